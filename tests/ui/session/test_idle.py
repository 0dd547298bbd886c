"""The idle lock: what keeps it waiting, its bounds, and that it cannot be switched off."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.desk.idle import (
    AWAY_SECONDS,
    DEFAULT_SECONDS,
    LEAST_SECONDS,
    MOST_SECONDS,
    TICK_MS,
    IdleLock,
    away_seconds,
    idle_seconds,
)


@pytest.fixture
def lock(qapp: QApplication) -> Iterator[IdleLock]:
    lock = IdleLock(qapp, 60)
    yield lock
    qapp.removeEventFilter(lock)
    lock.deleteLater()


class Clock:
    """A clock that is set by hand."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slept(qapp: QApplication, clock: Clock) -> Iterator[IdleLock]:
    """A lock of a minute on a computer that slept for hours."""
    lock = IdleLock(qapp, 60, clock)
    clock.now += 4 * 3600
    yield lock
    qapp.removeEventFilter(lock)
    lock.deleteLater()


@pytest.mark.parametrize(
    ("stored", "seconds"),
    [
        ("", DEFAULT_SECONDS),
        ("never", DEFAULT_SECONDS),
        ("-1", DEFAULT_SECONDS),
        ("²", DEFAULT_SECONDS),
        ("0", LEAST_SECONDS),
        ("45", 45),
        ("99999", MOST_SECONDS),
    ],
)
def test_the_stored_time_stays_within_its_bounds_and_is_never_off(
    stored: str, seconds: int
) -> None:
    assert idle_seconds(stored) == seconds


@pytest.mark.parametrize(
    ("stored", "seconds"),
    [
        ("", 30),
        ("off", 30),
        ("-1", 30),
        ("²", 30),
        ("0", 0),
        ("10", 10),
        ("120", 120),
        ("9999", 30),
    ],
)
def test_the_time_without_the_focus_is_one_of_the_choices(stored: str, seconds: int) -> None:
    assert away_seconds(stored) == seconds


def test_it_can_say_so_as_soon_as_the_focus_goes(
    lock: IdleLock, qapp: QApplication, qtbot: QtBot
) -> None:
    lock.wait(600, 0)
    with qtbot.waitSignal(lock.idle, timeout=1000):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)


def test_it_says_so_when_the_time_is_over(lock: IdleLock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lock.idle, timeout=1000):
        lock.wait(0, AWAY_SECONDS)


def test_a_key_starts_the_time_again(lock: IdleLock, qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    qtbot.waitUntil(lambda: lock.seconds_left < 59.99)
    before = lock.seconds_left
    QTest.keyClick(edit, Qt.Key.Key_A)
    assert lock.seconds_left > before


def test_it_waits_less_long_while_another_program_has_the_focus(
    lock: IdleLock, qapp: QApplication
) -> None:
    lock.wait(600, AWAY_SECONDS)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert lock.seconds_left <= AWAY_SECONDS
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert lock.seconds_left > AWAY_SECONDS


def test_the_first_key_after_a_sleep_finds_it_locked(slept: IdleLock, qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    with qtbot.waitSignal(slept.idle, timeout=1000):
        QTest.keyClick(edit, Qt.Key.Key_A)


def test_coming_back_after_a_sleep_finds_it_locked(
    slept: IdleLock, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(slept.idle, timeout=1000):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def test_it_locks_after_a_sleep_though_nobody_touches_it(slept: IdleLock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(slept.idle, timeout=2 * TICK_MS):
        pass


def test_a_touch_in_time_moves_what_the_clock_is_held_against(
    qapp: QApplication, clock: Clock, qtbot: QtBot
) -> None:
    lock = IdleLock(qapp, 60, clock)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    with qtbot.assertNotEmitted(lock.idle):
        for _touch in range(3):
            clock.now += 50
            QTest.keyClick(edit, Qt.Key.Key_A)
    qapp.removeEventFilter(lock)
    lock.deleteLater()


@pytest.mark.skipif(sys.platform != "linux", reason="reads the kernel's own clock from a file")
def test_it_goes_by_a_clock_that_nobody_can_set_and_that_counts_sleep(lock: IdleLock) -> None:
    since_start = float(Path("/proc/uptime").read_text().split()[0])
    assert lock._clock() == pytest.approx(since_start, abs=1)
    assert lock._deadline - 60 == pytest.approx(since_start, abs=1)
