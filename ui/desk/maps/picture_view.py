"""Paints a picture of the core in the colours of the theme, at the size of the text in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from nocontact_desktop.exports.direction import own_direction
from nocontact_desktop.exports.picture import LINE, Measure, Outline, Picture, Tone, Words, turned
from nocontact_desktop.exports.strips import Anchor
from ui.parts import PlainLabel, Role
from ui.theme import rem

Draw = Callable[[Measure, float, float], Picture]
"""Lays a picture out: how words are measured, the size of the type, the width."""

_ROLES = {
    Tone.GROUND: QPalette.ColorRole.AlternateBase,
    Tone.ZONE: QPalette.ColorRole.Window,
    Tone.CARD: QPalette.ColorRole.Base,
    Tone.FRAME: QPalette.ColorRole.Dark,
    Tone.LINE: QPalette.ColorRole.Midlight,
    Tone.TEXT: QPalette.ColorRole.WindowText,
    Tone.MUTED: QPalette.ColorRole.PlaceholderText,
    Tone.ACCENT: QPalette.ColorRole.Accent,
    Tone.ON_ACCENT: QPalette.ColorRole.HighlightedText,
}
_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class ScreenMeasure:
    """Measures words as they are painted on the screen, in any script that there is a font for."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics: dict[tuple[int, bool], QFontMetricsF] = {}

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """The font of the program in a size."""
        font = QFont(self._font)
        font.setPixelSize(max(1, round(size)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def metrics(self, size: float, *, bold: bool = False) -> QFontMetricsF:
        """The measures of that font."""
        key = (round(size), bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(size, bold=bold))
        return self._metrics[key]

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide `text` is in one line."""
        return self.metrics(size, bold=bold).horizontalAdvance(text)

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> Sequence[str]:
        """`text` in lines of at most `width`."""
        text = " ".join(text.split())
        if self.width(text, size, bold=bold) <= width:
            return [text]
        layout = QTextLayout(text, self.font(size, bold=bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        found: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return found


class PictureView(QWidget):
    """A picture that is as wide as its place, or at least `least_rem`, and as high as it has to be.

    `name` says what it is; what it shows has to stand in words on the same page.
    """

    def __init__(self, draw: Draw, name: str, least_rem: float = 16) -> None:
        super().__init__()
        self._draw = draw
        self._least_rem = least_rem
        self._drawn: tuple[tuple[int, int], Picture] | None = None
        self._amber = PlainLabel("", Role.NOTICE, self)  # only it knows the colour of a notice
        self._amber.hide()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def picture(self, width: int) -> Picture:
        """The picture in a width, at the size of the text in use."""
        key = (width, rem())
        if self._drawn is None or self._drawn[0] != key:
            measure = ScreenMeasure(QApplication.font())
            self._drawn = key, self._draw(measure, rem(), width)
        return self._drawn[1]

    def sizeHint(self) -> QSize:
        """As wide as a page."""
        width = rem(max(self._least_rem, 46))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be read."""
        return QSize(rem(self._least_rem), rem(6))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the picture."""
        return round(self.picture(max(width, rem(self._least_rem))).height) + 1

    def changeEvent(self, event: QEvent) -> None:
        """Lay it out anew when the size of the text changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._drawn = None
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it, mirrored where reading goes from right to left."""
        picture = self.picture(self.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            picture = turned(picture)
        measure = ScreenMeasure(QApplication.font())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in picture.marks:
            if isinstance(mark, Words):
                self._words(painter, measure, mark)
            else:
                self._outline(painter, mark)
        painter.end()

    def _words(self, painter: QPainter, measure: ScreenMeasure, words: Words) -> None:
        metrics = measure.metrics(words.size, bold=words.bold)
        room = words.size * LINE - metrics.ascent() - metrics.descent()
        left = words.x - metrics.horizontalAdvance(words.text) * _SHARE[words.anchor]
        painter.setFont(measure.font(words.size, bold=words.bold))
        painter.setPen(self._colour(words.tone))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        way = Qt.LayoutDirection
        runs_left = own_direction(words.text, mirrored)
        painter.setLayoutDirection(way.RightToLeft if runs_left else way.LeftToRight)
        painter.drawText(QPointF(left, words.y + room / 2 + metrics.ascent()), words.text)

    def _outline(self, painter: QPainter, outline: Outline) -> None:
        pen = QPen(Qt.PenStyle.NoPen)
        if outline.line:
            thickness = max(outline.thickness, 1)
            pen = QPen(self._colour(outline.line), thickness)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if outline.dash:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern([outline.dash / thickness] * 2)
        painter.setPen(pen)
        painter.setBrush(self._colour(outline.fill) if outline.fill else Qt.BrushStyle.NoBrush)
        points = QPolygonF([QPointF(x, y) for x, y in outline.points])
        if outline.closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)

    def _colour(self, tone: Tone) -> QColor:
        if tone is Tone.NOTICE:
            self._amber.ensurePolished()
            return self._amber.palette().color(QPalette.ColorRole.WindowText)
        return QApplication.palette().color(_ROLES[tone])
