"""The part of a typeface that one document uses, and its objects in the file.

Every pair of a glyph and the text it stands for gets a code of its own, so that copying from the
page gives back what was typed even where one glyph stands for several letters or for different
ones. reportlab's own fonts cannot do that: they give out codes by character.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from nocontact_desktop.exports.typeface import Glyph, Typeface

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import (
        PDFDictionary,
        PDFDocument,
        PDFObject,
        PDFObjectReference,
    )

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
    """Hands out the codes of one typeface while pages are drawn, then writes what was used.

    It belongs to one document: reportlab keeps it in that document's list of fonts, and at the end
    asks it for its objects. `name` is what the pages call it.
    """

    def __init__(self, face: Typeface, name: str) -> None:
        self.name = name
        self._face = face
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: list[float] = []

    def shown(self, glyphs: Iterable[Glyph]) -> str:
        """The operator that draws glyphs of one height, each where it was shaped to stand."""
        parts: list[str] = []
        for glyph in glyphs:
            code = self._code(glyph)
            rest = self._widths[code - 1] + glyph.dx - glyph.advance
            parts += (_moved(-glyph.dx), f"<{code:04X}>", _moved(rest))
        return f"[{''.join(parts)}] TJ".replace("><", "")

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 (reportlab's name)
        """Add the font to the file."""
        from reportlab.pdfbase import pdfdoc  # noqa: PLC0415

        program, glyph_map = self._subset()
        base = f"/{_tag(program)}+{self._face.name}"
        descriptor, descendant = self._descriptor(base), self._descendant(base)
        descriptor["FontFile2"] = _stream(document, program, Length1=len(program))
        descendant["FontDescriptor"] = _added(document, descriptor)
        descendant["CIDToGIDMap"] = _stream(document, glyph_map)
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": base,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([_added(document, descendant)]),
                "ToUnicode": _stream(document, self._to_unicode()),
            }
        )
        named: Any = document.idToObject[pdfdoc.BasicFonts]
        named[self.name] = _added(document, font)

    def _code(self, glyph: Glyph) -> int:
        code = self._codes.setdefault((glyph.id, glyph.text), len(self._codes) + 1)
        if code > len(self._widths):
            self._widths.append(round(self._face.width(glyph.id), 3))
        return code

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

    def _descendant(self, base: str) -> PDFDictionary:
        """What the codes mean: how wide each is, and that codes are numbers and nothing else."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary  # noqa: PLC0415

        numbers = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        return PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary(numbers),
                "DW": 0,
                "W": PDFArray([1, PDFArray(self._widths)]),
            }
        )

    def _descriptor(self, base: str) -> PDFDictionary:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary  # noqa: PLC0415

        extents = self._face.font.get_font_extents("ltr")
        per_mille = 1000 / self._face.face.upem
        return PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": base,
                "Flags": 4,
                "ItalicAngle": 0,
                "StemV": 80,
                "FontBBox": PDFArray([-1021, -463, 1793, 1232]),
                "CapHeight": 729,
                "Ascent": extents.ascender * per_mille,
                "Descent": extents.descender * per_mille,
            }
        )


def _stream(document: PDFDocument, content: bytes, **entries: int) -> PDFObjectReference:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream  # noqa: PLC0415

    return _added(document, PDFStream(PDFDictionary(entries), content))


def _added(document: PDFDocument, thing: PDFObject) -> PDFObjectReference:
    """Give `thing` a number of its own in the file, and refer to it."""
    reference: PDFObjectReference = document.Reference(thing)  # type: ignore[no-untyped-call]
    return reference


def _moved(by: float) -> str:
    """A move to the left between two glyphs, in thousandths; nothing where there is none."""
    return f"{by:.3f} " if abs(by) >= 0.0005 else ""


def _tag(program: bytes) -> str:
    """Six letters that name a subset, as the format asks for; made from what is in it."""
    return "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii"), "big")
