"""The day, read out of the whole plan: the lines, whom to call, what to take, the way out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nocontact_desktop.app.card import concern_about, number_of
from nocontact_desktop.app.lines import sheet_lines
from nocontact_desktop.app.reading_out import referred_id
from nocontact_desktop.app.workspace import PEOPLE, PLACES, Workspace
from nocontact_desktop.exports.day_content import Call, DayContent, DayLine, GoNow, Refuge, Said
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import SET_ASIDE, Field, Item, State, Value, is_filled
from nocontact_desktop.plan.readiness import item_name
from nocontact_desktop.plan.timeline import MINUTES, Entry, Phase, split_day, timeline

THE_DAY = MINUTES[0]
_TAKE = ("bag", "documents")
"""Steps whose things are carried."""
_CALLED = ((THE_DAY, "first_call"), ("people", "first_call"), ("people", "second_call"),
           (THE_DAY, "beside_you"))  # fmt: skip
_NEEDED = (
    "window", "phone_plan", "leave_behind", "leave_behind_note", "carry", "transport", "route",
    "second_transport", "cover_story", "if_seen", "stop_signs", "go_now_signs", "children_pickup",
    "pets", "others_care", "arrival_signal", "arrival_by", "fallback_date",
)  # fmt: skip
"""Answers that are of use on the day itself; where a step has no such question, it is left out."""
_AGREED = (("safe-places", "code_phrase"), ("people", "code_word"))


def day_content(workspace: Workspace) -> DayContent:
    """The day as it stands in the plan. Whatever is put off or not for this person is left out."""
    entries = timeline(workspace.steps())[Phase.DAY]
    going = [entry for entry in entries if entry.item.state is not State.LATER]
    lines, others = split_day(going)
    reader = _Reader(workspace)
    return DayContent(
        lines=tuple(reader.line(entry) for entry in lines),
        take=tuple(reader.line(entry) for entry in others if entry.section.id in _TAKE),
        also=tuple(reader.line(entry) for entry in others if entry.section.id not in _TAKE),
        calls=tuple(reader.calls()),
        go_now=GoNow(reader.answer(THE_DAY, "empty_handed"), tuple(reader.places())),
        said=tuple(reader.said()),
    )


class _Reader:
    """Reads answers and items of the plan out, once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._steps = {step.section.id: step for step in workspace.steps()}
        self._people = self._items(*PEOPLE)
        self._places = self._items(*PLACES)

    def line(self, entry: Entry) -> DayLine:
        """One line, with all that was filled in for it."""
        item = entry.item
        fields = {field.id: field for field in entry.list.fields}
        who = item.values.get("who", "")
        person = self._people.get(referred_id(who))
        hint = next((s.hint for s in entry.list.suggestions if s.id == item.suggestion), "")
        return DayLine(
            item.id,
            item_name(item),
            done=item.state is State.DONE,
            time=entry.time,
            who=self._shown(fields.get("who"), who),
            number=number_of(self._workspace, person) if person else "",
            where=self._shown(fields.get("place"), item.values.get("place", "")),
            fallback=self._shown(fields.get("fallback"), item.values.get("fallback", "")),
            note=item.note.strip() or _(hint),
            step="" if entry.section.id == THE_DAY else _(entry.section.title),
        )

    def answer(self, section_id: str, field_id: str) -> str:
        """An answer as it reads; nothing of a step that was left aside, or of what is forgotten."""
        value = self._value(section_id, field_id)
        known = referred_id(value)
        if not self._is_told(section_id) or (known and self._workspace.item(known) is None):
            return ""
        fields = self._steps[section_id].section.fields
        field = next((each for each in fields if each.id == field_id), None)
        return self._shown(field, value)

    def said(self) -> Iterator[Said]:
        """What was answered about the day itself, and the words that were agreed."""
        for section_id, field_id in (*((THE_DAY, each) for each in _NEEDED), *_AGREED):
            words = self.answer(section_id, field_id)
            if words:
                fields = self._steps[section_id].section.fields
                label = next(each.label for each in fields if each.id == field_id)
                yield Said(_(label), words)

    def calls(self) -> Iterator[Call]:
        """Whom to call, the first one first, each once; then the emergency number of the card.

        Two people of one name are two.
        """
        found: dict[str, Call] = {}
        for section_id, field_id in _CALLED:
            person = self._person(section_id, field_id)
            if person is not None:
                number = number_of(self._workspace, person)
                call = Call(item_name(person), number, concern_about(person))
                found.setdefault(person.id, call)
            elif words := self.answer(section_id, field_id):
                found.setdefault(words, Call(words, ""))
        yield from found.values()
        card = self._workspace.card
        answers = self._workspace.answers(card.id)
        number, way = (str(answers.get(name, "")) for name in ("emergency_number", "silent_way"))
        shipped = sheet_lines(self._workspace).emergency
        number = number.strip() or (shipped.number if shipped else "")
        if number:
            silent = way.strip() or self.answer("incident", "silent_call")
            silent = silent or (_(shipped.silent) if shipped else "")
            yield Call(_("Emergency"), number, silent, emergency=True)

    def places(self) -> Iterator[Refuge]:
        """Where to, in their order: the place for tonight, then the others by rank."""
        ranks = ["first", "second", "third"]
        chosen = self._value("safe-places", "tonight")
        first = self._places.get(referred_id(chosen))
        if first is None and (words := self.answer("safe-places", "tonight")):
            yield Refuge(words, of_list=False)
        rest = [
            each
            for each in (self._places.values() if self._is_told(PLACES[0]) else ())
            if each.values.get("backup_order") in ranks and each is not first
        ]
        rest.sort(key=lambda each: ranks.index(str(each.values["backup_order"])))
        for item in [*([first] if first else []), *rest]:
            yield Refuge(item_name(item), " · ".join(self._how_to_find(item)))
        if words := self.answer("safe-places", "fallback"):
            yield Refuge(_("If that falls through"), words, of_list=False)

    def _how_to_find(self, item: Item) -> Iterator[str]:
        for field_id in ("address", "contact", "contact_phone", "code_phrase"):
            fields = self._workspace.list_of(*PLACES).fields
            field = next((each for each in fields if each.id == field_id), None)
            if words := self._shown(field, item.values.get(field_id, "")):
                yield words

    def _person(self, section_id: str, field_id: str) -> Item | None:
        """Whom an answer points to, or names in words that fit one person alone."""
        value = self._value(section_id, field_id)
        if referred_id(value):
            return self._people.get(referred_id(value))
        words = value.strip().casefold() if isinstance(value, str) else ""
        named = [each for each in self._people.values() if each.title.strip().casefold() == words]
        return named[0] if words and len(named) == 1 else None

    def _is_told(self, section_id: str) -> bool:
        """Whether a step is there, and was not left aside."""
        step = self._steps.get(section_id)
        return step is not None and step.mark not in SET_ASIDE

    def _value(self, section_id: str, field_id: str) -> Value:
        told = self._is_told(section_id)
        return self._steps[section_id].answers.get(field_id, "") if told else ""

    def _shown(self, field: Field | None, value: Value) -> str:
        if field is None or not is_filled(value):
            return ""
        return self._workspace.shown(field, value).strip()

    def _items(self, section_id: str, list_id: str) -> dict[str, Item]:
        step = self._steps.get(section_id)
        found: Sequence[Item] = step.items.get(list_id, ()) if step else ()
        return {item.id: item for item in found if item.state is not State.NOT_FOR_ME}
