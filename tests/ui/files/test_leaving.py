"""Leaving the window takes away what lies half written outside, after what was typed is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nocontact_desktop.vault import FLOOR
from tests.ui.second.conftest import Home, _unstretched, open_home  # noqa: F401 - fixtures
from ui.desk.files.unfinished import note_unfinished
from ui.desk.paper.private_file import hidden_name
from ui.desk.secrets.upkeep import Upkeep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_window_saves_first_and_then_takes_away(
    open_home: Callable[..., Home],  # noqa: F811 - the fixture
) -> None:
    home = open_home()
    opened = home.plan.opened
    assert opened is not None
    assert opened.on_leaving
    seen: list[object] = []
    opened.on_leaving.append(
        lambda: seen.append(home.vault.store.answers("money").get("note")),
    )
    home.plan.saving.answer("money", "note", "typed last")
    assert home.plan.flush(5000)
    assert seen == ["typed last"]


def test_an_opening_takes_away_what_a_kill_left(
    open_home: Callable[..., Home],  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    home = open_home()
    part = tmp_path / hidden_name()
    part.write_bytes(b"half")
    note_unfinished(home.vault.store, part)
    assert home.plan.opened is not None
    Upkeep(home.plan.opened, home.plan, FLOOR).begin()
    qtbot.waitUntil(lambda: not part.exists())
