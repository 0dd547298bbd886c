"""The few colours and measures that every screen is drawn with.

Nothing else in the program names a colour. `PAIRS` lists which colour is read on which ground, and
a test holds each pair to the contrast that its use needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, named for what they are for."""

    window: str
    """The ground of a page."""
    rail: str
    """The ground of the list of steps and of other quiet areas."""
    surface: str
    """The ground of a card."""
    field: str
    """The ground of what can be typed into."""
    line: str
    """Thin lines that only divide."""
    frame: str
    """Frames that a person has to see: fields and check boxes."""
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    """The ground of what is chosen."""
    on_accent: str
    done: str
    done_soft: str
    notice: str
    notice_soft: str
    notice_line: str
    focus: str


LIGHT = Colours(
    window="#F8F5F0",
    rail="#F0ECE4",
    surface="#FFFEFC",
    field="#FFFFFF",
    line="#E2DBD0",
    frame="#8A8276",
    text="#23302F",
    muted="#586461",
    accent="#1F6469",
    accent_hover="#184F54",
    accent_soft="#DCEBEA",
    on_accent="#FFFFFF",
    done="#3A6B48",
    done_soft="#E4F0E5",
    notice="#744A06",
    notice_soft="#FCF2DC",
    notice_line="#E0BF79",
    focus="#2A6FC2",
)

DARK = Colours(
    window="#1B2022",
    rail="#161A1C",
    surface="#23292C",
    field="#1B2022",
    line="#363E41",
    frame="#89959A",
    text="#ECE8E1",
    muted="#B2B9B8",
    accent="#84C7C5",
    accent_hover="#A3D9D6",
    accent_soft="#25464A",
    on_accent="#0D2224",
    done="#9FCFAB",
    done_soft="#25382B",
    notice="#F0CD8B",
    notice_soft="#393020",
    notice_line="#7B6433",
    focus="#8CC6FF",
)

CONTRAST = Colours(
    window="#000000",
    rail="#000000",
    surface="#000000",
    field="#000000",
    line="#B8B8B8",
    frame="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    accent="#FFE45C",
    accent_hover="#FFF3B0",
    accent_soft="#3A3400",
    on_accent="#000000",
    done="#8CFFA8",
    done_soft="#00260B",
    notice="#FFD27A",
    notice_soft="#2B1E00",
    notice_line="#FFD27A",
    focus="#5CE1FF",
)


class Pair(NamedTuple):
    """`ink` is seen on `ground` and needs at least `ratio` of contrast (WCAG 2.2)."""

    ink: str
    ground: str
    ratio: float


_TEXT, _SHAPE = 4.5, 3.0

PAIRS: tuple[Pair, ...] = (
    *(
        Pair(ink, ground, _TEXT)
        for ink in ("text", "muted", "accent", "done", "notice")
        for ground in ("window", "rail", "surface", "field")
    ),
    Pair("on_accent", "accent", _TEXT),
    Pair("on_accent", "accent_hover", _TEXT),
    Pair("text", "accent_soft", _TEXT),
    Pair("muted", "accent_soft", _TEXT),
    Pair("accent", "accent_soft", _TEXT),
    Pair("done", "done_soft", _TEXT),
    Pair("notice", "notice_soft", _TEXT),
    Pair("text", "notice_soft", _TEXT),
    Pair("text", "done_soft", _TEXT),
    *(
        Pair(ink, ground, _SHAPE)
        for ink in ("frame", "focus")
        for ground in ("window", "rail", "surface", "field")
    ),
    Pair("focus", "accent_soft", _SHAPE),
)


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes at 100 %, in device-independent pixels."""

    base: int = 15
    """The size of running text; one rem."""
    small: int = 13
    large: int = 17
    heading: int = 19
    title: int = 26
    column_rem: int = 46
    """The widest column that is comfortable to read."""


MEASURES = Measures()


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`, as WCAG defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)
