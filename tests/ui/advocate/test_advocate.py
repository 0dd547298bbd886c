"""What goes to an advocate is what was ticked, and what comes back is shown before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.advocate import ADVICE, known_titles
from nocontact_desktop.app.keeping import Keeping, keep
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import (
    FileNotReadError,
    NoNotesError,
    NotesNotTextError,
    NotesTooLargeError,
)
from nocontact_desktop.exports.notes_file import LARGEST, read_notes
from tests.exports.reading import words
from tests.ui.copies.test_every_look import looked_at, way  # noqa: F401 - a fixture
from tests.ui.desk.test_every_page import Way
from tests.ui.paper.conftest import (  # noqa: F401 - the fixtures
    drawers,
    outside,
    printing,
    runners,
    saving,
    tasks,
    workspace,
)
from tests.ui.session.desk_process import profile
from ui.desk.advocate.advocate_page import AdvocatePage
from ui.desk.advocate.found_notes import FoundNotes
from ui.desk.advocate.notes_page import NotesPage
from ui.desk.page import Place
from ui.desk.paper.outside import Outside
from ui.desk.saving import SaveQueue
from ui.tasks import TaskRunner

# ruff: noqa: F811 - the fixtures that are taken over

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CAME_BACK = "From: Dana\n\n## 1. Safe places\nAsk the heron shelter.\n\nThen pack.\n## Money\nSave."


@pytest.fixture
def copy(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, outside: Outside, drawers: TaskRunner
) -> AdvocatePage:
    item = workspace.people()[0]
    workspace.change_item(replace(item, note="Larkspur is private"))
    page = AdvocatePage(workspace, saving, outside, drawers)
    qtbot.addWidget(page)
    page.resize(1100, 720)
    page.show()
    qtbot.waitUntil(lambda: page.settled)
    return page


@pytest.fixture
def notes(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, outside: Outside, tmp_path: Path
) -> NotesPage:
    folder = tmp_path / "vault"
    folder.mkdir()
    page = NotesPage(workspace, saving, outside, profile(), folder)
    qtbot.addWidget(page)
    page.resize(840, 700)
    page.show()
    return page


def came_back(qtbot: QtBot, page: NotesPage, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    page.choose(path)
    qtbot.waitUntil(page.choose_file.isEnabled)


def found_in(page: NotesPage) -> FoundNotes:
    assert page.found is not None
    return page.found


def told(page: NotesPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_the_copy_has_the_ticked_steps_and_no_private_note(
    qtbot: QtBot, copy: AdvocatePage, tmp_path: Path
) -> None:
    assert copy.pages is not None
    before = copy.pages
    told = words(before.pdf, tmp_path)
    assert "Maria Santos" in told
    assert "Larkspur" not in told
    copy.steps["people"].box.click()
    qtbot.waitUntil(lambda: copy.settled and copy.pages is not before)
    assert "Maria Santos" not in words(copy.pages.pdf, tmp_path)
    went: list[Place] = []
    copy.go.connect(went.append)
    copy.to_notes.click()
    assert went == [Place("advocate-notes")]


def test_without_a_step_it_says_that_only_questions_are_on_it(
    qtbot: QtBot, copy: AdvocatePage
) -> None:
    for row in copy.steps.values():
        row.box.setChecked(False)
    qtbot.waitUntil(lambda: copy.settled and copy.made is not None and bool(copy.made.warnings))


def test_the_file_for_notes_leaves_through_the_same_questions(
    qtbot: QtBot, notes: NotesPage, workspace: Workspace, tmp_path: Path
) -> None:
    notes.give.click()
    assert notes.way is not None
    assert "nothing that you wrote" in told(notes)
    target = tmp_path / "out.txt"
    with qtbot.waitSignal(notes.way.finished):
        notes.way.choose(target)
    text = target.read_bytes().decode("utf-8-sig")
    for section in workspace.sections:
        assert section.title in text
    assert "Maria" not in text
    assert oct(target.stat().st_mode & 0o777) == "0o600"
    with pytest.raises(NoNotesError):
        read_notes(target.read_bytes(), known_titles(workspace))


def test_notes_are_shown_before_and_only_the_ticked_ones_are_kept(
    qtbot: QtBot, notes: NotesPage, workspace: Workspace, saving: SaveQueue, tmp_path: Path
) -> None:
    came_back(qtbot, notes, tmp_path / "back.txt", CAME_BACK.encode())
    found = found_in(notes)
    assert found.from_line.text() == "Dana"
    assert workspace.items(*ADVICE) == ()
    assert found.take.words == "Take 3 notes in"
    found.rows[1][1].box.click()
    assert found.take.words == "Take 2 notes in"
    found.from_line.setText("Dana Hale")
    found.take.click()
    qtbot.waitUntil(lambda: notes.found is None)
    assert saving.flush(5000)
    kept = workspace.items(*ADVICE)
    assert [(each.values["from"], each.values["about"], each.values["words"]) for each in kept] == [
        ("Dana Hale", "Safe places", "Ask the heron shelter."),
        ("Dana Hale", "Money", "Save."),
    ]
    assert notes.alerts.sentence == "2 notes were taken in."
    came_back(qtbot, notes, tmp_path / "back.txt", CAME_BACK.encode())
    assert [row.box.isChecked() for _note, row in found_in(notes).rows] == [False, True, False]


def test_not_now_keeps_nothing(
    qtbot: QtBot, notes: NotesPage, workspace: Workspace, tmp_path: Path
) -> None:
    came_back(qtbot, notes, tmp_path / "back.txt", CAME_BACK.encode())
    found_in(notes).not_now.click()
    assert notes.found is None
    assert workspace.items(*ADVICE) == ()
    assert QApplication.focusWidget() is notes.choose_file


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"a" * (LARGEST + 10), NotesTooLargeError.sentence),
        (b"PK\x03\x04", NotesNotTextError.sentence),
        (b"\r\n", NoNotesError.sentence),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    qtbot: QtBot, notes: NotesPage, tmp_path: Path, data: bytes, sentence: str
) -> None:
    came_back(qtbot, notes, tmp_path / "back.txt", data)
    assert notes.found is None
    assert notes.alerts.sentence == sentence


def test_a_file_of_the_vault_is_not_even_opened(
    qtbot: QtBot, notes: NotesPage, tmp_path: Path
) -> None:
    came_back(qtbot, notes, tmp_path / "vault" / "a", CAME_BACK.encode())
    assert notes.found is None
    assert notes.alerts.sentence


class Stick:
    """A file on something that gives a few bytes at a time, and may be pulled out."""

    def __init__(self, data: bytes, *, pulled_out: bool) -> None:
        self._data = data
        self._pulled_out = pulled_out

    def read(self, count: int) -> bytes:
        """A little of what was asked for."""
        if self._pulled_out and not self._data:
            raise OSError
        part, self._data = self._data[: min(count, 7)], self._data[min(count, 7) :]
        return part


@pytest.mark.parametrize("pulled_out", [False, True])
def test_a_file_is_read_to_its_end_however_little_comes_at_once(
    qtbot: QtBot,
    notes: NotesPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pulled_out: bool,
) -> None:
    @contextmanager
    def opened(_path: Path, _folder: Path | None) -> Iterator[Stick]:
        yield Stick(b"The first note\n\nThe last note", pulled_out=pulled_out)

    monkeypatch.setattr("ui.desk.advocate.notes_page.opened_file", opened)
    came_back(qtbot, notes, tmp_path / "back.txt", b"")
    if pulled_out:
        assert notes.alerts.sentence == FileNotReadError().sentence
    else:
        assert [note.words for note, _row in found_in(notes).rows] == [
            "The first note",
            "The last note",
        ]


def test_very_many_notes_are_shown_piece_by_piece(
    qtbot: QtBot, notes: NotesPage, tmp_path: Path
) -> None:
    came_back(qtbot, notes, tmp_path / "back.txt", b"".join(b"n%d\n\n" % n for n in range(120)))
    found = found_in(notes)
    assert len(found.rows) == 50
    for at in (50, 100):
        found.more.setFocus()
        found.more.click()
        assert QApplication.focusWidget() is found.rows[at][1].box
    assert len(found.rows) == 120
    assert not found.more.isVisible()
    assert found.take.words == "Take 120 notes in"


def test_where_nothing_is_kept_of_that_step_it_is_said(
    qtbot: QtBot, notes: NotesPage, workspace: Workspace, saving: SaveQueue, tmp_path: Path
) -> None:
    keep(workspace, ADVICE[0], Keeping(never=True))
    came_back(qtbot, notes, tmp_path / "back.txt", CAME_BACK.encode())
    with qtbot.waitSignal(saving.failed):
        found_in(notes).take.click()
    assert notes.found is not None
    assert workspace.items(*ADVICE) == ()


def test_every_look(qtbot: QtBot, notes: NotesPage, way: Way, tmp_path: Path) -> None:
    hostile = CAME_BACK + "\n\n" + "n" * 300 + "\n\n\u202eevil <b>{x}</b> ماما " * 9
    came_back(qtbot, notes, tmp_path / "back.txt", hostile.encode())
    notes.give.click()
    looked_at(notes, way)
