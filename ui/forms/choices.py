"""Fields with options: one of a few, one of many, several."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Value
from ui.forms.editor import FieldEditor, as_list, as_text
from ui.forms.lines import PrivateCombo
from ui.parts import Check, FlowLayout, Radio, link_button

FEW = 5
"""Up to so many options are all shown at once."""


class RadioEditor(FieldEditor):
    """One of a few options, all in sight; the answer can be taken back."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._unknown = ""
        self._group = QButtonGroup(self)
        rows = QWidget()
        flow = FlowLayout(rows, gap=2)
        for option in field.options:
            radio = Radio(option.id, _(option.label))
            self._describe(radio, f"{_(field.label)}: {_(option.label)}")
            radio.toggled.connect(self._toggled)
            self._group.addButton(radio)
            flow.addWidget(radio)
        self._clear = link_button(_("Clear"))
        self._clear.setAccessibleName(_("Clear the answer: {question}", question=_(field.label)))
        self._clear.clicked.connect(self._take_back)
        self.head.addWidget(self._clear)
        self._place(rows)
        rows.setFocusProxy(self._group.buttons()[0])
        self._show_clear()

    def value(self) -> Value:
        """The id of the chosen option."""
        chosen = self._group.checkedButton()
        return chosen.option_id if isinstance(chosen, Radio) else self._unknown

    def _show(self, value: Value) -> None:
        """Choose the option with the id `value`; one that is not known is kept."""
        self._unknown = as_text(value)
        self._group.setExclusive(False)
        for button in self._group.buttons():
            if isinstance(button, Radio):
                button.setChecked(button.option_id == value)
        self._group.setExclusive(True)
        if self._group.checkedButton():
            self._unknown = ""
        self._show_clear()

    def _toggled(self, on: bool) -> None:
        if on:
            self._unknown = ""
            self._show_clear()
            self._tell()

    def _take_back(self) -> None:
        self._show("")
        self._group.buttons()[0].setFocus()
        self._tell()

    def _show_clear(self) -> None:
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        self._clear.setVisible(bool(self.value()))


class ComboEditor(FieldEditor):
    """One of many options, in a list that opens."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._unknown = ""
        self._combo = PrivateCombo()
        self._combo.addItem(_("Not answered"), "")
        for option in field.options:
            self._combo.addItem(_(option.label), option.id)
        self._combo.currentIndexChanged.connect(lambda _at: self._chosen())
        self._place(self._combo)

    def value(self) -> Value:
        """The id of the chosen option."""
        return str(self._combo.currentData() or "") or self._unknown

    def _show(self, value: Value) -> None:
        """Choose the option with the id `value`; one that is not known is kept."""
        at = self._combo.findData(as_text(value))
        self._combo.setCurrentIndex(max(at, 0))
        self._unknown = as_text(value) if at < 0 else ""

    def _chosen(self) -> None:
        self._unknown = ""
        self._tell()


class ChecksEditor(FieldEditor):
    """Any number of options."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._unknown: list[str] = []
        rows = QWidget()
        flow = FlowLayout(rows, gap=2)
        self._boxes = [Check(option.id, _(option.label)) for option in field.options]
        for box in self._boxes:
            self._describe(box, f"{_(field.label)}: {box.words}")
            box.toggled.connect(self._tell)
            flow.addWidget(box)
        self._place(rows)
        rows.setFocusProxy(self._boxes[0])

    def value(self) -> Value:
        """The ids of the ticked options, and those that this version does not know."""
        return [box.option_id for box in self._boxes if box.isChecked()] + self._unknown

    def _show(self, value: Value) -> None:
        """Tick the options whose ids are in `value`."""
        wanted = as_list(value)
        for box in self._boxes:
            box.setChecked(box.option_id in wanted)
        known = {box.option_id for box in self._boxes}
        self._unknown = [each for each in wanted if each not in known]
