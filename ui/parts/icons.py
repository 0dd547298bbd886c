"""Line icons of our own, drawn in the colour of the words beside them."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from nocontact_desktop import resources
from ui.theme import px

_FALLBACK = "step"


def icon_names() -> frozenset[str]:
    """The names of all icons."""
    return frozenset(path.stem for path in _folder().glob("*.svg"))


def icon(name: str, colour: QColor, size: int) -> QIcon:
    """The icon `name` in `colour`, sharp at `size` pixels on ordinary and dense screens."""
    made = QIcon()
    for density in (1, 2):
        picture = QPixmap.fromImage(_drawn(name, colour.name(), size, density))
        made.addPixmap(picture)
    return made


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int, density: int) -> QImage:
    picture = QImage(QSize(size, size) * density, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    drawing = _source(name).replace("currentColor", colour)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def draw_icon(painter: QPainter, name: str, into: QRectF, colour: QColor) -> None:
    """Draw the icon `name`, or a plain ring when there is none of that name.

    It is drawn from the file once for each size and colour: a rail of icons is drawn often.
    """
    density = math.ceil(painter.device().devicePixelRatio())
    picture = _drawn(name, colour.name(), round(min(into.width(), into.height())), density)
    painter.drawImage(QPoint(round(into.x()), round(into.y())), picture)


class UiIcon(QWidget):
    """An icon that only decorates: what it says is also said in words beside it."""

    def __init__(
        self, name: str, tone: str = "", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._size = size
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the colour that the style sheet gives the words here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        draw_icon(painter, self._name, QRectF(0, 0, side, side), colour)
        painter.end()


def _folder() -> Path:
    return resources.folder("icons") / "ui"


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    path = _folder() / f"{name}.svg"
    return (path if path.is_file() else _folder() / f"{_FALLBACK}.svg").read_text("utf-8")
