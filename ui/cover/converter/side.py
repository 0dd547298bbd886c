"""One side of a conversion: an amount and its unit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from nocontact_desktop.disguise.engine.units import Quantity, Unit
from nocontact_desktop.i18n import text as _
from ui.cover.early_qt import never_mirror
from ui.cover.keyboard import is_enter, place_of
from ui.cover.line_field import LineField
from ui.cover.type_size import line_height

_LONGEST = 200
_UNIT_LETTERS = 26
"""Of x, which is wide: the longest unit has 38 letters."""


class AmountField(QLineEdit):
    """Takes an amount. Enter goes down and up like a key of its own; Esc empties the field."""

    enter_down = Signal()
    enter_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "amount")
        self._held = 0
        self._is_stale = False
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText("0")
        never_mirror(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )

    def minimumSizeHint(self) -> QSize:
        """Room for a dozen digits."""
        return QSize(round(12 * line_height(self)), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc, and the "=" that other keyboards are used to."""
        if is_enter(event) or event.text() == "=":
            if not event.isAutoRepeat():
                self._held = place_of(event)
                self.enter_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText("")
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The key that began the holding ends it, whatever Shift makes of it by now."""
        if not event.isAutoRepeat() and place_of(event) == self._held:
            self.enter_up.emit()
        super().keyReleaseEvent(event)

    def select_when_back(self) -> None:
        """When the keyboard comes here next, what is typed takes the place of the amount."""
        self._is_stale = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose an amount that was only left here."""
        super().focusInEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A field that is left has nothing held down."""
        self.enter_up.emit()
        super().focusOutEvent(event)


class Side(QWidget):
    """`edited` when the person changed the amount, `unit_chosen` when the unit."""

    edited = Signal()
    unit_chosen = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.amount = AmountField(self)
        self.amount.setAccessibleName(title)
        self.units = QComboBox(self)
        self.units.setAccessibleName(_("{side}: unit", side=title))
        self.units.setMaxVisibleItems(16)
        # Qt would make one that adjusts itself narrow for a moment each time it changes.
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.units.setSizeAdjustPolicy(policy)
        self.units.setMinimumContentsLength(_UNIT_LETTERS)
        self._label = QLabel(title, self)
        self._label.setProperty("role", "quiet")
        self._label.setBuddy(self.amount)
        self._unit_label = QLabel(self.units.accessibleName(), self)
        self._unit_label.setBuddy(self.units)  # Qt gives a combo box no other name on Linux
        self._unit_label.hide()
        self._line: LineField | None = None
        self._known: tuple[Unit, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (self._label, self.amount, self.units):
            self._column.addWidget(part)
        self.amount.textEdited.connect(lambda _text: self.edited.emit())
        self.units.activated.connect(lambda _at: self.unit_chosen.emit())

    def offer(self, quantity: Quantity) -> None:
        """Offer the units of `quantity`."""
        self._known = quantity.units
        self.units.clear()
        for unit in quantity.units:
            self.units.addItem(f"{_(unit.name)} ({unit.symbol})")

    @property
    def unit(self) -> Unit:
        """The unit that is chosen."""
        return self._known[self.units.currentIndex()]

    def choose(self, unit: Unit) -> None:
        """Choose a unit."""
        self.units.setCurrentIndex(self._known.index(unit))

    def open_line(self, prompt: str) -> LineField:
        """Put a new line of text in the place of the amount."""
        line = self._line = LineField(prompt, self)
        line.setFixedHeight(self.amount.height())
        line.setMinimumWidth(0)
        self._column.replaceWidget(self.amount, line)
        self.amount.hide()
        line.show()
        line.setFocus()
        return line

    @property
    def line(self) -> LineField | None:
        """The line of text, while it is open."""
        return self._line

    def close_line(self) -> None:
        """Put the amount back; of the line nothing is kept."""
        line, self._line = self._line, None
        if line is not None:
            line.forget()
            self._column.replaceWidget(line, self.amount)
            line.hide()
            line.deleteLater()
            self.amount.show()
            self.amount.setFocus()
