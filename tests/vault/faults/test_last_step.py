"""A commit whose very last step fails: it stands or it does not, and is never made twice."""

from __future__ import annotations

import errno
from collections.abc import Iterator

import pytest

from nocontact_desktop.errors import DiskFullError, ExpectedError, StorageFailedError
from nocontact_desktop.vault import Vault
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.compartment_file import CompartmentFile
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, Made

FULL, BROKEN = errno.ENOSPC, errno.EIO


@pytest.fixture
def vault(made: Made) -> Iterator[Vault]:
    """An open vault with one item."""
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.add_item("s", "l", {"title": "one"})
    yield vault
    vault.close()


def _titles(vault: Vault) -> list[str]:
    return [item.data["title"] for item in vault.store.items("s", "l")]


def _fail_at_the_end(
    monkeypatch: pytest.MonkeyPatch, step: str, number: int, times: int = 1
) -> None:
    """Let `step` of the file fail, the first `times` that a commit takes its journal away."""
    real = getattr(CompartmentFile, step)
    left = [number] * times

    def fails(file: CompartmentFile, *rest: object) -> None:
        if left and file.journal.ending:
            file.spoiled = step == "sync"
            raise OSError(left.pop(), "at its end")
        real(file, *rest)

    monkeypatch.setattr(CompartmentFile, step, fails)


def _fail_to_settle(monkeypatch: pytest.MonkeyPatch, number: int, times: int) -> None:
    """Let opening anew fail, the first `times`."""
    real = CompartmentFile.settle
    left = [number] * times

    def fails(file: CompartmentFile) -> None:
        if left:
            raise OSError(left.pop(), "no opening")
        real(file)

    monkeypatch.setattr(CompartmentFile, "settle", fails)


@pytest.mark.parametrize("number", [FULL, BROKEN])
def test_a_commit_stands_when_only_its_last_flush_failed(
    vault: Vault, made: Made, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    _fail_at_the_end(monkeypatch, "sync", number)
    added = vault.store.add_item("s", "l", {"title": "two"})
    assert _titles(vault) == ["one", "two"]
    _fail_at_the_end(monkeypatch, "sync", number)
    vault.store.remove_item(added.id)
    vault.close()
    again = unlocked(made.folder, NAMES, made.slot)
    assert _titles(again) == ["one"]
    again.close()


def test_a_commit_whose_journal_is_still_there_is_made_once_more_on_a_full_disk(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_at_the_end(monkeypatch, "write_at", FULL)
    vault.store.add_item("s", "l", {"title": "two"})
    assert _titles(vault) == ["one", "two"]


def test_a_commit_whose_journal_is_still_there_is_told_as_failed(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_at_the_end(monkeypatch, "write_at", BROKEN)
    with pytest.raises(StorageFailedError):
        vault.store.add_item("s", "l", {"title": "two"})
    assert _titles(vault) == ["one"]


def test_the_ballast_is_given_up_to_find_out_what_stands(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_at_the_end(monkeypatch, "sync", FULL)
    _fail_to_settle(monkeypatch, FULL, 1)
    monkeypatch.setattr(Ballast, "take_back", lambda _self: None)
    vault.store.add_item("s", "l", {"title": "two"})
    assert vault.database.short_of_room
    assert _titles(vault) == ["one", "two"]


@pytest.mark.parametrize(("number", "error"), [(FULL, DiskFullError), (BROKEN, StorageFailedError)])
def test_what_cannot_be_found_out_is_told_as_failed_and_never_made_twice(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, number: int, error: type[ExpectedError]
) -> None:
    _fail_at_the_end(monkeypatch, "sync", number)
    _fail_to_settle(monkeypatch, number, 2 if number == FULL else 1)
    undone: list[bool] = []
    with pytest.raises(error):
        vault.database.write(
            lambda c: c.execute("insert into settings values ('a', '\"b\"')"),
            lambda: undone.append(True),
        )
    assert undone == [True]
    assert vault.store.setting("a") == "b"
