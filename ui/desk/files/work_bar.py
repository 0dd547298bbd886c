"""How far the work with files is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.files.file_work import FileWork
from ui.parts import PlainLabel, quiet_button
from ui.theme import px


class WorkBar(QWidget):
    """Hidden while nothing is under way. Whoever comes back to the page finds it as it stands."""

    def __init__(self, work: FileWork) -> None:
        super().__init__()
        self._work = work
        self._words = PlainLabel("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = quiet_button(_("Stop"))
        self.stop.clicked.connect(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._words)
        column.addWidget(self.bar)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeading)
        work.begun.connect(self.begin)
        work.moved.connect(self._show)
        work.done.connect(self.hide)
        self.setVisible(work.busy)
        if work.busy:
            self.begin()

    def begin(self) -> None:
        """Show what is under way."""
        job = self._work.job
        if job is None:
            return
        self._words.setText(job.words)
        self.bar.setAccessibleName(job.words)
        self.stop.setEnabled(True)
        self.stop.setVisible(job.can_stop)
        self._show(self._work.hundredths)
        self.show()
        announce(self._words, job.words)

    def _show(self, hundredths: int) -> None:
        self.bar.setRange(0, 100 if hundredths >= 0 else 0)
        self.bar.setValue(max(0, hundredths))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._work.stop()
