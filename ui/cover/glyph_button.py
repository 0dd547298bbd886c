"""A small button with a sign on it, drawn by itself: the same on every system and at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QAction, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ui.cover.early_qt import STRONG_FOCUS, take_focus
from ui.cover.type_size import line_height
from ui.cover.warm_button import WarmButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from nocontact_desktop.disguise.profile import Shade

_GRID = 16
SIGNS: dict[str, tuple[tuple[float, ...], ...]] = {
    "swap": (
        (5, 13, 5, 3), (2.4, 5.6, 5, 3, 7.6, 5.6),
        (11, 3, 11, 13), (8.4, 10.4, 11, 13, 13.6, 10.4),
    ),
    "add": ((8, 3, 8, 13), (3, 8, 13, 8)),
    "up": ((8, 13, 8, 3), (4, 7, 8, 3, 12, 7)),
    "down": ((8, 3, 8, 13), (4, 9, 8, 13, 12, 9)),
    "rename": ((3, 13, 3.6, 10.2, 10.8, 3, 13, 5.2, 5.8, 12.4, 3, 13), (9.2, 4.6, 11.4, 6.8)),
    "delete": (
        (3, 4.5, 13, 4.5), (6.2, 4.5, 6.2, 2.8, 9.8, 2.8, 9.8, 4.5),
        (4.3, 4.5, 5, 13.4, 11, 13.4, 11.7, 4.5), (6.8, 7, 7, 11), (9.2, 7, 9, 11),
    ),
    "sweep": ((1.6, 7.6, 4.6, 11, 10, 3.6), (10, 9, 14.4, 13.4), (14.4, 9, 10, 13.4)),
    "search": ((10.2, 10.2, 13.6, 13.6),),
    "undo": ((6.2, 2.6, 3.2, 5.6, 6.2, 8.6), (3.2, 5.6, 9.4, 5.6)),
    "history": ((8, 4.8, 8, 8.2, 10.4, 9.6),),
    "close": ((4, 4, 12, 12), (12, 4, 4, 12)),
}  # fmt: skip
"""Lines through points of a square of 16 by 16."""
_ROUND = {
    "search": (7, 7, 4.4, 0, 360),
    "history": (8, 8, 5.6, 0, 360),
    "undo": (9.4, 9.2, 3.6, 90, -180),
}
"""Parts of circles: middle, radius, where it begins, and how far it goes, in degrees."""


class GlyphButton(WarmButton):
    """A button that is known by its sign, its name and its tooltip."""

    def __init__(self, sign: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self._ink = self._plate = QColor()
        self.set_name(name)
        take_focus(self, STRONG_FOCUS)
        self._unit = line_height(self)
        self._twin: QAction | None = None

    def offer_in_menu(self, place: QWidget) -> None:
        """Be found in the menu of the right mouse button on `place`, too."""
        twin = self._twin = QAction(self.accessibleName(), place)
        twin.setEnabled(self.isEnabled())
        twin.triggered.connect(self.click)
        place.addAction(twin)

    def changeEvent(self, event: QEvent) -> None:
        """What cannot be done cannot be done from the menu either."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._twin is not None:
            self._twin.setEnabled(self.isEnabled())

    def set_name(self, name: str) -> None:
        """Call it `name`, for assistive programs and under the pointer."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def dress(self, shade: Shade) -> None:
        """Put on the colours of `shade`."""
        self._ink, self._plate = QColor(shade.operator_text), QColor(shade.operator)
        self.update()

    def sizeHint(self) -> QSize:
        """A square that is easy to hit."""
        side = round(2.1 * self._unit)
        return QSize(side, side)

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate under the pointer, the ring of the focus, and the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        clear = QColor(0, 0, 0, 0)
        painter.setPen(QPen(self._ink if self.hasFocus() else clear, 2))
        warm = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setBrush(self._plate if warm else clear)
        painter.drawRoundedRect(plate, plate.height() * 0.2, plate.height() * 0.2)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        side = 1.25 * self._unit
        corner = QPointF(self.width() - side, self.height() - side) / 2
        painter.translate(corner + (QPointF(0, 1) if self.isDown() else QPointF()))
        painter.scale(side / _GRID, side / _GRID)
        painter.strokePath(_path(self._sign), QPen(self._ink, 1.5))


def _path(sign: str) -> QPainterPath:
    path = QPainterPath()
    for line in SIGNS[sign]:
        path.moveTo(line[0], line[1])
        for at in range(2, len(line), 2):
            path.lineTo(line[at], line[at + 1])
    if sign in _ROUND:
        x, y, radius, begin, length = _ROUND[sign]
        around = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        path.arcMoveTo(around, begin)
        path.arcTo(around, begin, length)
    return path
