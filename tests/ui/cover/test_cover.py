"""The cover and the second process, whatever that one says and however it ends."""

import os
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nocontact_desktop.disguise.installation import Installation
from nocontact_desktop.disguise.profile import Profile
from tests.ui.cover.stage import (
    LEAVING,
    OPENED,
    WRONG,
    Stage,
    has_kept,
    is_alive,
    shows_ordinary_sum,
)
from ui.cover import cover as cover_module

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raise()


def test_the_code_goes_through_the_pipe_and_nowhere_else(stage: Stage, qtbot: QtBot) -> None:
    stage.hold("007314")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    process, told = next(iter(stage.kept().items()))
    assert told == {
        "do": "open",
        "profile": "calculator",
        "folder": str(stage.folder / "data"),
        "secret": "007314",
    }
    for name in ("cmdline", "environ"):
        assert b"7314" not in Path(f"/proc/{process}/{name}").read_bytes()


def test_a_wrong_code_leaves_every_pixel_as_it_is(stage: Stage, qtbot: QtBot) -> None:
    stage.person.type("7314=")
    stage.person.window.front.setFocus()
    ordinary = stage.person.picture()
    stage.person.press(Qt.Key.Key_Escape)
    stage.steps = [WRONG, f"wait {stage.folder / 'go'}", "exit 0"]
    stage.hold("7314")
    assert stage.person.picture() == ordinary
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    process = next(iter(stage.kept()))
    assert stage.person.picture() == ordinary
    stage.let("go")
    qtbot.waitUntil(lambda: not is_alive(process))
    assert stage.person.picture() == ordinary
    assert stage.window.isVisible()
    stage.person.type("+1=")
    assert stage.person.number() == "7,315"


def test_a_right_code_takes_the_calculator_away(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = [OPENED, "stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    assert shows_ordinary_sum(stage.person)


def test_words_from_the_field_are_tried(stage: Stage, qtbot: QtBot) -> None:
    stage.hold("")
    qtbot.waitUntil(lambda: stage.person.field() is not None)
    stage.person.type("Correct horse ünï")
    stage.person.press(Qt.Key.Key_Return)
    assert stage.person.number() == "Not a sum"
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    assert [told["secret"] for told in stage.kept().values()] == ["Correct horse ünï"]


def test_leaving_brings_an_ordinary_sum_and_ends_the_process(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = [OPENED, f"wait {stage.folder / 'go'}", LEAVING, "stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    process = next(iter(stage.kept()))
    stage.let("go")
    qtbot.waitUntil(stage.window.isVisible)
    assert shows_ordinary_sum(stage.person)
    qtbot.waitUntil(lambda: not is_alive(process))
    assert stage.finished == 0


@pytest.mark.parametrize("end", ["exit 0", "exit 3", "say {nonsense", "killed"])
def test_however_the_process_ends_the_calculator_comes_back(
    stage: Stage, qtbot: QtBot, end: str
) -> None:
    stage.steps = [OPENED, f"wait {stage.folder / 'go'}", "stay" if end == "killed" else end]
    stage.hold("7314")
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    if end == "killed":
        os.kill(next(iter(stage.kept())), 9)
    stage.let("go")
    qtbot.waitUntil(stage.window.isVisible)
    assert shows_ordinary_sum(stage.person)


def test_it_can_be_opened_again_after_leaving(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = [OPENED, LEAVING, "exit 0"]
    for count in (1, 2):
        stage.hold("7314")
        qtbot.waitUntil(partial(has_kept, stage, count))
        qtbot.waitUntil(lambda: shows_ordinary_sum(stage.person) and stage.window.isVisible())
        stage.person.press(Qt.Key.Key_Escape)


def test_the_window_comes_back_where_it_was(stage: Stage, qtbot: QtBot) -> None:
    stage.window.move(123, 45)
    stage.steps = [OPENED, f"wait {stage.folder / 'go'}", LEAVING]
    stage.hold("7314")
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    stage.let("go")
    qtbot.waitUntil(stage.window.isVisible)
    assert (stage.window.x(), stage.window.y()) == (123, 45)


def test_a_second_try_takes_the_place_of_the_first(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = ["stay"]
    stage.hold("111111")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    first = next(iter(stage.kept()))
    stage.hold("222222")
    qtbot.waitUntil(lambda: len(stage.kept()) == 2)
    qtbot.waitUntil(lambda: not is_alive(first))
    assert stage.window.isVisible()


def test_what_a_replaced_try_says_is_not_heard(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = [f"wait {stage.folder / 'go'}", OPENED, "stay"]
    stage.hold("111111")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    stage.steps = ["stay"]
    stage.hold("222222")
    stage.let("go")
    qtbot.waitUntil(lambda: len(stage.kept()) == 2)
    QTest.qWait(100)
    assert stage.window.isVisible()


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover_module, "TRY_MS", 400)


@pytest.mark.usefixtures("short_patience")
def test_a_try_that_takes_too_long_is_given_up(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = [f"wait {stage.folder / 'go'}", OPENED, "stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    process = next(iter(stage.kept()))
    qtbot.waitUntil(lambda: not is_alive(process))
    assert stage.window.isVisible()


@pytest.mark.usefixtures("short_patience")
def test_a_trouble_that_somebody_reads_is_not_cut_off(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = ['say {"say": "trouble", "sentence": "The disk is full."}', "stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    process = next(iter(stage.kept()))
    QTest.qWait(700)
    assert is_alive(process)
    assert stage.window.isVisible()


@pytest.mark.parametrize(
    "said", ["say nonsense", 'say {"say": "trouble", "sentence": "The disk is full."}', "exit 1"]
)
def test_nothing_that_is_said_before_opening_is_seen(stage: Stage, qtbot: QtBot, said: str) -> None:
    stage.steps = [said, f"wait {stage.folder / 'go'}"]
    stage.hold("7314")
    before = stage.person.picture()
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    stage.let("go")
    process = next(iter(stage.kept()))
    qtbot.waitUntil(lambda: not is_alive(process))
    assert stage.person.picture() == before
    assert stage.window.isVisible()


def test_a_process_that_cannot_be_started_is_an_ordinary_sum(stage: Stage, qtbot: QtBot) -> None:
    stage.program = ["/nowhere/at/all"]
    stage.hold("7314")
    QTest.qWait(100)
    assert stage.person.number() == "7,314"
    assert stage.window.isVisible()


def test_closing_the_calculator_ends_the_program_and_the_process(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.hold("7314")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    process = next(iter(stage.kept()))
    stage.window.close()
    assert stage.finished == 1
    assert not is_alive(process)


def test_the_first_run_begins_with_the_process_alone(
    first_run: Stage, profiles: tuple[Profile, ...], qtbot: QtBot
) -> None:
    first_run.cover.begin_first_run(profiles[0])
    qtbot.waitUntil(lambda: len(first_run.kept()) == 1)
    assert next(iter(first_run.kept().values())) == {"do": "first_run", "profile": "calculator"}
    assert not first_run.window.isVisible()


def test_after_the_first_run_the_chosen_disguise_is_worn(
    first_run: Stage, profiles: tuple[Profile, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    go = tmp_path / "go"
    first_run.steps = ['say {"say": "installed", "profile": "quick-sums"}', f"wait {go}", LEAVING]
    first_run.found = Installation(profiles[2], tmp_path / "sums", portable=False)
    first_run.cover.begin_first_run(profiles[0])
    qtbot.waitUntil(lambda: first_run.worn == [first_run.found])
    assert not first_run.window.isVisible()
    go.touch()
    qtbot.waitUntil(first_run.window.isVisible)
    assert shows_ordinary_sum(first_run.person)
    first_run.steps = ["stay"]
    first_run.person.press(Qt.Key.Key_Escape)
    first_run.hold("7314")
    qtbot.waitUntil(lambda: len(first_run.kept()) == 2)
    assert any(told.get("folder") == str(tmp_path / "sums") for told in first_run.kept().values())


@pytest.mark.parametrize("end", ["exit 0", LEAVING, "exit 1"])
def test_a_first_run_that_was_left_shows_a_plain_calculator(
    first_run: Stage, profiles: tuple[Profile, ...], qtbot: QtBot, end: str
) -> None:
    first_run.steps = [end]
    first_run.cover.begin_first_run(profiles[0])
    qtbot.waitUntil(first_run.window.isVisible)
    first_run.person.press(Qt.Key.Key_Escape)
    first_run.hold("7314")
    assert first_run.person.number() == "7,314"
    assert len(first_run.kept()) == 1


def test_a_first_run_that_is_not_wanted_ends_the_whole_program(
    first_run: Stage, profiles: tuple[Profile, ...], qtbot: QtBot
) -> None:
    first_run.steps = ['say {"say": "finished"}', "exit 0"]
    with qtbot.waitSignal(first_run.cover.finished):
        first_run.cover.begin_first_run(profiles[0])
    QTest.qWait(100)
    assert first_run.finished == 1
    assert not first_run.window.isVisible()


def test_a_first_run_that_cannot_be_started_shows_the_calculator(
    first_run: Stage, profiles: tuple[Profile, ...], qtbot: QtBot
) -> None:
    first_run.program = ["/nowhere/at/all"]
    first_run.cover.begin_first_run(profiles[0])
    qtbot.waitUntil(first_run.window.isVisible)


def test_a_right_code_does_not_stay_on_the_display_when_something_else_is_the_matter(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.steps = ['say {"say": "trouble", "sentence": "It is open already."}', "stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: shows_ordinary_sum(stage.person))
    assert stage.window.isVisible()
