"""Keeps what is selected or copied here away from other programs, as far as that can be.

Text that is only selected never stays on the X11 selection. Text that is copied is marked as
secret for clipboard keepers, and is taken away again after a minute and when the vault is left.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

KEPT_MS = 60_000

_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}


class PrivateClipboard(QObject):
    """Watches `clipboard` for as long as it lives. One for the whole process is enough."""

    def __init__(
        self, clipboard: QClipboard, parent: QObject | None = None, kept_ms: int = KEPT_MS
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._timer = QTimer(self, singleShot=True, interval=kept_ms)
        self._timer.timeout.connect(self.clear)
        clipboard.changed.connect(self._changed)

    def clear(self) -> None:
        """Take away what was copied here. What another program copied since is left alone."""
        self._timer.stop()
        if self._clipboard.ownsClipboard():
            self._clipboard.clear(QClipboard.Mode.Clipboard)

    def _changed(self, mode: QClipboard.Mode) -> None:
        if mode is QClipboard.Mode.Selection:
            self._drop_selection()
        elif mode is QClipboard.Mode.Clipboard:
            self._mark()

    def _drop_selection(self) -> None:
        """Before any other program can ask for it: they are answered by this same thread."""
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _mark(self) -> None:
        if not self._clipboard.ownsClipboard():
            self._timer.stop()
            return
        data = self._clipboard.mimeData()
        if not data or not data.text() or data.hasFormat(next(iter(_MARKS))):
            return
        self._clipboard.setMimeData(_marked(data.text()))
        self._timer.start()


def _marked(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    for kind, content in _MARKS.items():
        data.setData(kind, content)
    return data
