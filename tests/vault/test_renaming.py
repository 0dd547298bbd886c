"""All files of a vault get other names, or go, and a kill after any step does no harm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from nocontact_desktop.disguise.profile import FileNames
from nocontact_desktop.errors import ReadOnlyFolderError, VaultInUseError
from nocontact_desktop.vault import (
    FLOOR,
    Moment,
    NewVault,
    Tries,
    create,
    generations_of,
    keep_generation,
    new_code,
    open_vault,
    rename,
    take_away,
    tries_on,
)
from tests.vault.conftest import without_stretching
from tests.vault.made import NAMES, WORDS

OTHERS = FileNames("a-a.idx", "b-b.pak", "c-c.dat", "d-d.tbl", "e-e.cache")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with generations, a damaged file set aside, a fresh one, and a file of others."""
    without_stretching(monkeypatch)
    folder = tmp_path / "vault"
    with closing(create(folder, NAMES, NewVault(WORDS, new_code()), FLOOR)) as vault:
        vault.store.set_answer("s", "mark", "kept")
        keep_generation(vault)
    Tries(folder, NAMES, lambda: Moment("", 0.0, 0)).begin()
    first = Path(NAMES.first)
    for name in (f"{first.stem}-old-2{first.suffix}", f"{NAMES.slots}.new", "lists.json"):
        (folder / name).write_bytes(b"x")
    return folder


def holds(folder: Path, names: FileNames) -> bool:
    with closing(open_vault(folder, names, WORDS, None)) as vault:
        assert len(generations_of(vault)) > 1
        return vault.store.answers("s")["mark"] == "kept"


def here(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_file_has_another_name_and_the_vault_opens(folder: Path) -> None:
    before = here(folder)
    rename(folder, NAMES, OTHERS)
    assert here(folder) & before == {"lists.json"}
    assert len(here(folder)) == len(before)
    assert {"b-b-old-2.pak", "a-a.idx.new", "e-e-01.cache", "d-d.tbl"} <= here(folder)
    assert tries_on(folder, OTHERS).vain == 1
    assert holds(folder, OTHERS)


def test_what_is_open_is_left_alone(folder: Path) -> None:
    with closing(open_vault(folder, NAMES, WORDS, None)):
        before = here(folder)
        with pytest.raises(VaultInUseError):
            rename(folder, NAMES, OTHERS)
        with pytest.raises(VaultInUseError):
            take_away(folder, NAMES)
    assert here(folder) - {OTHERS.lock} == before


@pytest.mark.parametrize("step", range(0, 40, 3))
def test_renaming_that_was_cut_short_goes_on(
    folder: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setattr(Path, "rename", _failing(Path.rename, step))
        there.setattr(Path, "unlink", _failing(Path.unlink, step - 25))
        with suppress(ReadOnlyFolderError):
            rename(folder, NAMES, OTHERS)
    rename(folder, NAMES, OTHERS)
    assert holds(folder, OTHERS)
    assert tries_on(folder, OTHERS).vain == 1
    assert NAMES.lock not in here(folder)


@pytest.mark.parametrize("step", range(0, 40, 3))
def test_taking_away_that_was_cut_short_goes_on_and_leaves_files_of_others(
    folder: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setattr(Path, "unlink", _failing(Path.unlink, step))
        with suppress(ReadOnlyFolderError):
            take_away(folder, NAMES)
    assert step == 0 or NAMES.slots not in here(folder)
    take_away(folder, NAMES)
    assert here(folder) == {"lists.json"}
    take_away(folder / "none", NAMES)


def _failing(call: Callable[..., object], step: int) -> Callable[..., object]:
    """`call`, which fails once after so many calls."""
    count: Iterator[int] = iter(range(10_000))

    def counted(path: Path, *arguments: object, **named: object) -> object:
        if next(count) == step:
            raise PermissionError(13, "cut short")
        return call(path, *arguments, **named)

    return counted
