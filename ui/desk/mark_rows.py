"""The marks of an item as three short questions: how far, when, and would they notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Item, Notice, State, When
from ui.desk.marks import NOTICES, STATES, WHENS, notice_words, state_words, when_words
from ui.parts import FlowLayout, PlainLabel, choice_button
from ui.theme import px

M = TypeVar("M", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one item."""

    state: State
    when: When
    notice: Notice


class MarkRows(QWidget):
    """Shows the marks of an item; `changed` comes with all of them after each change by hand."""

    changed = Signal(object)

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.marks = Marks(item.state, item.when, item.notice)
        self._states = _Choices(_("How far"), STATES, state_words, item.state)
        whens = _Choices(_("When"), WHENS, when_words, item.when)
        seen = _Choices(_("Would they notice?"), NOTICES, notice_words, item.notice)
        self._states.chosen.connect(lambda state: self._change(state=State(state)))
        whens.chosen.connect(lambda when: self._change(when=When(when)))
        seen.chosen.connect(lambda notice: self._change(notice=Notice(notice)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for row in (self._states, whens, seen):
            column.addWidget(row)

    def show_state(self, state: State) -> None:
        """Show a state that was set from outside."""
        self.marks = replace(self.marks, state=state)
        self._states.choose(state)

    def _change(self, **changes: StrEnum) -> None:
        self.marks = replace(self.marks, **changes)  # type: ignore[arg-type]
        self.changed.emit(self.marks)


class _Choices(QWidget):
    """A short question with one button for each answer; one of them is always down."""

    chosen = Signal(str)

    def __init__(
        self, question: str, choices: Sequence[M], words: Callable[[M], str], now: M
    ) -> None:
        super().__init__()
        self._buttons = {}
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._toggled)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        for choice in choices:
            label = words(choice)
            button = choice_button(label, chosen=choice == now)
            button.setAccessibleName(f"{question}: {label}")
            self._group.addButton(button)
            flow.addWidget(button)
            self._buttons[choice.value] = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addWidget(PlainLabel(question, "strong"))
        column.addWidget(buttons)

    def choose(self, value: str) -> None:
        """Show another answer; says nothing."""
        with QSignalBlocker(self._group):
            self._buttons[value].setChecked(True)

    def _toggled(self, toggled: QAbstractButton, on: bool) -> None:
        if on:
            self.chosen.emit(next(v for v, button in self._buttons.items() if button is toggled))
