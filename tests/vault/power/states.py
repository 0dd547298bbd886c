"""States of a recorded work's disk that differ from each other, drawn at random."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from random import Random

from tests.vault.power.content import MANNERS, Manner
from tests.vault.power.disk import Disk, Tree
from tests.vault.power.events import Event, Flush, Link, Make, Move, Remove, Told
from tests.vault.power.record import Recording

BEGUN = "begun"
"""The answer that is stored before a work: what comes up to it is the business of other works."""

_TRIES = 6
"""So many times as many states are drawn as are wanted: many are the same."""


@dataclass(frozen=True)
class Cut:
    """The power goes after so many events."""

    number: int
    manner: Manner
    seed: int


@dataclass(frozen=True)
class State:
    """One state of the disk, and what the person had been told."""

    tree: Tree
    said: dict[str, str]
    steps: tuple[str, ...]
    name: str


def drawn(recording: Recording, states: int, random: Random) -> Iterator[State]:
    """States that differ, in the order of their cuts; fewer where there are no more."""
    by_place: dict[int, list[Cut]] = {}
    seen: set[int] = set()
    for cut, tree, told in _followed(recording, _cuts(recording.events, states, random)):
        mark = hash((frozenset(tree.items()), told.steps, frozenset(told.said.items())))
        if mark not in seen:
            seen.add(mark)
            by_place.setdefault(cut.number, []).append(cut)
    chosen = [cut for some in zip_longest(*by_place.values()) for cut in some if cut is not None]
    for cut, tree, told in _followed(recording, chosen[:states]):
        name = f"cut {cut.number} of {len(recording.events)}, {cut.manner.name}"
        yield State(tree, dict(told.said), told.steps, name)


def _followed(recording: Recording, cuts: Iterable[Cut]) -> Iterator[tuple[Cut, Tree, Told]]:
    """What each cut leaves, and what had been told before it; the earliest cut first."""
    disk, done, told = Disk(recording.before), 0, Told({}, ())
    for cut in sorted(cuts, key=lambda cut: cut.number):
        for event in recording.events[done : cut.number]:
            disk.take(event)
            told = event if isinstance(event, Told) else told
        done = cut.number
        yield cut, disk.after_a_cut(cut.manner, Random(cut.seed)), told  # noqa: S311 - repeatable


def _cuts(events: Sequence[Event], states: int, random: Random) -> list[Cut]:
    """Several at every place or, where there are too many, at those where most is at stake."""
    places = list(range(begun(events), len(events) + 1))
    places.sort(key=lambda place: random.random() * _weight(events, place), reverse=True)
    del places[states:]
    each = -(-states * _TRIES // len(places))
    return [
        Cut(place, random.choice(MANNERS), random.getrandbits(64))
        for place in places
        for _ in range(each)
    ]


def begun(events: Sequence[Event]) -> int:
    """Where a work begins."""
    told = (
        n for n, event in enumerate(events, 1) if isinstance(event, Told) and BEGUN in event.said
    )
    return next(told, 0)


def _weight(events: Sequence[Event], place: int) -> int:
    """More where something was just told, a name was changed, or a flush comes next."""
    before, behind = events[max(place - 1, 0)], events[min(place, len(events) - 1)]
    if isinstance(before, Told):
        return 8
    return 4 if isinstance(behind, Flush) or isinstance(before, Make | Move | Link | Remove) else 1


def lay_out(tree: Tree, root: Path) -> Path:
    """Make the files of a state, in the place of whatever is there."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for path in sorted(tree):
        data = tree[path]
        if data is None:
            (root / path).mkdir()
        else:
            (root / path).write_bytes(data)
    return root
