"""What is kept for the list of changes, and how to keep less of it, or nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from ui.parts import Check, FlowLayout, Fold, Note, PlainLabel, quiet_button


class KeepingFold(Fold):
    """Folded away; whoever wants to keep nothing finds it here."""

    keep_chosen = Signal(bool)
    forget_chosen = Signal()

    def __init__(self, *, keeps: bool) -> None:
        super().__init__(_("What is kept for this list"))
        words = _(
            "For each day on which you write, your vault keeps what stood there before. That also "
            "means words that you have taken out. All of it lies in your vault, like your plan."
        )
        self.body.addWidget(PlainLabel(words, "muted"))
        self.keep = Check("keep", _("Keep what stood there before"))
        self.keep.setChecked(keeps)
        self.keep.toggled.connect(self.keep_chosen)
        self.body.addWidget(self.keep)
        self.forget = quiet_button(_("Forget what stood there before"), "trash")
        self.forget.clicked.connect(lambda: self._ask(asked=True))
        self.body.addWidget(_row(self.forget))
        self._question = Note(_("This cannot be taken back. Your plan stays as it is now."))
        self.yes, self.no = quiet_button(_("Forget it")), quiet_button(_("Keep it"))
        self.yes.clicked.connect(self._forget)
        self.no.clicked.connect(lambda: self._ask(asked=False))
        self._answers = _row(self.yes, self.no)
        self.body.addWidget(self._question)
        self.body.addWidget(self._answers)
        self._question.hide()
        self._answers.hide()

    def _ask(self, *, asked: bool) -> None:
        """The focus goes where the next press belongs."""
        self._question.setVisible(asked)
        self._answers.setVisible(asked)
        (self.no if asked else self.forget).setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._ask(asked=False)
        self.forget_chosen.emit()


def _row(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for button in buttons:
        flow.addWidget(button)
    return holder
