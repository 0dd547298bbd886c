"""The list of steps and pages at the side of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QShowEvent
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
from ui.parts import Fold, ScrollArea
from ui.parts.icons import draw_icon
from ui.theme import px, rem

WIDTH_REM = 16.5
_ICON, _SIGN, _GAP = 20, 17, 12


class RailPage(NamedTuple):
    """What a row of the rail shows of a page."""

    id: str
    title: str
    icon: str


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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_state(self, state: State, words: str) -> None:
        """Show how far the step is; `words` say it to people who do not see the sign."""
        self._state = state
        self.setAccessibleName(f"{self.text()}, {words}")
        self.setToolTip(words)
        self.update()

    def set_title(self, title: str) -> None:
        """Show another title; how far the step is, is told anew by `set_state`."""
        self.setText(title)
        self.setAccessibleName(title)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Easy to hit, and as high as its title."""
        return QSize(rem(WIDTH_REM - 2), self.heightForWidth(rem(WIDTH_REM - 2)))

    def hasHeightForWidth(self) -> bool:
        """A long title takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the title, which never needs more than it has to."""
        room = QRect(0, 0, int(self._title_place(width, 0).width()), 10_000)
        words = int(Qt.TextFlag.TextWordWrap)
        lines = QFontMetrics(self._bold()).boundingRect(room, words, self.text()).height()
        return max(px(38), lines + px(14))

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
        accent = self.isChecked() or self.underMouse()
        role = QPalette.ColorRole.Accent if accent else QPalette.ColorRole.PlaceholderText
        picture = self._mirrored(QRectF(px(_GAP), middle - px(_ICON) / 2, px(_ICON), px(_ICON)))
        draw_icon(painter, self._icon, picture, QApplication.palette().color(role))
        if self._state is not None:
            sign = px(_SIGN)
            end = self.width() - px(_GAP) - sign
            place = self._mirrored(QRectF(end, middle - sign / 2, sign, sign))
            draw_state(painter, place, self._state)
        self._draw_title(painter, self._title_place(self.width(), self.height()))

    def _title_place(self, width: int, height: int) -> QRectF:
        """Between the picture and the sign, for which there is always room."""
        start = px(_GAP) * 2 + px(_ICON)
        end = width - px(_GAP) - (px(_SIGN) + px(6) if self._state is not None else 0)
        return QRectF(start, 0, max(end - start, 1), height)

    def _bold(self) -> QFont:
        """The wider of the two kinds of letters that the title is drawn with."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _draw_title(self, painter: QPainter, place: QRectF) -> None:
        painter.setFont(self._bold() if self.isChecked() else self.font())
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.WindowText))
        along = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = QStyle.visualAlignment(self.layoutDirection(), along)
        painter.drawText(
            self._mirrored(place), int(flags) | int(Qt.TextFlag.TextWordWrap), self.text()
        )

    def _mirrored(self, place: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return place
        return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())


class Rail(QFrame):
    """Pages above, and parts with more of them, each of which can be folded away.

    The part of the open page is always shown. What the person folds or unfolds stays so.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonToggled.connect(self._toggled)
        self._buttons: dict[str, RailButton] = {}
        self._folds: dict[str, Fold] = {}
        self._fold_of: dict[str, Fold] = {}
        holder = QWidget()
        holder.setObjectName("railHolder")
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(px(10), px(14), px(10), px(10))
        self._rows.setSpacing(px(2))
        self._rows.addStretch(1)
        self._area = ScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(holder)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring_into_view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def add_pages(self, pages: Sequence[RailPage]) -> None:
        """Add pages that are always seen, below what is there."""
        for page in pages:
            self._rows.insertWidget(self._rows.count() - 1, self._button(page))

    def add_part(self, part: str, title: str, pages: Sequence[RailPage]) -> None:
        """Add pages under a title that folds them away; they begin folded."""
        fold = Fold(title)
        fold.button.setProperty("tone", "quiet")
        fold.body.setContentsMargins(0, 0, 0, px(4))
        fold.body.setSpacing(px(2))
        self._folds[part] = fold
        for page in pages:
            fold.body.addWidget(self._button(page))
            self._fold_of[page.id] = fold
        self._rows.insertSpacing(self._rows.count() - 1, px(6))
        self._rows.insertWidget(self._rows.count() - 1, fold)

    def open_part(self, part: str) -> None:
        """Show what is in a part."""
        if part in self._folds:
            self._folds[part].open()

    def choose(self, page_id: str) -> None:
        """Show which page is open, in sight."""
        with QSignalBlocker(self._group):
            for id_, button in self._buttons.items():
                button.setChecked(id_ == page_id)
        if page_id in self._fold_of:
            self._fold_of[page_id].open()
        self._soon.start()

    def set_title(self, page_id: str, title: str) -> None:
        """Call a page something else."""
        self._buttons[page_id].set_title(title)

    def set_state(self, page_id: str, state: State, words: str) -> None:
        """Show how far a step is."""
        self._buttons[page_id].set_state(state, words)

    def focus_chosen(self) -> None:
        """Put the focus on the row of the open page."""
        for button in self._buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen while it was hidden is in sight, too."""
        super().showEvent(event)
        self._soon.start()

    def _button(self, page: RailPage) -> RailButton:
        button = RailButton(page.id, page.title, page.icon)
        self._group.addButton(button)
        self._buttons[page.id] = button
        return button

    def _bring_into_view(self) -> None:
        """As everything is laid out now, with the part that was unfolded."""
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
        for button in self._buttons.values():
            if button.isChecked():
                self._area.ensureWidgetVisible(button, 0, px(60))

    def _toggled(self, button: QAbstractButton) -> None:
        """Toggling the row of the open page goes there again: some programs can only toggle."""
        if isinstance(button, RailButton):
            self.choose(button.page_id)
            self.chosen.emit(button.page_id)
