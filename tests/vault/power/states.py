"""States of a recorded work's disk that differ from each other, drawn at random."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.vault.power.content import MANNERS, Manner
from tests.vault.power.disk import Disk, Tree
from tests.vault.power.events import Event, Flush, Link, Make, Move, Remove, Told
from tests.vault.power.record import Recording

BEGUN = "begun"
"""The answer that is stored before a work: what comes up to it is the business of other works."""

_TRIES = 12
"""So many states are drawn for each one that differs from all before, at the most."""


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
    cuts = sorted(_cuts(recording.events, states * _TRIES, random), key=lambda cut: cut.number)
    disk, done, said = Disk(recording.before), 0, Told({}, ())
    seen: set[int] = set()
    for start in range(0, len(cuts), _TRIES):
        for cut in cuts[start : start + _TRIES]:
            for event in recording.events[done : cut.number]:
                disk.take(event)
                said = event if isinstance(event, Told) else said
            done = cut.number
            tree = disk.after_a_cut(cut.manner, Random(cut.seed))  # noqa: S311 - repeatable
            mark = hash((frozenset(tree.items()), said.steps, frozenset(said.said.items())))
            if mark not in seen:
                seen.add(mark)
                name = f"cut {cut.number} of {len(recording.events)}, {cut.manner.name}"
                yield State(tree, dict(said.said), said.steps, name)
                break


def _cuts(events: Sequence[Event], count: int, random: Random) -> list[Cut]:
    """Most of them where most is at stake."""
    places = range(begun(events), len(events) + 1)
    weights = [_weight(events, place) for place in places]
    chosen = random.choices(places, weights, k=count)
    return [Cut(n, random.choice(MANNERS), random.getrandbits(64)) for n in chosen]


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
