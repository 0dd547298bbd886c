"""Fields that name a person, a place or an account: one that is in the plan, or any words."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from nocontact_desktop.app.reading_out import referred_id
from nocontact_desktop.plan.model import Field, Value
from ui.forms.editor import Directory, FieldEditor, as_text
from ui.forms.lines import PRIVATE, PrivateCombo, PrivateLine
from ui.forms.naming import Names


class ReferenceEditor(FieldEditor):
    """A line with the names that are in the plan to pick from; free words are kept as typed."""

    def __init__(self, field: Field, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._names = Names(directory, field.kind)
        self._stored = ""
        self._combo = PrivateCombo()
        self._combo.setEditable(True)
        line = PrivateLine()
        self._combo.setLineEdit(line)
        self._combo.setInputMethodHints(PRIVATE)
        self._combo.setCompleter(None)  # type: ignore[arg-type]
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._fill()
        line.textChanged.connect(lambda _written: self._changed())
        self._combo.currentIndexChanged.connect(lambda _at: self._changed())
        self._place(self._combo)
        self._describe(line)

    def value(self) -> Value:
        """The reference to an item of the plan, or what was typed."""
        return self._stored

    def showEvent(self, event: QShowEvent) -> None:
        """Names may have been added to the plan while this was out of sight."""
        super().showEvent(event)
        if not event.spontaneous() and list(self._names.by_reference().items()) != self._in_list():
            self.set_value(self._stored)

    def _show(self, value: Value) -> None:
        """Show the name that `value` points to, or its words."""
        self._fill()
        stored = as_text(value)
        item_id = referred_id(stored)
        shown = self._names.directory.name_of(item_id) if item_id else stored
        self._combo.setCurrentIndex(self._combo.findData(stored) if item_id else -1)
        self._combo.setEditText(shown)
        self._stored = stored

    def _fill(self) -> None:
        """Offer the names as they are now, without touching what is written."""
        written = self._combo.currentText()
        self._combo.clear()
        for reference, name in self._names.by_reference().items():
            self._combo.addItem(name, reference)
        self._combo.setCurrentIndex(-1)
        self._combo.setEditText(written)

    def _in_list(self) -> list[tuple[str, str]]:
        entries = range(self._combo.count())
        return [(str(self._combo.itemData(at)), self._combo.itemText(at)) for at in entries]

    def _changed(self) -> None:
        """Of several with the same name, it is the one that was picked from the list."""
        written, picked = self._combo.currentText(), self._combo.currentIndex()
        same = [at for at in range(self._combo.count()) if self._is_name(at, written)]
        if picked in same and self._combo.itemText(picked) == written:
            same = [picked]
        self._stored = str(self._combo.itemData(same[0])) if len(same) == 1 else written
        self._tell()

    def _is_name(self, at: int, written: str) -> bool:
        return self._combo.itemText(at).casefold() == written.strip().casefold()
