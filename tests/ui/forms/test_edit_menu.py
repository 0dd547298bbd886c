"""The menu of a place to type in speaks our language and offers nothing that leaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStyle
from pytestqt.qtbot import QtBot

from nocontact_desktop import i18n
from ui import theme
from ui.forms import PrivateLine, PrivateText
from ui.forms.edit_menu import edit_menu
from ui.theme import Look

WORDS = ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]
PLACES = [PrivateLine, PrivateText]

Place = PrivateLine | PrivateText


def _place(qtbot: QtBot, kind: type[Place], words: str = "") -> Place:
    place = kind()
    qtbot.addWidget(place)
    if isinstance(place, PrivateLine):
        place.setText(words)
    else:
        place.setPlainText(words)
    place.show()
    return place


def _actions(place: Place) -> dict[str, QAction]:
    return {each.text(): each for each in edit_menu(place).actions() if each.text()}


def _possible(place: Place) -> list[str]:
    return [words for words, action in _actions(place).items() if action.isVisible()]


@pytest.mark.parametrize("kind", PLACES)
def test_it_offers_these_and_nothing_else(qtbot: QtBot, kind: type[Place]) -> None:
    place = _place(qtbot, kind, "أين القطة")
    menu = edit_menu(place)
    assert [each.text() for each in menu.actions() if not each.isSeparator()] == WORDS
    assert menu.findChildren(QMenu) == []


@pytest.mark.parametrize("kind", PLACES)
def test_only_what_makes_sense_can_be_chosen(qtbot: QtBot, kind: type[Place]) -> None:
    QApplication.clipboard().clear()
    assert _possible(_place(qtbot, kind)) == []
    place = _place(qtbot, kind, "words")
    assert _possible(place) == ["Select all"]
    _actions(place)["Select all"].trigger()
    assert _possible(place) == ["Cut", "Copy", "Select all"]
    place.setReadOnly(True)
    assert _possible(place) == ["Copy", "Select all"]


@pytest.mark.parametrize("kind", PLACES)
def test_what_is_chosen_is_done(qtbot: QtBot, kind: type[Place]) -> None:
    place = _place(qtbot, kind, "words")
    place.selectAll()
    _actions(place)["Cut"].trigger()
    assert _written(place) == ""
    _actions(place)["Paste"].trigger()
    assert _written(place) == "words"
    _actions(place)["Undo"].trigger()
    assert _written(place) == ""
    _actions(place)["Redo"].trigger()
    assert _written(place) == "words"
    QApplication.clipboard().clear()


def _written(place: Place) -> str:
    return place.text() if isinstance(place, PrivateLine) else place.toPlainText()


@pytest.mark.parametrize("kind", PLACES)
def test_there_is_no_menu_where_nothing_can_be_done(qtbot: QtBot, kind: type[Place]) -> None:
    QApplication.clipboard().clear()
    place = _place(qtbot, kind)
    _ask(place, QContextMenuEvent.Reason.Mouse)
    assert not [menu for menu in place.findChildren(QMenu) if menu.isVisible()]


def test_a_secret_that_is_not_shown_cannot_be_copied(qtbot: QtBot) -> None:
    line = _place(qtbot, PrivateLine, "secret")
    assert isinstance(line, PrivateLine)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.selectAll()
    assert not {"Cut", "Copy"} & set(_possible(line))


@pytest.mark.parametrize("kind", PLACES)
def test_every_word_comes_from_the_catalogue(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: type[Place]
) -> None:
    class Marked(dict[str, str]):
        def get(self, english: str, default: object = None) -> str:
            return f"⟦{english}⟧"

    monkeypatch.setattr(i18n, "_active", i18n.Catalogue("qps", Marked()))
    place = _place(qtbot, kind)
    assert all(words.startswith("⟦") for words in _actions(place))


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize(
    "reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard]
)
def test_it_opens_by_mouse_and_by_key_and_goes_when_closed(
    qtbot: QtBot, kind: type[Place], reason: QContextMenuEvent.Reason
) -> None:
    place = _place(qtbot, kind, "words")
    _ask(place, reason)
    (menu,) = place.findChildren(QMenu)
    assert menu.isVisible()
    menu.close()
    qtbot.waitUntil(lambda: place.findChildren(QMenu) == [])


def _ask(place: Place, reason: QContextMenuEvent.Reason) -> None:
    middle = place.rect().center()
    target = place if isinstance(place, PrivateLine) else place.viewport()
    event = QContextMenuEvent(reason, middle, place.mapToGlobal(QPoint(middle)))
    QApplication.sendEvent(target, event)


def test_scroll_bars_have_no_menu_of_their_own(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, Look())
    text = _place(qtbot, PrivateText, "line\n" * 90)
    assert isinstance(text, PrivateText)
    bar = text.verticalScrollBar()
    assert bar.style().styleHint(QStyle.StyleHint.SH_ScrollBar_ContextMenu, None, bar) == 0
