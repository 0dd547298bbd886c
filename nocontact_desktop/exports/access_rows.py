"""One device or account on the picture of who can reach what."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.exports.picture import (
    LINE,
    Measure,
    Outline,
    Tone,
    Words,
    disc,
    half_disc,
    moved,
    rounded,
)
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.reach import Account, Device, Reach, ReachMap, reach_words

PADDING = 0.6
SMALL = 0.86
BESIDE_FROM = 30.0
"""From this width on, in sizes of the type, the facts stand beside the name."""


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a row says: who can get in, who else knows it, and what it hangs on."""

    item_id: str
    name: str
    kind: str
    reach: Reach
    lines: tuple[str, ...] = ()


def facts_of(reach: ReachMap, what: Device | Account, *, neutral: bool = False) -> RowFacts:
    """The row of a device or an account; neutral without what it is good for."""
    lines: list[str] = []
    if what.known_to:
        lines.append(_("Also: {names}", names=reach.names_of(what.known_to)))
    if isinstance(what, Device):
        if what.is_safe and not neutral:
            lines.append(_("Safe for planning"))
    else:
        if what.used_on:
            lines.append(_("Signed in on {devices}", devices=reach.names_of(what.used_on)))
        goes_to = reach.names_of([what.reset_from]) or what.reset_words
        if goes_to:
            lines.append(_("Resets go to {account}", account=goes_to))
    return RowFacts(what.item.id, what.name, what.kind, what.reach, tuple(lines))


def reach_sign(reach: Reach, x: float, y: float, size: float) -> list[Outline]:
    """How far they can get in: full, half, dotted, dashed or empty."""
    centre_x, centre_y, radius, thin = x + size / 2, y + size / 2, size * 0.4, size * 0.11
    round_ = disc(centre_x, centre_y, radius)
    match reach:
        case Reach.YES:
            return [Outline(round_, fill=Tone.NOTICE, line=Tone.NOTICE, thickness=thin)]
        case Reach.COULD:
            half = half_disc(centre_x, centre_y, radius)
            ring = Outline(round_, line=Tone.NOTICE, thickness=thin)
            return [Outline(half, fill=Tone.NOTICE, line=None), ring]
        case Reach.NOT_SURE:
            dot = Outline(disc(centre_x, centre_y, radius * 0.35), fill=Tone.NOTICE, line=None)
            return [Outline(round_, line=Tone.NOTICE, thickness=thin), dot]
        case Reach.NOT_SAID:
            return [Outline(round_, line=Tone.MUTED, thickness=thin, dash=size * 0.18)]
        case Reach.NO:
            return [Outline(round_, line=Tone.ACCENT, thickness=thin)]


class AccessRow:
    """A row at a given width, as marks whose origin is its top left."""

    def __init__(
        self, facts: RowFacts, measure: Measure, size: float, width: float, *, neutral: bool
    ) -> None:
        self.facts = facts
        self.width = width
        self._measure = measure
        self._size = size
        self._neutral = neutral
        self._marks: list[Words | Outline] = []
        pad = PADDING * size
        room = width - 2 * pad
        if width >= BESIDE_FROM * size:
            left = room * 0.36
            gap = size
            first = self._name(pad, pad, left)
            second = self._facts(pad + left + gap, pad, room - left - gap)
            bottom = max(first, second)
        else:
            bottom = self._facts(pad, self._name(pad, pad, room), room)
        self.height = bottom + pad

    def placed(self, x: float, y: float) -> list[Words | Outline]:
        """The row with its frame at (x, y)."""
        open_ = self.facts.reach >= Reach.NOT_SURE and not self._neutral
        thin = self._size * 0.07
        frame = Outline(
            rounded(x, y, self.width, self.height, self._size * 0.5),
            fill=Tone.CARD,
            line=Tone.NOTICE if open_ else Tone.FRAME,
            thickness=thin * 2 if open_ else thin,
            dash=self._size * 0.4 if open_ else 0,
        )
        return [frame, *moved(self._marks, x, y)]

    def _name(self, x: float, y: float, width: float) -> float:
        y = self._text(self.facts.name, x, y, width, bold=True)
        if self.facts.kind:
            y = self._text(self.facts.kind, x, y, width, small=True, tone=Tone.MUTED)
        return y

    def _facts(self, x: float, y: float, width: float) -> float:
        if not self._neutral:
            sign = self._size * 0.95
            top = y + (self._size * SMALL * LINE - sign) / 2
            self._marks += reach_sign(self.facts.reach, x, top, sign)
            indent = sign + self._size * 0.4
            words = reach_words(self.facts.reach)
            y = self._text(words, x + indent, y, width - indent, small=True, bold=True)
        for line in self.facts.lines:
            y = self._text(line, x, y, width, small=True)
        return y

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        *,
        small: bool = False,
        bold: bool = False,
        tone: Tone = Tone.TEXT,
    ) -> float:
        size = self._size * (SMALL if small else 1)
        for line in self._measure.lines(text, size, width, bold=bold):
            self._marks.append(Words(x, y, line, size, bold, tone))
            y += size * LINE
        return y
