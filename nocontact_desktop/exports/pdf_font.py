"""The part of a typeface that one document uses, and its objects in the file.

Every pair of a glyph and the text it stands for gets a code of its own, so that copying from the
page gives back what was typed even where one glyph stands for several letters or for different
ones.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from nocontact_desktop.exports.pdf_objects import Objects, number
from nocontact_desktop.exports.typeface import Glyph, Typeface

_NOTHING = "0000"
"""The text of a mark that is part of the letter before it. No text at all would be guessed at."""

_NEEDLESS_TABLES = ("DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "kern",
                    "name", "post")  # fmt: skip
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
_CMAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class PdfFont:
    """Hands out the codes of one typeface while pages are made, then writes what was used."""

    def __init__(self, face: Typeface) -> None:
        self._face = face
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: list[float] = []

    def code(self, glyph: Glyph) -> int:
        """The code of a glyph in the page's text."""
        code = self._codes.setdefault((glyph.id, glyph.text), len(self._codes) + 1)
        if code > len(self._widths):
            self._widths.append(round(self._face.width(glyph.id), 2))
        return code

    def width(self, code: int) -> float:
        """The advance that a reader of the file takes for a code."""
        return self._widths[code - 1]

    def write(self, objects: Objects) -> int:
        """Add the font to the file; the number of its object is given back."""
        program, glyph_map = self._subset()
        name = f"{_tag(program)}+{self._face.name}"
        file = objects.stream(program, f"/Length1 {len(program)}")
        to_glyph = objects.stream(glyph_map)
        to_text = objects.stream(self._to_unicode())
        descriptor = objects.add(self._descriptor(name, file))
        widths = " ".join(map(number, self._widths))
        descendant = objects.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {descriptor} 0 R /CIDToGIDMap {to_glyph} 0 R "
            f"/DW 0 /W [1 [{widths}]] >>"
        )
        return objects.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{descendant} 0 R] /ToUnicode {to_text} 0 R >>"
        )

    def _subset(self) -> tuple[bytes, bytes]:
        """The font program with only the glyphs used, and the table from codes to its glyphs."""
        import uharfbuzz as hb  # type: ignore[import-untyped]  # noqa: PLC0415

        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.glyph_set.update(glyph for glyph, _ in self._codes)
        wanted.drop_table_tag_set.update(_tag_number(tag) for tag in _NEEDLESS_TABLES)
        plan = hb.SubsetPlan(self._face.face, wanted)
        new_ids: dict[int, int] = dict(plan.old_to_new_glyph_mapping)
        glyphs = [0, *(new_ids[glyph] for glyph, _ in self._codes)]
        program: Any = plan.execute()
        return program.blob.data, b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper() or _NOTHING}>\n"
            for (_, text), code in self._codes.items()
        ]
        blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
        body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
        return (_CMAP_HEAD + body + _CMAP_FOOT).encode("ascii")

    def _descriptor(self, name: str, file: int) -> str:
        extents = self._face.font.get_font_extents("ltr")
        per_mille = 1000 / self._face.face.upem
        ascent, descent = extents.ascender * per_mille, extents.descender * per_mille
        return (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /ItalicAngle 0 /StemV 80 "
            f"/FontBBox [-1021 -463 1793 1232] /CapHeight 729 "
            f"/Ascent {number(ascent)} /Descent {number(descent)} /FontFile2 {file} 0 R >>"
        )


def _tag(program: bytes) -> str:
    """Six letters that name a subset, as the format asks for; made from what is in it."""
    return "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii"), "big")
