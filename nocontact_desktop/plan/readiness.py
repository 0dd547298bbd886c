"""What of a step is done, and what is missing. Never a measure of danger.

What counts: each needed field, and each item of a list, of which there may be a wanted number.
An item is done when the person says so (a note, such as a line of a budget, when it is complete).
Items for later or not for me are left out, and so is a whole step that is not for me or that the
person would rather not speak of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import (
    SET_ASIDE,
    Answers,
    Field,
    Item,
    ItemList,
    Mark,
    Section,
    State,
    is_filled,
)
from nocontact_desktop.plan.rules import ItemsByList

_LEFT_OUT = (State.NOT_FOR_ME, State.LATER)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there yet: a field, items of a list, or an item that is not done.

    `count` is how many of the step's things it stands for: "add two more" stands for two.
    """

    sentence: str
    field_id: str = ""
    list_id: str = ""
    item_id: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` things, and what the others are. A settled step has nothing to do."""

    done: int
    total: int
    missing: tuple[Missing, ...] = ()
    mark: Mark = Mark.OPEN
    begun: bool = False
    """Whether anything at all was written here, done or not."""

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do here, for whatever reason."""
        return self.mark in SET_ASIDE or (self.mark is Mark.OPEN and not self.missing)

    @property
    def set_aside(self) -> bool:
        """Whether the person put the whole step off."""
        return self.mark is Mark.LATER

    @property
    def sentence(self) -> str:
        """How far the step is, in a few translated words."""
        match self.mark:
            case Mark.NOT_FOR_ME:
                return _("Not for me")
            case Mark.RATHER_NOT_SAY:
                return _("I’d rather not say")
            case Mark.LATER:
                return _("Set aside for later")
        return self._figures()

    def _figures(self) -> str:
        if not self.done:
            if not self.begun:
                return _("Not started yet")
            return _("Nothing is left to do here") if self.settled else _("Begun")
        if self.settled:
            return _("All done")
        return _("{done} of {total} done", done=self.done, total=self.total)


def progress(
    section: Section, answers: Answers, lists_of_items: ItemsByList, mark: Mark = Mark.OPEN
) -> Progress:
    """How far `section` is; `done` and the counts of what is missing add up to `total`."""
    if mark in SET_ASIDE:
        return Progress(0, 0, (), mark)
    begun = any(map(is_filled, answers.values())) or any(lists_of_items.values())
    needed = [field for field in section.fields if field.needed]
    missing = [_missing_field(field) for field in needed if not is_filled(answers.get(field.id))]
    done = len(needed) - len(missing)
    for each in section.lists:
        items = lists_of_items.get(each.id, ())
        done += sum(is_done(each, item) for item in items)
        missing += _missing_in_list(each, items)
    return Progress(done, done + sum(each.count for each in missing), tuple(missing), mark, begun)


def is_done(list_: ItemList, item: Item) -> bool:
    """Whether `item` needs nothing more: the person says so, or it is a note and complete."""
    if list_.entries and item.state is State.OPEN:
        return first_gap(list_.fields, item) is None
    return item.state is State.DONE


def item_name(item: Item) -> str:
    """What to call an item: its title, or a stand-in while it has none."""
    return item.title.strip() or _("Without a name")


def first_gap(fields: Sequence[Field], item: Item) -> Field | None:
    """The first needed field that `item` leaves empty."""
    return next((f for f in fields if f.needed and not is_filled(item.values.get(f.id))), None)


def _missing_field(field: Field) -> Missing:
    return Missing(_("Not answered yet: {question}", question=_(field.label)), field_id=field.id)


def _missing_in_list(list_: ItemList, items: Sequence[Item]) -> Iterator[Missing]:
    for item in items:
        if item.state not in _LEFT_OUT and not is_done(list_, item):
            yield _missing_item(list_, item)
    short = list_.wanted - sum(item.state is not State.NOT_FOR_ME for item in items)
    if short > 0:
        sentence = plural(
            "{list}: one more would help", "{list}: {count} more would help", short,
            list=_(list_.title),
        )  # fmt: skip
        yield Missing(sentence, list_id=list_.id, count=short)


def _missing_item(list_: ItemList, item: Item) -> Missing:
    gap = first_gap(list_.fields, item)
    if gap:
        sentence = _(
            "{item}: still to fill in: {question}", item=item_name(item), question=_(gap.label)
        )
    elif item.state is State.STARTED:
        sentence = _("{item}: started", item=item_name(item))
    else:
        sentence = _("{item}: not done yet", item=item_name(item))
    return Missing(sentence, field_id=gap.id if gap else "", list_id=list_.id, item_id=item.id)
