"""A new key, on the page about the secrets: honest words, and a vault that opens as before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from nocontact_desktop.errors import DiskFullError, KeyNotRenewedError
from tests.ui.desk.secrets.conftest import WORDS, Room
from ui.desk.secrets.key_panel import KeyPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _few_generations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nocontact_desktop.vault.generations.MOST", 2)


def test_the_words_say_what_it_cannot_do_before_the_last_button(room: Room) -> None:
    panel = room.begin(KeyPanel)
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "What is in their copy stays open to them." in said
    assert "change that first" in said
    assert panel.go_on.words == "Make the new key"


def test_a_new_key_is_made_and_the_same_words_open(room: Room) -> None:
    before = room.opened.vault.place.slot.key
    room.begin(KeyPanel).go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible)
    assert "Old copies of its files open nothing" in room.page.news.words
    assert room.page.to_copies.isVisible()
    room.settle()
    assert room.opened.vault.place.slot.key != before
    assert room.opens(WORDS)


def test_copies_that_could_not_be_written_anew_are_told(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise DiskFullError

    monkeypatch.setattr("ui.desk.secrets.key_panel.replace_old_generations", full)
    room.begin(KeyPanel).go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible)
    assert "has a new key. Not all copies beside it" in room.page.news.words
    assert "Old copies of its files" not in room.page.news.words
    assert DiskFullError.sentence in room.page.news.words


def test_a_vault_that_is_too_large_is_left_as_it_is(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nocontact_desktop.vault.renewal.LARGEST", 0)
    panel = room.begin(KeyPanel)
    panel.go_on.click()
    room.qtbot.waitUntil(panel.remark.isVisible)
    assert panel.remark.words == KeyNotRenewedError.sentence
    assert room.opens(WORDS)
