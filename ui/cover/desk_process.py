"""The second process: started, listened to, ended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, QProcess, Qt, QTimer, Signal

from nocontact_desktop.disguise import pipe

Command = Callable[[], list[str]]
_END_MS = 2000
_AS_LARGE = 64
"""More pieces of one size than the allocator keeps at hand for the next call."""
GRACE_MS = 500
"""The process hides itself, saves for at most half of this time, and ends."""


class DeskProcess(QObject):
    """One run of the second process. After `end` it says nothing more.

    `trouble` says that a person reads a sentence of it now, `finished` that all is to end.
    `gone` follows when the process ended by itself or could not be started.
    """

    opened = Signal()
    alive = Signal()
    installed = Signal(str)
    moved = Signal()
    leaving = Signal()
    trouble = Signal()
    finished = Signal()
    gone = Signal()

    def __init__(self, command: Command, parent: QObject) -> None:
        super().__init__(parent)
        self._lines = pipe.Lines()
        self._is_over = False
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        program, *arguments = command()
        self._process.setProgram(program)
        self._process.setArguments(arguments)

    def start(self, request: pipe.Request) -> None:
        """Start the process and say what it is to do."""
        self._process.start()
        if isinstance(request, pipe.Open):
            self._write_apart(pipe.encode_apart(request))
        else:
            self._process.write(pipe.encode(request))

    def _write_apart(self, line: bytearray) -> None:
        """Write a line that holds a secret, and leave no copy of it behind.

        Qt keeps the buffer that it wrote from. Blanks that follow take the line's place in it; the
        other side reads nothing after its one line.
        """
        blanks = bytes(len(line)).replace(b"\0", b" ")
        self._process.bytesWritten.connect(
            lambda _count: self._process.write(blanks),
            Qt.ConnectionType.SingleShotConnection,
        )
        self._process.write(line)
        line[:] = blanks
        _cover_remains(blanks)

    def end(self) -> None:
        """End the process at once. It cannot refuse."""
        self._is_over = True
        self._process.kill()

    def end_soon(self) -> None:
        """Let the process save what was typed last and end itself; end it if it takes too long."""
        self._is_over = True
        patience = QTimer(self, singleShot=True, interval=GRACE_MS)
        patience.timeout.connect(self.end)
        patience.start()

    def wait(self) -> None:
        """Wait until the process is really gone; one that does not go in time is ended."""
        if not self._process.waitForFinished(_END_MS):
            self._process.kill()
            self._process.waitForFinished(_END_MS)

    def _read(self) -> None:
        for line in self._lines.feed(bytes(self._process.readAllStandardOutput().data())):
            if self._is_over:
                return
            self._hear(pipe.decode_report(line))

    def _hear(self, report: pipe.Report | None) -> None:
        match report:
            case pipe.Opened():
                self.opened.emit()
            case pipe.Alive():
                self.alive.emit()
            case pipe.Installed(profile):
                self.installed.emit(profile)
            case pipe.Moved():
                self.moved.emit()
            case pipe.Leaving():
                self.leaving.emit()
            case pipe.Trouble():
                self.trouble.emit()  # the sentence is the other process's to show
            case pipe.Finished():
                self.finished.emit()
            case _:
                pass  # a wrong code is ordinary use

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished()

    def _on_finished(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.gone.emit()
        self.deleteLater()


def _cover_remains(blanks: bytes) -> None:
    """Take all memory of this size that was just let go: a copy made for the call is in it."""
    taken = [QByteArray(blanks) for _ in range(_AS_LARGE)]
    taken.clear()
