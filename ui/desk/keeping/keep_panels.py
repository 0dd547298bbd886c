"""What opens below a step: how long to keep it, and the question before it is taken away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.keeping import APART_DAYS, Held, Keeping
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Kind
from ui.desk.keeping.keep_words import held_words, today
from ui.desk.paper.choice_line import ChoiceLine
from ui.forms.text import DateEditor
from ui.parts import FlowLayout, Note, PlainLabel, quiet_button
from ui.theme import px

KEPT, DAY, APART, NEVER = "kept", "day", "apart", "never"


class _Panel(QWidget):
    """Two buttons below what it is about. Esc is the second one, which changes nothing."""

    closed = Signal()

    def __init__(self, go_on: str, not_now: str) -> None:
        super().__init__()
        self.go_on = quiet_button(go_on)
        self.not_now = quiet_button(not_now)
        self.not_now.clicked.connect(self.closed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, px(6), 0, px(6))
        self.column.setSpacing(px(12))

    def add_buttons(self) -> None:
        """Put the buttons at the end."""
        holder = QWidget()
        row = FlowLayout(holder, gap=10)
        row.addWidget(self.go_on)
        row.addWidget(self.not_now)
        self.column.addWidget(holder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: not now."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class EmptyPanel(_Panel):
    """The question before what a step holds is taken away for good."""

    agreed = Signal()

    def __init__(self, held: Held) -> None:
        super().__init__(_("Take it away for good"), _("No, keep it"))
        self.column.addWidget(Note(_gone_words(held), "notice"))
        self.add_buttons()
        self.go_on.clicked.connect(self.agreed)

    def begin(self) -> None:
        """The focus is where nothing happens by accident."""
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)


class KeepPanel(_Panel):
    """How long a step is kept. Never kept takes away what is there, and says so before."""

    chosen = Signal(object)
    """The `Keeping` that the person wants."""

    def __init__(self, how: Keeping, held: Held) -> None:
        super().__init__("", _("Not now"))
        self._held = held
        now = _kind_of(how)
        options = (
            (KEPT, _("Keep it")),
            (DAY, _("Forget it on a day")),
            (APART, _("Forget it after leaving")),
            (NEVER, _("Never keep it")),
        )
        self.kind = ChoiceLine(_("How long it is kept"), options, now)
        self.day = DateEditor(Field("day", Kind.DATE, "On which day"))
        self.day.set_value(how.until.isoformat() if how.until else "")
        days = tuple((str(each), _days_words(each)) for each in APART_DAYS)
        self.days = ChoiceLine(
            _("How long after you live apart"), days, str(how.apart_days or APART_DAYS[1])
        )
        self.words = PlainLabel("", "muted")
        self.question = Note(_gone_words(held), "notice")
        for part in (self.kind, self.words, self.day, self.days, self.question):
            self.column.addWidget(part)
        self.add_buttons()
        self.kind.picked.connect(lambda _id: self._look())
        self.day.answered.connect(lambda _id, _value: self._look())
        self.go_on.clicked.connect(lambda: self.chosen.emit(self.how))
        self._look()

    @property
    def how(self) -> Keeping:
        """What is chosen now."""
        match self.kind.chosen:
            case "day":
                return Keeping(until=self._day())
            case "apart":
                return Keeping(apart_days=int(self.days.chosen))
            case "never":
                return Keeping(never=True)
        return Keeping()

    def begin(self) -> None:
        """The focus is on what is so now."""
        self.kind.buttons[self.kind.chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def _day(self) -> date | None:
        try:
            return date.fromisoformat(str(self.day.value()))
        except ValueError:
            return None

    def _look(self) -> None:
        kind = self.kind.chosen
        self.words.setText(_explained(kind))
        self.day.setVisible(kind == DAY)
        self.days.setVisible(kind == APART)
        empties = kind == NEVER and bool(self._held)
        self.question.setVisible(empties)
        self.go_on.set_words(_("Take it away for good") if empties else _("Do it like this"))
        day = self._day()
        self.go_on.setEnabled(kind != DAY or (day is not None and day > today()))


def _kind_of(how: Keeping) -> str:
    if how.never:
        return NEVER
    if how.until is not None:
        return DAY
    return APART if how.apart_days else KEPT


def _explained(kind: str) -> str:
    return {
        KEPT: _("It stays until you take it away yourself."),
        DAY: _(
            "Choose a day that is still to come. When you open the vault on that day or later, it "
            "is taken away for good. A week before you are told, and can keep it."
        ),
        APART: _(
            "The days count from when you say that you live apart. Then it is as with a day: you "
            "are told a week before, and can keep it."
        ),
        NEVER: _("Tips and ready lines can be read there, and nothing can be written."),
    }[kind]


def _days_words(days: int) -> str:
    return plural("{count} day", "{count} days", days)


def _gone_words(held: Held) -> str:
    gone = _(
        "What you wrote in this step will be gone for good. Older copies of the vault still hold "
        "it."
    )
    return f"{held_words(held)} {gone}"
