"""The page of helplines in every look, size and direction: named, reachable, nothing cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.lines import hide
from tests.ui.copies.test_every_look import looked_at, way  # noqa: F401 - a fixture
from tests.ui.desk.test_every_page import Way
from tests.ui.lines.conftest import Room
from ui.parts import Fold

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def filled(room: Room) -> None:
    item = room.workspace.add_item("helplines", "lines", title="خط ليلي, <b>& " + "n" * 90)
    values = {"phone": "0161 496 0001 " * 9, "web": "a" * 120, "hours": "two words " * 30}
    room.workspace.change_item(replace(item, values=values, note="Ask for Ωμέγα. " * 20))
    for line in ("GB:Samaritans", "GB:Childline"):
        hide(room.workspace, line)
    room.choose("GB")
    for fold in room.page.findChildren(Fold):
        fold.open()


def test_the_lines_with_everything_unfolded(room: Room, way: Way) -> None:  # noqa: F811
    filled(room)
    for row in room.page.rows.values():
        row._copied.show()
    looked_at(room.page, way)


def test_the_form_of_a_line(room: Room, way: Way) -> None:  # noqa: F811
    filled(room)
    room.press(next(iter(room.page.rows)), "change")
    looked_at(room.page, way)
