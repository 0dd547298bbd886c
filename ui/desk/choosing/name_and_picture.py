"""A name of one's own for the disguise, and one of the shipped pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from nocontact_desktop.app.doors import picture
from nocontact_desktop.disguise.preferences import MOST_LETTERS, is_name
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from ui.desk.choosing.group import Group
from ui.forms import PrivateLine
from ui.parts import FlowLayout, Note, PlainLabel
from ui.theme import px


class PictureButton(QAbstractButton):
    """One of the pictures, with a frame when it is the chosen one."""

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self.picture_id = profile.icon
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(QByteArray(picture(profile)))
        self.setAccessibleName(_("The picture of “{name}”", name=_(profile.name)))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Large enough to hit."""
        return QSize(px(64), px(64))

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that another size of text needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and the picture."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        role, colours = QPalette.ColorRole, self.palette()
        chosen = self.isChecked()
        frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(colours.color(role.Accent if chosen else role.Mid), 3 if chosen else 1))
        painter.setBrush(colours.color(role.AlternateBase))
        painter.drawRoundedRect(frame, px(10), px(10))
        if self.hasFocus():
            painter.setPen(QPen(colours.color(role.Text), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(4, 4, -4, -4), px(8), px(8))
        inner = frame.adjusted(px(11), px(11), -px(11), -px(11))
        painter.drawPixmap(inner, self._pixmap, QRectF(self._pixmap.rect()))
        painter.end()


class NameAndPicture(Group):
    """Begins with what the disguise has; an empty line and its own picture mean just that."""

    changed = Signal()

    def __init__(
        self, profiles: Sequence[Profile], shipped: Profile, name: str = "", icon: str = ""
    ) -> None:
        super().__init__()
        self._shipped = shipped
        self.icon = icon
        self._choosing = False
        self.line = PrivateLine()
        self.line.setMaxLength(MOST_LETTERS)
        self.line.setAccessibleName(_("Name"))
        self.line.setAccessibleDescription(_("Leave it empty for the name that it has."))
        self.line.setText(name)
        self.line.textChanged.connect(self._typed)
        self.remark = Note(_("No menu can show such a name. Take plain letters."), "notice")
        self.remark.hide()
        self.add(PlainLabel(_("Name"), "strong"), self.line, self.remark)
        self.add(PlainLabel(_("Picture"), "strong"), self._pictures(profiles))
        self.wear(shipped)

    @property
    def name(self) -> str:
        """The name that was typed; empty for the one that the disguise has."""
        typed = self.line.text().strip()
        return "" if typed == _(self._shipped.name) else typed

    @property
    def fits(self) -> bool:
        """Whether the program can be called so."""
        return not self.name or is_name(self.name)

    def wear(self, shipped: Profile) -> None:
        """Show what another disguise has of its own; what was chosen here stays."""
        self._shipped = shipped
        self.line.setPlaceholderText(_(shipped.name))
        shown = self.icon or shipped.icon
        self._choosing = False
        for button in self.buttons:
            button.setChecked(button.picture_id == shown)
        self._choosing = True

    def _pictures(self, profiles: Sequence[Profile]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=10)
        self._group = QButtonGroup(self)
        each_once = {profile.icon: profile for profile in reversed(profiles)}
        self.buttons = [PictureButton(profile) for profile in reversed(each_once.values())]
        for button in self.buttons:
            button.toggled.connect(lambda on, button=button: self._pick(button, on))
            self._group.addButton(button)
            flow.addWidget(button)
        return holder

    def _pick(self, button: PictureButton, on: bool) -> None:
        if not on or not self._choosing:
            return
        self.icon = "" if button.picture_id == self._shipped.icon else button.picture_id
        self.changed.emit()

    def _typed(self) -> None:
        self.remark.setVisible(not self.fits)
        self.changed.emit()
