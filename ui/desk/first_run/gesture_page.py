"""Practising the way in, on a calculator that belongs to this screen only."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import normalise
from ui.announce import announce
from ui.cover.calculator import CalculatorWidget
from ui.desk.choosing.group import Group
from ui.desk.first_run.page import FirstRunPage
from ui.parts import Note, PlainLabel
from ui.theme import px, rem

_WIDEST = 380


class GesturePage(FirstRunPage):
    """The calculator as it will look, and a word when the way in was found. It can be skipped."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            _("The way in"),
            _("From now on the program starts as a calculator. This is how you open your vault."),
        )
        self._draft = draft
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self.calculator = CalculatorWidget(draft.profile.colours, dark)
        self.calculator.setFixedSize(_calculator_width(), _calculator_width() * 13 // 9)
        self.calculator.code_given.connect(self._tried)
        self.found = Note(_("That is the way in. It works the same outside."), "done")
        self.other = Note(_("That was something else. The calculator would just have calculated."))
        self.found.hide()
        self.other.hide()
        how = [PlainLabel(sentence) for sentence in _instructions(draft)]
        self.add(_Beside(self.calculator, Group(*how, self.found, self.other)))

    def first_field(self) -> QWidget | None:
        """The calculator."""
        return self.calculator

    def _tried(self, typed: str) -> None:
        right = normalise(typed) == normalise(self._draft.words) or (
            self._draft.with_share and typed == self._draft.pin
        )
        self.found.setVisible(right)
        self.other.setVisible(not right)
        said = self.found if right else self.other
        announce(said, said.words)


def _instructions(draft: Draft) -> tuple[str, ...]:
    words = _(
        "With your words: while the display shows 0, hold “=” until a line opens. Type your "
        "words there and press Enter."
    )
    pin = _("With your PIN: type its digits, then hold “=” for a moment.")
    lost = _("If your PIN stops working, use your words.")
    keys = _("“=” can be held with the mouse or on the keyboard.")
    wrong = _("Whatever does not fit is an ordinary sum. Nobody can tell the difference.")
    return (pin, words, lost, keys, wrong) if draft.with_share else (words, keys, wrong)


class _Beside(QWidget):
    """The calculator beside the words, or below them where it is narrow."""

    def __init__(self, calculator: QWidget, words: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(24))
        self._row.addWidget(calculator, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the calculator: the words find room above it."""
        size = super().minimumSizeHint()
        return QSize(_calculator_width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that there is room for."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < _calculator_width() + rem(16)
        self._row.setDirection(directions.BottomToTop if narrow else directions.LeftToRight)


def _calculator_width() -> int:
    return min(px(270), _WIDEST)
