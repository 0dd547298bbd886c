"""While it opens the exit key and a locked screen give it up, and a process that hangs is ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.cover.person import Person
from tests.ui.cover.stage import OPENED, WRONG, Stage, is_alive, shows_ordinary_sum
from ui.cover import cover as cover_module
from ui.cover.desk_process import DeskProcess
from ui.exit_key import Combination

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raise()

ALIVE = 'say {"say": "alive"}'


@pytest.mark.parametrize("combination", list(Combination))
def test_the_exit_key_gives_up_what_is_not_open_yet(
    stage: Stage, qtbot: QtBot, combination: Combination
) -> None:
    """Somebody comes in while it opens: nothing may come up any more."""
    assert_given_up(stage, qtbot, lambda: press_exit(stage.person, combination))


def test_a_locked_screen_gives_up_what_is_not_open_yet(stage: Stage, qtbot: QtBot) -> None:
    """Whoever unlocks it again need not be the same person."""
    assert_given_up(stage, qtbot, stage.signs.give)


def assert_given_up(stage: Stage, qtbot: QtBot, meanwhile: Callable[[], None]) -> None:
    """Try a code that would open; what is done meanwhile ends it, and nothing shows."""
    stage.steps = [f"wait {stage.folder / 'go'}", OPENED, "stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    process = next(iter(stage.kept()))
    before = stage.person.labels()
    meanwhile()
    stage.let("go")
    qtbot.waitUntil(lambda: not is_alive(process))
    QTest.qWait(100)
    assert stage.window.isVisible()
    assert stage.person.labels() == before


def test_what_was_tried_before_the_screen_was_locked_does_not_matter(
    stage: Stage, qtbot: QtBot
) -> None:
    """A try that was given up, one that opened nothing; then the next one opens."""
    stage.steps = ["stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    stage.signs.give()
    stage.steps = [WRONG]
    stage.hold("7315")
    qtbot.waitUntil(lambda: stage.cover.findChild(DeskProcess) is None)
    stage.signs.give()
    stage.steps = [OPENED, "stay"]
    stage.hold("7316")
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    stage.signs.give()  # the process that has the vault hears it itself, and saves
    QTest.qWait(100)
    (last,) = (process for process, told in stage.kept().items() if told["secret"] == "7316")
    assert is_alive(last)


def test_the_exit_key_is_an_ordinary_key_when_nothing_is_tried(stage: Stage, qtbot: QtBot) -> None:
    stage.steps = [WRONG]
    stage.hold("7314")
    qtbot.waitUntil(lambda: len(stage.kept()) == 1)
    qtbot.waitUntil(lambda: stage.cover.findChild(DeskProcess) is None)
    seen = Seen(stage.person.focus)
    press_exit(stage.person, Combination.F9)
    assert seen.keys == [Qt.Key.Key_F9]


def press_exit(person: Person, combination: Combination) -> None:
    """As somebody presses it on the calculator."""
    modifiers = Qt.KeyboardModifier
    match combination:
        case Combination.F9:
            person.press(Qt.Key.Key_F9)
        case Combination.CONTROL_SHIFT_SPACE:
            both = modifiers.ControlModifier | modifiers.ShiftModifier
            person.press(Qt.Key.Key_Space, both)
        case Combination.SHIFT | Combination.CONTROL:
            is_shift = combination is Combination.SHIFT
            for _tap in range(3):
                person.press(Qt.Key.Key_Shift if is_shift else Qt.Key.Key_Control)


class Seen(QObject):
    """The events of a kind that come to a widget, and their keys."""

    def __init__(self, widget: QWidget, kind: QEvent.Type = QEvent.Type.KeyPress) -> None:
        super().__init__(widget)
        self._kind = kind
        self.count = 0
        self.keys: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is self._kind:
            self.count += 1
            if isinstance(event, QKeyEvent):
                self.keys.append(event.key())
        return False


@pytest.fixture
def short_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover_module, "SILENCE_MS", 900)


@pytest.mark.usefixtures("short_silence")
@pytest.mark.parametrize("said", [(ALIVE, OPENED), (OPENED, ALIVE)], ids=["before", "after"])
def test_a_window_that_hangs_is_ended_and_the_calculator_comes_back(
    stage: Stage, qtbot: QtBot, said: tuple[str, str]
) -> None:
    stage.steps = [*said, "stay"]
    hidden = Seen(stage.window, QEvent.Type.Hide)  # on a busy machine it may be back by then
    stage.hold("7314")
    qtbot.waitUntil(lambda: bool(hidden.count))
    process = next(iter(stage.kept()))
    qtbot.waitUntil(lambda: not is_alive(process))
    assert stage.window.isVisible()
    assert shows_ordinary_sum(stage.person)


@pytest.fixture
def longer_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may be late itself."""
    monkeypatch.setattr(cover_module, "SILENCE_MS", 3000)


@pytest.mark.usefixtures("longer_silence")
def test_a_window_that_answers_stays(stage: Stage, qtbot: QtBot) -> None:
    marks = [stage.folder / f"go{number}" for number in range(4)]
    stage.steps = [OPENED, ALIVE, *(s for mark in marks for s in (f"wait {mark}", ALIVE)), "stay"]
    stage.hold("7314")
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    process = next(iter(stage.kept()))
    for mark in marks:
        QTest.qWait(900)
        mark.touch()
    assert is_alive(process)
    assert not stage.window.isVisible()
