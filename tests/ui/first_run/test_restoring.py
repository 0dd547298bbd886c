"""A copy from before is brought back on a new computer, with the recovery code alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.first_run import Step, steps
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.vault import FLOOR, NewVault, back_up, create, new_code
from tests.ui.first_run.acting import shown
from tests.ui.first_run.conftest import WORDS, Scene
from ui.desk.first_run.agree_page import AgreePage
from ui.desk.first_run.copy_page import CopyPage
from ui.desk.first_run.limits_page import LimitsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CODE = new_code()


@pytest.fixture
def copy(scene: Scene, tmp_path: Path) -> Path:
    files = scene.draft.profile.files
    vault = create(tmp_path / "before", files, NewVault(WORDS, CODE), FLOOR)
    vault.store.set_answer("money", "note", "kept")
    back_up(vault, tmp_path / "document.dat")
    vault.close()
    return tmp_path / "document.dat"


def to_the_copy(scene: Scene, outcome: Outcome = Outcome.WORDS) -> CopyPage:
    shown(scene, LimitsPage).copy.click()
    assert scene.flow.step is Step.OWNER
    scene.answer()
    scene.draft.chosen = outcome
    scene.flow.show_step(Step.COPY)
    return shown(scene, CopyPage)


def try_with(page: CopyPage, qtbot: QtBot, path: Path, typed: str) -> None:
    page.trial.choose(path)
    page.trial.secret.line.setText(typed)
    page.trial.go_on.click()
    trial = page.trial
    qtbot.waitUntil(lambda: trial.said.isVisible() or trial.trouble.isVisible())


@pytest.mark.parametrize("outcome", [Outcome.WORDS, Outcome.STICK])
def test_with_the_code_alone_everything_is_there_again(
    scene: Scene, copy: Path, qtbot: QtBot, outcome: Outcome
) -> None:
    page = to_the_copy(scene, outcome)
    assert not scene.flow.forth.isEnabled()
    try_with(page, qtbot, copy, CODE)
    assert scene.flow.forth.isEnabled()
    scene.flow.show_step(Step.AGREE)
    with qtbot.waitSignal(scene.flow.made):
        scene.flow.forth.click()
    (vault,) = scene.vaults
    assert vault.store.answers("money") == {"note": "kept"}
    assert vault.place.folder == scene.draft.folder(scene.flow._around.doors)


def test_what_the_copy_brings_along_is_not_asked(scene: Scene) -> None:
    to_the_copy(scene)
    asked = steps(scene.draft)
    assert Step.COPY in asked
    assert {Step.WORDS, Step.PIN, Step.RECOVERY, Step.KEYRING}.isdisjoint(asked)


def test_a_wrong_secret_leads_no_further_and_leaves_nothing(
    scene: Scene, copy: Path, qtbot: QtBot
) -> None:
    before = scene.tree()
    page = to_the_copy(scene)
    try_with(page, qtbot, copy, "some other words")
    assert "did not open this copy" in page.trial.trouble.words
    assert not scene.flow.forth.isEnabled()
    assert scene.tree() == before


def test_a_copy_that_is_spoilt_after_it_was_tried_leaves_nothing(
    scene: Scene, copy: Path, qtbot: QtBot
) -> None:
    try_with(to_the_copy(scene), qtbot, copy, WORDS)
    data = bytearray(copy.read_bytes())
    data[-70_000] ^= 1
    copy.write_bytes(data)
    before = set(scene.root.rglob("*"))
    scene.flow.show_step(Step.AGREE)
    scene.flow.forth.click()
    qtbot.waitUntil(lambda: bool(scene.flow.alerts.sentence))
    assert set(scene.root.rglob("*")) == before
    assert scene.flow.forth.isEnabled()


def test_one_can_go_back_to_a_new_plan(scene: Scene) -> None:
    to_the_copy(scene)
    scene.flow.show_step(Step.LIMITS)
    shown(scene, LimitsPage).copy.click()
    assert not scene.draft.restoring
    assert Step.WORDS in steps(scene.draft)


def test_how_far_bringing_it_back_is_can_be_seen(scene: Scene, copy: Path, qtbot: QtBot) -> None:
    page = to_the_copy(scene)
    try_with(page, qtbot, copy, CODE)
    scene.flow.show_step(Step.AGREE)
    agree = shown(scene, AgreePage)
    seen: list[int] = []
    agree.bar.valueChanged.connect(seen.append)
    with qtbot.waitSignal(scene.flow.made):
        scene.flow.forth.click()
    assert seen[-1] == 100


def test_a_copy_that_is_damaged_meanwhile_is_said_in_the_words_for_copies(
    scene: Scene, copy: Path, qtbot: QtBot
) -> None:
    page = to_the_copy(scene)
    try_with(page, qtbot, copy, CODE)
    scene.flow.show_step(Step.AGREE)
    copy.write_bytes(copy.read_bytes()[:-70_000])
    scene.flow.forth.click()
    qtbot.waitUntil(lambda: bool(scene.flow.alerts.sentence))
    assert scene.flow.alerts.sentence.startswith("This copy is damaged")
    left = scene.root.rglob(scene.draft.profile.files.first)
    assert [path for path in left if "before" not in path.parts] == []
