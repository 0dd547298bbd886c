"""What every field has in common: its question, its help, its place to answer, a calm remark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Item, Value
from ui.announce import announce
from ui.parts import PlainLabel
from ui.theme import px


class Directory(Protocol):
    """What of the plan a field can point to. `app.Workspace` is one."""

    def people(self) -> Sequence[Item]:
        """The people in the plan."""

    def places(self) -> Sequence[Item]:
        """The places in the plan."""

    def devices(self) -> Sequence[Item]:
        """The devices in the plan."""

    def accounts(self) -> Sequence[Item]:
        """The accounts in the plan."""

    def reference(self, item: Item) -> str:
        """The value that points to `item`."""

    def name_of(self, item_id: str) -> str:
        """What to call an item, also one that was removed."""


class FieldEditor(QWidget):
    """Asks one field. `answered` comes once with every change by the person, never by `set_value`.

    Editors listen to what a control *is* (`toggled`, `textChanged`, `currentIndexChanged`), not
    to how it was used: screen readers, dictation and switches never click or type.
    """

    answered = Signal(str, object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._quiet = False
        self._told: Value | None = None
        self.label = PlainLabel(_(field.label), "strong")
        self._remark = PlainLabel("", "small")
        self._remark.hide()
        self.head = QHBoxLayout()
        self.head.addWidget(self.label, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(5))
        self.body.addLayout(self.head)
        if field.help:
            self.body.addWidget(PlainLabel(_(field.help), "small"))

    def value(self) -> Value:
        """What is answered now; empty when nothing is."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show `value` without telling anyone."""
        self._quiet = True
        self._show(value)
        self._quiet = False
        self._told = self.value()

    @property
    def remark(self) -> str:
        """What is said calmly below the answer; empty when nothing is."""
        return "" if self._remark.isHidden() else self._remark.text()

    def _show(self, value: Value) -> None:
        """Put `value` into the control."""
        raise NotImplementedError

    def _place(self, control: QWidget) -> None:
        """Put the control in, with its name for people who do not see it."""
        self._describe(control)
        self.label.label(control)
        self.body.addWidget(control)
        self.body.addWidget(self._remark)
        self.setFocusProxy(control)

    def _describe(self, control: QWidget, name: str = "") -> None:
        control.setAccessibleName(name or _(self.field.label))
        control.setAccessibleDescription(_(self.field.help))

    def _say(self, words: str) -> None:
        self._remark.setText(words)
        self._remark.setVisible(bool(words))
        if not self._quiet:
            announce(self._remark, words)

    def _tell(self) -> None:
        value = self.value()
        if not self._quiet and value != self._told:
            self._told = value
            self.answered.emit(self.field.id, value)


def as_text(value: Value) -> str:
    """A value as one text, also when it is a list that a newer plan stored."""
    return value if isinstance(value, str) else ", ".join(value)


def as_list(value: Value) -> list[str]:
    """A value as a list."""
    return [value] if isinstance(value, str) and value else list(value)
