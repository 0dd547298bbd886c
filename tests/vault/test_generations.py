"""Generations beside the vault: alike from outside, own ones only from inside, and the way back."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    VaultInUseError,
    VaultRolledBackError,
)
from nocontact_desktop.vault import (
    State,
    Vault,
    change_words,
    generations,
    generations_of,
    keep_generation,
    new_code,
    newest_good,
    open_vault,
    put_back,
    renew_key,
    restore,
    salvage,
)
from nocontact_desktop.vault.generations import DAY, Generation, least_worth
from nocontact_desktop.vault.vault import unlocked
from tests.small_disk import fill
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.test_backup import answers, kill_at_random

NEW_WORDS = "other lantern quay marigold thimble"


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


@pytest.fixture
def opened(made: Made) -> Iterator[Vault]:
    vault = open_vault(made.folder, NAMES, WORDS, None)
    yield vault
    vault.close()


def files(made: Made) -> list[Path]:
    return sorted(made.folder.glob("e-*"))


def good(vault: Vault) -> list[Generation]:
    return [found for found in generations_of(vault) if found.state is State.GOOD]


def test_the_first_one_makes_all_files_and_all_are_alike(made: Made, opened: Vault) -> None:
    assert keep_generation(opened)
    found = [path.stat() for path in files(made)]
    assert [path.name for path in files(made)] == [f"e-{n:02}" for n in range(1, 21)]
    assert len({(s.st_size, s.st_mode, s.st_mtime_ns, s.st_atime_ns) for s in found}) == 1
    assert len(good(opened)) == 1
    for path in files(made):
        data = path.read_bytes()
        blocks = {data[i : i + 16] for i in range(0, len(data), 16)}
        assert len(blocks) == -(-len(data) // 16)


def test_a_second_one_of_the_same_day_is_not_made(opened: Vault) -> None:
    assert keep_generation(opened)
    assert not keep_generation(opened)
    assert keep_generation(opened, time.time() + DAY)
    assert keep_generation(opened, time.time() - 2 * DAY)  # the clock was set back
    assert keep_generation(opened, also_today=True)
    assert len(good(opened)) == 4


def test_no_file_of_the_other_compartment_is_written(made: Made, opened: Vault) -> None:
    keep_generation(opened)
    others = generations.paths(made.folder, NAMES, 1 - made.slot.compartment)
    before = [(path.read_bytes(), path.stat().st_ino) for path in others]
    nodes = [path.stat().st_ino for path in files(made)]
    for _ in range(12):
        keep_generation(opened, also_today=True)
    assert [(path.read_bytes(), path.stat().st_ino) for path in others] == before
    assert [path.stat().st_ino for path in files(made)] == nodes
    assert len(good(opened)) == 10


def test_a_larger_vault_keeps_fewer_and_brings_all_to_its_size(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_generation(opened)
    monkeypatch.setattr(generations, "_BUDGET", 8 * made.used.stat().st_size)
    opened.store.set_answer("s", "f", "long text " * 600_000)
    keep_generation(opened, also_today=True)
    assert len(files(made)) < 20
    assert len({path.stat().st_size for path in files(made)}) == 1
    assert len(good(opened)) == 2


def test_a_larger_vault_keeps_one_as_often_as_it_is_asked(
    opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "_BUDGET", 1)
    for _ in range(4):
        assert keep_generation(opened, also_today=True)
    assert len(good(opened)) == 2


def test_damage_is_told_from_what_is_not_ones_own(made: Made, opened: Vault) -> None:
    keep_generation(opened)
    path = good(opened)[0].path
    data = bytearray(path.read_bytes())
    data[-(1 << 17)] ^= 1
    path.write_bytes(data)
    states = [found.state for found in generations_of(opened)]
    assert states.count(State.DAMAGED) == 1
    assert states.count(State.OTHER) == 9
    keep_generation(opened, also_today=True)
    path.unlink(missing_ok=True)
    assert keep_generation(opened, also_today=True)


def generation(number: int, days: float) -> Generation:
    return Generation(Path(str(number)), State.GOOD, int(1e9 - days * DAY), 100 - number)


def test_they_thin_out_with_age() -> None:
    kept: list[Generation] = []
    now = 1e9
    for day in range(200):
        now += DAY
        fresh = Generation(Path(str(day % 1000)), State.GOOD, int(now), day)
        if len(kept) == 10:
            gone = least_worth(kept, now)
            kept = [one for one in kept if one.path != gone]
        kept.append(fresh)
    ages = sorted(round((now - one.made) / DAY) for one in kept)
    assert ages[:2] == [0, 1]
    assert ages[-1] == 199
    assert sum(age <= 14 for age in ages) >= 4
    assert sum(age > 30 for age in ages) >= 2


def test_what_holds_nothing_is_written_over_first_and_a_very_old_one_next() -> None:
    found = [generation(n, n) for n in range(10)]
    spoilt = replace(found[4], state=State.DAMAGED)
    assert least_worth([*found[:4], spoilt, *found[5:]], 1e9) == Path("4")
    ancient = [*found[:9], generation(9, 500)]
    assert least_worth(ancient, 1e9) == Path("9")
    assert least_worth(found[:2], 1e9) == Path("1")


def damage(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    for at in range(0, 1 << 17, 1000):
        data[at] ^= 0x55
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("typed", ["words", "code"])
def test_a_damaged_compartment_comes_back_and_the_damaged_file_stays(
    made: Made, opened: Vault, typed: str
) -> None:
    secret = WORDS if typed == "words" else made.code
    opened.store.set_answer("s", "f", "kept")
    keep_generation(opened)
    opened.close()
    spoilt = damage(made.used)
    unused = made.unused.read_bytes()
    with pytest.raises(DamagedVaultError):
        open_vault(made.folder, NAMES, secret, None)
    found = newest_good(made.folder, NAMES, secret)
    assert found is not None
    assert found.slots_open
    (kept,) = put_back(made.folder, NAMES, found)
    assert kept.read_bytes() == spoilt
    assert kept.name == f"{made.used.name}-old-1"
    assert made.unused.read_bytes() == unused
    assert answers(made.folder, secret) == {"f": "kept"}


def test_the_newest_good_one_is_found_behind_a_damaged_one(made: Made, opened: Vault) -> None:
    for text in ("one", "two"):
        opened.store.set_answer("s", "f", text)
        keep_generation(opened, also_today=True)
        opened.close()
        opened = open_vault(made.folder, NAMES, WORDS, None)
    newest = good(opened)[0].path
    opened.close()
    data = bytearray(newest.read_bytes())
    data[-(1 << 17)] ^= 1
    newest.write_bytes(data)
    damage(made.used)
    found = newest_good(made.folder, NAMES, WORDS)
    assert found is not None
    put_back(made.folder, NAMES, found)
    with pytest.raises(VaultRolledBackError):  # the damaged one still says that there was more
        open_vault(made.folder, NAMES, WORDS, None)
    vault = open_vault(made.folder, NAMES, WORDS, None, accept_older=True)
    assert vault.store.answers("s") == {"f": "one"}
    vault.close()
    assert answers(made.folder, WORDS) == {"f": "one"}


@pytest.mark.parametrize("spoilt", ["cut", "gone", "flipped", "salt"])
def test_damaged_slots_are_mended_and_a_sound_compartment_stays(
    made: Made, opened: Vault, spoilt: str
) -> None:
    keep_generation(opened)
    opened.store.set_answer("s", "f", "newer than the generation")
    opened.close()
    path = made.folder / NAMES.slots
    data = bytearray(path.read_bytes())
    if spoilt == "gone":
        path.unlink()
    elif spoilt == "cut":
        path.write_bytes(data[:100])
    else:
        for at in range(*((0, 32) if spoilt == "salt" else (32, 2080, 50))):
            data[at] ^= 1
        path.write_bytes(data)
    found = newest_good(made.folder, NAMES, WORDS)
    assert found is not None
    assert not found.slots_open
    kept = put_back(made.folder, NAMES, found)
    assert len(kept) == (spoilt != "gone")
    assert answers(made.folder, WORDS) == {"f": "newer than the generation"}
    after = path.read_bytes()
    if spoilt == "salt":
        assert after[2080:] == bytes(data[2080:])


def test_everything_but_the_generations_may_be_gone(made: Made, opened: Vault) -> None:
    opened.store.set_answer("s", "f", "kept")
    keep_generation(opened)
    opened.close()
    for name in "abcde":
        (made.folder / name).unlink()
    found = newest_good(made.folder, NAMES, made.code)
    assert found is not None
    assert put_back(made.folder, NAMES, found) == ()
    assert answers(made.folder, WORDS) == {"f": "kept"}


def test_a_new_secret_finds_the_generations_made_before_it(made: Made, opened: Vault) -> None:
    keep_generation(opened)
    change_words(opened, NEW_WORDS)
    opened.close()
    damage(made.used)
    assert newest_good(made.folder, NAMES, NEW_WORDS) is not None
    assert newest_good(made.folder, NAMES, "wrong words") is None


def test_generations_under_a_key_that_was_given_up_do_not_count(made: Made, opened: Vault) -> None:
    keep_generation(opened)
    renew_key(opened)
    assert good(opened) == []
    assert keep_generation(opened)
    assert len(good(opened)) == 1


def test_an_open_vault_is_not_put_back(made: Made, opened: Vault) -> None:
    keep_generation(opened)
    found = newest_good(made.folder, NAMES, WORDS)
    assert found is not None
    with pytest.raises(VaultInUseError):
        put_back(made.folder, NAMES, found)


def test_without_second_names_for_files_a_copy_is_kept(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_generation(opened)
    opened.close()

    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "no")

    monkeypatch.setattr(os, "link", refuse)
    for number in (1, 2):
        spoilt = damage(made.used)
        found = newest_good(made.folder, NAMES, WORDS)
        assert found is not None
        (kept,) = put_back(made.folder, NAMES, found)
        assert kept.name.endswith(f"-old-{number}")
        assert kept.read_bytes() == spoilt


def test_a_compartment_that_is_a_mere_stub_counts_as_damaged(made: Made, opened: Vault) -> None:
    keep_generation(opened)
    opened.close()
    made.used.write_bytes(secrets.token_bytes(100))
    found = newest_good(made.folder, NAMES, WORDS)
    assert found is not None
    assert salvage._sound(made.used, found.slot) is False
    put_back(made.folder, NAMES, found)
    assert answers(made.folder, WORDS) == {}


def test_a_disk_without_room_for_generations_is_left_alone(
    made: Made, small_disk: Callable[[int], Path]
) -> None:
    disk = small_disk(40)
    mine = replace(made, folder=shutil.copytree(made.folder, disk / "vault"))
    vault = unlocked(mine.folder, NAMES, mine.slot)
    with pytest.raises(DiskFullError):
        keep_generation(vault)
    assert files(mine) == []
    vault.store.set_answer("s", "f", "kept")
    vault.close()
    assert answers(mine.folder, WORDS) == {"f": "kept"}


def test_files_made_in_vain_are_taken_away(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(generations, "write_random", full)
    with pytest.raises(DiskFullError):
        keep_generation(opened)
    assert files(made) == []


def test_on_a_full_disk_a_generation_is_still_written(
    made: Made, small_disk: Callable[[int], Path]
) -> None:
    disk = small_disk(128)
    mine = replace(made, folder=shutil.copytree(made.folder, disk / "vault"))
    vault = unlocked(mine.folder, NAMES, mine.slot)
    keep_generation(vault)
    fill(disk)
    assert keep_generation(vault, also_today=True)
    assert len(good(vault)) == 2
    vault.close()


@pytest.mark.parametrize(
    "kills", [3, pytest.param(1000, marks=pytest.mark.long)], ids=["few", "many"]
)
def test_a_kill_spoils_one_generation_at_most(made: Made, tmp_path: Path, kills: int) -> None:
    chance = random.Random(5)  # noqa: S311 - a repeatable choice of moments
    vault = open_vault(made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", "kept")
    for _ in range(3):
        keep_generation(vault, also_today=True)
    vault.close()
    for _ in range(kills):
        kill_at_random(made, tmp_path, "keep", chance)
        assert answers(made.folder, WORDS) == {"f": "kept"}
        assert newest_good(made.folder, NAMES, WORDS) is not None
        vault = open_vault(made.folder, NAMES, WORDS, None)
        assert len(good(vault)) >= 3
        vault.close()


def test_a_wrong_code_finds_nothing(made: Made, opened: Vault) -> None:
    keep_generation(opened)
    assert newest_good(made.folder, NAMES, new_code()) is None


def test_a_generation_alone_makes_a_vault_elsewhere(
    made: Made, opened: Vault, tmp_path: Path
) -> None:
    opened.store.set_answer("s", "f", "kept")
    keep_generation(opened)
    path = good(opened)[0].path
    restore(path, made.code, tmp_path / "new", NAMES)
    assert answers(tmp_path / "new", WORDS) == {"f": "kept"}
    sizes = {(tmp_path / "new" / name).stat().st_size for name in "bc"}
    assert len(sizes) == 1
