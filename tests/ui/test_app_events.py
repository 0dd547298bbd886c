"""All that watch the events of the application, behind one filter."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from ui.app_events import watch, watch_no_longer

NAME, STYLE = QEvent.Type.LanguageChange, QEvent.Type.StyleChange


class Watcher(QObject):
    """Remembers the kinds that it was asked about, in one list with the others."""

    def __init__(self, name: str, asked: list[str], *, keeps: bool = False) -> None:
        super().__init__()
        self._name, self._asked, self._keeps = name, asked, keeps

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._asked.append(f"{self._name} {event.type().name}")
        return self._keeps


class Faulty(QObject):
    """Has a fault."""

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        raise ValueError


class Target(QObject):
    """Where the events go."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QEvent.Type] = []

    def event(self, event: QEvent) -> bool:
        self.seen.append(event.type())
        return True


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def target() -> Iterator[Target]:
    made = Target()
    yield made
    Shiboken.delete(made)


def test_who_came_last_is_asked_first_and_only_about_what_it_wants(
    qapp: QApplication, asked: list[str], target: Target
) -> None:
    first, second = Watcher("first", asked), Watcher("second", asked)
    watch(qapp, first, (NAME, STYLE))
    watch(qapp, second, (NAME,))
    QApplication.sendEvent(target, QEvent(NAME))
    QApplication.sendEvent(target, QEvent(STYLE))
    assert asked == ["second LanguageChange", "first LanguageChange", "first StyleChange"]
    assert target.seen == [NAME, STYLE]
    for each in (first, second):
        watch_no_longer(qapp, each)


def test_what_one_keeps_comes_to_nobody_else(
    qapp: QApplication, asked: list[str], target: Target
) -> None:
    first, second = Watcher("first", asked), Watcher("second", asked, keeps=True)
    watch(qapp, first, (NAME,))
    watch(qapp, second, (NAME,))
    QApplication.sendEvent(target, QEvent(NAME))
    assert (asked, target.seen) == (["second LanguageChange"], [])
    for each in (first, second):
        watch_no_longer(qapp, each)


def test_who_watches_no_longer_or_is_deleted_is_not_asked(
    qapp: QApplication, asked: list[str], target: Target
) -> None:
    first, second = Watcher("first", asked), Watcher("second", asked)
    for each in (first, second):
        watch(qapp, each, (NAME,))
    watch_no_longer(qapp, first)
    Shiboken.delete(second)
    QApplication.sendEvent(target, QEvent(NAME))
    assert (asked, target.seen) == ([], [NAME])
    watch(qapp, first, (NAME,))
    QApplication.sendEvent(target, QEvent(NAME))
    assert asked == ["first LanguageChange"]
    watch_no_longer(qapp, first)


def test_a_fault_of_one_is_told_and_stops_no_other(
    qapp: QApplication, asked: list[str], target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_more: told.append(kind))
    first, faulty = Watcher("first", asked), Faulty()
    for each in (first, faulty):
        watch(qapp, each, (NAME,))
    QApplication.sendEvent(target, QEvent(NAME))
    assert (told, asked, target.seen) == ([ValueError], ["first LanguageChange"], [NAME])
    for each in (first, faulty):
        watch_no_longer(qapp, each)
