"""Fields that name several people or devices: ticks for those known, and a line for others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.reading_out import referred_id
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Kind, Value
from ui.forms.editor import Directory, FieldEditor, as_list
from ui.forms.lines import PrivateLine
from ui.forms.naming import Names
from ui.parts import Check, FlowLayout, PlainLabel, link_button
from ui.theme import px

AT_FIRST = 12
"""So many names are in sight at once; the others are asked for, unless they are ticked."""


class SeveralEditor(FieldEditor):
    """A tick list of names. Who or what is not in the plan can be written in a line below."""

    def __init__(self, field: Field, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._names = Names(directory, field.kind)
        self._boxes: dict[str, Check] = {}
        self._all_asked = False
        self._words: list[str] = []
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._rows = QWidget()
        self._flow = FlowLayout(self._rows, gap=2)
        self._more = link_button("")
        self._more.clicked.connect(self._ask_for_all)
        self._line = PrivateLine()
        self._holder = holder
        self._line.textChanged.connect(self._written)
        column.addWidget(self._rows)
        column.addWidget(self._more)
        column.addWidget(PlainLabel(self._others(), "small"))
        column.addWidget(self._line)
        self._place(holder)
        self._describe(self._line, f"{_(field.label)}: {self._others()}")
        self._fill([])

    def value(self) -> Value:
        """The references to what is ticked, and then what was written."""
        ticked = [value for value, box in self._boxes.items() if box.isChecked()]
        return list(dict.fromkeys((*ticked, *self._words)))

    def showEvent(self, event: QShowEvent) -> None:
        """Names may have been added to the plan while this was out of sight."""
        super().showEvent(event)
        if not event.spontaneous():
            self.set_value(self.value())

    def _show(self, value: Value) -> None:
        """Tick what `value` points to, and write down its other words."""
        wanted = as_list(value)
        self._words = [each for each in wanted if not referred_id(each)]
        self._line.setText(", ".join(self._words))
        self._line.setCursorPosition(0)
        self._fill(wanted)
        for reference, box in self._boxes.items():
            box.setChecked(reference in wanted)

    def _fill(self, ticked: Sequence[str]) -> None:
        """Offer the names as they are now. What is ticked stays in sight, also when it is gone."""
        named = self._names.by_reference()
        gone = [each for each in ticked if referred_id(each) and each not in named]
        named.update({each: self._names.directory.name_of(referred_id(each)) for each in gone})
        few = len(named) if self._all_asked else AT_FIRST
        in_sight = {*list(named)[:few], *ticked}
        for reference, name in named.items():
            if reference not in self._boxes and reference in in_sight:
                self._offer(reference, name)
        self._more.set_words(_("Show all names ({count})", count=len(named)))
        self._more.setVisible(len(self._boxes) < len(named))
        self._rows.setVisible(bool(self._boxes))
        self._holder.setFocusProxy(next(iter(self._boxes.values()), self._line))

    def _offer(self, reference: str, name: str) -> None:
        box = Check(reference, name)
        self._describe(box, f"{_(self.field.label)}: {box.words}")
        box.toggled.connect(self._tell)
        self._boxes[reference] = box
        self._flow.addWidget(box)
        box.show()

    def _ask_for_all(self) -> None:
        known = len(self._boxes)
        self._all_asked = True
        self._fill(as_list(self.value()))
        list(self._boxes.values())[known].setFocus()

    def _written(self, typed: str) -> None:
        """One line for whatever is not in the list; a name that is in it counts as that name."""
        if not self._quiet:
            words = typed.strip()
            same = [each for each in self._names.items() if _alike(each.title, words)]
            self._words = [self._names.directory.reference(same[0])] if len(same) == 1 else [words]
            self._words = [each for each in self._words if each]
            self._tell()

    def _others(self) -> str:
        if self.field.kind is Kind.DEVICES:
            return _("Another device, in your own words")
        return _("Somebody else, in your own words")


def _alike(name: str, typed: str) -> bool:
    return bool(typed) and name.strip().casefold() == typed.casefold()
