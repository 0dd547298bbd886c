"""Leaving: the order of things, from whatever cause."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.desk.leaving import FLUSH_MS, Leaving

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Told:
    """What happened, in order, and whether the window could still be seen then."""

    def __init__(self, window: QWidget) -> None:
        self.events: list[tuple[str, bool]] = []
        self.flushed: list[int] = []
        self.window = window

    def note(self, what: str) -> None:
        self.events.append((what, self.window.isVisible()))

    def flush(self, milliseconds: int) -> None:
        self.flushed.append(milliseconds)
        self.note("flush")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def told(window: QWidget) -> Told:
    return Told(window)


@pytest.fixture
def leaving(qapp: QApplication, told: Told) -> Iterator[Leaving]:
    leaving = Leaving(qapp, lambda: told.note("told"), told.flush, lambda: told.note("end"))
    yield leaving
    leaving.deleteLater()


def test_the_cover_is_told_then_all_is_hidden_then_saved_then_ended(
    leaving: Leaving, told: Told
) -> None:
    leaving.leave()
    assert told.events == [("told", True), ("flush", False), ("end", False)]
    assert told.flushed == [FLUSH_MS]


def test_one_leaves_only_once(leaving: Leaving, told: Told) -> None:
    leaving.leave()
    leaving.leave()
    assert len(told.events) == 3


def test_closing_a_watched_window_is_leaving(leaving: Leaving, told: Told) -> None:
    leaving.watch(told.window)
    told.window.close()
    assert [what for what, _ in told.events] == ["told", "flush", "end"]


def test_dialogs_and_menus_go_too(leaving: Leaving, window: QWidget, qtbot: QtBot) -> None:
    dialog, menu = QDialog(window), QMenu(window)
    menu.addAction("x")
    for extra in (dialog, menu):
        qtbot.addWidget(extra)
        extra.setWindowModality(Qt.WindowModality.ApplicationModal)
        extra.show()
    leaving.leave()
    assert not dialog.isVisible()
    assert not menu.isVisible()


@pytest.mark.parametrize("broken", ["told", "flush"])
def test_it_hides_saves_and_ends_whatever_raises(
    broken: str, qapp: QApplication, told: Told
) -> None:
    def note(what: str) -> None:
        told.note(what)
        if what == broken:
            raise ValueError

    leaving = Leaving(
        qapp, lambda: note("told"), lambda _milliseconds: note("flush"), lambda: told.note("end")
    )
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it is
        leaving.leave()
    assert told.events == [("told", True), ("flush", False), ("end", False)]
    leaving.deleteLater()


def test_it_saves_and_ends_even_when_hiding_raises(
    qapp: QApplication, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_widget: QWidget) -> None:
        raise ValueError

    monkeypatch.setattr(QWidget, "hide", broken)
    leaving = Leaving(qapp, lambda: None, told.flush, lambda: told.note("end"))
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it is
        leaving.leave()
    assert [what for what, _ in told.events] == ["flush", "end"]
    leaving.deleteLater()
