"""The closed row of an item: drawn in one piece, so that hundreds of them open at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QStyle, QStyleOption

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import State
from ui.desk.marks import draw_state, state_words
from ui.parts import Opener
from ui.parts.icons import draw_icon
from ui.theme import MEASURES, px, rem


class StateTick(QAbstractButton):
    """The sign of an item's state; a click says done, another click takes it back."""

    def __init__(self) -> None:
        super().__init__()
        self._state = State.OPEN
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, title: str, state: State) -> None:
        """Show the state of the item called `title`."""
        self._state = state
        done = state is State.DONE
        doing = _("Take back “done”") if done else _("Mark as done")
        self.setToolTip(f"{state_words(state)}. {doing}")
        self.setAccessibleName(f"{doing}: {title}")
        self.setAccessibleDescription(state_words(state))
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to hit."""
        return QSize(px(40), px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        _draw_frame(self, painter)
        side = px(20)
        middle = self.rect().center()
        place = QRectF(middle.x() - side / 2 + 0.5, middle.y() - side / 2 + 0.5, side, side)
        draw_state(painter, place, self._state)
        painter.end()


class ItemHead(Opener, QAbstractButton):
    """Title and summary of an item; a click opens or closes it. Alt with an arrow moves it."""

    moved = Signal(int)
    """By how many places: -1 is up."""

    def __init__(self) -> None:
        super().__init__()
        self.begin_closed()
        self.toggled.connect(self._describe)
        self._summary = ""
        self._quiet = False
        self._sign: tuple[str, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_item(self, title: str, state: str, summary: str, *, quiet: bool) -> None:
        """Show these words; `quiet` items stand back."""
        self.setText(title)
        self._summary = summary
        self._quiet = quiet
        self.setAccessibleName(", ".join(part for part in (title, state, summary) if part))
        self._describe()
        self.updateGeometry()
        self.update()

    def show_sign(self, sentences: tuple[str, ...]) -> None:
        """Show a small sign for what is said about many items, in words elsewhere."""
        if sentences == self._sign:
            return
        self._sign = sentences
        self.setToolTip("\n".join(sentences))
        self._describe()
        self.update()

    def _describe(self) -> None:
        doing = _("Closes the details") if self.isChecked() else _("Opens the details")
        self.setAccessibleDescription(" ".join([*self._sign, doing]))

    def sizeHint(self) -> QSize:
        """One line, or two with a summary."""
        return QSize(rem(12), px(56 if self._summary else 44))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(rem(6), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with up or down moves the item."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw title, summary and the arrow."""
        painter = QPainter(self)
        _draw_frame(self, painter)
        role = QPalette.ColorRole
        muted = QApplication.palette().color(role.PlaceholderText)
        ink = muted if self._quiet else QApplication.palette().color(role.WindowText)
        arrow, gap = px(16), px(8)
        text = self.width() - arrow - 3 * gap
        half = self.height() / 2
        if self._sign:
            text -= arrow + gap
            place = QRectF(text + 2 * gap, half - arrow / 2, arrow, arrow)
            draw_icon(painter, "notice", self._mirrored(place), muted)
        draw_icon(
            painter,
            "chevron-down" if self.isChecked() else self._closed_arrow(),
            self._mirrored(QRectF(self.width() - arrow - gap, half - arrow / 2, arrow, arrow)),
            muted,
        )
        top = (
            QRectF(gap, px(6), text, half - px(6))
            if self._summary
            else QRectF(gap, 0, text, self.height())
        )
        self._draw_line(painter, top, self.text(), self._title_font(), ink)
        below = QRectF(gap, half, text, half - px(6))
        self._draw_line(painter, below, self._summary, self._small_font(), muted)
        painter.end()

    def _draw_line(
        self, painter: QPainter, place: QRectF, words: str, font: QFont, ink: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(place.width())
        )
        along = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = QStyle.visualAlignment(self.layoutDirection(), along)
        painter.drawText(self._mirrored(place), int(flags), shown)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(MEASURES.small))
        return font

    def _closed_arrow(self) -> str:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return "chevron-left" if mirrored else "chevron-right"

    def _mirrored(self, place: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return place
        return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())


def _draw_frame(widget: QAbstractButton, painter: QPainter) -> None:
    option = QStyleOption()
    option.initFrom(widget)
    widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, widget)
