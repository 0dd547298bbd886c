"""Places to type that do not teach the keyboard, and that cannot be dragged out of the window."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from ui.forms.edit_menu import show_edit_menu
from ui.theme import px, rem

PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Asks input methods not to learn what is typed."""

_TALLEST_REM = 24


class PrivateLine(QLineEdit):
    """One line to type in. It shows the beginning of a long text, not its end."""

    left = Signal()
    """The person went on to something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(PRIVATE)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the text from its beginning."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text, in our own words."""
        show_edit_menu(self, event)


class PrivateText(QPlainTextEdit):
    """Several lines to type in; grows with the text, and Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(PRIVATE | Qt.InputMethodHint.ImhMultiLine)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on selected text starts a new selection, never a drag."""
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.button() is Qt.MouseButton.LeftButton and not event.modifiers() & shift:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text, in our own words."""
        show_edit_menu(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, unless the text is taller than its place."""
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower text needs more lines."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(rem(20), self._height())

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(rem(6), self._height())

    def _height(self) -> int:
        lines = self.document().documentLayout().documentSize().height()
        text = (max(lines, 2.0) + 0.4) * self.fontMetrics().lineSpacing()
        return min(round(text) + px(20), rem(_TALLEST_REM))

    def _grow(self) -> None:
        self.setFixedHeight(self._height())


class PrivateCombo(QComboBox):
    """A list to choose from, whose choice a turn of the mouse wheel does not change.

    Assistive programs choose by selecting an entry of the list. Qt leaves it at that; here the
    entry is then chosen, as by a click.
    """

    _looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own ignores the style of entries
        self._closed = False
        self._looked.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self.view().selectionModel().selectionChanged.connect(lambda *_: self._looked.emit())
        self.currentIndexChanged.connect(lambda _at: self._select())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def hidePopup(self) -> None:  # noqa: N802 - Qt's name
        """Forget what was only pointed at."""
        self._closed = self._closed or self.view().isVisible()
        super().hidePopup()
        self._looked.emit()

    def _settle(self) -> None:
        """Mouse and keys make an entry of the open list the current one too; others only select."""
        closed, self._closed = self._closed, False
        selection = self.view().selectionModel()
        rows = [index.row() for index in selection.selectedIndexes()]
        if self.view().isVisible() and rows in ([], [selection.currentIndex().row()]):
            return
        if rows and rows[0] != self.currentIndex() and not closed:
            self.setCurrentIndex(rows[0])
            self.hidePopup()
        self._select()

    def _select(self) -> None:
        """Let the list say truly which entry is chosen."""
        index = self.model().index(self.currentIndex(), 0)
        change = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view().selectionModel().setCurrentIndex(index, change)
