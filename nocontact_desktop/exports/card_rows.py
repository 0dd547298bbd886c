"""How each line of the card is set at a given size: names left, big numbers right."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.exports.card_entries import Entry
from nocontact_desktop.exports.strips import (
    ACCENT,
    DARK,
    HAIR,
    MUTED,
    Anchor,
    Ink,
    Mark,
    Strip,
    Stroke,
    Text,
    shifted,
)
from nocontact_desktop.exports.typesetter import Style, Typesetter

FLOOR = 5.5
"""No text is ever set smaller than this, in points."""

HEADING = Style(10.5, bold=True, leading=1.2)
BIG_NUMBER = Style(16.5, bold=True, leading=1.12)

_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """The type of a card's side. `scale` is 1 for a card that is comfortably full."""

    scale: float

    @property
    def number(self) -> Style:
        """A number to call."""
        return self._style(12, 6.8, bold=True, leading=1.2)

    @property
    def name(self) -> Style:
        """Whose number it is."""
        return self._style(9, 5.8, leading=1.2)

    @property
    def text(self) -> Style:
        """Health, phrases, lines of one's own."""
        return self._style(8.4, FLOOR, leading=1.22)

    @property
    def small(self) -> Style:
        """Details under a name."""
        return self._style(6.4, FLOOR, ink=MUTED, leading=1.22)

    @property
    def label(self) -> Style:
        """Small headings."""
        return self._style(6.4, FLOOR, bold=True, ink=ACCENT, leading=1.3)

    @property
    def gap(self) -> float:
        """The white between two entries."""
        return max(1.0, 3.2 * self.scale)

    def _style(
        self, size: float, floor: float, bold: bool = False, ink: Ink = DARK, leading: float = 1.3
    ) -> Style:
        return Style(max(floor, size * self.scale), bold, ink, leading)


def head_strip(ts: Typesetter, title: str, number: str, width: float) -> Strip:
    """The heading of a side with the emergency number, over a strong rule.

    It has one size on every card, so that the rules of both sides are level.
    """
    wide = ts.width(number, BIG_NUMBER, True) > width * 0.45
    big = HEADING if wide else BIG_NUMBER
    room = width * 0.55
    numbers, number_height = ts.texts(
        number, big, room, x=width - room, anchor=Anchor.END, number=True
    )
    taken = min(ts.width(number, big, True), room) + _GAP if number else 0
    titles, title_height = ts.texts(title, HEADING, width - taken, anchor=Anchor.START)
    down = max(0.0, BIG_NUMBER.baseline - HEADING.baseline)
    height = max(title_height + down, number_height, BIG_NUMBER.line_height)
    marks = (*shifted(titles, 0, down), *shifted(numbers, 0, down if wide else 0))
    rule = Stroke(0, height + 0.5, width, height + 0.5, 1.4, ACCENT)
    return Strip(height + 2.2, (*marks, rule))


def head_fits(ts: Typesetter, title: str, number: str, width: float) -> bool:
    """Whether a heading leaves enough of the side for anything else."""
    return head_strip(ts, title, number, width).height <= 3 * HEADING.line_height + 6


def on_one_line(ts: Typesetter, sizes: Sizes, entry: Entry, width: float) -> bool:
    """Whether a name and its number stand side by side without a wrap."""
    taken = ts.width(entry.name, sizes.name) + ts.width(entry.number, sizes.number, True)
    return taken + _GAP <= width


def entry_strip(ts: Typesetter, sizes: Sizes, entry: Entry, width: float) -> Strip:
    """One entry of the card."""
    if entry.number:
        return _number_strip(ts, sizes, entry, width)
    if entry.name:
        return _stacked(ts, [(entry.name, sizes.name), (entry.detail, sizes.small)], width)
    return _labelled_strip(ts, sizes, entry, width)


def label_strip(ts: Typesetter, sizes: Sizes, label: str, width: float) -> Strip:
    """The small heading over a group of entries."""
    marks, height = ts.texts(label, sizes.label, width, anchor=Anchor.START)
    return Strip(height, marks)


def _number_strip(ts: Typesetter, sizes: Sizes, entry: Entry, width: float) -> Strip:
    number_width = ts.width(entry.number, sizes.number, True)
    left = width - number_width - _GAP
    longest = ts.paragraph(entry.name).longest_word * sizes.name.size / 1000
    wraps = ts.width(entry.name, sizes.name) > left
    if wraps and (left < longest or left < width * 0.3):
        return _two_storeys(ts, sizes, entry, width)
    numbers, number_height = ts.texts(
        entry.number, sizes.number, width, anchor=Anchor.END, number=True
    )
    names, height, behind = _name_and_detail(ts, sizes, entry, left, width)
    marks: tuple[Mark, ...] = (*names, *numbers)
    start, end = behind + 4, width - number_width - 4
    if behind and end - start > 8:
        y = sizes.number.baseline - 0.4
        marks += (Stroke(start, y, end, y, 0.5, HAIR, 1.4),)
    return Strip(max(height, number_height), marks)


def _name_and_detail(
    ts: Typesetter, sizes: Sizes, entry: Entry, left: float, width: float
) -> tuple[tuple[Mark, ...], float, float]:
    """A name on the line of its number, the detail behind it or, if there is no room, below.

    Given back with the height, and with where the name ends if fine dots may lead from there to
    the number; else with 0.
    """
    name, small = sizes.name, sizes.small
    down = sizes.number.baseline - name.baseline
    names, height = ts.texts(entry.name, name, left, y=down, anchor=Anchor.START)
    behind = ts.width(entry.name, name) if len(names) == 1 and entry.name else 0
    if not entry.detail:
        return names, height + down, behind
    inline = behind + 4 + ts.width(entry.detail, small)
    if behind and inline <= left:
        y = sizes.number.baseline - small.baseline
        details, _ = ts.texts(entry.detail, small, left, x=behind + 4, y=y, anchor=Anchor.START)
        return (*names, *details), height + down, inline
    room = left if len(names) > 1 else width
    top = down + height + (0 if len(names) > 1 else 1)
    details, detail_height = ts.texts(entry.detail, small, room, y=top, anchor=Anchor.START)
    return (*names, *details), top + detail_height, behind


def _two_storeys(ts: Typesetter, sizes: Sizes, entry: Entry, width: float) -> Strip:
    """The name above, the number below it: for what is too long to stand side by side."""
    upper = _stacked(ts, [(entry.name, sizes.name), (entry.detail, sizes.small)], width)
    numbers, height = ts.texts(entry.number, sizes.number, width, anchor=Anchor.END, number=True)
    return Strip(upper.height + height, (*upper.marks, *shifted(numbers, 0, upper.height)))


def _labelled_strip(ts: Typesetter, sizes: Sizes, entry: Entry, width: float) -> Strip:
    """A text beside its label if both fit on a line, else below it."""
    if not entry.label:
        return _stacked(ts, [(entry.text, sizes.text)], width)
    label_width = max(ts.width(entry.label, sizes.label) + _GAP, width * 0.24)
    if label_width < width * 0.36:
        down = sizes.text.baseline - sizes.label.baseline
        labels, _ = ts.texts(entry.label, sizes.label, width, y=down, anchor=Anchor.START)
        room = width - label_width
        texts, height = ts.texts(entry.text, sizes.text, room, x=label_width, anchor=Anchor.START)
        return Strip(height, (*labels, *texts))
    return _stacked(ts, [(entry.label, sizes.label), (entry.text, sizes.text)], width)


def _stacked(ts: Typesetter, texts: list[tuple[str, Style]], width: float) -> Strip:
    marks: tuple[Text, ...] = ()
    y = 0.0
    for text, style in texts:
        if text:
            set_, height = ts.texts(text, style, width, y=y, anchor=Anchor.START)
            marks += set_
            y += height
    return Strip(y, marks)
