"""Having something typed once, to be sure that it is known: words, a PIN, the recovery code."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.parts import Note, PlainLabel
from ui.theme import px

_HINTS = Qt.InputMethodHint
_CLIPBOARD = (
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
)


class _NoClipboard(QObject):
    """Keeps the clipboard and the X11 selection out of a field, and what is typed out of them."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallow the keys, the middle button and what is dropped."""
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return any(event.matches(key) for key in _CLIPBOARD)
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonRelease:
                return bool(getattr(event, "button", lambda: None)() is Qt.MouseButton.MiddleButton)
            case QEvent.Type.DragEnter | QEvent.Type.Drop:
                return True
        return False


def field(name: str, *, hidden: bool = False) -> QLineEdit:
    """A field for a secret: nothing is learned, corrected, pasted or copied."""
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setInputMethodHints(
        _HINTS.ImhSensitiveData | _HINTS.ImhNoPredictiveText | _HINTS.ImhNoAutoUppercase
    )
    line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    line.setAcceptDrops(False)
    line.installEventFilter(_NoClipboard(line))
    if hidden:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


class TypedBack(QWidget):
    """A field that is satisfied as soon as the right thing stands in it."""

    right = Signal()

    def __init__(
        self, label: str, fits: Callable[[str], bool], praise: str, *, hidden: bool = False
    ) -> None:
        super().__init__()
        self._fits = fits
        self.line = field(label, hidden=hidden)
        self.line.textChanged.connect(self._edited)
        self.line.editingFinished.connect(self._finished)
        self.note = Note(praise, "done")
        self.not_yet = PlainLabel(_("Not quite the same yet. Take your time."), "muted")
        self.note.hide()
        self.not_yet.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (PlainLabel(label, "strong"), self.line, self.not_yet, self.note):
            column.addWidget(part)

    def clear(self) -> None:
        """Start anew."""
        with QSignalBlocker(self.line):
            self.line.clear()
        self.line.setReadOnly(False)
        self.note.hide()
        self.not_yet.hide()

    def accept(self) -> None:
        """Show that it is known; nothing more has to be typed."""
        self.line.setReadOnly(True)
        self.not_yet.hide()
        self.note.show()

    def _edited(self, typed: str) -> None:
        self.not_yet.hide()
        if self._fits(typed):
            self.accept()
            announce(self.note, self.note.words)
            self.right.emit()

    def _finished(self) -> None:
        waiting = not self.line.isReadOnly() and bool(self.line.text().strip())
        self.not_yet.setVisible(waiting)
        if waiting:
            announce(self.not_yet, self.not_yet.text())
