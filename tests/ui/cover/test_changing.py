"""The first process while the disguise is changed or everything is taken away."""

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nocontact_desktop.disguise.preferences import FIRST, LATER
from tests.ui.cover.stage import OPENED, WRONG, Stage, has_kept, is_alive

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raise()

MOVED, FINISHED = 'say {"say": "moved"}', 'say {"say": "finished"}'


def test_another_disguise_begins_anew_when_the_process_is_gone(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = [OPENED, f"wait {stage.folder / 'go'}", MOVED, "stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    stage.moves()
    with qtbot.waitSignal(stage.cover.changed):
        stage.let("go")
    process = next(iter(stage.kept()))
    assert not Path(f"/proc/{process}").exists()  # not even as one that nobody waited for
    assert not stage.window.isVisible()


@pytest.mark.parametrize("what", ["moved", "begun"])
def test_a_change_that_was_cut_short_begins_anew_too(stage: Stage, qtbot: QtBot, what: str) -> None:
    stage.steps = [OPENED, f"wait {stage.folder / 'go'}", "exit 3"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    if what == "moved":
        stage.moves()
    else:
        stage.found = stage.installation._replace(unfinished=FIRST)
    with qtbot.waitSignal(stage.cover.changed):
        stage.let("go")
    assert not stage.window.isVisible()


def test_what_is_half_changed_is_ended_before_anything_is_seen(stage: Stage, qtbot: QtBot) -> None:
    stage.window.hide()
    stage.steps = [f"wait {stage.folder / 'go'}", MOVED, "stay"]
    stage.cover.bring_to_end(stage.installation._replace(unfinished=FIRST))
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    told = next(iter(stage.kept().values()))
    assert told == {
        "do": "finish",
        "profile": "calculator",
        "folder": str(stage.folder / "data"),
    }
    assert not stage.window.isVisible()
    stage.moves()
    with qtbot.waitSignal(stage.cover.changed):
        stage.let("go")


def test_where_it_cannot_be_ended_now_the_disguise_is_shown_all_the_same(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.window.hide()
    stage.found = stage.installation._replace(unfinished=FIRST)
    stage.steps = ["exit 1"]
    stage.cover.bring_to_end(stage.found)
    qtbot.waitUntil(stage.window.isVisible)
    stage.steps = [WRONG, "exit 0"]
    stage.hold("7314")
    qtbot.waitUntil(partial(has_kept, stage, 2))
    qtbot.waitUntil(lambda: not any(is_alive(process) for process in stage.kept()))
    assert stage.window.isVisible()
    assert stage.changed == 0


def test_what_is_tidied_later_changes_nothing_on_the_screen(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = [MOVED, "exit 0"]
    before = stage.person.picture()
    stage.cover.bring_to_end(stage.installation._replace(unfinished=LATER))
    qtbot.waitUntil(partial(has_kept, stage, 1))
    qtbot.waitUntil(lambda: not any(is_alive(process) for process in stage.kept()))
    assert stage.person.picture() == before
    assert (stage.changed, stage.finished) == (0, 0)


def test_what_was_taken_away_ends_the_program_unseen(stage: Stage, qtbot: QtBot) -> None:
    stage.window.hide()
    stage.steps = [FINISHED, "stay"]
    with qtbot.waitSignal(stage.cover.finished):
        stage.cover.bring_to_end(stage.installation._replace(unfinished=FIRST))
    assert not stage.window.isVisible()
