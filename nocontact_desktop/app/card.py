"""The emergency card, put together from what the person picked and typed for it.

People stand on it by their first name. Nothing that tells where somebody or something can be
found is ever read for it: only the card's own questions, names, and numbers to call.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nocontact_desktop.app.lines import all_lines
from nocontact_desktop.app.reading_out import referred_id
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.card_content import (
    CardContent,
    Contact,
    Dependant,
    on_card,
)
from nocontact_desktop.exports.helplines import Helpline
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Answers, Field, Item, Kind, is_filled

PICKED_PEOPLE = "picked-people"
PICKED_HELPLINES = "picked-helplines"
"""The answers of the card that its page asks for beside the fields and `COUNTRY`: ids, ids."""

NONE = "none"
"""Stands in a list of picks for "nobody": an empty answer would mean that nothing was picked."""

_AGREED = ("on_card", "yes")
_ROLE, _CALL = "role", "safe_to_call"
_CONCERNS = {
    (_ROLE, "carries"): "This person passes things on, so their number is not ticked by itself.",
    (_ROLE, "not-to-know"): "This person is not to know, so their number is not ticked by itself.",
    (_ROLE, "means-well"): "This person means well but may not see it, so think twice.",
    (_CALL, "no"): "You noted that it is not safe to call them.",
}
_PROFESSIONALS = ("advocate", "lawyer", "doctor")


def people_for_card(workspace: Workspace) -> tuple[Item, ...]:
    """Everyone who could stand on the card: people of the plan with a number."""
    return tuple(item for item in workspace.people() if number_of(workspace, item))


def picked_people(workspace: Workspace, answers: Answers | None = None) -> tuple[Item, ...]:
    """Who stands on the card: as picked, or until then whoever agreed and raises no concern."""
    offered = {item.id: item for item in people_for_card(workspace)}
    typed = workspace.answers(workspace.card.id) if answers is None else answers
    picked = typed.get(PICKED_PEOPLE)
    if isinstance(picked, list) and picked:
        return tuple(offered[each] for each in picked if each in offered)
    return tuple(item for item in offered.values() if _by_default(item))


def concern_about(item: Item) -> str:
    """Why a person is not picked by default, as a translated sentence; empty when nothing is."""
    return next((_(said) for (f, v), said in _CONCERNS.items() if item.values.get(f) == v), "")


def picks(ids: Iterable[str]) -> list[str]:
    """The answer that keeps `ids` as picked, also when there are none."""
    return list(ids) or [NONE]


def picked_helplines(workspace: Workspace, answers: Answers | None = None) -> tuple[Helpline, ...]:
    """The helplines on the card, as the person has them: as picked, none until then."""
    offered = {line.id: line.helpline for line in all_lines(workspace)}
    typed = workspace.answers(workspace.card.id) if answers is None else answers
    return tuple(offered[each] for each in typed.get(PICKED_HELPLINES, []) if each in offered)


def card_content(workspace: Workspace, answers: Answers | None = None) -> CardContent:
    """What goes on the card now; `answers` are those of the card where some are not stored yet."""
    typed = workspace.answers(workspace.card.id) if answers is None else answers
    answer = _Answers(workspace, typed)
    return CardContent(
        own_name=answer.text("name_on_card"),
        emergency_number=answer.text("emergency_number"),
        emergency_how=answer.text("silent_way"),
        people=tuple(_contact(workspace, item) for item in picked_people(workspace, typed)),
        helplines=tuple(on_card(each) for each in picked_helplines(workspace, typed)),
        medicines=answer.text("medicines"),
        allergies=answer.text("allergies"),
        conditions=answer.text("conditions"),
        blood_group=answer.text("blood_group"),
        interpreter=answer.text("language"),
        disability=answer.text("access_needs"),
        dependants=tuple(_dependants(answer)),
        code_phrase=answer.text("code_phrase"),
        code_meaning=answer.text("code_asks"),
        professionals=tuple(_professionals(answer)),
        reference=answer.text("order_reference"),
        lines=tuple(line for line in answer.text("free_lines").splitlines() if line.strip()),
    )


def first_name(title: str) -> str:
    """The first name in what somebody is called: "Sam Miller" → Sam, "Aunt Rose" → Aunt Rose."""
    parts = title.split()
    before_names = _("aunt auntie uncle cousin dr mr mrs ms miss sister brother nurse").split()
    wanted = 2 if parts and parts[0].casefold().rstrip(".") in before_names else 1
    return " ".join(parts[:wanted])


def number_of(workspace: Workspace, item: Item) -> str:
    """The first number of an item that is filled in; empty when there is none."""
    for field in workspace.list_of(item.section, item.list).fields:
        value = item.values.get(field.id)
        if field.kind is Kind.PHONE and not field.secret_place and is_filled(value):
            return workspace.shown(field, value or "").strip()
    return ""


class _Answers:
    """The card's own answers, read out; a person who was removed from the plan is left out."""

    def __init__(self, workspace: Workspace, values: Answers) -> None:
        self.workspace = workspace
        self.fields: Mapping[str, Field] = {each.id: each for each in workspace.card.fields}
        self._values = values

    def text(self, field_id: str) -> str:
        field = self.fields.get(field_id)
        value = self._values.get(field_id)
        if field is None or field.secret_place or value is None or referred_id(value):
            return ""
        return self.workspace.shown(field, value).strip()

    def person(self, field_id: str) -> Item | None:
        wanted = referred_id(self._values.get(field_id))
        return next((each for each in self.workspace.people() if each.id == wanted), None)


def _by_default(item: Item) -> bool:
    field, agreed = _AGREED
    return item.values.get(field) == agreed and not concern_about(item)


def _contact(workspace: Workspace, item: Item) -> Contact:
    return Contact(first_name(item.title), number_of(workspace, item))


def _dependants(answer: _Answers) -> Iterator[Dependant]:
    who = answer.text("dependants")
    person = answer.person("dependants_call")
    call = (
        _contact(answer.workspace, person)
        if person
        else Contact(answer.text("dependants_call"), "")
    )
    if who or call.name:
        yield Dependant(who, call.name, call.number)


def _professionals(answer: _Answers) -> Iterator[Contact]:
    for field_id in _PROFESSIONALS:
        person = answer.person(field_id)
        name = person.title.strip() if person else answer.text(field_id)
        if name:
            number = number_of(answer.workspace, person) if person else ""
            yield Contact(name, number, role=_(answer.fields[field_id].label))
