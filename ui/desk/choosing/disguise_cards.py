"""The shipped disguises as cards: each with its name and a small picture of itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from ui.desk.choosing.small_picture import small_picture
from ui.parts import FlowLayout
from ui.theme import px

_ROOM = (140, 164)
"""For the picture, in pixels at 100 %."""


class DisguiseCard(QAbstractButton):
    """One disguise: its picture, its name, and a frame when it is the chosen one."""

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self.profile = profile
        self.setText(_(profile.name))
        self.setAccessibleName(_(profile.name))
        self.setAccessibleDescription(_(profile.comment))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._picture = small_picture(profile, dark, QSize(px(_ROOM[0]), px(_ROOM[1])))

    def sizeHint(self) -> QSize:
        """As wide as the name needs, at least as wide as the picture."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(px(168), words + px(40)), px(226) + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that another size of text needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the picture and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        colours = self.palette()
        edge = 3 if self.isChecked() else 1
        frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(_pen(colours.color(role.Accent if self.isChecked() else role.Mid), edge))
        painter.setBrush(colours.color(role.AlternateBase))
        painter.drawRoundedRect(frame, px(12), px(12))
        if self.hasFocus():
            painter.setPen(_pen(colours.color(role.Text), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(5, 5, -5, -5), px(9), px(9))
        below = frame.top() + px(18) + px(_ROOM[1])
        self._draw_picture(painter, frame, colours.color(role.Mid))
        painter.setPen(colours.color(role.WindowText))
        painter.setFont(self.font())
        words = QRectF(frame.left(), below, frame.width(), frame.bottom() - below)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _draw_picture(self, painter: QPainter, frame: QRectF, edge: QColor) -> None:
        size = self._picture.deviceIndependentSize()
        above = px(18) + (px(_ROOM[1]) - size.height()) / 2
        corner = QPointF(frame.center().x() - size.width() / 2, frame.top() + above)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(corner, size), px(8), px(8))
        painter.save()
        painter.setClipPath(outline)
        painter.drawPixmap(corner, self._picture)
        painter.restore()
        painter.strokePath(outline, _pen(edge, 1))


class DisguiseCards(QWidget):
    """A card for each shipped disguise, of which one is chosen."""

    picked = Signal(object)
    """The profile of the card that is chosen from now on."""

    def __init__(self, profiles: Sequence[Profile], chosen: Profile) -> None:
        super().__init__()
        self.cards = [DisguiseCard(profile) for profile in profiles]
        flow = FlowLayout(self, gap=16)
        self._group = QButtonGroup(self)
        for card in self.cards:
            card.setChecked(card.profile.id == chosen.id)
            card.toggled.connect(lambda on, card=card: self._toggled(card.profile, on))
            self._group.addButton(card)
            flow.addWidget(card)

    def _toggled(self, profile: Profile, on: bool) -> None:
        if on:
            self.picked.emit(profile)


def _pen(colour: QColor, width: int, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return QPen(colour, width, style)
