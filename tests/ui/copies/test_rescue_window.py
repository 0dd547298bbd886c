"""A damaged vault is put back from what lies beside it, or from a stick, and opens."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nocontact_desktop.vault import Vault, back_up, keep_generation, open_vault
from tests.ui.copies.conftest import CODE, WORDS
from ui.desk.copies.rescue_window import Broken, RescueWindow
from ui.desk.opened import Opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def spoil(opened: Opened) -> Path:
    """Close the vault and damage what it holds."""
    place = opened.vault.place
    opened.vault.close()
    names = opened.profile.files
    path = place.folder / (names.first, names.second)[place.slot.compartment]
    data = bytearray(path.read_bytes())
    for at in range(16384, len(data), 4096):
        data[at] ^= 1
    path.write_bytes(data)
    return path


def window_for(opened: Opened, qtbot: QtBot, secret: str) -> RescueWindow:
    folder, names = opened.vault.place.folder, opened.profile.files

    def unlock(typed: str) -> Vault:
        return open_vault(folder, names, typed, None, accept_older=True)

    broken = Broken(folder, opened.profile, secret, unlock)
    window = RescueWindow("Calculator", "A sentence.", broken, opened.tasks)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.other.isVisible)
    return window


def put_and_open(window: RescueWindow, qtbot: QtBot) -> Vault:
    window.put.click()
    qtbot.waitUntil(window.open.isVisible)
    vaults: list[Vault] = []
    window.mended.connect(vaults.append)
    window.open.click()
    qtbot.waitUntil(partial(bool, vaults))
    return vaults[0]


@pytest.mark.parametrize("secret", [WORDS, CODE], ids=["words", "code"])
def test_the_newest_good_copy_is_offered_with_its_day_and_put_back(
    opened: Opened, qtbot: QtBot, secret: str
) -> None:
    keep_generation(opened.vault)
    path = spoil(opened)
    window = window_for(opened, qtbot, secret)
    assert "There is a good copy from" in window.said.text()
    vault = put_and_open(window, qtbot)
    assert f"{path.stem}-old-1{path.suffix}" in window.said.accessibleName() + window.said.text()
    assert vault.store.answers("money") == {"note": "kept"}
    vault.close()


def test_without_one_a_copy_from_a_stick_will_do(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    copy = tmp_path / "stick" / "document.dat"
    back_up(opened.vault, copy)
    spoil(opened)
    window = window_for(opened, qtbot, WORDS)
    assert not window.put.isVisible()
    window.other.choose(copy)
    window.other.secret.line.setText(CODE)
    with qtbot.waitSignal(window.other.tried):
        window.other.go_on.click()
    vault = put_and_open(window, qtbot)
    assert vault.store.answers("money") == {"note": "kept"}
    vault.close()


def test_nothing_is_changed_before_the_person_says_so(opened: Opened, qtbot: QtBot) -> None:
    keep_generation(opened.vault)
    path = spoil(opened)
    before = path.read_bytes()
    window = window_for(opened, qtbot, WORDS)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert path.read_bytes() == before
