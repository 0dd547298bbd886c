"""What a person chose for a print the last time, kept inside the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.pages import Choices, Layout, Paper
from ui.desk.saving import SaveQueue

_SIZE = "paper.size"
_YES, _NO = "yes", "no"


class KeptChoices:
    """Reads once, and keeps every change. The size of the paper is the same for all prints."""

    def __init__(self, workspace: Workspace, saving: SaveQueue, print_id: str) -> None:
        self._workspace = workspace
        self._saving = saving
        self._print_id = print_id
        read = workspace.setting
        size, layout = read(_SIZE), read(self._name("layout"))
        self.choices = Choices(
            paper=Paper(size) if size in set(Paper) else usual_paper(),
            layout=Layout(layout) if layout in set(Layout) else Layout.PLAIN,
            full_sheet=read(self._name("full-sheet"), _NO) == _YES,
            tips=read(self._name("tips"), _NO) == _YES,
            blanks=read(self._name("blanks"), _NO) == _YES,
        )

    def set_paper(self, size: str) -> None:
        """Choose the size of the paper."""
        self.choices = replace(self.choices, paper=Paper(size))
        self._keep(_SIZE, size)

    def set_layout(self, layout: str) -> None:
        """Choose whether the pages say what they are."""
        self.choices = replace(self.choices, layout=Layout(layout))
        self._keep(self._name("layout"), layout)

    def set_full_sheet(self, full: bool) -> None:
        """Choose one card, or as many as fit."""
        self.choices = replace(self.choices, full_sheet=full)
        self._keep(self._name("full-sheet"), _YES if full else _NO)

    def set_tips(self, tips: bool) -> None:
        """Choose whether the tips are printed too."""
        self.choices = replace(self.choices, tips=tips)
        self._keep(self._name("tips"), _YES if tips else _NO)

    def set_blanks(self, blanks: bool) -> None:
        """Choose whether there are lines for what is empty."""
        self.choices = replace(self.choices, blanks=blanks)
        self._keep(self._name("blanks"), _YES if blanks else _NO)

    def _name(self, choice: str) -> str:
        return f"{self._print_id}.{choice}"

    def _keep(self, name: str, value: str) -> None:
        keep: Callable[[], None] = partial(self._workspace.set_setting, name, value)
        self._saving.run("paper", keep)


def usual_paper() -> Paper:
    """The paper that printers have where this computer is."""
    system = QLocale().measurementSystem()
    return Paper.LETTER if system is QLocale.MeasurementSystem.ImperialUSSystem else Paper.A4
