"""One step on the page of what is kept: why it asks, how long it stays, and how to change that."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.keeping import Held, held, keeping
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Section
from ui.desk.keeping.keep_panels import EmptyPanel, KeepPanel
from ui.desk.keeping.keep_words import doubt_words, held_words, kept_words
from ui.parts import FlowLayout, Note, PlainLabel, WordsButton, link_button
from ui.theme import px


class KeepRow(QWidget):
    """Its buttons carry the name of the step for people who hear them."""

    chosen = Signal(object)
    """The `Keeping` that the person wants."""
    emptied = Signal()
    opened_panel = Signal()

    def __init__(
        self, workspace: Workspace, section: Section, before: Callable[[], Collection[str]]
    ) -> None:
        """`before` gives the sections of which the list of changes holds something."""
        super().__init__()
        self._workspace = workspace
        self._before = before
        self.section = section
        self.panel: KeepPanel | EmptyPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(4), 0, px(4))
        self._column.setSpacing(px(4))
        self._state = PlainLabel()
        self._held = PlainLabel("", "small")
        self._doubt = Note(" ", "notice")
        self._column.addWidget(PlainLabel(_(section.title), "strong"))
        if section.why:
            self._column.addWidget(PlainLabel(_(section.why), "muted"))
        for part in (self._state, self._held, self._doubt):
            self._column.addWidget(part)
        self.change = self._button(_("Change how long"))
        self.empty = self._button(_("Empty it now"))
        self._add_buttons()
        self.change.clicked.connect(self.open_change)
        self.empty.clicked.connect(self.open_empty)
        self.refresh()

    def refresh(self) -> None:
        """Say how it is now."""
        there = self._there
        self._state.setText(kept_words(keeping(self._workspace, self.section.id)))
        self._held.setText(held_words(there))
        doubt = doubt_words(self._workspace, self.section.id)
        self._doubt.set_words(doubt or " ")
        self._doubt.setVisible(bool(doubt))
        self.empty.setVisible(bool(there))

    def open_change(self) -> None:
        """Ask how long it is to be kept."""
        panel = KeepPanel(keeping(self._workspace, self.section.id), self._there)
        panel.chosen.connect(self.chosen)
        self._open(panel, self.change)

    def open_empty(self) -> None:
        """Ask whether all of it is to go now."""
        panel = EmptyPanel(self._there)
        panel.agreed.connect(self.emptied)
        self._open(panel, self.empty)

    def close_panel(self) -> None:
        """Close what is open."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()

    @property
    def _there(self) -> Held:
        return held(self._workspace, self.section.id, self._before())

    def _open(self, panel: KeepPanel | EmptyPanel, button: WordsButton) -> None:
        self.close_panel()
        self.panel = panel
        panel.closed.connect(self.close_panel)
        panel.closed.connect(lambda: button.setFocus(Qt.FocusReason.OtherFocusReason))
        self._column.addWidget(panel)
        self.opened_panel.emit()
        panel.show()
        panel.begin()

    def _button(self, words: str) -> WordsButton:
        button = link_button(words)
        button.setAccessibleName(f"{words}: {_(self.section.title)}")
        return button

    def _add_buttons(self) -> None:
        holder = QWidget()
        row = FlowLayout(holder, gap=6)
        row.addWidget(self.change)
        row.addWidget(self.empty)
        self._column.addWidget(holder)
