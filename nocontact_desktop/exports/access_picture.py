"""The picture of who can reach what: devices, accounts, and the ways that lead into them.

Lines on the side where reading begins go from a device to the accounts that are signed in on it.
Arrows on the other side go from an account to those that can be reset from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nocontact_desktop.exports.access_rows import SMALL, AccessRow, RowFacts, facts_of
from nocontact_desktop.exports.picture import LINE, Measure, Outline, Picture, Tone, Words
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.reach import ReachMap

_GAP = 0.9
_LANE = 0.9
_MOST_LANES = 8
_SHARE_OF_WIDTH = 0.14
"""So much of the width at most may be taken by the lines on one side."""

Ways = Mapping[str, Sequence[str]]
"""From what, by id, a way leads to which others."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A line along the rows, in a lane of its own, from one row to others."""

    lane: int
    source: int
    targets: tuple[int, ...]


def access_picture(
    reach: ReachMap, measure: Measure, size: float, width: float, *, neutral: bool = False
) -> Picture:
    """The picture in a width, with words of a size. It is as high as it has to be."""
    return _Layout(reach, measure, size, width, neutral=neutral).picture()


def lanes(rows: Sequence[str], ways: Ways, most: int) -> tuple[tuple[Lane, ...], bool]:
    """The lines for `ways` between `rows`, in as few lanes as can be; whether any is left out."""
    places = {id_: place for place, id_ in enumerate(rows)}
    spans = []
    for source, targets in ways.items():
        reached = tuple(sorted(places[each] for each in targets if each in places))
        if source in places and reached:
            ends = (*reached, places[source])
            spans.append((min(ends), max(ends), places[source], reached))
    ends_of: list[int] = []
    found: list[Lane] = []
    for first, last, source_place, reached in sorted(spans):
        lane = next((at for at, end in enumerate(ends_of) if end < first), len(ends_of))
        if lane >= most:
            continue
        ends_of[lane : lane + 1] = [last]
        found.append(Lane(lane, source_place, reached))
    return tuple(found), len(found) < len(spans)


class _Layout:
    """Rows below each other under two headings, with room for lines on both sides."""

    def __init__(
        self, reach: ReachMap, measure: Measure, size: float, width: float, *, neutral: bool
    ) -> None:
        self._measure = measure
        self._size = size
        self._width = width
        self._neutral = neutral
        self._devices = [facts_of(reach, each, neutral=neutral) for each in reach.devices]
        self._accounts = [facts_of(reach, each, neutral=neutral) for each in reach.accounts]
        rows = [each.item_id for each in (*self._devices, *self._accounts)]
        most = min(_MOST_LANES, int(width * _SHARE_OF_WIDTH / (_LANE * size)))
        used, less = lanes(rows, _used(reach), most)
        resets, fewer = lanes(rows, _resets(reach), most)
        self._used, self._resets, self._left_out = used, resets, less or fewer
        self._left = self._side(used)
        self._room = width - self._left - self._side(resets)
        self._marks: list[Words | Outline] = []
        self._rows: list[tuple[float, float]] = []
        self._y = size * 0.1

    def picture(self) -> Picture:
        """Everything, from the back to the front."""
        if not self._neutral:
            self._line_of_words(
                _("Dashed: signed in on this device. Solid: can be reset from this account.")
            )
            if self._left_out:
                self._line_of_words(_("Not all lines fit. The list names them all."))
        for heading, rows in ((_("Devices"), self._devices), (_("Accounts"), self._accounts)):
            if rows:
                self._group(heading, rows)
        lines = [*self._drawn(self._used, leading=True), *self._drawn(self._resets, leading=False)]
        return Picture(self._width, self._y, (*lines, *self._marks))

    def _group(self, heading: str, rows: Iterable[RowFacts]) -> None:
        self._y += self._size * 0.4
        self._marks.append(Words(self._left, self._y, heading, self._size, True, Tone.MUTED))
        self._y += self._size * (LINE + 0.4)
        for facts in rows:
            row = AccessRow(facts, self._measure, self._size, self._room, neutral=self._neutral)
            self._marks += row.placed(self._left, self._y)
            self._rows.append((self._y, row.height))
            self._y += row.height + self._size * _GAP

    def _line_of_words(self, words: str) -> None:
        small = self._size * SMALL
        for line in self._measure.lines(words, small, self._room):
            self._marks.append(Words(self._left, self._y, line, small, False, Tone.MUTED))
            self._y += small * LINE

    def _side(self, those: Sequence[Lane]) -> float:
        most = max((each.lane for each in those), default=-1) + 1
        return (most * _LANE + 0.9) * self._size if most else self._size * 0.1

    def _drawn(self, those: Sequence[Lane], *, leading: bool) -> list[Outline]:
        """Each way: out of its row, along its lane, and into others with an arrow."""
        marks: list[Outline] = []
        for each in those:
            out = (0.9 + each.lane * _LANE) * self._size
            edge = self._left if leading else self._left + self._room
            x = edge - out if leading else edge + out
            source_y = self._height_of(each.source, each.lane, into=False)
            for target in each.targets:
                y = self._height_of(target, each.lane, into=True)
                points = ((edge, source_y), (x, source_y), (x, y), (edge, y))
                marks.append(
                    Outline(
                        points, closed=False, line=Tone.TEXT, thickness=self._size * 0.1,
                        dash=self._size * 0.3 if leading else 0,
                    )
                )  # fmt: skip
                marks.append(self._arrow(edge, y, leading=leading))
        return marks

    def _height_of(self, row: int, lane: int, *, into: bool) -> float:
        """Where a line meets a row: lines that leave above, those that come in below."""
        top, height = self._rows[row]
        share = 0.14 + 0.13 * (lane % 3)
        return top + height * (share + (0.42 if into else 0.0))

    def _arrow(self, x: float, y: float, *, leading: bool) -> Outline:
        back = -0.55 * self._size if leading else 0.55 * self._size
        half = 0.3 * self._size
        points = ((x, y), (x + back, y - half), (x + back, y + half))
        return Outline(points, fill=Tone.TEXT, line=None)


def _used(reach: ReachMap) -> Ways:
    return {
        device.item.id: [a.item.id for a in reach.accounts if device.item.id in a.used_on]
        for device in reach.devices
    }


def _resets(reach: ReachMap) -> Ways:
    """From an account that a reset of another goes to, to that other: who holds one has both."""
    return {
        account.item.id: [a.item.id for a in reach.accounts if a.reset_from == account.item.id]
        for account in reach.accounts
    }
