"""Changing what opens the vault, on its page, with a real vault."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import DiskFullError, SilentKeyringError
from nocontact_desktop.vault import FLOOR, State, add_share, change_pin, generations_of, has_pin
from tests.ui.desk.secrets.conftest import WORDS, Room
from ui.desk.secrets.panels import CodePanel, KeyringPanel, NoPinPanel, PinPanel, WordsPanel
from ui.desk.secrets.upkeep import Upkeep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PIN = "719264"


def test_a_wrong_secret_leads_no_further(room: Room) -> None:
    room.page.open_panel(WordsPanel)
    panel = room.page.panel
    assert panel is not None
    panel.again.line.setText("something else")
    with room.qtbot.waitSignal(panel.again.wrong, timeout=20_000):
        panel.go_on.click()
    assert panel.again.isVisibleTo(panel)
    assert panel.go_on.isEnabled()


def test_new_words_open_and_the_old_ones_do_not(room: Room) -> None:
    panel = room.begin(WordsPanel)
    assert isinstance(panel, WordsPanel)
    assert not panel.go_on.isEnabled()
    words = panel.choice.words
    panel.choice.have.click()
    panel.choice.back.line.setText(words)
    panel.go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible, timeout=20_000)
    assert "old ones no longer" in room.page.news.words
    assert "Copies that you made before" in room.page.news.words
    assert room.opens(words)
    assert not room.opens(WORDS)


def test_a_copy_beside_the_vault_is_made_after_a_change(room: Room) -> None:
    test_new_words = room.begin(CodePanel)
    assert isinstance(test_new_words, CodePanel)
    test_new_words.choice.have.click()
    test_new_words.choice.back.line.setText(test_new_words.code)
    test_new_words.go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible, timeout=20_000)
    room.settle()
    assert State.GOOD in {each.state for each in generations_of(room.opened.vault)}
    assert room.told == []
    assert room.opens(test_new_words.code)
    assert not room.opens(room.code)


def test_own_words_from_the_plan_are_refused_with_a_sentence(room: Room) -> None:
    store = room.opened.vault.store
    store.set_answer("s", "f", "seven odd kettles sang below the marzipan bridge")
    panel = room.begin(WordsPanel)
    assert isinstance(panel, WordsPanel)
    panel.choice.choose_own.click()
    panel.choice.own_field.setText("odd kettles sang marzipan bridge seven")
    assert panel.choice.have.isEnabled()
    panel.choice.have.click()
    room.qtbot.waitUntil(lambda: "in your plan" in panel.choice.strength.words, timeout=20_000)
    assert not panel.choice.have.isEnabled()
    assert panel.choice.own_field.text()


def test_a_pin_is_set_with_its_part_in_the_keyring_and_taken_away_again(room: Room) -> None:
    panel = room.begin(PinPanel)
    assert isinstance(panel, PinPanel)
    panel.choice.line.setText(PIN)
    panel.choice.back.line.setText(PIN)
    assert not panel.go_on.isEnabled()
    panel.alone.setChecked(True)
    panel.go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible, timeout=20_000)
    assert has_pin(room.opened.vault)
    room.keyring.get()
    gone = room.begin(NoPinPanel)
    gone.go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible, timeout=20_000)
    assert not has_pin(room.opened.vault)


def test_a_pin_that_stands_in_the_plan_is_refused(room: Room) -> None:
    room.opened.vault.store.set_answer("s", "f", f"call 07{PIN}1")
    panel = room.begin(PinPanel)
    assert isinstance(panel, PinPanel)
    panel.alone.setChecked(True)
    panel.choice.line.setText(PIN)
    panel.choice.back.line.setText(PIN)
    panel.go_on.click()
    room.qtbot.waitUntil(panel.choice.trouble.isVisible, timeout=20_000)
    assert "number or a date" in panel.choice.trouble.text()
    assert not has_pin(room.opened.vault)


def test_a_silent_keyring_is_said_in_place_and_nothing_typed_is_lost(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_arguments: object) -> bytes:
        raise SilentKeyringError

    panel = room.begin(PinPanel)
    assert isinstance(panel, PinPanel)
    panel.alone.setChecked(True)
    panel.choice.line.setText(PIN)
    panel.choice.back.line.setText(PIN)
    for name in ("get", "put"):
        monkeypatch.setattr(room.keyring, name, silent)
    panel.go_on.click()
    room.qtbot.waitUntil(panel.remark.isVisible, timeout=20_000)
    assert panel.remark.words == SilentKeyringError.sentence
    assert panel.choice.line.text() == PIN
    assert panel.go_on.isEnabled()
    assert not has_pin(room.opened.vault)


def test_a_lost_part_is_told_after_opening_and_can_be_put_back(room: Room) -> None:
    add_share(room.opened.vault, room.keyring)
    change_pin(room.opened.vault, PIN)
    room.keyring.forget()
    Upkeep(room.opened, room.opened.slow, FLOOR).begin()
    room.settle()
    assert ["PIN does not work" in sentence for sentence in room.told] == [True]
    panel = room.begin(KeyringPanel)
    assert isinstance(panel, KeyringPanel)
    panel.alone.setChecked(True)
    panel.go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible, timeout=20_000)
    assert room.opens(PIN)


def test_without_a_pin_the_keyring_is_not_looked_at(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(*_arguments: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(room.keyring, "get", looked)
    Upkeep(room.opened, room.opened.slow, FLOOR).begin()
    room.settle()
    assert room.told == []


def test_a_copy_that_could_not_be_made_is_told_and_not_lost(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> bool:
        raise DiskFullError

    monkeypatch.setattr("ui.desk.secrets.upkeep.keep_generation", full)
    Upkeep(room.opened, room.opened.slow, FLOOR).begin()
    room.settle()
    assert len(room.told) == 1
    assert DiskFullError.sentence in room.told[0]
