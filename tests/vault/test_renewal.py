"""What a new key shuts out, and what it cannot."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from nocontact_desktop.errors import DamagedVaultError, KeyNotRenewedError
from nocontact_desktop.vault import (
    State,
    Vault,
    change_words,
    generations,
    generations_of,
    keep_generation,
    newest_good,
    open_vault,
    renew_key,
    renewal,
    replace_old_generations,
)
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, WORDS, Made

NEW_WORDS = "other lantern quay marigold thimble"


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


@pytest.fixture
def opened(made: Made) -> Iterator[Vault]:
    vault = unlocked(made.folder, NAMES, made.slot)
    yield vault
    vault.close()


@pytest.mark.parametrize("renewed", [True, False])
def test_old_files_and_old_words_open_later_content_only_without_a_new_key(
    made: Made, opened: Vault, renewed: bool
) -> None:
    old_slots = (made.folder / NAMES.slots).read_bytes()
    change_words(opened, NEW_WORDS)
    if renewed:
        renew_key(opened)
    opened.store.set_answer("s", "f", "written later")
    opened.close()
    (made.folder / NAMES.slots).write_bytes(old_slots)
    if renewed:
        with pytest.raises(DamagedVaultError):
            open_vault(made.folder, NAMES, WORDS, None, accept_older=True)
    else:
        vault = open_vault(made.folder, NAMES, WORDS, None, accept_older=True)
        assert vault.store.answers("s") == {"f": "written later"}
        vault.close()


def test_old_words_open_no_generation_once_all_were_written_anew(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "MOST", 3)
    for _ in range(2):
        keep_generation(opened, also_today=True)
    change_words(opened, NEW_WORDS)
    renew_key(opened)
    other = 1 - opened.place.slot.compartment
    others = generations.paths(made.folder, NAMES, other, 3)
    before = [path.read_bytes() for path in others]
    assert newest_good(made.folder, NAMES, WORDS) is not None
    replace_old_generations(opened)
    assert newest_good(made.folder, NAMES, WORDS) is None
    assert newest_good(made.folder, NAMES, NEW_WORDS) is not None
    assert {each.state for each in generations_of(opened) if each.path.exists()} == {State.GOOD}
    assert [path.read_bytes() for path in others] == before


def test_where_there_is_no_generation_yet_one_is_made(opened: Vault) -> None:
    replace_old_generations(opened)
    assert State.GOOD in {each.state for each in generations_of(opened)}


def test_nothing_is_written_where_all_are_of_this_key(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "MOST", 2)
    replace_old_generations(opened)
    times = [path.stat().st_mtime_ns for path in sorted(made.folder.iterdir())]
    replace_old_generations(opened)
    assert [path.stat().st_mtime_ns for path in sorted(made.folder.iterdir())] == times


def test_what_would_take_too_much_memory_is_refused_before_anything_is_changed(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.store.set_answer("s", "f", secrets.token_hex(8))
    monkeypatch.setattr(renewal, "LARGEST", 1 << 14)
    slots = (made.folder / NAMES.slots).read_bytes()
    with pytest.raises(KeyNotRenewedError):
        renew_key(opened)
    assert (made.folder / NAMES.slots).read_bytes() == slots
    assert opened.place.slot.key == made.slot.key
