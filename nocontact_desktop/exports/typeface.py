"""The two shipped typefaces: what they can draw, and the shaping of one run of text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from nocontact_desktop import resources


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shaped glyph, measured in thousandths of the type size.

    `text` is what a reader of the file gets for it when copying; `cluster` the index of the first
    character it stands for.
    """

    id: int
    advance: float
    dx: float
    dy: float
    cluster: int
    text: str


class Typeface:
    """A font file, opened once. Never changed after that, so any thread may use it."""

    def __init__(self, path: Path) -> None:
        import uharfbuzz as hb  # type: ignore[import-untyped]  # noqa: PLC0415

        self.name = path.stem
        self.face: Any = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font: Any = hb.Font(self.face)
        self._per_mille: float = 1000 / self.face.upem

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that have a glyph."""
        return frozenset(self.face.unicodes)

    def width(self, glyph: int) -> float:
        """The unshaped advance of a glyph, in thousandths."""
        return float(self.font.get_glyph_h_advance(glyph)) * self._per_mille

    def shape(self, text: str, right_to_left: bool) -> tuple[Glyph, ...]:
        """The glyphs of `text`, in the order in which they stand from left to right.

        `text` must be of one script and one direction; brackets are mirrored here.
        """
        import uharfbuzz as hb  # noqa: PLC0415

        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        hb.shape(self.font, buffer)
        clusters = [info.cluster for info in buffer.glyph_infos]
        texts = _texts(text, clusters, right_to_left)
        return tuple(
            Glyph(
                info.codepoint,
                place.x_advance * self._per_mille,
                place.x_offset * self._per_mille,
                place.y_offset * self._per_mille,
                info.cluster,
                copied,
            )
            for info, place, copied in zip(
                buffer.glyph_infos, buffer.glyph_positions, texts, strict=True
            )
        )


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The regular and the bold face of one family."""

    regular: Typeface
    bold: Typeface

    def covers(self, character: str) -> bool:
        """Whether one of the two faces has a glyph for `character`."""
        point = ord(character)
        return point in self.regular.characters or point in self.bold.characters

    def face_for(self, character: str, bold: bool) -> Typeface:
        """The face that draws `character`: the wished weight if it has it, else the other."""
        first, second = (self.bold, self.regular) if bold else (self.regular, self.bold)
        point = ord(character)
        only_second = point in second.characters and point not in first.characters
        return second if only_second else first


@cache
def shipped() -> Typefaces:
    """The typefaces in `resources/fonts`. They hold no text, so keeping them is harmless."""
    folder = resources.folder("fonts")
    return Typefaces(Typeface(folder / "DejaVuSans.ttf"), Typeface(folder / "DejaVuSans-Bold.ttf"))


@cache
def script_of(character: str) -> str:
    """The script of a letter, such as ARABIC; empty for digits, signs, spaces and marks."""
    if not unicodedata.category(character).startswith("L"):
        return ""
    return unicodedata.name(character, "").partition(" ")[0]


def _texts(text: str, clusters: list[int], right_to_left: bool) -> list[str]:
    """What each glyph stands for: the base of a cluster for all of it, its marks for nothing.

    Readers of the file take its text as it stands on the page, turn it round, and turn brackets
    round with it. So what runs from right to left is given as it stands.
    """
    bases: dict[int, int] = {}
    for glyph, cluster in enumerate(clusters):
        if right_to_left or cluster not in bases:
            bases[cluster] = glyph
    texts = [""] * len(clusters)
    starts = sorted(bases)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end]
        texts[bases[start]] = _as_it_stands(part) if right_to_left else part
    return texts


def _as_it_stands(text: str) -> str:
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # noqa: PLC0415

    return "".join(str(MIRRORED.get(character, character)) for character in reversed(text))
