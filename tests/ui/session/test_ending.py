"""The vault process, really started, to end what was begun; and mending preferences on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise import keeping, pipe
from nocontact_desktop.disguise.installation import find
from nocontact_desktop.disguise.preferences import WHOLE, Kept, main_file, read_file, second_file
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code, open_vault
from tests.disguise.chance import draw
from tests.ui.session.desk_process import WORDS, Desk

PROFILES = load_profiles(resources.folder("disguises"))
NOW = draw(11).preferences(PROFILES[0])
NEXT = draw(12).folder(PROFILES[1], "Sums"), draw(12).preferences(PROFILES[1], "Sums")


@pytest.fixture
def root(home: Path) -> Path:
    return home / ".local" / "share"


@pytest.fixture
def folder(root: Path) -> Path:
    """An installation in this test's home."""
    folder = root / draw(11).folder(PROFILES[0])
    keeping.keep(folder, Kept(NOW))
    create(folder, NOW.files, NewVault(WORDS, new_code()), FLOOR).close()
    return folder


@pytest.fixture
def desks() -> Iterator[list[Desk]]:
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.end()


def test_a_change_comes_to_its_end(folder: Path, root: Path, desks: list[Desk]) -> None:
    keeping.keep(folder, Kept(NOW, NEXT))
    desks.append(Desk.start(pipe.Finish("calculator", str(folder))))
    assert desks[0].report() == pipe.Moved()
    assert desks[0].process.wait(10) == 0
    found = find((root / "none", root), PROFILES)
    assert found is not None
    assert (found.folder.name, found.unfinished) == (NEXT[0], "")
    assert not folder.exists()
    open_vault(found.folder, found.profile.files, WORDS, None).close()


def test_a_removal_comes_to_its_end(folder: Path, root: Path, desks: list[Desk]) -> None:
    keeping.keep(folder, Kept(NOW, leaving=WHOLE))
    desks.append(Desk.start(pipe.Finish("calculator", str(folder))))
    assert desks[0].report() == pipe.Finished()
    assert desks[0].process.wait(10) == 0
    assert not folder.exists()


def test_what_cannot_be_ended_now_is_left_as_it_is(folder: Path, desks: list[Desk]) -> None:
    keeping.keep(folder, Kept(NOW, NEXT))
    vault = open_vault(folder, NOW.files, WORDS, None)
    desks.append(Desk.start(pipe.Finish("calculator", str(folder))))
    assert desks[0].report() is None
    assert desks[0].process.wait(10) == 1
    vault.close()
    assert read_file(main_file(folder)) == Kept(NOW, NEXT)
    open_vault(folder, NOW.files, WORDS, None).close()


def test_one_with_names_of_its_own_opens_and_its_preferences_are_mended(
    folder: Path, desks: list[Desk]
) -> None:
    main_file(folder).write_bytes(b"damaged")
    desks.append(Desk.start(pipe.Open("calculator", str(folder), WORDS)))
    assert desks[0].report() == pipe.Opened()
    assert read_file(main_file(folder)) == read_file(second_file(folder)) == Kept(NOW)
