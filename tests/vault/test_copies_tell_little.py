"""What copies show to somebody who has no secret, or the secret of the other vault."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.errors import WrongSecretError
from nocontact_desktop.vault import (
    NewVault,
    back_up,
    check_copy,
    creation,
    keep_generation,
    new_code,
    newest_good,
    open_proved,
    open_vault,
    restore,
    set_up_second,
)
from nocontact_desktop.vault.generations import paths
from nocontact_desktop.vault.sealed_file import Head, Reading
from nocontact_desktop.vault.slots import FILE_SIZE, SlotTable
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick

SECOND = "cloud winter bottle garden seven"
LEAVING = "apple north candle bridge"
BLOCK = 16


@pytest.fixture
def both(quick_made: Made, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Two vaults, each with generations; the first with more of them."""
    monkeypatch.setattr(creation, "derive", quick)
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    keep_generation(vault)
    keep_generation(vault, also_today=True)
    set_up_second(vault, WORDS, NewVault(SECOND, new_code()), LEAVING)
    vault.close()
    vault = open_vault(quick_made.folder, NAMES, SECOND, None)
    keep_generation(vault, also_today=True)
    vault.close()
    return quick_made


def slots(made: Made) -> SlotTable:
    return SlotTable((made.folder / NAMES.slots).read_bytes())


def carried(path: Path) -> SlotTable:
    """The slots in a copy: anybody can take the mask off."""
    return Reading(io.BytesIO(path.read_bytes())).table


def blocks(table: SlotTable) -> Iterator[bytes]:
    """Everything but the salts, which all files of a vault have in common."""
    for start in range(0, FILE_SIZE, BLOCK):
        if start >= 32 and not 2080 <= start < 2176:
            yield table.data[start : start + BLOCK]


def made_in(made: Made, secret: str, path: Path) -> Path:
    vault = open_vault(made.folder, NAMES, secret, None)
    back_up(vault, path)
    vault.close()
    return path


def test_no_generation_shows_by_its_slots_whether_it_was_ever_written(both: Made) -> None:
    every = [slots(both)]
    every += [carried(path) for n in (0, 1) for path in paths(both.folder, NAMES, n)]
    assert len(every) > 10
    assert {table.salt for table in every} == {every[0].salt}
    seen = [block for table in every for block in blocks(table)]
    assert len(set(seen)) == len(seen)


def test_a_copy_of_the_whole_shows_nowhere_in_which_vault_it_was_made(
    both: Made, tmp_path: Path
) -> None:
    copies = [made_in(both, secret, tmp_path / secret[:4]) for secret in (WORDS, SECOND)]
    heads: list[Head] = []
    for copy in copies:
        assert carried(copy) == slots(both)
        reading = Reading(io.BytesIO(copy.read_bytes()))
        heads.append(reading.head((both.slot.common_key,))[0])
        for secret in (WORDS, SECOND, both.code):
            check_copy(copy, secret)
    assert {(head.count, head.sizes) for head in heads} == {(0, heads[0].sizes)}


def test_what_was_restored_counts_on(both: Made, tmp_path: Path) -> None:
    copy = made_in(both, WORDS, tmp_path / "copy")
    restore(copy, WORDS, tmp_path / "new", NAMES)
    vault = open_vault(tmp_path / "new", NAMES, WORDS, None)
    assert vault.store.setting("vault.count") == "3"  # opened twice before the copy was made
    vault.close()


def test_a_leaving_secret_takes_the_ways_in_out_of_the_generations_too(both: Made) -> None:
    own, other = (
        paths(both.folder, NAMES, number)
        for number in (both.slot.compartment, 1 - both.slot.compartment)
    )
    before = [carried(path) for path in other]
    assert any(opens(carried(path), WORDS) for path in own)
    open_proved(both.folder, NAMES, LEAVING, None).close()
    assert not any(opens(carried(path), WORDS) for path in own)
    assert any(opens(carried(path), both.code) for path in own)
    assert [carried(path) for path in other] == before
    assert newest_good(both.folder, NAMES, WORDS) is None
    assert newest_good(both.folder, NAMES, both.code) is not None
    with pytest.raises(WrongSecretError):
        open_proved(both.folder, NAMES, WORDS, None)


def opens(table: SlotTable, secret: str) -> bool:
    return table.opened(quick(secret, table.salt), None) is not None


def test_every_opening_writes_the_slots_of_all_generations(both: Made) -> None:
    """So that the one that takes something out of them is no other."""
    every = [path for n in (0, 1) for path in paths(both.folder, NAMES, n)]
    for secret in (WORDS, SECOND, LEAVING):
        before = {path: path.stat().st_ctime_ns for path in every}
        open_proved(both.folder, NAMES, secret, None).close()
        assert all(path.stat().st_ctime_ns > before[path] for path in every)
        assert len({path.stat().st_mtime_ns for path in every}) == 1


def test_a_generation_that_was_cut_is_left_as_it_is(both: Made) -> None:
    path = paths(both.folder, NAMES, 0)[0]
    path.write_bytes(b"short")
    open_proved(both.folder, NAMES, SECOND, None).close()
    assert path.read_bytes() == b"short"
