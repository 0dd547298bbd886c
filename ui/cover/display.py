"""The display: the sum so far, the number, and the field for a typed sum in the number's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.cover.early_qt import ALIGN_RIGHT_ON_ONE_LINE, never_mirror
from ui.cover.key import Key
from ui.cover.keys import HISTORY
from ui.cover.type_size import line_height, resized

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.cover.line_field import LineField

_NUMBER_SIZE, _SMALLEST_NUMBER = 3.4, 1.25
_LARGEST_GROWTH = 1.7
_LONGEST = len("-0.0000001234567890123456")
_HINTED = 0.97  # letters of another size are not quite in proportion
_DIGIT = 0.56  # how wide a digit is, as a part of the height of a line


class NumberLabel(QLabel):
    """A number on one line, drawn smaller when it is long. It is never cut off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(resized(self.font(), _NUMBER_SIZE))

    def sizeHint(self) -> QSize:
        """As small as may be: the keys decide how wide the window is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the longest number in the smallest letters."""
        unit = line_height(self)
        return QSize(
            round(_LONGEST * _DIGIT * unit * _SMALLEST_NUMBER), round(1.2 * _NUMBER_SIZE * unit)
        )

    def fitting_font(self) -> QFont:
        """The font in which the text fits; larger than usual where there is much room."""
        metrics = QFontMetricsF(self.font())
        growth = max(1.0, min(_LARGEST_GROWTH, self.height() / (1.25 * metrics.height())))
        wide = max(metrics.horizontalAdvance(self.text()), 1.0)
        return resized(self.font(), min(growth, _HINTED * (self.width() - 2) / wide))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number at the right; digits run from left to right in every language."""
        painter = QPainter(self)
        painter.setFont(self.fitting_font())
        painter.drawText(QRectF(self.rect()), ALIGN_RIGHT_ON_ONE_LINE, self.text())


class LineLabel(QLabel):
    """The sum so far, in small letters; a long one loses its beginning."""

    def sizeHint(self) -> QSize:
        """One line; as wide as there is room."""
        return QSize(0, round(1.3 * line_height(self)))

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the end of the line."""
        if not self.text():
            return
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see `early_qt`

        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideLeft, self.width())
        painter.drawText(QRectF(self.rect()), ALIGN_RIGHT_ON_ONE_LINE, shown)


class Display(QWidget):
    """Shows what it is told. `sum_typed` and `field_left` come from the field while it is open."""

    sum_typed = Signal(object)
    field_left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        never_mirror(self)
        self._field: LineField | None = None
        self._memory = LineLabel(self)
        self._line = LineLabel(self)
        self.number = NumberLabel(self)
        self.history = Key(HISTORY, "", self)
        self._arrange()

    def _arrange(self) -> None:
        small = resized(self.font(), 1.15)
        for label in (self._memory, self._line):
            label.setFont(small)
            label.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._memory.setFixedWidth(round(1.2 * line_height(self)))
        top = QHBoxLayout()
        top.addWidget(self.history)
        top.addWidget(self._memory)
        top.addWidget(self._line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 2)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(self.number, 1)

    def show_number(self, number: str, line: str, has_memory: bool) -> None:
        """Show a number or a message, the sum so far, and whether the memory is in use."""
        self.number.setText(number)
        self._line.setText(line)
        self._memory.setText("M" if has_memory else "")
        self._memory.setAccessibleName(_("Memory in use") if has_memory else "")

    @property
    def field(self) -> LineField | None:
        """The field, while it is open."""
        return self._field

    def open_field(self) -> None:
        """Put a new field in the number's place."""
        if self._field is not None:
            return
        from ui.cover.line_field import LineField  # noqa: PLC0415 - seldom

        self._field = LineField(_("Type a sum"), self)
        self._field.typed.connect(self.sum_typed)
        self._field.left.connect(self.field_left)
        self._field.setMinimumSize(self.number.minimumSizeHint().boundedTo(self.number.size()))
        self.layout().replaceWidget(self.number, self._field)  # type: ignore[union-attr]
        self.number.hide()
        self._field.show()
        self._field.setFocus()

    def close_field(self) -> None:
        """Put the number back. The field is emptied, with its undo history, and thrown away."""
        field, self._field = self._field, None
        if field is None:
            return
        field.forget()
        self.layout().replaceWidget(field, self.number)  # type: ignore[union-attr]
        field.hide()
        field.deleteLater()
        self.number.show()
