"""The picture of the people: you in the middle, the nearest around you, the other person apart.

Areas lie in each other. The further out an area is, the less its people are to know. Lines lead
from whoever is tied to the other person to them, and run between the rows, never over a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nocontact_desktop.exports.people_card import SMALL, CardStyle, PersonCard
from nocontact_desktop.exports.picture import (
    LINE,
    Measure,
    Outline,
    Picture,
    Point,
    Tone,
    Words,
    rectangle,
    rounded,
)
from nocontact_desktop.exports.strips import Anchor
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.people_map import MapPerson, PeopleMap, Ring, Tie, ring_words

_GAP, _PAD = 1.1, 0.8
_CARD, _WIDEST_CARD = 11.0, 17.0
_CHANNEL = 2.0
_OTHER = 8.0
_BESIDE_FROM = 46.0
"""From this width on, in sizes of the type, the other person stands beside the areas."""
_DASH = {Tie.KNOWS: 0.5, Tie.NOT_SURE: 0.2}


def people_picture(
    people: PeopleMap,
    measure: Measure,
    size: float,
    width: float,
    *,
    neutral: bool = False,
    short: bool = False,
) -> Picture:
    """The picture in a width, with words of a size. It is as high as it has to be.

    Short cards say names and signs only; neutral ones do not even have the sign of how somebody
    acts, and there is nothing of the other person.
    """
    return _Layout(people, measure, CardStyle(size, neutral, short), width).picture()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line to the other person: where it begins, the height it runs at, what it stands for."""

    x: float
    top: float
    y: float
    tie: Tie


class _Layout:
    """Puts the areas together from the outside in."""

    def __init__(self, people: PeopleMap, measure: Measure, style: CardStyle, width: float) -> None:
        self._rings = people.rings
        self._measure = measure
        self._style = style
        self._size = size = style.size
        self._width = width
        self._gap, self._pad = _GAP * size, _PAD * size
        tied = any(person.is_tied for person in people.people)
        self._channel = _CHANNEL * size if not style.neutral and tied else 0.0
        self._beside = not style.neutral and width >= _BESIDE_FROM * size
        aside = _OTHER * size + (0.0 if self._channel else self._gap) if self._beside else 0.0
        self._room = width - self._channel - aside
        self._areas: list[Outline] = []
        self._cards: list[Words | Outline] = []
        self._lines: list[_Line] = []

    def picture(self) -> Picture:
        """Everything, from the back to the front."""
        edge = self._size * 0.1
        height = 2 * edge + self._area(self._rings[::-1], edge, edge, self._room - 2 * edge)
        if self._style.neutral:
            return Picture(self._width, height, (*self._areas, *self._cards))
        box, bottom = self._other_box(height)
        marks = (*self._areas, *self._drawn_lines(box), *self._cards, *self._other(box))
        return Picture(self._width, bottom, marks)

    def _area(
        self,
        rings: Sequence[tuple[Ring, tuple[MapPerson, ...]]],
        x: float,
        y: float,
        width: float,
    ) -> float:
        """Put the first of `rings` and all others inside it; says how high that is."""
        if not rings:
            return self._you(x, y, width)
        ring, people = rings[0]
        place = len(self._areas)
        inner_x, inner_width = x + self._pad, width - 2 * self._pad
        rows = self._rows(people, inner_width)
        half = (len(rows) + ring % 2) // 2
        at = y + self._pad
        if half:
            at = self._named_rows(ring, rows[:half], inner_x, at, inner_width, named=True)
        at += self._area(rings[1:], inner_x, at, inner_width) + self._gap
        at = self._named_rows(ring, rows[half:], inner_x, at, inner_width, named=not half)
        self._areas.insert(place, self._frame(ring, x, y, width, at - y))
        return at - y

    def _named_rows(
        self,
        ring: Ring,
        rows: Sequence[Sequence[PersonCard]],
        x: float,
        y: float,
        width: float,
        *,
        named: bool,
    ) -> float:
        """Rows of cards, under the name of their area; says where they end."""
        if named and not self._style.neutral:
            small = self._size * SMALL
            for line in self._measure.lines(ring_words(ring), small, width, bold=True):
                self._cards.append(Words(x, y, line, small, bold=True, tone=Tone.MUTED))
                y += small * LINE
            y += self._size * 0.3
        for row in rows:
            y = self._row(row, x, y, width) + self._gap
        return y

    def _rows(self, people: Sequence[MapPerson], width: float) -> list[list[PersonCard]]:
        """The cards of an area in rows. Who is tied to the other person stands on their side."""
        size, gap = self._size, self._gap
        columns = max(1, int((width + gap) / (_CARD * size + gap)))
        columns = min(columns, len(people))
        card = min((width - gap * (columns - 1)) / columns, _WIDEST_CARD * size)
        rows = -(-len(people) // columns)
        columns = -(-len(people) // rows)
        cards = [PersonCard(each, self._measure, self._style, card) for each in people]
        parts = [cards[at : at + columns] for at in range(0, len(cards), columns)]
        return [sorted(part, key=lambda each: each.person.is_tied) for part in parts]

    def _row(self, row: Sequence[PersonCard], x: float, y: float, width: float) -> float:
        height = max(card.height for card in row)
        wide = sum(card.width for card in row) + self._gap * (len(row) - 1)
        at = x + (width - wide) / 2
        for card in row:
            self._cards += card.placed(at, y, height)
            if self._channel and card.person.is_tied:
                middle = at + card.width / 2
                run = y + height + self._gap * 0.5
                self._lines.append(_Line(middle, y + height, run, card.person.tie))
            at += card.width + self._gap
        return y + height

    def _frame(self, ring: Ring, x: float, y: float, width: float, height: float) -> Outline:
        points = rounded(x, y, width, height, self._size * 1.2)
        fill = Tone.ZONE if ring % 2 else Tone.GROUND
        return Outline(points, fill=fill, line=Tone.LINE, thickness=self._size * 0.09)

    def _you(self, x: float, y: float, width: float) -> float:
        words, size = _("You"), self._size * 1.15
        wide = min(self._measure.width(words, size, bold=True) + 2.4 * self._size, width)
        height = size * LINE + self._size
        pill = rounded(x + (width - wide) / 2, y, wide, height, height)
        self._cards.append(Outline(pill, fill=Tone.ACCENT, line=None))
        top, middle = y + self._size * 0.5, x + width / 2
        said = Words(middle, top, words, size, True, Tone.ON_ACCENT, Anchor.MIDDLE)
        self._cards.append(said)
        return height

    def _other_box(self, height: float) -> tuple[tuple[float, float, float, float], float]:
        """The place of the other person, and where the picture ends."""
        lines = self._measure.lines(
            _("The other person"), self._size, (_OTHER - 1.2) * self._size, bold=True
        )
        wide, high = _OTHER * self._size, (len(lines) * LINE + 1.4) * self._size
        x = self._width - wide
        if self._beside:
            return (x, max((height - high) / 2, 0), wide, high), max(height, high)
        return (x, height + self._gap, wide, high), height + self._gap + high + self._size * 0.1

    def _other(self, box: tuple[float, float, float, float]) -> list[Words | Outline]:
        """A box with sharp corners and a heavy edge, unlike all others."""
        x, y, wide, high = box
        thick = self._size * 0.2
        edge = rectangle(x + thick, y, wide - 2 * thick, high)
        marks: list[Words | Outline] = [
            Outline(edge, fill=Tone.CARD, line=Tone.TEXT, thickness=thick)
        ]
        at = y + self._size * 0.7
        words = _("The other person")
        for line in self._measure.lines(words, self._size, wide - self._size * 1.2, bold=True):
            middle = x + wide / 2
            marks.append(Words(middle, at, line, self._size, True, Tone.TEXT, Anchor.MIDDLE))
            at += self._size * LINE
        return marks

    def _drawn_lines(self, box: tuple[float, float, float, float]) -> list[Outline]:
        """From each who is tied, into the gap below the row, along it, and to the box."""
        x, y, _wide, high = box
        trunk = self._room + self._channel / 2
        end: tuple[Point, ...] = (
            ((trunk, y + high / 2), (x + self._size * 0.2, y + high / 2))
            if self._beside
            else ((trunk, y),)
        )
        return [
            Outline(
                ((line.x, line.top), (line.x, line.y), (trunk, line.y), *end),
                closed=False,
                line=Tone.TEXT,
                thickness=self._size * 0.11,
                dash=_DASH.get(line.tie, 0.0) * self._size,
            )
            for line in sorted(self._lines, key=lambda line: line.tie not in _DASH)
        ]
