"""Saves every edit by itself, in order, on one thread, and says truly how that went.

Edits wait a moment for the next keystroke and are then committed, each by itself, so that one that
cannot be saved does not hold up the others. Until an edit is committed it is kept here, also when
the disk is full, and everything that is read through this class includes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from shiboken6 import Shiboken

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import DiskFullError, ExpectedError, StorageFailedError
from nocontact_desktop.plan.model import Answers, Item, Mark, Value
from ui.tasks import TaskRunner

T = TypeVar("T")

PAUSE_MS = 300
"""How long an edit waits for the next keystroke."""
LONGEST_MS = 1500
"""How long edits wait when the typing never pauses."""
AGAIN_MS = 3000
"""After so long, what found no room on the disk is tried again by itself."""


def _shown_already(_result: object) -> None:
    """What the page shows does not depend on the outcome."""


class SaveState(StrEnum):
    """How the saving stands."""

    IDLE = ""
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class _Edit:
    """One value that is on its way: an answer, or a whole item."""

    section: str
    commit: Callable[[], None]
    field: str = ""
    value: Value = ""
    item: Item | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What is edited: a newer edit of the same takes the place of an older one."""
        return ("", self.item.id) if self.item else (self.section, self.field)


class SaveQueue(QObject):
    """Takes edits from the pages and commits them to the workspace."""

    saving = Signal()
    """Something is not committed yet."""
    saved = Signal()
    """Everything is committed."""
    failed = Signal(object)
    """An `ExpectedError`. The edits are kept and tried again with the next edit or `retry`.

    When the disk is full, they are also tried again by themselves; this is not said each time.
    """
    changed = Signal(str)
    """The section of which something was committed."""

    def __init__(
        self, workspace: Workspace, parent: QObject | None = None, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = TaskRunner(threads=1, parent=self)
        self._waiting: dict[tuple[str, str], _Edit] = {}
        self._under_way: list[_Edit] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(self._send)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._hand_over)
        self.state = SaveState.IDLE

    def answer(self, section_id: str, field_id: str, value: Value) -> None:
        """Save one answer soon."""
        commit = partial(self._workspace.set_answer, section_id, field_id, value)
        self._put(_Edit(section_id, commit, field_id, value))

    def change(self, item: Item) -> None:
        """Save an item as it now is, soon."""
        commit = partial(self._workspace.change_item, item)
        self._put(_Edit(item.section, commit, item=item))

    def run(
        self,
        section_id: str,
        work: Callable[[], T],
        then: Callable[[T], None] = _shown_already,
        otherwise: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do a whole step now (add, move, remove, bring back), after the edits before it.

        `then` gets what came of it, in the main thread; when the step failed, `otherwise` is called
        in its place, and the failure is told by `failed` as every other one. A `then` that is no
        method of a widget has an `owner`: when that is gone, nobody is told.
        """
        self._send()
        task = self._runner.run(work)
        task.done.connect(_while_there(owner, then))
        task.done.connect(lambda _result: self._stepped(section_id))
        if otherwise is not None:
            task.failed.connect(otherwise)
        task.failed.connect(self._say_failed)
        self._tell_saving()

    def mark(
        self,
        section_id: str,
        mark: Mark,
        then: Callable[[None], None],
        owner: QObject | None = None,
    ) -> None:
        """Keep what the person says of a whole step."""
        work = partial(self._workspace.set_mark, section_id, mark)
        self.run(section_id, work, then, owner=owner)

    def forget(
        self,
        section_id: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        owner: QObject | None = None,
    ) -> None:
        """Do `work`, which takes away for good what a section holds.

        What is on its way to that section goes with it: it would come back when there is room.
        """
        gone = [edit for edit in self._edits() if edit.section == section_id]
        for edit in gone:
            self._drop(edit)
            self._waiting.pop(edit.key, None)
        self.run(section_id, work, then, lambda _error: self._bring_back(gone), owner)

    def ask(
        self, work: Callable[[], T], then: Callable[[T], None], owner: QObject | None = None
    ) -> None:
        """Find something out, after the edits before it; `then` gets it in the main thread."""
        self._send()
        task = self._runner.run(work)
        task.done.connect(lambda _result: self._asked())
        task.done.connect(_while_there(owner, then))
        task.failed.connect(self._not_answered)

    def answers(self, section_id: str) -> Answers:
        """The answers of a section, with those that are still on their way."""
        edits = {e.field: e.value for e in self._edits() if e.section == section_id and not e.item}
        return {**self._workspace.answers(section_id), **edits}

    def items(self, section_id: str, list_id: str) -> tuple[Item, ...]:
        """The items of a list, as they were last typed."""
        edited = {e.item.id: e.item for e in self._edits() if e.item}
        stored = self._workspace.items(section_id, list_id)
        return tuple(edited.get(item.id, item) for item in stored)

    def item(self, item_id: str) -> Item | None:
        """One item, as it was last typed."""
        edited = (e.item for e in reversed(self._edits()) if e.item and e.item.id == item_id)
        return next(edited, None) or self._workspace.item(item_id)

    def retry(self) -> None:
        """Try again to save what could not be saved. A failed step is for its page to repeat."""
        self._send()
        self._tell_saved()

    def flush(self, timeout_ms: int = 2000) -> bool:
        """Commit everything now; whether all of it was committed in time."""
        self._send()
        done = self._runner.wait(timeout_ms)
        return done and not self._waiting

    def _put(self, edit: _Edit) -> None:
        if not self._timer.isActive():
            self._since.start()
        self._waiting.pop(edit.key, None)
        self._waiting[edit.key] = edit
        if not (self._timer.isActive() and self._since.elapsed() > LONGEST_MS):
            self._timer.start()
        self._tell_saving()

    def _send(self) -> None:
        if self._waiting:
            self._hand_over()
            self._tell_saving()

    def _hand_over(self) -> None:
        """Begin to commit all that waits."""
        self._timer.stop()
        self._again.stop()
        batch, self._waiting = tuple(self._waiting.values()), {}
        self._under_way += batch
        for edit in batch:
            self._commit(edit)

    def _commit(self, edit: _Edit) -> None:
        task = self._runner.run(edit.commit)
        task.done.connect(lambda _result: self._committed(edit))
        task.failed.connect(lambda error: self._keep(edit, error))

    def _committed(self, edit: _Edit) -> None:
        self._drop(edit)
        self.changed.emit(edit.section)
        self._tell_saved()

    def _keep(self, edit: _Edit, error: Exception) -> None:
        """Put an edit that failed back, unless the same was typed anew or forgotten since."""
        if all(each is not edit for each in self._under_way):
            return
        self._drop(edit)
        if edit.item is not None and isinstance(error, KeyError):
            self._tell_saved()  # it was removed while somebody typed on: nothing waits for room
            return
        if all(newer.key != edit.key for newer in self._edits()):
            self._waiting = {edit.key: edit, **self._waiting}
        if isinstance(error, DiskFullError):
            self._again.start()
        if self.state is not SaveState.FAILED or not isinstance(error, ExpectedError):
            self._say_failed(error)

    def _bring_back(self, edits: Sequence[_Edit]) -> None:
        """They were not forgotten after all; what was typed since stays as it is."""
        self._waiting = {**{edit.key: edit for edit in edits}, **self._waiting}

    def _drop(self, edit: _Edit) -> None:
        self._under_way = [each for each in self._under_way if each is not edit]

    def _edits(self) -> tuple[_Edit, ...]:
        """All edits that are not committed, the older first."""
        return (*self._under_way, *self._waiting.values())

    def _stepped(self, section_id: str) -> None:
        self.changed.emit(section_id)
        self._tell_saved()

    def _asked(self) -> None:
        if self.state is SaveState.SAVING:
            self._tell_saved()

    def _not_answered(self, error: Exception) -> None:
        self._asked()
        raise error

    def _tell_saving(self) -> None:
        if self.state is not SaveState.SAVING:
            self.state = SaveState.SAVING
            self.saving.emit()

    def _tell_saved(self) -> None:
        if not self._waiting and not self._under_way and not self._runner.busy:
            self.state = SaveState.SAVED
            self.saved.emit()

    def _say_failed(self, error: Exception) -> None:
        self.state = SaveState.FAILED
        expected = isinstance(error, ExpectedError)
        self.failed.emit(error if expected else StorageFailedError())
        if not expected:
            raise error


def _while_there(owner: QObject | None, then: Callable[[T], None]) -> Callable[[T], None]:
    """On a slow disk a page may be left, and be gone, before the answer comes."""
    if owner is None:
        return then  # Qt itself lets go of the method of a widget

    def tell(result: T) -> None:
        if Shiboken.isValid(owner):
            then(result)

    return tell
