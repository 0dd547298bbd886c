"""Says where something is about to be done before the thing that keeps a person safe.

A rule looks over all steps. It never forbids: it explains, and the person decides, and can say of
one rule that they know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import is_

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import SET_ASIDE, Condition, Item, State, When
from nocontact_desktop.plan.next_thing import Step
from nocontact_desktop.plan.rules import holds, meets

EVERY = "*"
"""As the section of a pick: every list of every step."""

_UNDER_WAY = (State.STARTED, State.DONE)
_PUT_OFF = (State.NOT_FOR_ME, State.LATER)


@dataclass(frozen=True, slots=True)
class Pick:
    """Some things of the plan: items of a list or, without a list, the answers of a step."""

    section: str
    list: str = ""
    suggestions: tuple[str, ...] = ()
    """Only the items that came from these; all items when it is empty."""
    conditions: tuple[Condition, ...] = ()
    there: bool = False
    """It counts as soon as it is in the list, without being ticked or planned."""
    same: bool = False
    """Of what comes first: it is asked of each item that comes later, not of another one."""


@dataclass(frozen=True, slots=True)
class OrderRule:
    """Speaks when something of `then` is under way and nothing of `first` is done.

    `given` has to hold, too: answers without which the rule has nothing to say.
    """

    id: str
    title: str
    text: str
    first: tuple[Pick, ...]
    then: tuple[Pick, ...]
    given: tuple[Pick, ...] = ()
    on_step: bool = True
    """Whether the step says it; not where a rule of its own does so already."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the plan; without an item it is a list, without a list the questions."""

    section_id: str
    list_id: str = ""
    item_id: str = ""
    field_id: str = ""


@dataclass(frozen=True, slots=True)
class OrderNotice:
    """A rule that speaks, in translated words, with what it is about and what comes first."""

    rule_id: str
    title: str
    text: str
    about: tuple[Spot, ...]
    first: Spot | None
    on_step: bool = True

    def is_about(self, section_id: str) -> bool:
        """Whether something in that step is meant."""
        return any(spot.section_id == section_id for spot in self.about)


def order_notices(
    rules: Sequence[OrderRule], steps: Sequence[Step], left: Collection[str] = ()
) -> tuple[OrderNotice, ...]:
    """What the rules say of the whole plan, apart from those that were `left` as they are."""
    by_id = {step.section.id: step for step in steps}
    found = (_notice(rule, by_id) for rule in rules if rule.id not in left)
    return tuple(notice for notice in found if notice is not None)


class SaidOrder:
    """What the rules said last; it is worked out again only for steps that are not the same."""

    def __init__(self) -> None:
        self._known: tuple[tuple[object, ...], Collection[str], tuple[OrderNotice, ...]]
        self._known = (), (), ()

    def now(
        self, rules: Sequence[OrderRule], steps: Sequence[Step], left: Collection[str]
    ) -> tuple[OrderNotice, ...]:
        """What the rules say of these steps."""
        asked = (rules, *steps)
        known, known_left, said = self._known
        same = len(known) == len(asked) and all(map(is_, known, asked))
        if not same or known_left != left:
            said = order_notices(rules, steps, left)
            self._known = asked, left, said  # at once, for another thread may ask meanwhile
        return said


def _notice(rule: OrderRule, steps: Mapping[str, Step]) -> OrderNotice | None:
    if not all(_holds(pick, steps) for pick in rule.given):
        return None
    apart = [pick for pick in rule.first if not pick.same]
    if any(_is_met(pick, steps) for pick in apart) or (
        apart and all(_is_aside(pick, steps) for pick in apart)
    ):
        return None
    own = [pick for pick in rule.first if pick.same]
    about = tuple(
        dict.fromkeys(
            spot
            for pick in rule.then
            for item, spot in _under_way(pick, steps)
            if not any(item is not None and meets(each.conditions, item) for each in own)
        )
    )
    if not about:
        return None
    first = _first_spot(apart, steps)
    return OrderNotice(rule.id, _(rule.title), _(rule.text), about, first, rule.on_step)


def _holds(pick: Pick, steps: Mapping[str, Step]) -> bool:
    """Whether a pick of what is given holds: the answers as they are, or an item that is there."""
    if not pick.list:
        return _answered(pick, steps)
    return any(True for _item in _picked(pick, steps))


def _is_met(pick: Pick, steps: Mapping[str, Step]) -> bool:
    if not pick.list:
        return _answered(pick, steps)
    return any(pick.there or item.state is State.DONE for item in _picked(pick, steps))


def _is_aside(pick: Pick, steps: Mapping[str, Step]) -> bool:
    """Whether the person said that this is not for them: the step, or each of these items."""
    step = steps.get(pick.section)
    if step is None or step.mark in SET_ASIDE:
        return True
    said = {
        item.suggestion for item in step.items.get(pick.list, ()) if item.state is State.NOT_FOR_ME
    }
    return bool(pick.suggestions) and said.issuperset(pick.suggestions)


def _under_way(pick: Pick, steps: Mapping[str, Step]) -> Iterator[tuple[Item | None, Spot]]:
    if pick.section != EVERY and not pick.list:
        if _answered(pick, steps):
            field = pick.conditions[0].field
            yield None, Spot(pick.section, field_id=field)
        return
    for item in _picked(pick, steps, under_way=not pick.there):
        yield item, Spot(item.section, item.list, item.id)


def _is_under_way(item: Item) -> bool:
    planned = item.when is When.NOW and item.state is State.OPEN
    return planned or item.state in _UNDER_WAY


def _picked(pick: Pick, steps: Mapping[str, Step], *, under_way: bool = False) -> Iterator[Item]:
    """The items of a pick, without what is not for this person or was put off.

    A plan may hold thousands of items: what is cheap to see is looked at first.
    """
    for step in _steps_of(pick, steps):
        lists = step.items.values() if pick.section == EVERY else [step.items.get(pick.list, ())]
        for item in (item for items in lists for item in items):
            if item.state in _PUT_OFF or (under_way and not _is_under_way(item)):
                continue
            if pick.suggestions and item.suggestion not in pick.suggestions:
                continue
            if meets(pick.conditions, item):
                yield item


def _steps_of(pick: Pick, steps: Mapping[str, Step]) -> Iterator[Step]:
    wanted = steps.values() if pick.section == EVERY else [steps.get(pick.section)]
    yield from (step for step in wanted if step is not None and step.mark not in SET_ASIDE)


def _answered(pick: Pick, steps: Mapping[str, Step]) -> bool:
    found = list(_steps_of(pick, steps))
    return bool(found) and all(
        holds(each, found[0].answers.get(each.field)) for each in pick.conditions
    )


def _first_spot(picks: Sequence[Pick], steps: Mapping[str, Step]) -> Spot | None:
    """Where to go for what comes first: an item that is there already, else the list."""
    for pick in picks:
        for item in _picked(pick, steps) if pick.list else ():
            return Spot(item.section, item.list, item.id)
    nearest = next((pick for pick in picks if not _is_aside(pick, steps)), None)
    if nearest is None or nearest.list:
        return Spot(nearest.section, nearest.list) if nearest else None
    return Spot(nearest.section, field_id=nearest.conditions[0].field)
