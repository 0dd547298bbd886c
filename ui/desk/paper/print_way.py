"""The way to a printer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.errors import NoPrinterError
from nocontact_desktop.exports.pages import Pages
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.paper.outside import Outside
from ui.desk.paper.way_out import PagesWhenReady, WayOut
from ui.forms import PrivateCombo
from ui.parts import FlowLayout, PlainLabel, quiet_button
from ui.theme import px

MOST_COPIES = 10


class PrintWay(WayOut):
    """Looks for printers in the background; says so where there is none."""

    file_wanted = Signal()
    """The person wants a file instead."""

    def __init__(self, outside: Outside, pages: PagesWhenReady) -> None:
        super().__init__(
            outside,
            _(
                "The print system of this computer can keep the pages for about a day, and some "
                "printers keep a copy. Paper can be found."
            ),
            _("Print now"),
            "print",
        )
        self._pages = pages
        self.printer = PrivateCombo()
        self.printer.setAccessibleName(_("Printer"))
        self.copies = PrivateCombo()
        self.copies.setAccessibleName(_("Copies"))
        self.copies.setMinimumContentsLength(3)
        for count in range(1, MOST_COPIES + 1):
            self.copies.addItem(str(count), count)
        self._add_choices()
        self._add_remark()
        self.go_on.setEnabled(False)
        outside.tasks.run(outside.printing.printers).done.connect(self._found)

    def begin(self) -> None:
        """Begin at the printer where there is no secret to type and no button to press yet."""
        super().begin()
        if not self.again.isVisibleTo(self) and not self.go_on.isEnabled():
            self.not_now.setFocus()

    def act(self) -> None:
        """Hand the pages to the chosen printer."""
        self.set_busy(busy=True)
        self._say(_("Handing the pages over…"))
        self._pages(self._print)

    def set_busy(self, *, busy: bool) -> None:
        """There is nothing to click without a printer."""
        self.go_on.setEnabled(not busy and self.printer.count() > 0)

    def _print(self, pages: Pages) -> None:
        out, printer = self.outside, self.printer.currentText()
        copies = int(self.copies.currentData())
        task = out.tasks.run(
            lambda: out.printing.print_pdf(pages.pdf, printer, out.job_name, copies)
        )
        task.done.connect(self._printed)
        task.failed.connect(self._not_printed)

    def _printed(self, _nothing: object) -> None:
        self.finished.emit(_("The printer has the pages now. Fetch them soon."))

    def _not_printed(self, error: Exception) -> None:
        self._remark.hide()
        self._tell_failed(error)

    def _found(self, names: tuple[str, ...]) -> None:
        self.printer.addItems(list(names))
        self._choices.setVisible(bool(names))
        self.instead.setVisible(not names)
        self.set_busy(busy=False)
        if names:
            self._remark.hide()
            if self.not_now.hasFocus():
                self.go_on.setFocus()
        else:
            self._say(_(NoPrinterError.sentence))
            self.again.hide()
            self.go_on.hide()
            self.instead.setFocus()

    def _say(self, words: str) -> None:
        self._remark.setText(words)
        self._remark.show()
        announce(self._remark, words)

    def _add_choices(self) -> None:
        self._choices = QWidget()
        row = FlowLayout(self._choices, gap=14)
        row.addWidget(_labelled(_("Printer"), self.printer))
        row.addWidget(_labelled(_("Copies"), self.copies))
        self._choices.hide()
        self.parts.addWidget(self._choices)

    def _add_remark(self) -> None:
        self._remark = PlainLabel(_("Looking for printers…"), "muted")
        self.instead = quiet_button(_("Save as a file"))
        self.instead.clicked.connect(self.file_wanted)
        self.instead.hide()
        self.parts.setSpacing(px(6))
        self.parts.addWidget(self._remark)
        self.parts.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignLeading)


def _labelled(words: str, control: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    label = PlainLabel(words, "strong")
    label.label(control)
    column.addWidget(label)
    column.addWidget(control)
    return holder
