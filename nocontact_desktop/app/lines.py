"""The helplines as this person has them: the shipped ones, with what was added, changed, hidden.

What the person typed wins over what is shipped. Nothing shipped is ever lost: a changed line is an
item that stands in its place, and when that item is removed the shipped one is there again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.helpline_sheet import Lines
from nocontact_desktop.exports.helplines import Helpline, LineKind, OnBill, countries
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Item, Value
from nocontact_desktop.plan.readiness import item_name

SECTION, LIST = "helplines", "lines"
"""Where the person's own lines are kept, as items."""
HIDDEN = "hidden"
"""The answer that holds the ids of hidden lines."""
COUNTRY = "country"
"""The answer that holds the code of the country that was chosen, of the card and of the page."""

_TEXTS = ("phone", "sms", "hours", "text_hours", "web")


@dataclass(frozen=True, slots=True)
class Line:
    """One helpline and where it comes from. `item` is the person's own word on it."""

    id: str
    helpline: Helpline
    item: Item | None = None
    shipped: bool = False
    hidden: bool = False

    @property
    def name(self) -> str:
        """Who answers: as the person wrote it, else as shipped, translated."""
        return self.helpline.name if self.item else _(self.helpline.name)

    @property
    def changed(self) -> bool:
        """Whether the person changed a shipped line."""
        return self.shipped and self.item is not None


def helpline_id(helpline: Helpline) -> str:
    """What a shipped helpline is called wherever it is picked, hidden or changed."""
    return f"{helpline.country_code}:{helpline.name}"


def all_lines(workspace: Workspace, items: Iterable[Item] | None = None) -> tuple[Line, ...]:
    """Every line there is, the person's own first. `items` are theirs, where some are not stored.

    A change of a line that a newer program does not ship any more stays, as a line of their own,
    and so does another change of a line that was changed before.
    """
    typed = workspace.items(SECTION, LIST) if items is None else items
    hidden = hidden_ids(workspace)
    shipped = {helpline_id(each): each for each in workspace.helplines}
    changed: dict[str, Item] = {}
    own: list[Item] = []
    for item in typed:
        if item.suggestion not in shipped or changed.setdefault(item.suggestion, item) is not item:
            own.append(item)
    return (
        *(Line(f"item:{item.id}", _from_item(item), item) for item in own),
        *(
            Line(id_, _from_item(changed[id_], line), changed[id_], True, id_ in hidden)
            if id_ in changed
            else Line(id_, line, None, True, id_ in hidden)
            for id_, line in shipped.items()
        ),
    )


def lines_of(lines: Iterable[Line], country: str, kind: LineKind | None = None) -> tuple[Line, ...]:
    """The lines to show for a country: its own and the person's, those of `kind` where it is given.

    A line of the person's own that has no kind fits every kind.
    """
    return tuple(
        line
        for line in lines
        if not line.hidden
        and line.helpline.country_code in ("", country)
        and (kind is None or kind in line.helpline.kinds or not line.helpline.kinds)
    )


def country_of(workspace: Workspace) -> str:
    """The code of the chosen country; empty when none was chosen."""
    found = workspace.answers(workspace.card.id).get(COUNTRY, "")
    return found if isinstance(found, str) else ""


def sheet_lines(workspace: Workspace) -> Lines:
    """What the sheet of helplines is made of: the chosen country's, and the person's own."""
    code = country_of(workspace)
    shown = lines_of(all_lines(workspace), code)
    emergency = {each.country_code: each for each in workspace.emergency}
    return Lines(tuple(line.helpline for line in shown), emergency.get(code))


def known_countries(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Every country with a helpline or an emergency number, as (code, English name), by name."""
    names = dict(countries(workspace.helplines))
    names |= {each.country_code: each.country for each in workspace.emergency}
    return tuple(sorted(names.items(), key=lambda pair: pair[1]))


def hidden_ids(workspace: Workspace) -> frozenset[str]:
    """The ids of the lines that were hidden."""
    found = workspace.answers(SECTION).get(HIDDEN, [])
    return frozenset(found) if isinstance(found, list) else frozenset()


def hide(workspace: Workspace, line_id: str, *, hidden: bool = True) -> None:
    """Hide a shipped line, or show it again."""
    ids = hidden_ids(workspace)
    ids = ids | {line_id} if hidden else ids - {line_id}
    workspace.set_answer(SECTION, HIDDEN, sorted(ids))


def begin_change(workspace: Workspace, line: Line) -> Item:
    """The item in which the person changes a shipped line; it holds what the line says now."""
    return line.item if line.item is not None else workspace.add(_copied(line.id, line.helpline))


def says_the_same(workspace: Workspace, item: Item) -> bool:
    """Whether it changes nothing of a shipped line: then it would only hide a newer number."""
    shipped = {helpline_id(each): each for each in workspace.helplines}.get(item.suggestion)
    if shipped is None:
        return False
    copied = _copied(item.suggestion, shipped)
    filled = {key: value for key, value in item.values.items() if value}
    return (item.title, item.note, filled) == (copied.title, copied.note, copied.values)


def _copied(line_id: str, shipped: Helpline) -> Item:
    values: dict[str, Value] = {each: getattr(shipped, each) for each in _TEXTS}
    values["kinds"] = [kind.value for kind in shipped.kinds]
    values["on_bill"] = shipped.on_bill.value
    kept = {key: value for key, value in values.items() if value}
    return Item("", SECTION, LIST, shipped.name, note=shipped.note, suggestion=line_id, values=kept)


FITTING: dict[str, tuple[LineKind, ...]] = {
    "boss": (LineKind.WORK, LineKind.CRISIS),
    "colleague": (LineKind.WORK, LineKind.STALKING, LineKind.CRISIS),
    "neighbour": (LineKind.STALKING, LineKind.CRIME, LineKind.CRISIS),
    "friend": (LineKind.STALKING, LineKind.CRIME, LineKind.CRISIS),
    "adult-child": (LineKind.ELDER, LineKind.DOMESTIC, LineKind.CRISIS),
    "carer": (LineKind.ELDER, LineKind.DOMESTIC, LineKind.CRISIS),
}
"""Which kinds of line come first for whom; for everybody else those about abuse at home."""
_MOST = (LineKind.DOMESTIC, LineKind.SEXUAL, LineKind.CRISIS)

_FOR_ME: tuple[tuple[str, str, str, LineKind], ...] = (
    ("danger-signs", "signs_others", "marriage", LineKind.FORCED_MARRIAGE),
    ("danger-signs", "signs_others", "honour", LineKind.FORCED_MARRIAGE),
    ("situation", "about_me", "honour", LineKind.FORCED_MARRIAGE),
    ("situation", "about_me", "young", LineKind.CHILD),
    ("situation", "about_me", "older", LineKind.ELDER),
    ("situation", "about_me", "lgbt", LineKind.LGBT),
    ("situation", "about_me", "man", LineKind.MEN),
    ("situation", "about_me", "deaf", LineKind.DEAF),
    ("danger-signs", "signs", "follows", LineKind.STALKING),
    ("danger-signs", "signs", "sex", LineKind.SEXUAL),
)
"""Which answers of a person bring up a kind of line before those for the tie."""


def fitting(
    workspace: Workspace, wanted: Collection[LineKind] = (), most: int = 4
) -> tuple[Line, ...]:
    """A few lines that fit best, in the chosen country: the person's own before the shipped.

    Without `wanted` kinds it goes by what the person said of themselves and of what happened, then
    by who the other person is.
    """
    kinds = tuple(wanted) or tuple(dict.fromkeys((*_for_me(workspace), *_for_tie(workspace))))
    lines = lines_of(all_lines(workspace), country_of(workspace))
    ranked = sorted(lines, key=lambda line: _rank(line, kinds))
    return tuple(line for line in ranked if _rank(line, kinds) <= len(kinds))[:most]


def _rank(line: Line, kinds: tuple[LineKind, ...]) -> int:
    if not line.shipped:
        return 0
    found = [at for at, kind in enumerate(kinds, 1) if kind in line.helpline.kinds]
    return min(found, default=len(kinds) + 1)


def _for_me(workspace: Workspace) -> Iterator[LineKind]:
    for section_id, field_id, option, kind in _FOR_ME:
        ticked = workspace.answers(section_id).get(field_id)
        if isinstance(ticked, list) and option in ticked:
            yield kind


def _for_tie(workspace: Workspace) -> tuple[LineKind, ...]:
    """The kinds for the tie; whoever lives with a boss may also ask those about harm at home."""
    answers = workspace.answers("situation")
    kinds = FITTING.get(str(answers.get("tie", "")), _MOST)
    at_home = answers.get("living_together", "") in ("yes", "sometimes")
    return (*kinds, LineKind.DOMESTIC) if at_home else kinds


def _from_item(item: Item, shipped: Helpline | None = None) -> Helpline:
    """What the person typed, in the place and country of the `shipped` line that it changes."""

    def typed(field: str) -> str:
        value = item.values.get(field, "")
        return value if isinstance(value, str) else ""

    kinds = item.values.get("kinds", [])
    known = set(LineKind)
    on_bill = typed("on_bill")
    return Helpline(
        country_code=shipped.country_code if shipped else "",
        country=shipped.country if shipped else "",
        name=item_name(item),
        kinds=tuple(LineKind(kind) for kind in kinds if kind in known),
        tty=shipped.tty if shipped else "",
        on_bill=OnBill(on_bill) if on_bill in list(OnBill) else OnBill.UNKNOWN,
        note=item.note,
        phone=typed("phone"),
        sms=typed("sms"),
        hours=typed("hours"),
        text_hours=typed("text_hours"),
        web=typed("web"),
    )
