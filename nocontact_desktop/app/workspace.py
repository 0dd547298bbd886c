"""The open plan, as the screens and the prints see it: content, answers and items together.

Every writing method commits through the store before it returns. Any thread may call it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nocontact_desktop.app.content import Content
from nocontact_desktop.app.hits import Hit, HitReader
from nocontact_desktop.app.item_reading import read_item, read_items, suggested
from nocontact_desktop.app.read_steps import ReadSteps
from nocontact_desktop.app.reading_out import REFERENCE, read_out
from nocontact_desktop.app.ready_words import Ready, ReadyWords
from nocontact_desktop.app.shown_content import Shown, ShownContent
from nocontact_desktop.app.store_door import Stored, StoreDoor
from nocontact_desktop.app.trail import WHOLE_STEP, Trail
from nocontact_desktop.errors import NeverKeptError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.codec import to_data, to_values
from nocontact_desktop.plan.gaps import PRIORITIES, Gaps, gaps
from nocontact_desktop.plan.model import (
    Answers,
    Field,
    Item,
    ItemList,
    Mark,
    Section,
    Suggestion,
    Tie,
    Value,
)
from nocontact_desktop.plan.next_thing import NextThing, Step, next_thing
from nocontact_desktop.plan.order import OrderNotice, OrderRule, SaidOrder
from nocontact_desktop.plan.own_order import chosen_steps, own_order
from nocontact_desktop.plan.readiness import Progress, item_name, progress
from nocontact_desktop.plan.rules import NoticeText, notices
from nocontact_desktop.plan.stages import STAGE, Stage
from nocontact_desktop.plan.sums import Sums, sums
from nocontact_desktop.plan.wording import TIE, read_tie

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

    def __init__(self, content: Content, store: StoreDoor, decimal_sign: str = ".") -> None:
        self.card = content.card
        self.priorities = content.priorities
        self.helplines = content.helplines
        self.emergency = content.emergency
        self.stages = content.stages
        self._circumstances = content.circumstances
        self.trail = Trail(store)
        self._decimal_sign = decimal_sign
        self._store = store
        self._read = ReadSteps(self._read_step)
        self._said_order = SaidOrder()
        self._content = ShownContent(content)
        self._asks_tie = TIE[0] in {section.id for section in content.sections}
        self._tie = self._read_tie()
        picking = frozenset(section.id for section in content.beside)
        self._ready = ReadyWords(content.usual_words)
        self._hits = HitReader(self._section_of, self.item, self.shown, picking)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The steps in their order, in the words of the tie that was chosen."""
        return self._shown.sections

    @property
    def order(self) -> tuple[OrderRule, ...]:
        """The rules of order, in the same words."""
        return self._shown.order

    @property
    def tie(self) -> Tie | None:
        """What the other person is to this one; None when that was not said."""
        return self._tie

    def say(self, english: str) -> str:
        """A sentence of the catalogue, translated, in the words of the tie."""
        return self._shown.say(english)

    def section(self, section_id: str) -> Section:
        """A section, or the card's questions or the person's own helplines under their ids."""
        return self._shown.by_id[section_id]

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
        old = self._store.answers(section_id).get(field_id, "")
        if old != value:
            self.trail.note_answer(section_id, field_id, old)
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
        if (old := self.mark(section_id)) is not mark:
            self.trail.note_answer(section_id, WHOLE_STEP, old.value)
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
        """Take away for good all that is kept of a section, also what was removed before.

        What stood there before goes first: whoever sees that the step is empty can be sure of it.
        """
        self.trail.forget(section_id)
        self._store.forget_section(section_id)
        if self._store.setting(_mark_name(section_id)):
            self._store.set_setting(_mark_name(section_id), "")
        self._touch(*self._shown.by_id)

    def items(self, section_id: str, list_id: str) -> tuple[Item, ...]:
        """The items of a list, in their order."""
        section = self._shown.by_id.get(section_id)
        known = self._read.step(section).items if section is not None else {}
        return tuple(known.get(list_id) or ())

    def item(self, item_id: str) -> Item | None:
        """One item, also when it was removed; None when there never was one."""
        stored = self._store.item(item_id) or self._removed(item_id)
        return read_item(stored) if stored else None

    def add_item(
        self, section_id: str, list_id: str, *, title: str = "", suggestion: str = ""
    ) -> Item:
        """A new item at the end of a list; a suggestion brings its values, when and notice.

        Raises `NeverKeptError` for a step of which nothing is kept.
        """
        item = Item("", section_id, list_id, title)
        if suggestion:
            list_ = self.list_of(section_id, list_id)
            offered = {each.id: each for each in list_.suggestions}
            item = suggested(item, list_, offered[suggestion])
        return self.add(item)

    def add(self, item: Item) -> Item:
        """Put `item`, whose id is chosen here, at the end of its list: all of it in one step.

        Raises `NeverKeptError` for a step of which nothing is kept.
        """
        if self.never_kept(item.section):
            raise NeverKeptError
        added = read_item(self._store.add_item(item.section, item.list, to_data(item)))
        self.trail.note_item(item.section, item.list, added.id, None)
        self._touch(item.section)
        return added

    def change_item(self, item: Item) -> None:
        """Keep `item` as it now is."""
        self._note_item(item.id, to_data(item))
        self._store.change_item(item.id, to_data(item))
        self._touch(item.section)

    def move_item(self, item_id: str, position: int) -> None:
        """Put an item at `position` of its list, counted from 0."""
        self._store.move_item(item_id, position)
        moved = self._store.item(item_id)
        self._touch(*([moved.section] if moved else ()))

    def remove_item(self, item_id: str) -> None:
        """Take an item out of its list; `restore_item` brings it back."""
        where = self._note_item(item_id)
        self._store.remove_item(item_id)
        self._touch(*where)

    def restore_item(self, item_id: str) -> Item:
        """Bring a removed item back to its old place."""
        gone = self._store.item(item_id) is None
        item = read_item(self._store.restore_item(item_id))
        if gone:
            self.trail.note_item(item.section, item.list, item_id, None)
        self._touch(item.section)
        return item

    def removed_items(self, section_id: str, list_id: str) -> tuple[Item, ...]:
        """The removed items of a list."""
        return read_items(self._store.removed_items(section_id, list_id))

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
        """Where the person said that they are, with the steps in the order that fits them."""
        section_id, field_id = STAGE
        if section_id not in self._shown.by_id:
            return self.stages.unsaid
        answers = self._answered(section_id)
        stage = self.stages.of(answers.get(field_id))
        chosen = chosen_steps(self.priorities, answers.get(PRIORITIES[1]))
        return own_order(stage, self._circumstances, self._answered, *chosen)

    def next_thing(self) -> NextThing | None:
        """One next small thing over all sections; None when nothing is left for today."""
        held = {spot.item_id for each in self.order_notices() for spot in each.about}
        return next_thing(self.steps(), self.stage, held - {""})

    def steps(self) -> tuple[Step, ...]:
        """Every section with everything that was filled in, in their order."""
        return tuple(self._read.step(section) for section in self.sections)

    def step(self, section_id: str) -> Step:
        """A section with everything that was filled in."""
        return self._read.step(self.section(section_id))

    def gaps(self) -> Gaps:
        """What the plan still lacks, beginning with what matters most to the person."""
        return gaps(self.steps(), self.priorities, self.stage)

    def order_notices(self) -> tuple[OrderNotice, ...]:
        """What is about to be done before the thing that makes it safer, over all sections."""
        return self._said_order.now(self.order, self.steps(), self.left_rules())

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
        step = self._read.step(self.section(section_id))
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

    def ready(self, text: str) -> tuple[Ready, ...]:
        """What the program itself says that fits `text`, the best first."""
        return self._ready.find(self.sections, text)

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

    def _note_item(self, item_id: str, new: Mapping[str, Any] | None = None) -> tuple[str, ...]:
        """Keep what an item held, unless it is about to stay the same; in which section it is."""
        old = self._store.item(item_id)
        if old is not None and old.data != new:
            self.trail.note_item(old.section, old.list, item_id, old.data)
        return (old.section,) if old is not None else ()

    def _removed(self, item_id: str) -> Stored | None:
        sections = self._shown.by_id.values()
        lists = ((section.id, each.id) for section in sections for each in section.lists)
        removed = (stored for place in lists for stored in self._store.removed_items(*place))
        return next((each for each in removed if each.id == item_id), None)

    def _touch(self, *section_ids: str) -> None:
        """What was read of these sections before is not how they are any more."""
        self._read.touch(*section_ids)
        if TIE[0] in section_ids:
            self._tie = self._read_tie()

    @property
    def _shown(self) -> Shown:
        return self._content.now(self._tie)

    def _read_tie(self) -> Tie | None:
        section_id, field_id = TIE
        return read_tie(self.answers(section_id).get(field_id)) if self._asks_tie else None

    def _answered(self, section_id: str) -> Answers:
        """The answers of a section as they were read last."""
        section = self._section_of(section_id)
        return self._read.step(section).answers if section is not None else {}

    def _section_of(self, section_id: str) -> Section | None:
        return self._shown.by_id.get(section_id)

    def _read_step(self, section: Section) -> Step:
        items: Mapping[str, tuple[Item, ...]] = {
            each.id: read_items(self._store.items(section.id, each.id)) for each in section.lists
        }
        return Step(section, self.answers(section.id), items, self.mark(section.id))


def _mark_name(section_id: str) -> str:
    return f"mark.{section_id}"


def _keep_name(section_id: str) -> str:
    return f"keep.{section_id}"
