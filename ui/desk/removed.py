"""What was removed stays at hand: an undo right where it was, and a folded list of all."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Item
from nocontact_desktop.plan.readiness import item_name
from ui.parts import Fold, PlainLabel, quiet_button
from ui.theme import px


def remove_once(workspace: Workspace, item_id: str) -> None:
    """Take an item out of its list, if it is still there."""
    with suppress(KeyError):
        workspace.remove_item(item_id)


class UndoStrip(QFrame):
    """Says that an item was removed, and takes that back."""

    undone = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        words = _("Removed “{item}”.", item=name)
        self.setProperty("part", "note")
        self.setAccessibleName(words)
        self.button = quiet_button(_("Undo"), "undo")
        self.button.setAccessibleName(_("Undo: {done}", done=words))
        self.button.clicked.connect(self.undone)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(6), px(8), px(6))
        row.addWidget(PlainLabel(words), 1)
        row.addWidget(self.button)


class RemovedItems(Fold):
    """The removed items of a list, folded away; nothing to see while there are none."""

    wanted_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._rows: list[QWidget] = []

    def offer(self, items: Sequence[Item]) -> None:
        """Show these."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(item) for item in items]
        for row in self._rows:
            self.body.addWidget(row)
        self.set_title(_("Removed ({count})", count=len(items)))
        self.setVisible(bool(items))

    def _row(self, item: Item) -> QWidget:
        back = quiet_button(_("Bring back"))
        back.setAccessibleName(_("Bring back: {item}", item=item_name(item)))
        back.clicked.connect(lambda: self.wanted_back.emit(item.id))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(item_name(item), "muted"), 1)
        row.addWidget(back)
        return holder
