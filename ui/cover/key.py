"""One key of the calculator, drawn by itself: no style sheet, so that the window opens at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nocontact_desktop.i18n import text as _
from ui.cover.early_qt import ALIGN_CENTRE, TAB_FOCUS, take_focus
from ui.cover.keys import KeySpec, Role
from ui.cover.type_size import line_height, resized
from ui.cover.warm_button import WarmButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from nocontact_desktop.disguise.profile import Shade

_FACE_SIZE = {
    Role.DIGIT: 1.8,
    Role.FUNCTION: 1.5,
    Role.OPERATOR: 2.0,
    Role.EQUALS: 2.2,
    Role.SMALL: 1.08,
}
_LARGEST_GROWTH = 1.7
_NO_INK = QColor(0, 0, 0, 0)


class Key(WarmButton):
    """A key. It acts on `pressed`, as the keys of a real calculator do."""

    def __init__(self, spec: KeySpec, face: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self._fill = self._ink = QColor()
        self.setText(face)
        self.setAccessibleName(_(spec.spoken))
        take_focus(self, TAB_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._unit = line_height(self)
        self.setFont(resized(self.font(), _FACE_SIZE[spec.role]))

    def dress(self, shade: Shade) -> None:
        """Put on the colours of `shade`."""
        fill, ink = {
            Role.DIGIT: (shade.digit, shade.digit_text),
            Role.FUNCTION: (shade.operator, shade.operator_text),
            Role.OPERATOR: (shade.operator, shade.operator_text),
            Role.EQUALS: (shade.equals, shade.equals_text),
            Role.SMALL: (shade.window, shade.quiet_text),
        }[self.spec.role]
        self._fill, self._ink = QColor(fill), QColor(ink)
        self.update()

    def sizeHint(self) -> QSize:
        """Roomy; in proportion to the letters of the desktop."""
        return self._units(2.9, 2.2) if self.spec.role is Role.SMALL else self._units(5.3, 3.6)

    def minimumSizeHint(self) -> QSize:
        """Just enough to hit and to read."""
        return self._units(2.5, 1.7) if self.spec.role is Role.SMALL else self._units(3.8, 2.3)

    def _units(self, across: float, down: float) -> QSize:
        return QSize(round(across * self._unit), round(down * self._unit))

    def _growth(self) -> float:
        """How much larger the face is drawn in a large window."""
        return max(1.0, min(_LARGEST_GROWTH, self.height() / self.sizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the calculator, where it is "="."""
        from ui.cover.keyboard import is_enter  # noqa: PLC0415 - after the window is up

        if is_enter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the calculator."""
        from ui.cover.keyboard import is_enter  # noqa: PLC0415 - after the window is up

        if is_enter(event):
            event.ignore()
        else:
            super().keyReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate, the ring of the keyboard's focus, and the face."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = min(plate.height(), plate.width(), 4 * self._unit) * 0.2
        painter.setPen(QPen(self._ink if self.hasFocus() else _NO_INK, 2))
        painter.setBrush(self._plate())
        painter.drawRoundedRect(plate, radius, radius)
        painter.setPen(self._ink)
        if self.text():
            painter.setFont(resized(self.font(), self._growth()))
            painter.drawText(plate, ALIGN_CENTRE, self.text())
        else:
            draw = _draw_clock if self.spec.key == "history" else _draw_backspace
            draw(painter, plate, self._unit * self._growth())

    def _plate(self) -> QColor:
        """The colour of the plate: a little nearer to the ink under the pointer, more when down."""
        share = 0.2 if self.isDown() else 0.07 if self.underMouse() else 0.0
        return _mixed(self._fill, self._ink, share)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )


def _draw_clock(painter: QPainter, plate: QRectF, size: float) -> None:
    """The sign for what was before."""
    centre, radius = plate.center(), size * 0.5
    painter.setPen(QPen(painter.pen().color(), max(1.3, size * 0.09)))
    painter.setBrush(_NO_INK)
    painter.drawEllipse(centre, radius, radius)
    painter.drawLine(centre, centre - QPointF(0, radius * 0.6))
    painter.drawLine(centre, centre + QPointF(radius * 0.45, radius * 0.25))


def _draw_backspace(painter: QPainter, plate: QRectF, size: float) -> None:
    """The sign for "delete to the left", which not every typeface has."""
    centre, half, high = plate.center(), size * 0.62, size * 0.4
    left, right = centre.x() - half, centre.x() + half
    outline = QPainterPath(QPointF(left, centre.y()))
    for x, y in ((left + high, -high), (right, -high), (right, high), (left + high, high)):
        outline.lineTo(x, centre.y() + y)
    outline.closeSubpath()
    pen = QPen(painter.pen().color(), max(1.3, size * 0.09))
    painter.strokePath(outline, pen)
    painter.setPen(pen)
    cross, arm = QPointF(centre.x() + high * 0.4, centre.y()), high * 0.42
    painter.drawLine(cross + QPointF(-arm, -arm), cross + QPointF(arm, arm))
    painter.drawLine(cross + QPointF(-arm, arm), cross + QPointF(arm, -arm))
