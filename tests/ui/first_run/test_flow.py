"""The first run as a person goes through it: by keyboard, back and forth, out, and to the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.first_run import Step
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.vault import SlotKind, open_vault
from tests.ui.first_run.acting import enter, shown, type_in
from tests.ui.first_run.conftest import WORDS, Scene
from ui.desk.first_run.agree_page import AgreePage
from ui.desk.first_run.disguise_page import DisguisePage
from ui.desk.first_run.exit_key_page import ExitKeyPage
from ui.desk.first_run.gesture_page import GesturePage
from ui.desk.first_run.limits_page import LimitsPage
from ui.desk.first_run.outcome_page import OutcomePage
from ui.desk.first_run.recovery_page import RecoveryPage
from ui.desk.first_run.words_page import WordsPage
from ui.theme import Scheme

STEPS: list[Step] = [step for step in Step if step is not Step.COPY]
"""What a new vault goes through."""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("step", STEPS)
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


@pytest.mark.parametrize("step", STEPS[1:])
def test_back_goes_to_the_screen_before(scene: Scene, step: Step) -> None:
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.pin_known = "719264", True
    scene.flow.show_step(step)
    scene.flow.back.click()
    assert scene.flow.step is STEPS[STEPS.index(step) - 1]


@pytest.mark.parametrize("step", STEPS)
def test_whatever_can_be_used_has_a_name_for_screen_readers(scene: Scene, step: Step) -> None:
    scene.ready(Outcome.USE)
    scene.draft.pin, scene.draft.pin_known = "719264", True
    scene.flow.show_step(step)
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for widget in scene.flow.page.findChildren(kind):
            own = widget.accessibleName() or getattr(widget, "text", str)()
            assert own or not widget.isVisible(), widget


@pytest.mark.parametrize("step", STEPS)
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
    outcome = shown(scene, OutcomePage)
    outcome.more.click()
    QTest.keyClick(outcome.risky.rows["words"].mark, Qt.Key.Key_Space)
    flow.forth.setFocus()
    enter(scene)
    QTest.keyClick(shown(scene, DisguisePage).cards[1], Qt.Key.Key_Space)
    enter(scene)
    words = scene.draft.words
    enter(scene)
    type_in(shown(scene, WordsPage).choice.back.line, words.upper())
    enter(scene)
    code = scene.draft.recovery_code
    enter(scene)
    type_in(shown(scene, RecoveryPage).choice.back.line, code.replace("-", "").lower())
    for _ in range(3):
        enter(scene)
        flow.forth.setFocus()
    enter(scene)
    shown(scene, AgreePage)
    assert scene.tree() == before
    with qtbot.waitSignal(flow.made):
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
    for step in STEPS:
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
    with qtbot.waitSignal(scene.flow.made):
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
    with qtbot.waitSignal(scene.flow.made):
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
    with qtbot.waitSignal(scene.flow.made):
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
    before = {line.split()[0] for line in scene.tree()}
    scene.flow.forth.click()
    qtbot.waitUntil(lambda: bool(scene.flow.alerts.sentence))
    assert {line.split()[0] for line in scene.tree()} == before
    assert scene.flow.forth.isEnabled()


def test_the_chosen_look_and_exit_key_are_kept_in_the_vault(scene: Scene, qtbot: QtBot) -> None:
    page = shown(scene, LimitsPage)
    page.bar.scheme.setCurrentIndex(1)
    page.bar.scheme.activated.emit(1)
    assert scene.looks[-1].scheme is Scheme.DARK
    scene.flow.show_step(Step.EXIT_KEY)
    shown(scene, ExitKeyPage).choice.choices.rows["f9"].mark.click()
    scene.ready()
    with qtbot.waitSignal(scene.flow.made):
        scene.flow.forth.click()
    store = scene.vaults[0].store
    assert (store.setting("look_scheme"), store.setting("exit_key")) == ("dark", "f9")
