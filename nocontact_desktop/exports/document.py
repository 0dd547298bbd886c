"""Draws strips on pages and gives back the finished file as bytes. Nothing touches the disk."""

from __future__ import annotations

from nocontact_desktop.exports.paragraph import Run
from nocontact_desktop.exports.pdf_font import PdfFont
from nocontact_desktop.exports.pdf_objects import Objects, number
from nocontact_desktop.exports.strips import Anchor, Box, Ink, Mark, Stroke, Text
from nocontact_desktop.exports.typeface import Typeface


class Page:
    """One page while it is drawn. Measures are points from its top left."""

    def __init__(self, height: float, fonts: dict[Typeface, PdfFont]) -> None:
        self._height = height
        self._fonts = fonts
        self._operators: list[str] = []

    def put(self, marks: tuple[Mark, ...], x: float, y: float) -> None:
        """Draw marks whose own origin lies at (x, y)."""
        for mark in marks:
            match mark:
                case Text():
                    self._text(mark, x, y)
                case Stroke():
                    self._stroke(mark, x, y)
                case Box():
                    self._box(mark, x, y)

    def content(self) -> bytes:
        """The operators drawn so far."""
        return "\n".join(self._operators).encode("ascii")

    def _text(self, mark: Text, x: float, y: float) -> None:
        runs = mark.line.runs()
        width = sum(glyph.advance for run in runs for glyph in run.glyphs) * mark.size / 1000
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[mark.anchor]
        place = self._place(x + mark.x - width * share, y + mark.y)
        shown = " ".join(self._run(run, mark.size) for run in runs)
        self._operators.append(f"{_ink(mark.ink)} rg BT 1 0 0 1 {place} Tm {shown} ET")

    def _run(self, run: Run, size: float) -> str:
        font = self._fonts.setdefault(run.face, PdfFont(run.face))
        name = list(self._fonts).index(run.face) + 1
        parts: list[str] = [f"/F{name} {number(size)} Tf ["]
        rise = 0.0
        for glyph in run.glyphs:
            if glyph.dy != rise:
                rise = glyph.dy
                parts.append(f"] TJ {number(rise * size / 1000)} Ts [")
            code = font.code(glyph)
            before = number(-glyph.dx)
            after = number(font.width(code) + glyph.dx - glyph.advance)
            parts.append(("" if before == "0" else before) + f"<{code:04X}>")
            parts.append("" if after == "0" else after)
        return "".join(parts) + ("] TJ 0 Ts" if rise else "] TJ")

    def _stroke(self, mark: Stroke, x: float, y: float) -> None:
        dash = f"[{number(mark.dash)}]" if mark.dash else "[]"
        self._operators.append(
            f"{_ink(mark.ink)} RG {number(mark.thickness)} w {dash} 0 d "
            f"{self._place(x + mark.x, y + mark.y)} m {self._place(x + mark.x2, y + mark.y2)} l S"
        )

    def _box(self, mark: Box, x: float, y: float) -> None:
        corner = self._place(x + mark.x, y + mark.y + mark.height)
        self._operators.append(
            f"{_ink(mark.ink)} RG {number(mark.thickness)} w [] 0 d "
            f"{corner} {number(mark.width)} {number(mark.height)} re S"
        )
        if mark.ticked:
            corners = ((0.2, 0.52), (0.42, 0.76), (0.82, 0.22))
            points = [
                self._place(x + mark.x + across * mark.width, y + mark.y + down * mark.height)
                for across, down in corners
            ]
            self._operators.append(f"1.2 w {points[0]} m {points[1]} l {points[2]} l S")

    def _place(self, x: float, y: float) -> str:
        return f"{number(x)} {number(self._height - y)}"


class Document:
    """A file of pages of one size."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.width, self.height = size
        self.pages: list[Page] = []
        self._fonts: dict[Typeface, PdfFont] = {}

    def page(self) -> Page:
        """A new page at the end."""
        self.pages.append(Page(self.height, self._fonts))
        return self.pages[-1]

    def finish(self) -> bytes:
        """The file. It names no program, person, time or place."""
        objects = Objects()
        root, tree = objects.reserve(), objects.reserve()
        contents = [objects.stream(page.content()) for page in self.pages]
        fonts = [font.write(objects) for font in self._fonts.values()]
        named = " ".join(f"/F{i} {font} 0 R" for i, font in enumerate(fonts, 1))
        box = f"[0 0 {number(self.width)} {number(self.height)}]"
        kids = [
            objects.add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox {box} "
                f"/Resources << /Font << {named} >> >> /Contents {content} 0 R >>"
            )
            for content in contents
        ]
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        objects.fill(tree, f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>")
        objects.fill(root, f"<< /Type /Catalog /Pages {tree} 0 R >>")
        return objects.file(root)


def _ink(ink: Ink) -> str:
    return " ".join(map(number, ink))
