"""Chooses one next small thing over the whole plan.

First what was started, then in the order of the steps at the person's stage. What belongs to the
day itself or to afterwards is asked for when the stage says that it is time. What the other person
would notice comes last, unless the person decided when to do it; without that the sentence asks
for that decision, not for the deed. Behind it all comes what a rule of order speaks about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import (
    Answers,
    Field,
    Item,
    ItemList,
    Mark,
    Notice,
    Section,
    State,
    When,
)
from nocontact_desktop.plan.readiness import Missing, first_gap, item_name, progress
from nocontact_desktop.plan.rules import ItemsByList
from nocontact_desktop.plan.stages import PLAIN, Stage

_SEEN = 2
"""How late something comes that shows."""
_HELD = 3
"""How late something comes before which something else is better done."""


@dataclass(frozen=True, slots=True)
class Step:
    """A section with everything that was filled in."""

    section: Section
    answers: Answers
    items: ItemsByList
    mark: Mark = Mark.OPEN


@dataclass(frozen=True, slots=True)
class NextThing:
    """One small thing to do, as a translated sentence, and where it is done."""

    section_id: str
    sentence: str
    list_id: str = ""
    item_id: str = ""
    field_id: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    noticed: int
    started: bool
    thing: NextThing


def next_thing(
    steps: Sequence[Step],
    stage: Stage = PLAIN.unsaid,
    held: Collection[str] = (),
    seen: Collection[str] = (),
) -> NextThing | None:
    """The one next thing, or None when nothing is left that could be done at this stage.

    `held` are the ids of items before which something else is better done, `seen` of those of
    which it was said that they show, though there is nothing that comes first.
    """
    by_id = {step.section.id: step for step in steps if step.section.id not in stage.waits}
    own_order = sorted((step.section for step in by_id.values()), key=lambda each: each.order)
    in_order = [by_id[section.id] for section in stage.in_order(tuple(own_order))]
    late = {**dict.fromkeys(seen, _SEEN), **dict.fromkeys(held, _HELD)}
    candidates = [each for step in in_order for each in _candidates(step, stage.today, late)]
    best = min(candidates, key=lambda each: (each.noticed, not each.started), default=None)
    return best.thing if best else None


def _candidates(
    step: Step, today: Collection[When], late: Mapping[str, int]
) -> Iterator[_Candidate]:
    if step.mark is not Mark.OPEN:
        return
    lists = {each.id: each for each in step.section.lists}
    items = {item.id: item for each in step.items.values() for item in each}
    for missing in progress(step.section, step.answers, step.items).missing:
        if missing.item_id:
            item = items[missing.item_id]
            if item.when in today:
                list_ = lists[missing.list_id]
                yield _about_item(step.section, list_, item, late.get(item.id, 0))
        else:
            yield _Candidate(0, False, _about_step(step.section, missing))


def _about_step(section: Section, missing: Missing) -> NextThing:
    for field in section.fields:
        if field.id == missing.field_id:
            sentence = _("One question: {question}", question=_(field.label))
            return NextThing(section.id, sentence, field_id=field.id)
    title = next(_(each.title) for each in section.lists if each.id == missing.list_id)
    sentence = _("Add one to “{list}”. One is enough for now.", list=title)
    return NextThing(section.id, sentence, list_id=missing.list_id)


def _about_item(section: Section, list_: ItemList, item: Item, late: int) -> _Candidate:
    noticed = max(late, _noticed(item) if item.when is When.OPEN else 0)
    gap = first_gap(list_.fields, item)
    thing = NextThing(
        section.id, _sentence(item, gap, noticed), list_.id, item.id, gap.id if gap else ""
    )
    return _Candidate(noticed, item.state is State.STARTED, thing)


def _noticed(item: Item) -> int:
    match item.notice:
        case Notice.YES:
            return _SEEN
        case Notice.MAYBE:
            return 1
        case _:
            return 0


def _sentence(item: Item, gap: Field | None, noticed: int) -> str:
    name = item_name(item)
    if noticed == _HELD:
        return _("{item}: something else may be better first. Look at it when you like.", item=name)
    if noticed:
        return _("{item}: they may notice this. Choose when it is best done.", item=name)
    if gap:
        return _("{item}: fill in “{question}”.", item=name, question=_(gap.label))
    if item.state is State.STARTED:
        return _("You started on this: {item}. Go on when you like.", item=name)
    return _("Look at this one: {item}.", item=name)
