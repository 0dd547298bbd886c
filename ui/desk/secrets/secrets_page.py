"""Which ways open this vault, and the changes of each."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from nocontact_desktop.i18n import text as _
from ui.desk.opened import Opened
from ui.desk.page import Page
from ui.parts import Column, Heading


class SecretsPage(Page):
    """The ways in, one card each; `foot` is for links to pages that belong here."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self.column = Column()
        self.foot = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        self.column.add(Heading(self.title(), 1))
        self.column.body.addLayout(self.foot)

    def title(self) -> str:
        """The name of the page."""
        return _("Your secrets")
