"""Generations with other salts, with links, and on a disk that fails while they grow."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from nocontact_desktop.errors import DiskFullError
from nocontact_desktop.vault import (
    Stretch,
    Vault,
    generations,
    keep_generation,
    links,
    newest_good,
    open_vault,
    put_back,
    salvage,
    strengthen,
)
from nocontact_desktop.vault.files import write_random
from nocontact_desktop.vault.slots import SlotTable
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick, quick_link
from tests.vault.test_backup import answers
from tests.vault.test_generations import files, good


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


@pytest.fixture
def opened(made: Made) -> Iterator[Vault]:
    vault = open_vault(made.folder, NAMES, WORDS, None)
    yield vault
    vault.close()


def test_a_file_with_other_salts_costs_no_stretching(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_generation(opened)
    with files(made)[-1].open("r+b") as file:
        file.write(secrets.token_bytes(32))
    salts = []

    def counted(secret: str, salt: bytes) -> bytes:
        salts.append(salt)
        return quick(secret, salt)

    monkeypatch.setattr(salvage, "derive", counted)
    assert newest_good(made.folder, NAMES, WORDS) is not None
    assert len(salts) == 1


def test_on_a_fault_longer_files_are_as_long_as_before(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_generation(opened)
    before = [path.stat().st_size for path in files(made)]
    opened.store.set_answer("s", "f", "long text " * 600_000)

    def full(descriptor: int, start: int, end: int) -> None:
        write_random(descriptor, start, start + 5)
        raise OSError(28, "full")

    monkeypatch.setattr(generations, "write_random", full)
    with pytest.raises(DiskFullError):
        keep_generation(opened, also_today=True)
    assert [path.stat().st_size for path in files(made)] == before
    assert len(good(opened)) == 1


def test_damaged_slots_come_back_with_the_links_of_the_stretching(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_next", quick_link)
    opened.close()
    for _ in range(2):
        vault = open_vault(made.folder, NAMES, WORDS, None)
        assert strengthen(vault, Stretch(64, 20))
        vault.close()
    vault = open_vault(made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", "kept")
    keep_generation(vault)
    vault.close()
    path = made.folder / NAMES.slots
    path.write_bytes(secrets.token_bytes(4096))
    found = newest_good(made.folder, NAMES, WORDS)
    assert found is not None
    put_back(made.folder, NAMES, found)
    assert len(SlotTable(path.read_bytes()).further) >= 1
    assert answers(made.folder, WORDS) == {"f": "kept"}
