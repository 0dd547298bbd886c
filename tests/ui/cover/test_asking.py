"""A first run that waits until somebody asks for it: an everyday program till then."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.cover.stage import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raise()


@pytest.mark.parametrize("word", ["begin", " Begin "])
def test_a_first_run_that_waits_begins_when_it_is_asked_for(
    first_run: Stage, qtbot: QtBot, word: str
) -> None:
    first_run.cover.wait_to_be_asked()
    assert first_run.window.isVisible()
    with qtbot.waitSignal(first_run.cover.first_run_asked):
        first_run.window.code_given.emit(word)
    assert not first_run.kept()


def test_where_a_first_run_waits_nothing_else_brings_it(first_run: Stage) -> None:
    asked: list[None] = []
    first_run.cover.first_run_asked.connect(lambda: asked.append(None))
    first_run.cover.wait_to_be_asked()
    first_run.hold("7314")
    for word in ("beginning", "help", "open", "be gin", "0", "canyon ladder velvet rocket plum"):
        first_run.window.code_given.emit(word)
    assert (asked, first_run.kept()) == ([], {})
    assert first_run.window.isVisible()


def test_what_was_made_in_another_window_meanwhile_is_worn_at_the_next_code(
    first_run: Stage, qtbot: QtBot
) -> None:
    first_run.cover.wait_to_be_asked()
    first_run.found = first_run.installation
    with qtbot.waitSignal(first_run.cover.changed):
        first_run.hold("719264")
    assert not first_run.kept()


def test_where_there_is_a_vault_the_word_is_a_code_like_any_other(
    first_run: Stage, qtbot: QtBot
) -> None:
    asked: list[None] = []
    stage = first_run
    stage.cover.first_run_asked.connect(lambda: asked.append(None))
    stage.cover.show_disguise(stage.installation)
    stage.window.code_given.emit("begin")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    assert next(iter(stage.kept().values()))["do"] == "open"
    assert asked == []
