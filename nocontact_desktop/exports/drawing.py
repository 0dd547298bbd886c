"""Draws marks on the pages of a reportlab canvas, in memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from types import ModuleType
from typing import TYPE_CHECKING

from nocontact_desktop.exports.paragraph import Run
from nocontact_desktop.exports.pdf_font import PdfFont
from nocontact_desktop.exports.strips import Anchor, Box, Mark, Path, Stroke, Text
from nocontact_desktop.exports.typeface import Typeface

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

_SETTINGS = "reportlab_settings"
_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
_TICK = ((0.2, 0.52), (0.42, 0.76), (0.82, 0.22))


def drawn(size: tuple[float, float], pages: Iterable[Iterable[Mark]]) -> bytes:
    """The file of `pages`, each as the marks on it. Still signed by the library."""
    drawing = _Drawing(size)
    for marks in pages:
        drawing.page(marks)
    return drawing.finish()


class _Drawing:
    """One file while it is drawn. Its fonts are its own and are never registered."""

    def __init__(self, size: tuple[float, float]) -> None:
        _shipped_settings_only()
        from reportlab.pdfbase.pdfdoc import PDFZCompress  # noqa: PLC0415

        self._canvas = _bare_canvas(size)
        self._height = size[1]
        self._document: PDFDocument = self._canvas._doc  # type: ignore[attr-defined]
        self._document.defaultStreamFilters = [PDFZCompress]
        self._fonts: dict[Typeface, PdfFont] = {}

    def page(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            match mark:
                case Text():
                    self._text(mark)
                case Stroke():
                    self._stroke(mark)
                case Box():
                    self._box(mark)
                case Path():
                    self._path(mark)
        self._canvas.showPage()

    def finish(self) -> bytes:
        pdf: bytes = self._canvas.getpdfdata()  # type: ignore[no-untyped-call]
        return pdf

    def _text(self, mark: Text) -> None:
        runs = mark.line.runs()
        width = sum(glyph.advance for run in runs for glyph in run.glyphs) * mark.size / 1000
        text = self._canvas.beginText(mark.x - width * _SHARE[mark.anchor], self._height - mark.y)
        text.setFillColor(mark.ink)
        for run in runs:
            self._run(text, run, mark.size)
        self._canvas.drawText(text)

    def _run(self, text: PDFTextObject, run: Run, size: float) -> None:
        font = self._font(run.face)
        _literally(text, f"/{font.name} {size:g} Tf")
        rise = 0.0
        for up, glyphs in groupby(run.glyphs, lambda glyph: glyph.dy):
            if up != rise:
                rise = up
                text.setRise(rise * size / 1000)
            _literally(text, font.shown(glyphs))
        if rise:
            text.setRise(0)

    def _font(self, face: Typeface) -> PdfFont:
        if face not in self._fonts:
            self._fonts[face] = PdfFont(face, f"F{len(self._fonts) + 1}")
            self._document.delayedFonts.append(self._fonts[face])
        return self._fonts[face]

    def _stroke(self, mark: Stroke) -> None:
        self._canvas.setStrokeColor(mark.ink)
        self._canvas.setLineWidth(mark.thickness)
        self._canvas.setDash([mark.dash] if mark.dash else [])
        self._canvas.line(mark.x, self._height - mark.y, mark.x2, self._height - mark.y2)

    def _box(self, mark: Box) -> None:
        self._canvas.setStrokeColor(mark.ink)
        self._canvas.setLineWidth(mark.thickness)
        self._canvas.setDash([])
        bottom = self._height - mark.y - mark.height
        self._canvas.rect(mark.x, bottom, mark.width, mark.height)
        if mark.ticked:
            self._tick(mark)

    def _path(self, mark: Path) -> None:
        (x, y), *others = mark.points
        path = self._canvas.beginPath()
        path.moveTo(x, self._height - y)
        for to_x, to_y in others:
            path.lineTo(to_x, self._height - to_y)
        if mark.closed:
            path.close()
        if mark.fill:
            self._canvas.setFillColor(mark.fill)
        if mark.ink:
            self._canvas.setStrokeColor(mark.ink)
            self._canvas.setLineWidth(mark.thickness)
            self._canvas.setDash([mark.dash] if mark.dash else [])
        self._canvas.drawPath(path, stroke=int(bool(mark.ink)), fill=int(bool(mark.fill)))

    def _tick(self, mark: Box) -> None:
        self._canvas.setLineWidth(1.2)
        path = self._canvas.beginPath()
        for index, (across, down) in enumerate(_TICK):
            to = path.lineTo if index else path.moveTo
            to(mark.x + across * mark.width, self._height - mark.y - down * mark.height)
        self._canvas.drawPath(path)


def _literally(text: PDFTextObject, operators: str) -> None:
    """Add operators as they are.

    reportlab writes characters and looks up the glyph of each by itself; ours are chosen already,
    so this is the one place that reaches behind its interface.
    """
    text._code.append(operators)  # type: ignore[attr-defined]


def _bare_canvas(size: tuple[float, float]) -> Canvas:
    """A canvas that holds nothing but what is drawn on it."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    class BareCanvas(Canvas):
        """Leaves out the beginning of each page, which asks for a font that is not embedded."""

        def _make_preamble(self) -> None:
            self._preamble = ""

    # The document packs the pages: a canvas would also turn them into text, a quarter longer.
    return BareCanvas(BytesIO(), pagesize=size, invariant=1, pageCompression=0)


def _shipped_settings_only() -> None:
    """Keep reportlab from running a settings file out of somebody's home folder.

    When it is imported it runs `reportlab_settings.py` from anywhere on the path, else
    `~/.reportlab_settings`, and obeys `RL_…` variables: code of whoever can write there would run
    in the process that holds the vault. An empty module in that place keeps all of it out.
    """
    sys.modules.setdefault(_SETTINGS, ModuleType(_SETTINGS))
    for name in [name for name in os.environ if name.startswith("RL_")]:
        del os.environ[name]
