"""Bringing a copy back: which file it is, and what opens it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import check_copy
from ui.desk.copies.sentences import day
from ui.desk.copies.try_copy import Trial, TryCopy
from ui.desk.copies.under_way import Progress
from ui.desk.first_run.page import FirstRunPage
from ui.parts import Note
from ui.tasks import TaskRunner


class CopyPage(FirstRunPage):
    """Reads all of the copy before anything is written. What opened it is kept in the draft."""

    def __init__(self, draft: Draft, tasks: TaskRunner) -> None:
        super().__init__(
            _("Your copy"),
            _("Choose the file, and type the words or the recovery code of the day it was made."),
        )
        self._draft = draft
        draft.copy_tried = False
        self.trial = TryCopy(
            Trial(
                _("Choose the file"),
                _("Try to open it"),
                _("Reading every byte of the copy."),
                self._read,
                self._outcome,
            ),
            draft.profile,
            tasks,
        )
        self.trial.tried.connect(lambda _made: self._opened())
        self.add(self.trial)
        self.add(
            Note(
                _(
                    "A PIN is not part of a copy: it belongs to the computer it was set on. Words "
                    "and recovery code open the vault here. A new PIN can be set inside."
                )
            )
        )

    def first_field(self) -> QWidget | None:
        """The button that chooses."""
        return self.trial.choose_file

    def _read(self, path: Path, typed: str, progress: Progress) -> object:
        made = check_copy(path, typed, progress)
        self._draft.copy, self._draft.copy_secret = path, typed
        return made

    def _outcome(self, made: object) -> str:
        assert isinstance(made, datetime)  # noqa: S101 - what `check_copy` gives
        return _("This copy is whole. It is from {day}.", day=day(made))

    def _opened(self) -> None:
        self._draft.copy_tried = True
        self.answered.emit()
