"""The open plan, as the screens and the prints see it: content, answers and items together.

Every writing method commits through the store before it returns. Any thread may call it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from nocontact_desktop.app.hits import Hit, HitReader
from nocontact_desktop.app.reading_out import REFERENCE, read_out
from nocontact_desktop.app.store_door import Stored, StoreDoor
from nocontact_desktop.errors import NeverKeptError
from nocontact_desktop.exports.emergency import Emergency
from nocontact_desktop.exports.helplines import Helpline
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.codec import from_data, to_data, to_values
from nocontact_desktop.plan.model import (
    Answers,
    Field,
    Item,
    ItemList,
    Kind,
    Mark,
    Section,
    Suggestion,
    Value,
)
from nocontact_desktop.plan.next_thing import NextThing, Step, next_thing
from nocontact_desktop.plan.order import OrderNotice, OrderRule, order_notices
from nocontact_desktop.plan.readiness import Progress, item_name, progress
from nocontact_desktop.plan.rules import NoticeText, notices
from nocontact_desktop.plan.stages import PLAIN, STAGE, Stage, Stages
from nocontact_desktop.plan.sums import Sums, sums

PEOPLE = ("people", "people")
PLACES = ("safe-places", "places")
DEVICES = ("devices", "devices")
ACCOUNTS = ("devices", "accounts")
"""Section and list of the items that fields of these kinds offer."""

_LEFT = "order.left"
"""The setting with the rules of order that the person wants to hear no more."""


NEVER = "never"
"""How it is written down that nothing of a section is kept."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a section stands: what is done and missing, and what is worth knowing."""

    progress: Progress
    notices: tuple[NoticeText, ...]


class Workspace:
    """One open plan. Unknown ids of sections, lists and suggestions raise `KeyError`."""

    def __init__(
        self,
        sections: tuple[Section, ...],
        store: StoreDoor,
        card: Section,
        helplines: tuple[Helpline, ...] = (),
        decimal_sign: str = ".",
        *,
        own_lines: Section | None = None,
        emergency: tuple[Emergency, ...] = (),
        stages: Stages = PLAIN,
        order: tuple[OrderRule, ...] = (),
    ) -> None:
        self.sections = sections
        self.order = order
        self.card = card
        self.helplines = helplines
        self.emergency = emergency
        self.stages = stages
        self._decimal_sign = decimal_sign
        self._store = store
        self._ticks = count(1)
        self._changed: dict[str, int] = {}
        self._steps: dict[str, tuple[int, Step]] = {}
        beside: tuple[Section, ...] = (card,) if own_lines is None else (card, own_lines)
        self._by_id = {section.id: section for section in (*sections, *beside)}
        picking = frozenset(section.id for section in beside)
        self._hits = HitReader(tuple(self._by_id.values()), self.item, self.shown, picking)

    def section(self, section_id: str) -> Section:
        """A section, or the card's questions or the person's own helplines under their ids."""
        return self._by_id[section_id]

    def list_of(self, section_id: str, list_id: str) -> ItemList:
        """A list of a section."""
        return {each.id: each for each in self.section(section_id).lists}[list_id]

    def answers(self, section_id: str) -> Answers:
        """All answers of a section, by field id."""
        return to_values(self._store.answers(section_id))

    def set_answer(self, section_id: str, field_id: str, value: Value) -> None:
        """Keep one answer; an empty value takes it away. Of a step never kept, nothing is."""
        if self.never_kept(section_id):
            return
        self._store.set_answer(section_id, field_id, value)
        self._touch(section_id)

    def mark(self, section_id: str) -> Mark:
        """What the person said of a whole section; one never kept counts as better not said."""
        if self.never_kept(section_id):
            return Mark.RATHER_NOT_SAY
        stored = self._store.setting(_mark_name(section_id))
        return Mark(stored) if stored in list(Mark) else Mark.OPEN

    def set_mark(self, section_id: str, mark: Mark) -> None:
        """Keep what the person says of a whole section; its answers stay as they are."""
        self._store.set_setting(_mark_name(section_id), mark.value)
        self._touch(section_id)

    def kept_how(self, section_id: str) -> str:
        """How long a section is kept, as `app.keeping` writes it down."""
        return self._store.setting(_keep_name(section_id))

    def keep_how(self, section_id: str, how: str) -> None:
        """Write down how long a section is kept."""
        self._store.set_setting(_keep_name(section_id), how)
        self._touch(section_id)

    def never_kept(self, section_id: str) -> bool:
        """Whether nothing of a section is ever kept."""
        return self.kept_how(section_id) == NEVER

    def forget_section(self, section_id: str) -> None:
        """Take away for good all that is kept of a section, also what was removed before."""
        self._store.forget_section(section_id)
        if self._store.setting(_mark_name(section_id)):
            self._store.set_setting(_mark_name(section_id), "")
        self._touch(*self._by_id)

    def items(self, section_id: str, list_id: str) -> tuple[Item, ...]:
        """The items of a list, in their order."""
        return _read(self._store.items(section_id, list_id))

    def item(self, item_id: str) -> Item | None:
        """One item, also when it was removed; None when there never was one."""
        stored = self._store.item(item_id) or self._removed(item_id)
        return _item(stored) if stored else None

    def add_item(
        self, section_id: str, list_id: str, *, title: str = "", suggestion: str = ""
    ) -> Item:
        """A new item at the end of a list; a suggestion brings its values, when and notice.

        Raises `NeverKeptError` for a step of which nothing is kept.
        """
        if self.never_kept(section_id):
            raise NeverKeptError
        item = Item("", section_id, list_id, title)
        if suggestion:
            list_ = self.list_of(section_id, list_id)
            offered = {each.id: each for each in list_.suggestions}
            item = _suggested(item, list_, offered[suggestion])
        added = _item(self._store.add_item(section_id, list_id, to_data(item)))
        self._touch(section_id)
        return added

    def change_item(self, item: Item) -> None:
        """Keep `item` as it now is."""
        self._store.change_item(item.id, to_data(item))
        self._touch(item.section)

    def move_item(self, item_id: str, position: int) -> None:
        """Put an item at `position` of its list, counted from 0."""
        self._store.move_item(item_id, position)
        self._touch(*self._by_id)

    def remove_item(self, item_id: str) -> None:
        """Take an item out of its list; `restore_item` brings it back."""
        self._store.remove_item(item_id)
        self._touch(*self._by_id)

    def restore_item(self, item_id: str) -> Item:
        """Bring a removed item back to its old place."""
        item = _item(self._store.restore_item(item_id))
        self._touch(item.section)
        return item

    def removed_items(self, section_id: str, list_id: str) -> tuple[Item, ...]:
        """The removed items of a list."""
        return _read(self._store.removed_items(section_id, list_id))

    def open_suggestions(self, section_id: str, list_id: str) -> tuple[Suggestion, ...]:
        """The suggestions of a list that no item of it came from."""
        used = {item.suggestion for item in self.items(section_id, list_id)}
        offered = self.list_of(section_id, list_id).suggestions
        return tuple(each for each in offered if each.id not in used)

    def progress(self, section_id: str) -> Progress:
        """What of a section is done, and what is missing."""
        return self.standing(section_id).progress

    @property
    def stage(self) -> Stage:
        """Where the person said that they are."""
        section_id, field_id = STAGE
        known = section_id in self._by_id
        return self.stages.of(self.answers(section_id).get(field_id) if known else None)

    def next_thing(self) -> NextThing | None:
        """One next small thing over all sections; None when nothing is left for today."""
        return next_thing(self.steps(), self.stage)

    def steps(self) -> tuple[Step, ...]:
        """Every section with everything that was filled in, in their order."""
        return tuple(self._step(section) for section in self.sections)

    def step(self, section_id: str) -> Step:
        """A section with everything that was filled in."""
        return self._step(self.section(section_id))

    def order_notices(self) -> tuple[OrderNotice, ...]:
        """What is about to be done before the thing that makes it safer, over all sections."""
        return order_notices(self.order, self.steps(), self.left_rules())

    def left_rules(self) -> tuple[str, ...]:
        """The rules of order of which the person said that they know, in the order of the rules."""
        said = self._store.setting(_LEFT).split()
        return tuple(rule.id for rule in self.order if rule.id in said)

    def leave_rule(self, rule_id: str, *, left: bool = True) -> None:
        """Let a rule of order say nothing any more or, with `left` false, speak again."""
        others = [each for each in self._store.setting(_LEFT).split() if each != rule_id]
        self._store.set_setting(_LEFT, " ".join([*others, rule_id] if left else others))

    def notices(self, section_id: str) -> tuple[NoticeText, ...]:
        """What the rules of a section say about what was filled in."""
        return self.standing(section_id).notices

    def standing(self, section_id: str) -> Standing:
        """Progress and notices of a section, from one reading of what is stored."""
        step = self._step(self.section(section_id))
        return Standing(
            progress(step.section, step.answers, step.items, step.mark),
            notices(step.section, step.answers, step.items),
        )

    def sums(self, section_id: str, list_id: str) -> Sums:
        """What the items of a list add up to, worked out from what is stored now."""
        list_ = self.list_of(section_id, list_id)
        if not list_.sums:
            return Sums()
        items = self.items(section_id, list_id)
        return sums(list_, items, self.answers(section_id), self._decimal_sign)

    def search(self, text: str) -> tuple[Hit, ...]:
        """Where words that begin like those of `text` were typed."""
        hits = (self._hits.read(found, text) for found in self._store.search(text))
        return tuple(hit for hit in hits if hit)

    def people(self) -> tuple[Item, ...]:
        """The people that `person` and `people` fields offer."""
        return self.items(*PEOPLE)

    def places(self) -> tuple[Item, ...]:
        """The places that a `place` field offers."""
        return self.items(*PLACES)

    def devices(self) -> tuple[Item, ...]:
        """The devices that a `devices` field offers."""
        return self.items(*DEVICES)

    def accounts(self) -> tuple[Item, ...]:
        """The accounts that an `account` field offers."""
        return self.items(*ACCOUNTS)

    def reference(self, item: Item) -> str:
        """The value, or one of several, that points to `item`."""
        return f"{REFERENCE}{item.id}"

    def name_of(self, item_id: str) -> str:
        """What to call an item, also one that was removed since."""
        item = self.item(item_id)
        return item_name(item) if item else _("No longer in the list")

    def shown(self, field: Field, value: Value) -> str:
        """What a value reads as: labels of options, names of items, days in words."""
        return read_out(field, value, self.name_of, self._decimal_sign)

    def setting(self, name: str, default: str = "") -> str:
        """A setting that is kept inside the vault."""
        return self._store.setting(name, default)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault."""
        self._store.set_setting(name, value)

    def _removed(self, item_id: str) -> Stored | None:
        sections = self._by_id.values()
        lists = ((section.id, each.id) for section in sections for each in section.lists)
        removed = (stored for place in lists for stored in self._store.removed_items(*place))
        return next((each for each in removed if each.id == item_id), None)

    def _touch(self, *section_ids: str) -> None:
        """What was read of these sections before is not how they are any more."""
        for section_id in section_ids:
            self._changed[section_id] = next(self._ticks)

    def _step(self, section: Section) -> Step:
        """A section with what is stored of it; read again only after something was stored."""
        now = self._changed.get(section.id, 0)
        kept = self._steps.get(section.id)
        if kept is not None and kept[0] == now:
            return kept[1]
        step = self._read_step(section)
        self._steps[section.id] = (now, step)
        return step

    def _read_step(self, section: Section) -> Step:
        items: Mapping[str, tuple[Item, ...]] = {
            each.id: self.items(section.id, each.id) for each in section.lists
        }
        return Step(section, self.answers(section.id), items, self.mark(section.id))


def _mark_name(section_id: str) -> str:
    return f"mark.{section_id}"


def _keep_name(section_id: str) -> str:
    return f"keep.{section_id}"


def _read(stored: Iterable[Stored]) -> tuple[Item, ...]:
    return tuple(_item(each) for each in stored)


def _item(stored: Stored) -> Item:
    return from_data(stored.id, stored.section, stored.list, stored.data)


def _suggested(item: Item, list_: ItemList, suggestion: Suggestion) -> Item:
    in_words = {each.id for each in list_.fields if each.kind in (Kind.TEXT, Kind.LONG_TEXT)}
    return replace(
        item,
        title=item.title or _(suggestion.title),
        when=suggestion.when,
        notice=suggestion.notice,
        suggestion=suggestion.id,
        values={
            key: _(value) if key in in_words and isinstance(value, str) else value
            for key, value in suggestion.values.items()
        },
    )
