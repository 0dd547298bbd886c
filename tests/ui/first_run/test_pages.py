"""The screens of the first run, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.app import room
from nocontact_desktop.app.first_run import Step
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.errors import (
    ExpectedError,
    NoKeyringError,
    SilentKeyringError,
    UnknownKeyringError,
    UnsafeKeyringError,
)
from tests.ui.first_run.acting import enter, press_exit, shown, type_in
from tests.ui.first_run.conftest import WORDS, Scene
from ui.cover.registry import SCREENS, screen_class
from ui.desk.first_run.exit_key_page import ExitKeyPage
from ui.desk.first_run.gesture_page import GesturePage
from ui.desk.first_run.keyring_page import KeyringPage
from ui.desk.first_run.launcher_page import LauncherPage
from ui.desk.first_run.outcome_page import OutcomePage
from ui.desk.first_run.pin_page import PinPage
from ui.desk.first_run.question_page import QuestionPage
from ui.desk.first_run.recovery_page import RecoveryPage
from ui.desk.first_run.words_page import WordsPage
from ui.desk.paper.file_way import FileWay
from ui.desk.paper.paper_door import PaperDoor
from ui.desk.paper.print_way import PrintWay
from ui.desk.paper.recovery_panel import RecoverySheetPanel
from ui.parts import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_not_this_computer_ends_with_what_to_do_instead_and_nothing_kept(scene: Scene) -> None:
    before = scene.tree()
    scene.answer(signs="told")
    scene.flow.draft.chosen = None
    scene.flow.show_step(Step.OUTCOME)
    page = shown(scene, OutcomePage)
    assert page.instead.isVisible()
    assert not scene.flow.forth.isVisible()
    page.close_button.click()
    assert scene.events == ["close"]
    assert scene.tree() == before


def test_going_on_against_the_advice_shows_one_sentence_first(scene: Scene) -> None:
    scene.answer(signs="told")
    scene.flow.draft.chosen = None
    scene.flow.show_step(Step.OUTCOME)
    page = shown(scene, OutcomePage)
    assert not page.against.isVisible()
    page.more.click()
    assert page.warning.isVisible()
    page.risky.rows["words"].mark.click()
    assert scene.draft.chosen is Outcome.WORDS
    assert not scene.draft.pin_allowed
    assert scene.flow.forth.isEnabled()


@pytest.mark.parametrize("on_stick", [True, False])
def test_whether_it_is_a_stick_is_looked_at(scene: Scene, on_stick: bool) -> None:
    scene.system.on_stick = on_stick
    scene.answer(owner="work")
    scene.flow.draft.chosen = None
    scene.flow.show_step(Step.OUTCOME)
    page = shown(scene, OutcomePage)
    assert page.stick.isVisible()
    assert ("not seem to be on a stick" in page.stick.words) is not on_stick


def test_too_little_room_is_told_before_anything_else_is_asked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "NEEDED_MIB", 1 << 40)
    scene.answer()
    scene.flow.draft.chosen = None
    scene.flow.show_step(Step.OUTCOME)
    page = shown(scene, OutcomePage)
    assert page.room.isVisible()
    assert "too little room" in page.room.words


def test_changing_an_answer_takes_back_what_was_chosen_after_it(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.SIGNS)
    page = shown(scene, QuestionPage)
    page.choices.rows["looks"].mark.click()
    assert page.choices.chosen == {"looks"}
    assert scene.draft.chosen is None
    page.choices.rows["none"].mark.click()
    assert page.choices.chosen == {"none"}


def test_the_words_must_be_typed_before_going_on(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.WORDS)
    page = shown(scene, WordsPage)
    first = scene.draft.words
    page.choice.another.click()
    assert scene.draft.words != first
    page.choice.have.click()
    assert not page.choice.shown.isVisible()
    type_in(page.choice.back.line, "something else")
    enter(scene)
    assert scene.flow.step is Step.WORDS
    assert page.choice.back.not_yet.isVisible()
    type_in(page.choice.back.line, scene.draft.words)
    assert scene.flow.forth.isEnabled()


def test_weak_words_of_ones_own_are_refused_with_a_sentence(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.WORDS)
    page = shown(scene, WordsPage)
    page.choice.choose_own.click()
    type_in(page.choice.own_field, "rex 2011")
    assert "guess" in page.choice.strength.words
    assert not page.choice.have.isEnabled()
    type_in(page.choice.own_field, "seven odd kettles sang below the marzipan bridge")
    assert page.choice.have.isEnabled()


@pytest.mark.parametrize("pin", ["123", "12345a", "123456", "777777", "12345678901234567890"])
def test_a_pin_that_is_easy_to_guess_or_cannot_be_typed_is_refused(scene: Scene, pin: str) -> None:
    scene.answer()
    scene.flow.show_step(Step.PIN)
    page = shown(scene, PinPage)
    type_in(page.choice.line, pin)
    assert page.choice.trouble.isVisible()
    assert not scene.flow.forth.isEnabled()


def test_a_pin_typed_twice_leads_to_the_keyring(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.PIN)
    page = shown(scene, PinPage)
    type_in(page.choice.line, "719264")
    assert not scene.flow.forth.isEnabled()
    type_in(page.choice.back.line, "719264")
    scene.flow.forth.click()
    assert scene.flow.step is Step.KEYRING


REFUSALS = (UnsafeKeyringError, UnknownKeyringError, NoKeyringError, SilentKeyringError)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_keyring_that_is_not_safe_is_refused_with_its_sentence_and_there_is_no_pin(
    scene: Scene, refusal: type[ExpectedError], qtbot: QtBot
) -> None:
    scene.share.refuses = refusal
    scene.answer()
    scene.draft.pin, scene.draft.pin_known = "719264", True
    scene.flow.show_step(Step.KEYRING)
    page = shown(scene, KeyringPage)
    qtbot.waitUntil(page.refused.isVisible)
    assert page.refused.words.startswith(refusal.sentence)
    assert not scene.draft.with_share
    assert scene.flow.forth.isEnabled()


def test_without_a_private_computer_no_pin_is_offered(scene: Scene) -> None:
    scene.answer(signs="looks")
    scene.flow.show_step(Step.WORDS)
    scene.draft.words, scene.draft.words_known = WORDS, True
    scene.flow.forth.setEnabled(True)
    scene.flow.forth.click()
    assert scene.flow.step is Step.RECOVERY


def test_the_recovery_code_can_be_skipped_but_not_by_accident(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.RECOVERY)
    page = shown(scene, RecoveryPage)
    assert not scene.flow.forth.isEnabled()
    page.choice.have.click()
    assert not page.choice.code.isVisible()
    page.choice.skip.click()
    assert page.choice.skipped.isVisible()
    assert scene.flow.forth.isEnabled()


def test_the_recovery_code_cannot_be_pasted(scene: Scene, qtbot: QtBot) -> None:
    scene.answer()
    scene.flow.show_step(Step.RECOVERY)
    page = shown(scene, RecoveryPage)
    page.choice.have.click()
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(scene.draft.recovery_code)
    QTest.keyClick(page.choice.back.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.choice.back.line, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert page.choice.back.line.text() == ""


def _sheet_to_file(scene: Scene, path: Path) -> PaperDoor:
    """Go the way to a file on the screen with the code, up to the file."""
    scene.answer()
    scene.flow.show_step(Step.RECOVERY)
    sheet = shown(scene, RecoveryPage).choice.sheet
    assert isinstance(sheet, RecoverySheetPanel)
    sheet.door.file.click()
    way = sheet.door.way
    assert isinstance(way, FileWay)
    assert "can read the file" in way.sentence.words
    assert not way.again.isVisible()
    way.choose(path)
    return sheet.door


def test_the_sheet_is_saved_where_the_person_says(scene: Scene, qtbot: QtBot) -> None:
    target = scene.root / "sheet.pdf"
    door = _sheet_to_file(scene, target)
    qtbot.waitUntil(lambda: bool(door.alerts.sentence))
    assert target.read_bytes().startswith(b"%PDF")
    assert [path for path in scene.root.iterdir() if path.name.startswith(".")] == []


def test_a_sheet_that_cannot_be_saved_is_said(scene: Scene, qtbot: QtBot) -> None:
    door = _sheet_to_file(scene, scene.root / "no such folder" / "sheet.pdf")
    qtbot.waitUntil(lambda: bool(door.alerts.sentence))
    assert "could not be written" in door.alerts.sentence


def test_the_sheet_is_printed_after_one_sentence_and_names_no_program(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.answer()
    scene.flow.show_step(Step.RECOVERY)
    sheet = shown(scene, RecoveryPage).choice.sheet
    assert isinstance(sheet, RecoverySheetPanel)
    sheet.door.print.click()
    way = sheet.door.way
    assert isinstance(way, PrintWay)
    assert "about a day" in way.sentence.words
    qtbot.waitUntil(way.go_on.isEnabled)
    way.go_on.click()
    qtbot.waitUntil(lambda: bool(scene.system.printing.jobs))
    assert scene.system.printing.jobs[0].name == scene.draft.profile.job_name


def test_a_sheet_that_is_being_written_on_leaving_is_whole(scene: Scene) -> None:
    target = scene.root / "sheet.pdf"
    _sheet_to_file(scene, target)
    scene.flow.give_up(5000)
    assert target.read_bytes().rstrip().endswith(b"%%EOF")
    assert [path for path in scene.root.iterdir() if path.name.startswith(".")] == []


def test_the_exit_key_can_be_practised_once_and_is_then_real(scene: Scene) -> None:
    out: list[bool] = []
    scene.route.out.connect(lambda: out.append(True))
    scene.flow.show_step(Step.EXIT_KEY)
    page = shown(scene, ExitKeyPage)
    page.choice.button.click()
    press_exit(scene)
    assert page.choice.practised.isVisible()
    assert out == []
    press_exit(scene)
    assert out == [True]


def test_practice_ends_when_the_screen_is_left(scene: Scene) -> None:
    out: list[bool] = []
    scene.route.out.connect(lambda: out.append(True))
    scene.flow.show_step(Step.EXIT_KEY)
    page = shown(scene, ExitKeyPage)
    page.choice.button.click()
    scene.flow.forth.click()
    press_exit(scene)
    assert out == [True]


@pytest.mark.parametrize("engine", SCREENS)
def test_the_gesture_can_be_practised(scene: Scene, engine: str) -> None:
    scene.ready(Outcome.USE)
    scene.draft.shipped = worn_with(engine)
    scene.draft.pin, scene.draft.share_agreed = "719264", True
    scene.flow.show_step(Step.GESTURE)
    page = shown(scene, GesturePage)
    assert type(page.practice) is screen_class(engine)
    sentences = [label.text() for label in page.findChildren(PlainLabel)]
    way = page.practice.way_in
    assert f"With your PIN: {way.digits}" in sentences
    assert f"With your words: {way.words}" in sentences
    assert way.holding in sentences
    assert scene.draft.profile.name in " ".join(sentences)
    assert any("lies in the open" in each for each in sentences) == (engine == "pad")
    for typed, right in (("123456", False), ("719264", True), ("nothing", False), (WORDS, True)):
        page.practice.code_given.emit(typed)
        assert page.found.isVisible() == right
        assert page.other.isVisible() != right


@pytest.mark.parametrize("engine", SCREENS)
def test_the_gesture_is_practised_with_real_keys(scene: Scene, engine: str, qtbot: QtBot) -> None:
    scene.ready(Outcome.USE)
    scene.draft.shipped = worn_with(engine)
    scene.draft.pin, scene.draft.share_agreed = "719264", True
    before = scene.tree()
    scene.flow.show_step(Step.GESTURE)
    page = shown(scene, GesturePage)
    for digits, said in (("719265", page.other), ("719264", page.found)):
        QTest.keyClick(page.practice.entry, Qt.Key.Key_Escape)
        QTest.keyClicks(page.practice.entry, digits)
        QTest.keyPress(page.practice.entry, Qt.Key.Key_Return)
        qtbot.waitUntil(said.isVisible)
        QTest.keyRelease(page.practice.entry, Qt.Key.Key_Return)
    assert scene.flow.step is Step.GESTURE
    assert scene.tree() == before


def worn_with(engine: str) -> Profile:
    """A shipped disguise with this engine."""
    shipped = load_profiles(resources.folder("disguises"))
    return next(profile for profile in shipped if profile.engine == engine)


@pytest.mark.parametrize("has_desktop", [True, False])
def test_the_desktop_is_a_second_choice_where_there_is_one(scene: Scene, has_desktop: bool) -> None:
    scene.answer()
    scene.draft.desktop_there = has_desktop
    scene.flow.show_step(Step.LAUNCHER)
    page = shown(scene, LauncherPage)
    assert set(page.choices.rows) == {"yes", "no"} | ({"desktop"} if has_desktop else set())
    for chosen in tuple(page.choices.rows):
        page.choices.rows[chosen].mark.click()
        assert scene.draft.with_launcher is (chosen != "no")
        assert scene.draft.with_desktop is (chosen == "desktop")
        scene.flow.show_step(Step.LAUNCHER)
        page = shown(scene, LauncherPage)
        assert page.choices.chosen == {chosen}
