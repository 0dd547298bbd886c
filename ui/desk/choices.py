"""Answers to pick from, with words that wrap: Qt's own radio buttons cut long ones off."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.parts import PlainLabel
from ui.theme import px


class ChoiceRow(QFrame):
    """One answer: a mark and its words. A click anywhere on it counts."""

    def __init__(self, label: str, *, several: bool) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.mark = QCheckBox() if several else QRadioButton()
        self.mark.setAccessibleName(label)
        self.mark.setFixedWidth(self.mark.sizeHint().width())
        self.mark.toggled.connect(self._colour)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(8), px(14), px(8))
        row.setSpacing(px(6))
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        words = PlainLabel(label)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the mark, wherever the row was clicked."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.mark.setFocus(Qt.FocusReason.MouseFocusReason)
            self.mark.click()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the mark as wide as its style wants it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.mark.setFixedWidth(self.mark.sizeHint().width())

    def _colour(self, on: bool) -> None:
        self.setProperty("tone", "accent" if on else "")
        self.style().unpolish(self)
        self.style().polish(self)


class Choices(QWidget):
    """A group of answers. With `several`, ticking `alone` takes the others away and back."""

    picked = Signal(frozenset)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        chosen: frozenset[str],
        *,
        several: bool = False,
        alone: str = "",
    ) -> None:
        super().__init__()
        self._alone = alone
        self._several = several
        self._quiet = False
        self._group = QButtonGroup(self)
        self.rows: dict[str, ChoiceRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for id_, label in options:
            row = ChoiceRow(label, several=several)
            row.mark.setChecked(id_ in chosen)
            row.mark.toggled.connect(lambda on, id_=id_: self._toggled(id_, on))
            if not several:
                self._group.addButton(row.mark)
            self.rows[id_] = row
            column.addWidget(row)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of what is ticked."""
        return frozenset(id_ for id_, row in self.rows.items() if row.mark.isChecked())

    def show_chosen(self, chosen: frozenset[str]) -> None:
        """Tick `chosen` and nothing else; says nothing."""
        self._quiet = True
        self._group.setExclusive(False)
        for id_, row in self.rows.items():
            row.mark.setChecked(id_ in chosen)
        self._group.setExclusive(True)
        self._quiet = False

    def _toggled(self, toggled: str, on: bool) -> None:
        """A mark is toggled by a click, a key or an assistive program alike."""
        if self._quiet or not (on or self._several):
            return
        if self._alone and on:
            alone = toggled == self._alone
            self.show_chosen(frozenset({toggled}) if alone else self.chosen - {self._alone})
        self.picked.emit(self.chosen)
