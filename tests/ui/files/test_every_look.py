"""The page of files in every look, size and direction: named, reachable, nothing cut."""

from __future__ import annotations

import io

import pytest

from tests.ui.copies.test_every_look import looked_at, way  # noqa: F401 - a fixture
from tests.ui.desk.test_every_page import Way
from tests.ui.files.conftest import Room
from ui.desk.files.file_work import Job, Told

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NAMES = ("Letter.pdf", "صورة من المستشفى.jpg", "n" * 300, "two words " * 30, "\u202egpj.<b>&")


def added(room: Room) -> None:
    for name in NAMES:
        room.opened.vault.attachments.add(io.BytesIO(b"same"), name, lambda _done: True)
    room.work.damaged = frozenset({room.kept()[2].id})
    room.show_anew()
    room.settle()


@pytest.mark.parametrize("panel", ["save", "rename", "remove"])
def test_the_list_with_a_panel_open(room: Room, way: Way, panel: str) -> None:  # noqa: F811
    added(room)
    room.row(3).open_panel(panel)
    looked_at(room.page, way)


def test_the_questions_and_what_was_said(room: Room, way: Way) -> None:  # noqa: F811
    added(room)
    for note in (room.page.said, room.page.trouble):
        note.set_words("A sentence that is long enough to be broken somewhere. " * 4)
        note.show()
    room.page.take_in._say("Another sentence. " * 9)
    room.page.take_in._ask(asked=True)
    looked_at(room.page, way)


def test_the_bar_while_something_is_under_way(room: Room, way: Way) -> None:  # noqa: F811
    added(room)
    words = "The files are being added. You can go to other pages meanwhile."
    room.work.start(Job(words, lambda _moving: None, lambda _none: Told("x"), lambda _e: Told("x")))
    looked_at(room.page, way)
    room.settle()
