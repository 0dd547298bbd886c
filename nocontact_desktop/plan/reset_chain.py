"""In which order accounts can be changed so that none can be reset from one that is still open.

Each account is reset from at most one other. So the chains are trees, apart from circles, and a
circle is opened at one of its members.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from nocontact_desktop.plan.references import gathered

Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The ids in their order, and the circles that were met, each from the one to begin with."""

    order: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...] = ()

    def circle_of(self, id_: str) -> tuple[str, ...]:
        """The circle that an account is part of; empty for none."""
        return next((circle for circle in self.circles if id_ in circle), ())


def circles(resets: Mapping[str, str], key: Callable[[str], Key]) -> tuple[tuple[str, ...], ...]:
    """The circles among `resets` (an id and the id that it is reset from).

    Each begins with its member of the least key, and goes on with what that one can reset.
    """
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for start in resets:
        way: dict[str, None] = {}
        at = start
        while at in resets and at not in seen:
            seen.add(at)
            way[at] = None
            at = resets[at]
        if at in way:
            steps = list(way)
            round_ = steps[steps.index(at) :][::-1]
            first = min(range(len(round_)), key=lambda place: key(round_[place]))
            found.append(tuple(round_[first:] + round_[:first]))
    return tuple(found)


def chained(ids: Sequence[str], resets: Mapping[str, str], key: Callable[[str], Key]) -> Chain:
    """`ids` so that each comes after the one that it is reset from, else by the least key.

    The first member of a circle does not wait for the last.
    """
    known = set(ids)
    waits = {id_: source for id_, source in resets.items() if id_ in known and source in known}
    rounds = circles(waits, key)
    for circle in rounds:
        del waits[circle[0]]
    after = gathered((source, id_) for id_, source in waits.items())
    ready: list[tuple[Key, str]] = []
    for id_ in ids:
        if id_ not in waits:
            heappush(ready, (key(id_), id_))
    order: list[str] = []
    while ready:
        _key, id_ = heappop(ready)
        order.append(id_)
        for next_ in after.get(id_, ()):
            heappush(ready, (key(next_), next_))
    return Chain(tuple(order), rounds)
