"""Finds the largest type at which everything fits on the two sides of a card.

Entries keep their order; what varies is where the front ends and how large each side is set. Type
never goes below the floor: what cannot fit then is given back, so that it can be said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nocontact_desktop.exports.card_entries import FRONT, CardText, Entry, Kind, heading
from nocontact_desktop.exports.card_rows import (
    Sizes,
    entry_strip,
    head_strip,
    label_strip,
    on_one_line,
)
from nocontact_desktop.exports.pages import MM
from nocontact_desktop.exports.strips import Mark, Strip, mirrored, shifted
from nocontact_desktop.exports.typesetter import Typesetter

WIDTH, HEIGHT = 85.6 * MM, 53.98 * MM
_SIDE, _TOP, _BOTTOM = 4.2 * MM, 3.6 * MM, 3.2 * MM
INNER = WIDTH - 2 * _SIDE
_ROOM = HEIGHT - _TOP - _BOTTOM
_SCALES = tuple(step / 100 for step in range(125, 40, -5))
_RANKS: dict[Kind, tuple[float, float]] = {
    Kind.SILENT: (0, 1),
    Kind.PERSON: (0, 2),
    Kind.HEALTH: (1, 0.5),
    Kind.HELPLINE: (1, 3),
    Kind.DEPENDANT: (2, 1),
    Kind.PHRASE: (5, 1),
    Kind.PROFESSIONAL: (6, 1),
    Kind.REFERENCE: (7, 1),
    Kind.OWN: (8, 1),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """The marks of both sides, from the card's top left, and the entries that did not fit."""

    front: tuple[Mark, ...]
    back: tuple[Mark, ...]
    left_out: tuple[Entry, ...]


class _Placed(NamedTuple):
    """A strip of a side with the white above it; `moves` if it may have more of that."""

    above: float
    strip: Strip
    moves: bool


class Card:
    """Tries one text of a card at several sizes; what was measured once is remembered."""

    def __init__(self, ts: Typesetter, text: CardText, tells: bool) -> None:
        self._ts = ts
        self._text = text
        self._tells = tells
        self._strips: dict[tuple[Entry | str, float], Strip] = {}
        self._heads = {
            True: head_strip(ts, text.front, text.big_number, INNER),
            False: head_strip(ts, text.back, "", INNER),
        }

    def fit(self) -> Fit:
        """The best setting; entries are left out, the least important first, if none holds all."""
        entries = self._text.entries
        left_out: list[Entry] = []
        while entries and not self._can_hold(entries):
            last = self._dropped(entries)
            left_out.insert(0, entries[last])
            entries = (*entries[:last], *entries[last + 1 :])
        place, front, back = self._best_split(entries)
        return Fit(
            self._side(entries[:place], front, is_front=True),
            self._side(entries[place:], back, is_front=False),
            tuple(left_out),
        )

    def _can_hold(self, entries: tuple[Entry, ...]) -> bool:
        """Whether both sides together hold the entries at the smallest size."""
        return any(
            self._height(entries[:place], _SCALES[-1], is_front=True) <= _ROOM
            and self._height(entries[place:], _SCALES[-1], is_front=False) <= _ROOM
            for place in range(len(entries) + 1)
        )

    def _best_split(self, entries: tuple[Entry, ...]) -> tuple[int, float, float]:
        """Where the front ends, and the scale of each side."""
        natural = sum(entry.kind in FRONT for entry in entries)
        found: list[tuple[float, int, int, float, float]] = []
        for place in range(len(entries) + 1):
            front = self._scale(entries[:place], is_front=True)
            back = self._scale(entries[place:], is_front=False)
            worth = min(front, back, 1.0) * _neatness(entries, place, natural)
            found.append((worth, -abs(place - natural), place, front, back))
        return max(found)[2:]

    def _dropped(self, entries: tuple[Entry, ...]) -> int:
        """Which entry goes: one that no side can hold, else the one that matters least."""
        smallest = _SCALES[-1]
        for index, entry in enumerate(entries):
            if self._height((entry,), smallest, is_front=False) > _ROOM:
                return index
        ranks = [_rank(entries, index) for index in range(len(entries))]
        return ranks.index(max(ranks))

    def _scale(self, entries: tuple[Entry, ...], is_front: bool) -> float:
        """The largest scale at which the entries fit on a side; 0 if there is none."""
        if self._height(entries, _SCALES[-1], is_front) > _ROOM:
            return 0
        for scale in _SCALES:
            if scale > 1 and not all(self._is_calm(entry, scale) for entry in entries):
                continue
            if self._height(entries, scale, is_front) <= _ROOM:
                return scale
        return 0

    def _is_calm(self, entry: Entry, scale: float) -> bool:
        """Whether larger type than needed does not wrap what stood on one line."""
        usual = on_one_line(self._ts, Sizes(1), entry, INNER)
        return not entry.number or not usual or on_one_line(self._ts, Sizes(scale), entry, INNER)

    def _height(self, entries: tuple[Entry, ...], scale: float, is_front: bool) -> float:
        return sum(p.above + p.strip.height for p in self._stack(entries, scale, is_front))

    def _stack(self, entries: tuple[Entry, ...], scale: float, is_front: bool) -> Iterator[_Placed]:
        """The strips of a side from the top; the back has none if nothing stands on it, no name."""
        if is_front or entries or self._text.named:
            yield _Placed(0, self._heads[is_front], moves=False)
        last = Kind.SILENT if is_front else None
        gap = Sizes(scale).gap
        for index, entry in enumerate(entries):
            headed = self._tells and not entry.label and not (is_front and index == 0)
            if headed and entry.kind is not last:
                label = self._strip(heading(entry.kind), scale)
                yield _Placed(gap + 1.5 * scale, label, moves=True)
                yield _Placed(0.6, self._strip(entry, scale), moves=False)
            else:
                yield _Placed(gap, self._strip(entry, scale), moves=True)
            last = entry.kind

    def _strip(self, what: Entry | str, scale: float) -> Strip:
        key = (what, scale)
        if key not in self._strips:
            sizes = Sizes(scale)
            self._strips[key] = (
                label_strip(self._ts, sizes, what, INNER)
                if isinstance(what, str)
                else entry_strip(self._ts, sizes, what, INNER)
            )
        return self._strips[key]

    def _side(self, entries: tuple[Entry, ...], scale: float, is_front: bool) -> tuple[Mark, ...]:
        """The marks of a side; white that is left over goes between the entries."""
        stack = list(self._stack(entries, scale, is_front))
        movable = sum(placed.moves for placed in stack)
        spare = _ROOM - sum(placed.above + placed.strip.height for placed in stack)
        more = min(spare / movable, 5.0) if movable else 0
        marks: tuple[Mark, ...] = ()
        y = _TOP
        for above, strip, moves in stack:
            y += above + (more if moves else 0)
            turned = mirrored(strip, INNER) if self._ts.right_to_left else strip
            marks += shifted(turned.marks, _SIDE, y)
            y += strip.height
        return marks


def _neatness(entries: tuple[Entry, ...], place: int, natural: int) -> float:
    """How much a place for the front's end is liked: the natural one, or between two kinds."""
    if place == natural:
        return 1.2
    parted = 0 < place < len(entries) and entries[place - 1].kind is entries[place].kind
    return 0.95 if parted else 1.0


def _rank(entries: tuple[Entry, ...], index: int) -> float:
    """How soon an entry is left out: a fifth person sooner than a first line about health."""
    kind = entries[index].kind
    start, step = _RANKS[kind]
    return start + step * sum(entry.kind is kind for entry in entries[:index])
