"""The first run as a person goes through it: by keyboard, back and forth, out, and to the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.first_run import Step
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.errors import NoKeyringError, UnsafeKeyringError
from nocontact_desktop.vault import SlotKind, open_vault
from tests.ui.first_run.conftest import WORDS, Scene
from ui.desk.first_run.agree_page import AgreePage
from ui.desk.first_run.disguise_page import DisguisePage
from ui.desk.first_run.exit_key_page import ExitKeyPage
from ui.desk.first_run.gesture_page import GesturePage
from ui.desk.first_run.keyring_page import KeyringPage
from ui.desk.first_run.limits_page import LimitsPage
from ui.desk.first_run.outcome_page import OutcomePage
from ui.desk.first_run.pin_page import PinPage
from ui.desk.first_run.question_page import QuestionPage
from ui.desk.first_run.recovery_page import RecoveryPage
from ui.desk.first_run.words_page import WordsPage
from ui.theme import Scheme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def type_in(line: QLineEdit, text: str) -> None:
    line.clear()
    QTest.keyClicks(line, text)


def enter(scene: Scene) -> None:
    QTest.keyClick(scene.flow.focusWidget() or scene.flow, Qt.Key.Key_Return)


@pytest.mark.parametrize("step", list(Step))
def test_every_screen_has_the_way_out_and_all_but_the_first_a_way_back(
    scene: Scene, step: Step
) -> None:
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.pin_known = "719264", True
    scene.flow.show_step(step)
    assert scene.flow.out.isVisible()
    assert scene.flow.back.isVisible() == (step is not Step.LIMITS)
    scene.flow.out.click()
    assert scene.events == ["leave"]


@pytest.mark.parametrize("step", list(Step)[1:])
def test_back_goes_to_the_screen_before(scene: Scene, step: Step) -> None:
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.pin_known = "719264", True
    scene.flow.show_step(step)
    scene.flow.back.click()
    assert scene.flow.step is list(Step)[list(Step).index(step) - 1]


@pytest.mark.parametrize("step", list(Step))
def test_whatever_can_be_used_has_a_name_for_screen_readers(scene: Scene, step: Step) -> None:
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.pin_known = "719264", True
    scene.flow.show_step(step)
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for widget in scene.flow.page.findChildren(kind):
            own = widget.accessibleName() or getattr(widget, "text", str)()
            assert own or not widget.isVisible(), widget


@pytest.mark.parametrize("step", list(Step))
def test_every_control_of_a_screen_is_reached_by_the_tab_key(scene: Scene, step: Step) -> None:
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.pin_known = "719264", True
    scene.flow.show_step(step)
    scene.flow.activateWindow()
    reached: set[QWidget] = set()
    widget: QWidget | None = scene.flow.forth
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = _next_by_tab(widget)
    wanted = {
        each
        for each in scene.flow.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(scene.flow.page, GesturePage)
    }
    assert wanted <= reached


def _next_by_tab(widget: QWidget) -> QWidget | None:
    following = widget.nextInFocusChain()
    while following is not None and following is not widget:
        able = following.isVisible() and following.isEnabled()
        if able and following.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return following
        following = following.nextInFocusChain()
    return None


def test_by_keyboard_alone_from_the_first_screen_to_an_open_vault(
    scene: Scene, qtbot: QtBot
) -> None:
    flow = scene.flow
    before = scene.tree()
    flow.activateWindow()
    for _ in range(6):
        enter(scene)  # nothing answered: every screen can be skipped
    assert isinstance(flow.page, OutcomePage)
    flow.page.more.click()
    QTest.keyClick(flow.page.risky.rows["words"].mark, Qt.Key.Key_Space)
    flow.forth.setFocus()
    enter(scene)
    assert isinstance(flow.page, DisguisePage)
    QTest.keyClick(flow.page.cards[1], Qt.Key.Key_Space)
    enter(scene)
    assert isinstance(flow.page, WordsPage)
    words = scene.draft.words
    enter(scene)
    type_in(flow.page.back.line, words.upper())
    enter(scene)
    assert isinstance(flow.page, RecoveryPage)
    code = scene.draft.recovery_code
    enter(scene)
    type_in(flow.page.back.line, code.replace("-", "").lower())
    for _ in range(3):
        enter(scene)
        flow.forth.setFocus()
    enter(scene)
    assert isinstance(flow.page, AgreePage)
    assert scene.tree() == before
    with qtbot.waitSignal(flow.made, timeout=20000):
        enter(scene)
    folder = scene.system.data / scene.draft.profile.folder
    assert scene.draft.profile.id != "calculator"
    scene.vaults.pop().close()
    for secret in (words, code):
        vault = open_vault(folder, scene.draft.profile.files, secret, None)
        vault.close()


def test_leaving_before_the_end_leaves_no_file(scene: Scene) -> None:
    before = scene.tree()
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.pin_known = "719264", True
    for step in Step:
        scene.flow.show_step(step)
    scene.flow.give_up()
    assert scene.tree() == before
    assert scene.system.launcher.entries == {}


def test_leaving_while_the_vault_is_being_made_leaves_no_file(scene: Scene) -> None:
    before = {line.split()[0] for line in scene.tree()}
    scene.ready()
    scene.draft.launcher = True
    scene.flow.forth.click()
    scene.flow.give_up()
    scene.tasks.wait(20000)
    scene.flow._making = True  # as it stood when the person left
    for vault in scene.vaults:
        vault.close()
    scene.flow.give_up()
    assert {line.split()[0] for line in scene.tree()} == before
    assert scene.system.launcher.entries == {}


def test_giving_up_never_touches_a_vault_that_was_there_before(scene: Scene, qtbot: QtBot) -> None:
    scene.ready()
    with qtbot.waitSignal(scene.flow.made, timeout=20000):
        scene.flow.forth.click()
    scene.vaults.pop().close()
    before = {line.split()[0] for line in scene.tree()}
    scene.ready()
    scene.flow.forth.click()
    scene.flow.give_up()
    scene.tasks.wait(20000)
    assert {line.split()[0] for line in scene.tree()} == before
    assert "already" in scene.flow.alerts.sentence


def test_a_pin_with_a_share_opens_the_vault_and_the_words_open_it_without(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.pin_known, scene.draft.share_agreed = "719264", True, True
    scene.draft.launcher = True
    scene.flow.show_step(Step.AGREE)
    with qtbot.waitSignal(scene.flow.made, timeout=20000):
        scene.flow.forth.click()
    scene.vaults.pop().close()
    folder = scene.system.data / scene.draft.profile.folder
    with_pin = open_vault(folder, scene.draft.profile.files, "719264", scene.share.get())
    assert with_pin.opened_with is SlotKind.PIN_AND_SHARE
    with_pin.close()
    with_words = open_vault(folder, scene.draft.profile.files, WORDS, None)
    assert with_words.opened_with is SlotKind.WORDS
    with_words.close()
    assert list(scene.system.launcher.entries) == [scene.draft.profile.desktop_file]


def test_a_stick_gets_the_vault_and_the_computer_gets_nothing(scene: Scene, qtbot: QtBot) -> None:
    scene.ready(Outcome.STICK)
    scene.draft.launcher = True
    scene.draft.pin, scene.draft.share_agreed = "719264", True
    with qtbot.waitSignal(scene.flow.made, timeout=20000):
        scene.flow.forth.click()
    assert (scene.system.portable / scene.draft.profile.folder).is_dir()
    assert list(scene.system.data.iterdir()) == []
    assert scene.system.launcher.entries == {}
    with pytest.raises(Exception, match="keyring"):
        scene.share.get()


def test_a_menu_that_refuses_takes_everything_back_and_says_so(scene: Scene, qtbot: QtBot) -> None:
    scene.ready()
    scene.draft.launcher = True
    scene.system.launcher.available = False
    before = scene.tree()
    scene.flow.forth.click()
    qtbot.waitUntil(lambda: bool(scene.flow.alerts.sentence), timeout=20000)
    assert scene.tree() == before
    assert scene.flow.forth.isEnabled()


def test_the_chosen_look_and_exit_key_are_kept_in_the_vault(scene: Scene, qtbot: QtBot) -> None:
    page = scene.flow.page
    assert isinstance(page, LimitsPage)
    page.bar.scheme.setCurrentIndex(1)
    page.bar.scheme.activated.emit(1)
    assert scene.looks[-1].scheme is Scheme.DARK
    scene.flow.show_step(Step.EXIT_KEY)
    assert isinstance(scene.flow.page, ExitKeyPage)
    scene.flow.page.choice.choices.rows["f9"].mark.click()
    scene.ready()
    with qtbot.waitSignal(scene.flow.made, timeout=20000):
        scene.flow.forth.click()
    store = scene.vaults[0].store
    assert (store.setting("look_scheme"), store.setting("exit_key")) == ("dark", "f9")


def test_not_this_computer_ends_with_what_to_do_instead_and_nothing_kept(scene: Scene) -> None:
    before = scene.tree()
    scene.answer(signs="told")
    scene.draft.chosen = None
    scene.flow.show_step(Step.OUTCOME)
    page = scene.flow.page
    assert isinstance(page, OutcomePage)
    assert page.instead.isVisible()
    assert not scene.flow.forth.isVisible()
    page.close_button.click()
    assert scene.events == ["close"]
    assert scene.tree() == before


def test_going_on_against_the_advice_shows_one_sentence_first(scene: Scene) -> None:
    scene.answer(signs="told")
    scene.draft.chosen = None
    scene.flow.show_step(Step.OUTCOME)
    page = scene.flow.page
    assert isinstance(page, OutcomePage)
    assert not page.against.isVisible()
    page.more.click()
    assert page.warning.isVisible()
    page.risky.rows["words"].mark.click()
    assert scene.draft.chosen is Outcome.WORDS
    assert not scene.draft.pin_allowed
    assert scene.flow.forth.isEnabled()


def test_changing_an_answer_takes_back_what_was_chosen_after_it(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.SIGNS)
    page = scene.flow.page
    assert isinstance(page, QuestionPage)
    page.choices.rows["looks"].mark.click()
    assert page.choices.chosen == {"looks"}
    assert scene.draft.chosen is None
    page.choices.rows["none"].mark.click()
    assert page.choices.chosen == {"none"}


def test_the_words_must_be_typed_before_going_on(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.WORDS)
    page = scene.flow.page
    assert isinstance(page, WordsPage)
    first = scene.draft.words
    page.another.click()
    assert scene.draft.words != first
    page.have.click()
    assert not page.words.isVisible()
    type_in(page.back.line, "something else")
    enter(scene)
    assert scene.flow.step is Step.WORDS
    assert page.back.not_yet.isVisible()
    type_in(page.back.line, scene.draft.words)
    assert scene.flow.forth.isEnabled()


def test_weak_words_of_ones_own_are_refused_with_a_sentence(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.WORDS)
    page = scene.flow.page
    assert isinstance(page, WordsPage)
    page.choose_own.click()
    type_in(page.own_field, "rex 2011")
    assert "guess" in page.strength.words
    assert not page.have.isEnabled()
    type_in(page.own_field, "seven odd kettles sang below the marzipan bridge")
    assert page.have.isEnabled()


@pytest.mark.parametrize("pin", ["123", "12345a", "123456", "777777", "12345678901234567890"])
def test_a_pin_that_is_easy_to_guess_or_cannot_be_typed_is_refused(scene: Scene, pin: str) -> None:
    scene.answer()
    scene.flow.show_step(Step.PIN)
    page = scene.flow.page
    assert isinstance(page, PinPage)
    type_in(page.line, pin)
    assert page.trouble.isVisible()
    assert not scene.flow.forth.isEnabled()


def test_a_pin_typed_twice_leads_to_the_keyring(scene: Scene) -> None:
    scene.answer()
    scene.flow.show_step(Step.PIN)
    page = scene.flow.page
    assert isinstance(page, PinPage)
    type_in(page.line, "719264")
    assert not scene.flow.forth.isEnabled()
    type_in(page.back.line, "719264")
    scene.flow.forth.click()
    assert scene.flow.step is Step.KEYRING


@pytest.mark.parametrize("refusal", [UnsafeKeyringError, NoKeyringError])
def test_a_keyring_that_is_not_safe_is_refused_with_its_sentence_and_there_is_no_pin(
    scene: Scene, refusal: type[UnsafeKeyringError], qtbot: QtBot
) -> None:
    scene.share.refuses = refusal
    scene.answer()
    scene.draft.pin, scene.draft.pin_known = "719264", True
    scene.flow.show_step(Step.KEYRING)
    page = scene.flow.page
    assert isinstance(page, KeyringPage)
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
    page = scene.flow.page
    assert isinstance(page, RecoveryPage)
    assert not scene.flow.forth.isEnabled()
    page.have.click()
    assert not page.code.isVisible()
    page.skip.click()
    assert page.skipped.isVisible()
    assert scene.flow.forth.isEnabled()


def test_the_recovery_code_cannot_be_pasted(scene: Scene, qtbot: QtBot) -> None:
    scene.answer()
    scene.flow.show_step(Step.RECOVERY)
    page = scene.flow.page
    assert isinstance(page, RecoveryPage)
    page.have.click()
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(scene.draft.recovery_code)
    QTest.keyClick(page.back.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.back.line, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert page.back.line.text() == ""


def test_the_sheet_is_saved_where_the_person_says_and_names_no_program(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.answer()
    scene.flow.show_step(Step.RECOVERY)
    target = scene.root / "sheet.pdf"
    scene.flow._save_sheet(target)
    qtbot.waitUntil(lambda: bool(scene.flow.alerts.sentence))
    assert target.read_bytes().startswith(b"%PDF")


def test_a_sheet_that_cannot_be_saved_is_said(scene: Scene, qtbot: QtBot) -> None:
    scene.answer()
    scene.flow.show_step(Step.RECOVERY)
    scene.flow._save_sheet(scene.root / "no such folder" / "sheet.pdf")
    qtbot.waitUntil(lambda: bool(scene.flow.alerts.sentence))
    assert "could not be written" in scene.flow.alerts.sentence


def test_the_exit_key_can_be_practised_once_and_is_then_real(scene: Scene) -> None:
    out: list[bool] = []
    scene.route.out.connect(lambda: out.append(True))
    scene.flow.show_step(Step.EXIT_KEY)
    page = scene.flow.page
    assert isinstance(page, ExitKeyPage)
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
    page = scene.flow.page
    assert isinstance(page, ExitKeyPage)
    page.choice.button.click()
    scene.flow.forth.click()
    press_exit(scene)
    assert out == [True]


def press_exit(scene: Scene) -> None:
    for _ in range(3):
        QTest.keyPress(scene.flow, Qt.Key.Key_Shift)
        QTest.keyRelease(scene.flow, Qt.Key.Key_Shift)


def test_the_gesture_can_be_practised(scene: Scene) -> None:
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.share_agreed = "719264", True
    scene.flow.show_step(Step.GESTURE)
    page = scene.flow.page
    assert isinstance(page, GesturePage)
    for typed, right in (("123456", False), ("719264", True), ("nothing", False), (WORDS, True)):
        page.calculator.code_given.emit(typed)
        assert page.found.isVisible() == right
        assert page.other.isVisible() != right
