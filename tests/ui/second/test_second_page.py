"""The page for a second vault, from the first word to a vault that opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.errors import (
    DiskFullError,
    SameSecretError,
    StorageFailedError,
    UnexpectedError,
    WrongSecretError,
)
from nocontact_desktop.vault import BEFOREHAND
from tests.ui.second.conftest import PIN, WORDS, Home
from ui.desk.choosing.code_choice import CodeChoice
from ui.desk.choosing.words_choice import WordsChoice
from ui.desk.page import HOME, Place
from ui.desk.second.agree_part import AgreePart
from ui.desk.second.told import AFTERWARDS
from ui.desk.second.ways_part import WaysPart
from ui.parts import Column, Note, PlainLabel, WordsButton
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEAVING = "718204"


def said(home: Home) -> str:
    notes = [note.words for note in home.page.findChildren(Note) if note.isVisible()]
    labels = [each.text() for each in home.page.findChildren(PlainLabel) if each.isVisible()]
    return "\n".join([*notes, *labels])


def choose_words(home: Home) -> str:
    home.page.forth.click()
    part = home.page.part
    assert isinstance(part, WordsChoice)
    assert not home.page.forth.isEnabled()
    words = part.words
    part.have.click()
    part.back.line.setText(words)
    home.page.forth.click()
    return words


def keep_code(home: Home) -> str:
    part = home.page.part
    assert isinstance(part, CodeChoice)
    assert not home.page.forth.isEnabled()
    code = home.page.chosen.recovery_code
    part.have.click()
    part.back.line.setText(code)
    home.page.forth.click()
    return code


def ways_of(home: Home) -> WaysPart:
    part = home.page.part
    assert isinstance(part, WaysPart)
    return part


def agree(home: Home, secret: str = WORDS) -> AgreePart:
    home.page.forth.click()
    part = home.page.part
    assert isinstance(part, AgreePart)
    assert not home.page.forth.isEnabled()
    part.line.setText(secret)
    assert not home.page.forth.isEnabled()
    part.tick.setChecked(True)
    home.page.forth.click()
    return part


def wait_until_made(home: Home, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "The second vault is made." in said(home))


def opens(home: Home, *secrets: str) -> None:
    for secret in secrets:
        home.reopen(secret).close()


def test_the_page_about_the_secrets_leads_to_it(home_: Home) -> None:
    shell = home_.plan.shell
    shell.go(Place("secrets"))
    assert shell.page is not None
    name = "A second vault, with words of its own"
    links = [each for each in shell.page.findChildren(WordsButton) if each.words == name]
    links[0].click()
    assert shell.place.page == "second"


def test_it_says_beforehand_what_it_is_and_what_it_cannot_do(home_: Home) -> None:
    assert all(sentence in said(home_) for sentence in BEFOREHAND)
    assert home_.page.forth.isEnabled()


def test_the_page_leads_to_a_second_vault_and_stores_nothing_in_this_one(
    home_: Home, qtbot: QtBot
) -> None:
    home_.vault.store.set_setting("exit_key", "f9")
    file = home_.folder / sorted(p.name for p in home_.folder.iterdir())[0]
    assert file.exists()
    before = home_.vault.database.read(lambda c: list(c.execute("select * from settings")))
    words, code = choose_words(home_), keep_code(home_)
    agree(home_)
    wait_until_made(home_, qtbot)
    assert all(sentence in said(home_) for sentence in AFTERWARDS)
    after = home_.vault.database.read(lambda c: list(c.execute("select * from settings")))
    assert after == before
    assert not any(line.text() for line in home_.page.findChildren(QLineEdit) if line.isVisible())
    home_.shut()
    opens(home_, WORDS, PIN, home_.code, words, code)
    inside = home_.reopen(words)
    assert inside.store.setting("exit_key") == "f9"
    inside.close()


def test_a_wrong_secret_changes_nothing_and_can_be_typed_again(home_: Home, qtbot: QtBot) -> None:
    words, _code = choose_words(home_), keep_code(home_)
    part = agree(home_, "wrong words")
    qtbot.waitUntil(lambda: WrongSecretError.sentence in said(home_))
    assert part.isEnabled()
    part.line.setText(WORDS)
    home_.page.forth.click()
    wait_until_made(home_, qtbot)
    home_.shut()
    opens(home_, WORDS, words)


def test_words_that_open_this_vault_are_refused(home_: Home, qtbot: QtBot) -> None:
    home_.page.forth.click()
    part = home_.page.part
    assert isinstance(part, WordsChoice)
    part.take(WORDS)
    part.have.click()
    part.back.line.setText(WORDS)
    home_.page.forth.click()
    keep_code(home_)
    agree(home_)
    qtbot.waitUntil(lambda: SameSecretError.sentence in said(home_))
    assert home_.page.back.isEnabled()


def test_a_full_disk_is_said_in_place(
    home_: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("nocontact_desktop.vault.second.files.write_atomically", full)
    choose_words(home_)
    keep_code(home_)
    agree(home_)
    qtbot.waitUntil(lambda: DiskFullError.sentence in said(home_))
    assert home_.page.back.isEnabled()


def test_a_pin_opens_the_second_vault(home_: Home, qtbot: QtBot) -> None:
    words, _code = choose_words(home_), keep_code(home_)
    ways = ways_of(home_)
    ways.with_pin.setChecked(True)
    assert not home_.page.forth.isEnabled()
    ways.pin.line.setText(LEAVING)
    ways.pin.back.line.setText(LEAVING)
    agree(home_)
    wait_until_made(home_, qtbot)
    home_.shut()
    opens(home_, WORDS, PIN, words, LEAVING)


def test_a_leaving_code_needs_the_recovery_code_of_this_vault(home_: Home, qtbot: QtBot) -> None:
    words, code = choose_words(home_), keep_code(home_)
    ways = ways_of(home_)
    ways.with_leaving.setChecked(True)
    part = ways.leaving
    part.line.setText(LEAVING)
    part.back.line.setText(LEAVING)
    for typed, right in ((code, False), (WORDS, False), (home_.code, True)):
        assert not home_.page.forth.isEnabled()
        part.recovery.setText(typed)
        part.check.click()
        qtbot.waitUntil(part.check.isEnabled)
        assert part.at_hand is right
    agree(home_)
    wait_until_made(home_, qtbot)
    home_.shut()
    opens(home_, WORDS, PIN, LEAVING)
    for gone in (WORDS, PIN):
        with pytest.raises(WrongSecretError):
            home_.reopen(gone)
    opens(home_, words, home_.code, WORDS, PIN)


def test_an_easy_leaving_code_is_refused_in_place(home_: Home) -> None:
    choose_words(home_)
    keep_code(home_)
    ways = ways_of(home_)
    ways.with_leaving.setChecked(True)
    for typed in ("123456", "blue", "1"):
        ways.leaving.line.setText(typed)
        assert ways.leaving.trouble.isVisible()
        assert not ways.leaving.back.isVisible()


def test_inside_the_second_the_page_is_the_same(
    home_: Home, open_home: Callable[..., Home], qtbot: QtBot
) -> None:
    before = said(home_)
    words, _code = choose_words(home_), keep_code(home_)
    ways = ways_of(home_)
    choices = [ways.words.isVisible(), ways.with_pin.isVisible(), ways.with_leaving.isVisible()]
    agree(home_)
    wait_until_made(home_, qtbot)
    home_.shut()
    inside = open_home(words)
    inside.plan.shell.go(Place("second"))
    assert said(inside) == before
    choose_words(inside)
    keep_code(inside)
    ways = ways_of(inside)
    again = [ways.words.isVisible(), ways.with_pin.isVisible(), ways.with_leaving.isVisible()]
    assert again == choices


@pytest.mark.parametrize("fails", [False, True])
def test_left_meanwhile_the_outcome_is_told_in_the_window(
    home_: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFullError

    if fails:
        monkeypatch.setattr("ui.desk.second.making.set_up_second", full)
    words, _code = choose_words(home_), keep_code(home_)
    agree(home_)
    home_.plan.shell.go(Place(HOME))
    alerts = home_.plan.shell.alerts
    qtbot.waitUntil(lambda: bool(alerts.sentence))
    expected = (
        f"It was not made. {DiskFullError.sentence}" if fails else "The second vault is made."
    )
    assert alerts.sentence == expected
    home_.shut()
    opens(home_, WORDS, *([] if fails else [words]))


def test_come_back_to_meanwhile_the_page_waits_and_shows_the_outcome(
    home_: Home, qtbot: QtBot
) -> None:
    choose_words(home_)
    keep_code(home_)
    agree(home_)
    home_.plan.shell.go(Place(HOME))
    home_.plan.shell.go(Place("second"))
    assert home_.page.forth.isEnabled() is not home_.page.busy
    qtbot.waitUntil(
        lambda: "The second vault is made." in said(home_) + home_.plan.shell.alerts.sentence,
    )


def test_own_words_of_the_second_from_this_plan_are_refused(home_: Home, qtbot: QtBot) -> None:
    phrase = "odd kettles sang marzipan bridge seven"
    home_.vault.store.set_answer("s", "f", f"{phrase} times")
    home_.page.forth.click()
    part = home_.page.part
    assert isinstance(part, WordsChoice)
    part.choose_own.click()
    part.own_field.setText(phrase)
    part.have.click()
    qtbot.waitUntil(lambda: "in your plan" in part.strength.words)
    assert not part.have.isEnabled()
    assert part.own_field.text() == phrase
    assert phrase not in said(home_)


def test_a_disk_fault_is_not_called_a_wrong_recovery_code(
    home_: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_arguments: object) -> bool:
        raise StorageFailedError

    monkeypatch.setattr("ui.desk.second.leaving_part.is_recovery_code", faulty)
    choose_words(home_)
    keep_code(home_)
    ways = ways_of(home_)
    ways.with_leaving.setChecked(True)
    ways.leaving.recovery.setText(home_.code)
    ways.leaving.check.click()
    qtbot.waitUntil(ways.leaving.check.isEnabled)
    assert ways.leaving.remark.words == StorageFailedError.sentence
    assert ways.leaving.recovery.text() == home_.code
    assert not ways.leaving.at_hand


def test_an_error_of_ours_while_making_tells_nothing_that_was_typed(
    home_: Home,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    qtlog: object,
) -> None:
    def broken(_vault: object, again: str, *rest: object) -> None:
        raise ValueError(again, rest)

    monkeypatch.setattr("ui.desk.second.making.set_up_second", broken)
    words, code = choose_words(home_), keep_code(home_)
    agree(home_, WORDS)
    qtbot.waitUntil(lambda: UnexpectedError.sentence in said(home_))
    records = getattr(qtlog, "records", [])
    told = "".join(capfd.readouterr()) + said(home_) + "".join(str(r.message) for r in records)
    for typed in (words, code, WORDS, home_.code):
        assert typed not in told
        assert typed not in repr(home_.page.chosen)


def test_at_double_size_nothing_of_the_last_question_is_cut_off(
    qapp: QApplication, qtbot: QtBot
) -> None:
    apply(qapp, Look(scale=2.0))
    column, part = Column(), AgreePart()
    column.add(part)
    qtbot.addWidget(column)
    column.resize(700, 600)
    column.show()
    qtbot.waitUntil(lambda: "\n" in part.tick.text())
    assert part.width() <= column.viewport().width()
