"""The list of steps and pages at the side of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import State
from ui.desk.marks import draw_state
from ui.parts import PlainLabel, ScrollArea
from ui.parts.icons import draw_icon
from ui.theme import px, rem

WIDTH_REM = 16.5


class RailButton(QAbstractButton):
    """One page in the list: picture, title and, for a step, the sign of how far it is."""

    def __init__(self, page_id: str, title: str, icon: str) -> None:
        super().__init__()
        self.page_id = page_id
        self._icon = icon
        self._state: State | None = None
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # its role: one of a few, not a box to tick
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, state: State, words: str) -> None:
        """Show how far the step is; `words` say it to people who do not see the sign."""
        self._state = state
        self.setAccessibleName(f"{self.text()}, {words}")
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """One line, easy to hit."""
        return QSize(rem(WIDTH_REM - 2), px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row; it is mirrored where reading goes from right to left."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        self._draw_parts(painter)
        painter.end()

    def _draw_parts(self, painter: QPainter) -> None:
        middle = self.height() / 2
        icon, sign, gap = px(20), px(17), px(12)
        accent = self.isChecked() or self.underMouse()
        role = QPalette.ColorRole.Accent if accent else QPalette.ColorRole.PlaceholderText
        picture = self._mirrored(QRectF(gap, middle - icon / 2, icon, icon))
        draw_icon(painter, self._icon, picture, QApplication.palette().color(role))
        end = self.width() - gap
        if self._state is not None:
            place = self._mirrored(QRectF(end - sign, middle - sign / 2, sign, sign))
            draw_state(painter, place, self._state)
            end -= sign + px(6)
        self._draw_title(painter, QRectF(gap * 2 + icon, 0, end - gap * 2 - icon, self.height()))

    def _draw_title(self, painter: QPainter, place: QRectF) -> None:
        font = self.font()
        font.setWeight(font.Weight.DemiBold if self.isChecked() else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.WindowText))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(place.width())
        )
        along = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = QStyle.visualAlignment(self.layoutDirection(), along)
        painter.drawText(self._mirrored(place), int(flags), words)

    def _mirrored(self, place: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return place
        return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())


class Rail(QFrame):
    """Pages above, the steps in the middle, more pages below."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonToggled.connect(self._toggled)
        self._buttons: dict[str, RailButton] = {}
        holder = QWidget()
        holder.setObjectName("railHolder")
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(px(10), px(14), px(10), px(10))
        self._rows.setSpacing(px(2))
        area = ScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def add_pages(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """Add rows of page id, title and icon."""
        for page_id, title, icon in pages:
            button = RailButton(page_id, title, icon)
            self._group.addButton(button)
            self._buttons[page_id] = button
            self._rows.addWidget(button)

    def add_heading(self, words: str) -> None:
        """Add a small heading."""
        label = PlainLabel(words, "small")
        label.setContentsMargins(px(12), px(16), px(8), px(4))
        self._rows.addWidget(label)

    def add_room(self) -> None:
        """Push what comes next to the bottom."""
        self._rows.addSpacing(px(14))
        self._rows.addStretch(1)

    def choose(self, page_id: str) -> None:
        """Show which page is open."""
        with QSignalBlocker(self._group):
            for id_, button in self._buttons.items():
                button.setChecked(id_ == page_id)

    def set_state(self, page_id: str, state: State, words: str) -> None:
        """Show how far a step is."""
        self._buttons[page_id].set_state(state, words)

    def focus_chosen(self) -> None:
        """Put the focus on the row of the open page."""
        for button in self._buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, button: QAbstractButton) -> None:
        """Toggling the row of the open page goes there again: some programs can only toggle."""
        if isinstance(button, RailButton):
            self.choose(button.page_id)
            self.chosen.emit(button.page_id)
