"""One person on the picture of the people: name, sign, ties, and what they may know in short."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.exports.picture import (
    LINE,
    Measure,
    Outline,
    Tone,
    Words,
    moved,
    rounded,
)
from nocontact_desktop.exports.picture_signs import role_sign, task_sign
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.people_map import (
    MapPerson,
    Ring,
    Sign,
    role_words,
    sign_words,
    tie_words,
)

PADDING = 0.6
SMALL = 0.86
_SHORT = 3
"""So many topics are named on the picture; the list beside it names all."""


@dataclass(frozen=True, slots=True)
class CardStyle:
    """How much a card says, and how large."""

    size: float
    neutral: bool = False
    """Names and signs only: no role, no ties, nothing about what somebody may know."""
    short: bool = False
    """Names and signs only, as much of the rest as the signs tell."""


class PersonCard:
    """The card of one person at a given width, as marks whose origin is its top left."""

    def __init__(self, person: MapPerson, measure: Measure, style: CardStyle, width: float) -> None:
        self.person = person
        self.width = width
        self._measure = measure
        self._style = style
        self._marks: list[Words | Outline] = []
        self._y = PADDING * style.size
        self._head()
        told = not (style.neutral or style.short)
        if told:
            self._facts()
        self._signs()
        if told:
            self._limits()
        self.height = self._y + PADDING * style.size

    def placed(self, x: float, y: float, height: float) -> list[Words | Outline]:
        """The card with its frame at (x, y), as high as its row."""
        careful = self.person.ring is Ring.CAREFUL and not self._style.neutral
        thin = self._style.size * 0.07
        frame = Outline(
            rounded(x, y, self.width, height, self._style.size * 0.5),
            fill=Tone.CARD,
            line=Tone.NOTICE if careful else Tone.FRAME,
            thickness=thin * 2 if careful else thin,
            dash=self._style.size * 0.4 if careful else 0,
        )
        return [frame, *moved(self._marks, x, y)]

    def _head(self) -> None:
        size = self._style.size
        sign = 0.0 if self._style.neutral else size * 0.95
        if sign:
            top = self._y + size * (LINE - 0.95) / 2
            self._marks += role_sign(self.person.role, PADDING * size, top, sign)
        self._text(self.person.name, size, bold=True, indent=sign and sign + size * 0.4)

    def _facts(self) -> None:
        small = self._style.size * SMALL
        self._text(role_words(self.person.role), small, tone=Tone.MUTED)
        if self.person.is_tied:
            self._text(tie_words(self.person.tie), small)

    def _signs(self) -> None:
        """The signs with their words, side by side as far as there is room."""
        size, small = self._style.size, self._style.size * SMALL
        x, room = PADDING * size, self.width - 2 * PADDING * size
        at = 0.0
        signs = [*self.person.signs]
        if not signs:
            return
        self._y += size * 0.25
        for sign in signs:
            width = size * 1.25 + self._measure.width(sign_words(sign), small)
            if at and at + width > room:
                at, self._y = 0.0, self._y + small * LINE
            self._sign(sign, x + at)
            at += width + size * 0.7
        self._y += small * LINE

    def _sign(self, sign: Sign, x: float) -> None:
        size, small = self._style.size, self._style.size * SMALL
        picture = size * 0.95
        self._marks += task_sign(sign, x, self._y + (small * LINE - picture) / 2, picture)
        words = Words(x + size * 1.25, self._y, sign_words(sign), small)
        self._marks.append(words)

    def _limits(self) -> None:
        small = self._style.size * SMALL
        person = self.person
        if person.keeps:
            self._text(_("Keeps: {things}", things=", ".join(person.keeps)), small)
        if person.may_know:
            named = ", ".join(person.may_know[:_SHORT])
            more = len(person.may_know) - _SHORT
            known = _("{topics} and {count} more", topics=named, count=more) if more > 0 else named
            self._text(_("May know: {topics}", topics=known), small)
        if person.came_back:
            count = len(person.came_back)
            words = plural("{count} thing came back", "{count} things came back", count)
            self._text(words, small, bold=True, tone=Tone.NOTICE)

    def _text(
        self,
        text: str,
        size: float,
        *,
        bold: bool = False,
        tone: Tone = Tone.TEXT,
        indent: float = 0,
    ) -> None:
        left = PADDING * self._style.size + indent
        room = self.width - left - PADDING * self._style.size
        for line in self._measure.lines(text, size, room, bold=bold):
            self._marks.append(Words(left, self._y, line, size, bold, tone))
            self._y += size * LINE
