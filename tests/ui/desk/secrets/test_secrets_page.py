"""Changing what opens the vault, on its page, with a real vault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.first_run import NO, PIN_ADVISED, YES
from nocontact_desktop.errors import DiskFullError, SilentKeyringError, UnexpectedError
from nocontact_desktop.vault import FLOOR, State, add_share, change_pin, generations_of, has_pin
from tests.ui.desk.secrets.conftest import WORDS, Room
from ui.desk.copies.entries import COPIES
from ui.desk.page import Place
from ui.desk.secrets.panel import ChangePanel
from ui.desk.secrets.panels import CodePanel, KeyringPanel, NoPinPanel, PinPanel, WordsPanel
from ui.desk.secrets.upkeep import Upkeep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PIN = "719264"


def test_a_wrong_secret_leads_no_further(room: Room) -> None:
    room.page.open_panel(WordsPanel)
    panel = room.page.panel
    assert panel is not None
    panel.again.line.setText("something else")
    with room.qtbot.waitSignal(panel.again.wrong):
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
    room.qtbot.waitUntil(room.page.news.isVisible)
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
    room.qtbot.waitUntil(room.page.news.isVisible)
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
    room.qtbot.waitUntil(lambda: "in your plan" in panel.choice.strength.words)
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
    room.qtbot.waitUntil(room.page.news.isVisible)
    assert has_pin(room.opened.vault)
    room.keyring.get()
    gone = room.begin(NoPinPanel)
    gone.go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible)
    assert not has_pin(room.opened.vault)


def test_a_pin_that_stands_in_the_plan_is_refused(room: Room) -> None:
    room.opened.vault.store.set_answer("s", "f", f"call 07{PIN}1")
    panel = room.begin(PinPanel)
    assert isinstance(panel, PinPanel)
    panel.alone.setChecked(True)
    panel.choice.line.setText(PIN)
    panel.choice.back.line.setText(PIN)
    panel.go_on.click()
    room.qtbot.waitUntil(panel.choice.trouble.isVisible)
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
    room.qtbot.waitUntil(panel.remark.isVisible)
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
    room.qtbot.waitUntil(room.page.news.isVisible)
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


def test_a_slot_that_was_mended_is_told_once_the_window_is_up(room: Room) -> None:
    room.opened.vault.mended = True
    Upkeep(room.opened, room.opened.slow, FLOOR).begin()
    room.settle()
    assert len(room.told) == 1
    assert "It is mended, and nothing is lost." in room.told[0]


def test_where_words_only_was_advised_the_page_says_so_and_has_a_way(room: Room) -> None:
    room.opened.vault.store.set_setting(PIN_ADVISED, NO)
    room.show_anew()
    room.qtbot.waitUntil(lambda: "words alone were safer" in room.page.pin_state.text())
    assert room.page.buttons["pin"].words == "This computer is mine alone now"
    panel = room.begin(PinPanel)
    assert isinstance(panel, PinPanel)
    panel.choice.line.setText(PIN)
    panel.choice.back.line.setText(PIN)
    assert not panel.go_on.isEnabled()
    panel.alone.setChecked(True)
    panel.go_on.click()
    room.qtbot.waitUntil(room.page.news.isVisible)
    assert room.opened.vault.store.setting(PIN_ADVISED) == YES
    room.qtbot.waitUntil(lambda: room.page.buttons["pin"].words == "Change the PIN")


@pytest.mark.parametrize("advised", ["", YES])
def test_where_a_pin_was_advised_or_nothing_is_known_it_is_offered(
    room: Room, advised: str
) -> None:
    if advised:
        room.opened.vault.store.set_setting(PIN_ADVISED, advised)
    room.show_anew()
    room.qtbot.waitUntil(room.page.buttons["pin"].isVisible)
    assert room.page.buttons["pin"].words == "Set a PIN"


def test_on_a_stick_no_pin_is_offered_at_all(room: Room) -> None:
    room.opened = replace(room.opened, keyring=None)
    room.show_anew()
    room.settle()
    assert not any(room.page.buttons[id_].isVisible() for id_ in ("pin", "mend", "no_pin"))
    assert "on a stick has no PIN" in room.page.pin_state.text()


def test_where_words_only_was_advised_nobody_is_asked_to_mend_a_pin(room: Room) -> None:
    add_share(room.opened.vault, room.keyring)
    change_pin(room.opened.vault, PIN)
    room.keyring.forget()
    room.opened.vault.store.set_setting(PIN_ADVISED, NO)
    Upkeep(room.opened, room.opened.slow, FLOOR).begin()
    room.settle()
    assert room.told == []


def test_after_a_change_a_link_leads_to_the_copies(room: Room) -> None:
    panel = room.begin(WordsPanel)
    assert isinstance(panel, WordsPanel)
    words = panel.choice.words
    panel.choice.have.click()
    panel.choice.back.line.setText(words)
    panel.go_on.click()
    room.qtbot.waitUntil(room.page.to_copies.isVisible)
    with room.qtbot.waitSignal(room.page.go) as went:
        room.page.to_copies.click()
    assert went.args == [Place(COPIES)]


def test_left_meanwhile_the_outcome_of_a_change_is_told_in_the_window(room: Room) -> None:
    panel = room.begin(WordsPanel)
    assert isinstance(panel, WordsPanel)
    words = panel.choice.words
    panel.choice.have.click()
    panel.choice.back.line.setText(words)
    panel.go_on.click()
    room.leave_page()
    room.qtbot.waitUntil(lambda: bool(room.told))
    assert ["new words work from now on" in sentence for sentence in room.told] == [True]
    assert room.opens(words)


def test_a_fault_while_asking_again_is_said_and_can_be_tried_once_more(room: Room) -> None:
    slots = room.folder / room.profile.files.slots
    kept = slots.read_bytes()
    slots.unlink()
    room.page.open_panel(WordsPanel)
    panel = room.page.panel
    assert panel is not None
    panel.again.line.setText(WORDS)
    with room.qtbot.waitSignal(panel.again.wrong):
        panel.go_on.click()
    assert panel.go_on.isEnabled()
    assert panel.again.line.text() == WORDS
    slots.write_bytes(kept)
    with room.qtbot.waitSignal(panel.again.right):
        panel.go_on.click()


@pytest.mark.parametrize("kind", [WordsPanel, PinPanel, CodePanel])
def test_an_error_of_ours_tells_nothing_that_was_typed(
    room: Room,
    kind: type[WordsPanel | PinPanel | CodePanel],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    qtlog: object,
) -> None:
    def broken(_vault: object, typed: str) -> None:
        raise ValueError(typed)

    for name in ("change_words", "change_pin", "change_recovery_code"):
        monkeypatch.setattr(f"ui.desk.secrets.panels.{name}", broken)
    panel = room.begin(kind)
    typed = choose(panel)
    panel.go_on.click()
    room.qtbot.waitUntil(panel.remark.isVisible)
    assert panel.remark.words == UnexpectedError.sentence
    records = getattr(qtlog, "records", [])
    told = "".join(capfd.readouterr()) + "".join(str(each.message) for each in records)
    assert typed not in told + panel.remark.words + "".join(room.told)
    assert WORDS not in told
    assert panel.go_on.isEnabled()


def choose(panel: ChangePanel) -> str:
    """Choose the new secret as a person would; gives it."""
    match panel:
        case WordsPanel():
            secret = panel.choice.words
            panel.choice.have.click()
            panel.choice.back.line.setText(secret)
        case CodePanel():
            secret = panel.code
            panel.choice.have.click()
            panel.choice.back.line.setText(secret)
        case PinPanel():
            secret = PIN
            panel.choice.line.setText(secret)
            panel.choice.back.line.setText(secret)
            panel.alone.setChecked(True)
        case _:
            raise TypeError
    return secret
