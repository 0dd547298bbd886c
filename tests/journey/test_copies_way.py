"""A copy on a stick and a copy beside the vault bring typed text back, with the real program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from nocontact_desktop.vault import FLOOR, keep_generation, open_vault
from tests.journey.home import Home, profile, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

TEXT = "Lantern in the blue shed"
ANSWERS = (
    ("Mine. Nobody else uses it.", "radio button"),
    ("Only I can.", "radio button"),
    ("I do, and nobody else.", "radio button"),
    ("None of these.", "check box"),
    ("Use this computer. Words open the vault, and a PIN can be added.", "radio button"),
)


@contextmanager
def at_home(folder: Path, *, keyring: bool) -> Iterator[Home]:
    """Somebody at a desktop of their own."""
    folder.mkdir()
    with ExitStack() as stack:
        desk = stack.enter_context(stage(folder, keyring=keyring))
        yield Home(desk, stack.enter_context(person(desk)))


def install(home: Home) -> None:
    """A vault with something typed in it."""
    home.install(FLOOR)
    vault = open_vault(home.folder, profile().files, home.words, None)
    vault.store.set_answer("money", "note", TEXT)
    keep_generation(vault)
    vault.close()


def typed_text_is_there(home: Home) -> None:
    """Look at the plan as it lies on the disk now."""
    place = home.installed
    vault = open_vault(place.folder, place.profile.files, home.words, None)
    assert vault.store.answers("money")["note"] == TEXT
    vault.close()


def test_a_copy_opens_on_a_new_computer_with_the_recovery_code_only(tmp_path: Path) -> None:
    copy = tmp_path / "stick.dat"
    with at_home(tmp_path / "old", keyring=True) as old:
        install(old)
        with started(old.desk) as old.running:
            old.opens(old.words)
            old.goes("Copies")
            old.somebody.presses("Make a copy now", "push button")
            old.somebody.fills("Your words or your PIN", old.words)
            old.somebody.keys("Return")
            old.somebody.picks(copy)
            old.somebody.presses("Make it there", "push button")
            said(old, "The copy is made")
        code, words = old.code, old.words
    with at_home(tmp_path / "new", keyring=False) as new:
        new.words = words
        with started(new.desk) as new.running:
            restores(new, copy, code)
        typed_text_is_there(new)


def restores(home: Home, copy: Path, code: str) -> None:
    """Go through the first run with a copy."""
    somebody = home.somebody
    somebody.pid = home.program.vault_process()
    somebody.waits_for("Before you begin")
    somebody.presses("I have a copy from before")
    for answer, role in ANSWERS:
        somebody.clicks(answer, role)
        somebody.presses("Next", "push button")
    somebody.waits_for("What others will see")
    somebody.presses("Next", "push button")
    somebody.presses("Choose the file", "push button")
    home.somebody.picks(copy)
    somebody.fills("The words or the recovery code", code)
    somebody.presses("Try to open it", "push button")
    said(home, "This copy is whole.")
    somebody.presses("Next", "push button")
    somebody.waits_for("The way in")
    somebody.presses("Next", "push button")
    somebody.waits_for("An entry in the menu")
    somebody.presses("Next", "push button")
    somebody.waits_for("Ready")
    somebody.presses("I agree, make it")
    somebody.waits_for("One next small thing", seconds=60)


def said(home: Home, words: str) -> None:
    """Wait until something on the screen begins so."""
    wait_for(lambda: home.somebody.sees_beginning(words) is not None, 60)


def test_damage_is_told_after_the_words_and_put_back_from_beside_the_vault(tmp_path: Path) -> None:
    with at_home(tmp_path / "home", keyring=False) as home:
        install(home)
        for name in (profile().files.first, profile().files.second):
            path = home.folder / name
            data = bytearray(path.read_bytes())
            data[16384::4096] = bytes(each ^ 1 for each in data[16384::4096])
            path.write_bytes(data)
        with started(home.desk) as home.running:
            home.opens_nothing("some other words")
            home.tries(home.words)
            home.somebody.pid = home.program.vault_process()
            home.somebody.waits_for("A file is damaged", seconds=60)
            home.somebody.waits_for("Put it back", "push button", seconds=60)
            home.somebody.presses("Put it back", "push button")
            home.somebody.waits_for("Open it", "push button", seconds=60)
            home.somebody.presses("Open it", "push button")
            home.somebody.waits_for("One next small thing", seconds=60)
        typed_text_is_there(home)
