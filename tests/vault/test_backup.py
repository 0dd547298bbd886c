"""A copy at a chosen place: shows nothing, is whole or not there, and opens anywhere."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedBackupError,
    DiskFullError,
    ReadOnlyFolderError,
    StorageFailedError,
    VaultExistsError,
    VaultTooNewError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    SlotKind,
    Vault,
    back_up,
    change_words,
    check_copy,
    copying,
    last_backup,
    new_code,
    open_vault,
    restore,
    sealed_file,
)
from nocontact_desktop.vault.sealed_file import PART, Head
from nocontact_desktop.vault.slots import Slot, SlotTable
from nocontact_desktop.vault.vault import unlocked
from tests.small_disk import fill
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made, Names, start
from tests.vault.quick import quick

OTHER_NAMES = Names("s", "f", "z", "l", "x")


@pytest.fixture
def copied(quick_made: Made, tmp_path: Path) -> Path:
    """A copy of a vault with one answer."""
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    vault.store.set_answer("s", "f", "kept")
    back_up(vault, tmp_path / "copy")
    vault.close()
    return tmp_path / "copy"


def answers(folder: Path, secret: str, names: Names = NAMES) -> dict[str, object]:
    vault = open_vault(folder, names, secret, None)
    try:
        return dict(vault.store.answers("s"))
    finally:
        vault.close()


@pytest.mark.parametrize("secret", ["words", "code"])
def test_words_or_recovery_code_alone_bring_it_back_in_another_disguise(
    quick_made: Made, copied: Path, tmp_path: Path, secret: str
) -> None:
    shutil.rmtree(quick_made.folder)
    typed = WORDS.upper() if secret == "words" else quick_made.code
    restore(copied, typed, tmp_path / "home" / "new", OTHER_NAMES)
    assert answers(tmp_path / "home" / "new", WORDS, OTHER_NAMES) == {"f": "kept"}
    open_vault(tmp_path / "home" / "new", OTHER_NAMES, PIN, SHARE).close()
    assert sorted(p.name for p in (tmp_path / "home" / "new").iterdir()) == sorted("sfzlx")


def test_its_age_is_kept_inside(quick_made: Made, copied: Path) -> None:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    made = last_backup(vault.store)
    vault.close()
    assert made is not None
    assert abs((datetime.now(UTC) - made).total_seconds()) < 600
    assert check_copy(copied, WORDS) == made


def test_a_vault_that_was_never_copied_says_so(quick_made: Made) -> None:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    assert last_backup(vault.store) is None
    vault.close()


def test_both_compartments_come_along(quick_made: Made, tmp_path: Path) -> None:
    path = quick_made.folder / NAMES.slots
    table = SlotTable(path.read_bytes())
    common = quick_made.slot.common_key
    other = Slot(
        SlotKind.WORDS, 1 - quick_made.slot.compartment, quick_made.slot.group ^ 0xFF, b"k" * 32,
        common,
    )  # fmt: skip
    path.write_bytes(table.sealed(other, quick("the other one", table.salt), None).data)
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    back_up(vault, tmp_path / "copy")
    vault.close()
    with pytest.raises(DamagedBackupError):  # its key opens it, but no vault was set up there
        restore(tmp_path / "copy", "the other one", tmp_path / "new", NAMES)
    assert not (tmp_path / "new").exists()
    check_copy(tmp_path / "copy", "the other one")
    restore(tmp_path / "copy", WORDS, tmp_path / "new", NAMES)
    assert (tmp_path / "new" / quick_made.unused.name).read_bytes() == (
        quick_made.unused.read_bytes()
    )


def test_two_copies_have_nothing_in_common(quick_made: Made, tmp_path: Path) -> None:
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    for name in ("one", "two"):
        back_up(vault, tmp_path / name)
    vault.close()
    one, two = (tmp_path / "one").read_bytes(), (tmp_path / "two").read_bytes()
    assert len(one) == len(two)
    blocks = [{data[i : i + 16] for i in range(0, len(data), 16)} for data in (one, two)]
    assert len(blocks[0]) == -(-len(one) // 16)
    assert not blocks[0] & blocks[1]
    assert quick_made.folder.joinpath(NAMES.slots).read_bytes()[:32] not in one


def test_every_changed_byte_and_every_cut_is_refused_and_leaves_nothing(
    copied: Path, tmp_path: Path
) -> None:
    data = copied.read_bytes()
    boxes = (len(data) - 32 - 4096) // (PART + 16)
    starts = [32 + 4096 + n * (PART + 16) for n in range(boxes)]
    for at in (0, 31, 32, *starts[::29], starts[-1], len(data) - 1):
        copied.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        with pytest.raises((DamagedBackupError, WrongSecretError)):
            restore(copied, WORDS, tmp_path / "new", NAMES)
    for size in (0, 31, 4127, 4128, starts[1], len(data) - 1):
        copied.write_bytes(data[:size])
        with pytest.raises(DamagedBackupError):
            restore(copied, WORDS, tmp_path / "new", NAMES)
    swapped = data[: starts[1]] + data[starts[2] : starts[3]] + data[starts[1] : starts[2]]
    copied.write_bytes(swapped + data[starts[3] :])
    with pytest.raises(DamagedBackupError):
        check_copy(copied, WORDS)
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "new.new").exists()


def test_a_wrong_secret_opens_no_copy(copied: Path, tmp_path: Path) -> None:
    for secret in ("wrong words", new_code(), PIN):
        with pytest.raises(WrongSecretError):
            restore(copied, secret, tmp_path / "new", NAMES)


def test_the_body_of_another_copy_is_refused(
    quick_made: Made, copied: Path, tmp_path: Path
) -> None:
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    back_up(vault, tmp_path / "later")
    vault.close()
    spliced = copied.read_bytes()[:4128] + (tmp_path / "later").read_bytes()[4128:]
    copied.write_bytes(spliced)
    with pytest.raises(DamagedBackupError):
        check_copy(copied, WORDS)


@pytest.mark.parametrize("name", list("abcde"))
def test_no_file_of_a_vault_is_ever_written_over(copied: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / name).write_bytes(b"precious")
    with pytest.raises(VaultExistsError):
        restore(copied, WORDS, tmp_path / "new", NAMES)
    assert [p.read_bytes() for p in (tmp_path / "new").iterdir()] == [b"precious"]


def test_a_copy_keeps_the_words_that_were_right_when_it_was_made(
    quick_made: Made, copied: Path, tmp_path: Path
) -> None:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    change_words(vault, "later words entirely")
    back_up(vault, tmp_path / "later")
    vault.close()
    check_copy(copied, WORDS)
    check_copy(tmp_path / "later", "later words entirely")
    with pytest.raises(WrongSecretError):
        check_copy(tmp_path / "later", WORDS)


def test_a_restored_vault_that_was_not_changed_opens_without_a_complaint(
    quick_made: Made, copied: Path, tmp_path: Path
) -> None:
    restore(copied, quick_made.code, tmp_path / "new", NAMES)
    for _ in range(2):
        assert answers(tmp_path / "new", quick_made.code) == {"f": "kept"}


def test_edits_in_between_make_it_start_again_and_then_wait(
    quick_made: Made, tmp_path: Path
) -> None:
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    seen: list[int] = []

    def busy(done: int, _total: int) -> None:
        if done == PART:
            seen.append(done)
            vault.store.set_answer("s", "n", str(len(seen)))

    with pytest.raises(StorageFailedError):  # this thread may write even while others wait
        back_up(vault, tmp_path / "copy", busy)
    assert len(seen) == 4
    assert not list(tmp_path.glob("copy*"))

    def once(done: int, total: int) -> None:
        if len(seen) < 6:
            busy(done, total)

    back_up(vault, tmp_path / "copy", once)
    vault.close()
    restore(tmp_path / "copy", WORDS, tmp_path / "new", NAMES)
    assert answers(tmp_path / "new", WORDS) == {"n": "6"}


def test_progress_ends_at_the_whole_and_can_stop_the_work(quick_made: Made, tmp_path: Path) -> None:
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    told: list[tuple[int, int]] = []
    back_up(vault, tmp_path / "copy", lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    before = (tmp_path / "copy").read_bytes()
    with pytest.raises(KeyboardInterrupt):
        back_up(vault, tmp_path / "copy", stop)
    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path / "copy", WORDS, tmp_path / "new", NAMES, stop)
    vault.close()
    assert (tmp_path / "copy").read_bytes() == before
    assert not list(tmp_path.glob("*.new")) + list(tmp_path.glob("new*"))


def test_a_disk_that_gives_other_bytes_back_is_noticed_before_it_is_done(
    quick_made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copying.verify

    def spoilt(path: Path, *rest: object) -> None:
        with path.open("r+b") as file:
            file.seek(500_000)
            file.write(secrets.token_bytes(8))
        real(path, *rest)  # type: ignore[arg-type]

    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    monkeypatch.setattr(copying, "verify", spoilt)
    with pytest.raises(DamagedBackupError):
        back_up(vault, tmp_path / "copy")
    assert last_backup(vault.store) is None
    vault.close()
    assert not list(tmp_path.glob("copy*"))


def test_a_full_disk_is_named_and_harms_nothing(
    quick_made: Made, small_disk: Callable[[int], Path]
) -> None:
    disk = small_disk(24)
    made = replace(quick_made, folder=shutil.copytree(quick_made.folder, disk / "vault"))
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "f", "kept")
    back_up(vault, disk / "copy")
    left = sorted(path.name for path in disk.iterdir())
    before = (disk / "copy").read_bytes()
    with pytest.raises(DiskFullError):
        back_up(vault, disk / "copy")
    with pytest.raises(DiskFullError):
        restore(disk / "copy", WORDS, disk / "new", NAMES)
    assert sorted(path.name for path in disk.iterdir()) == left
    assert (disk / "copy").read_bytes() == before
    vault.store.set_answer("s", "g", "after")
    vault.close()
    fill(disk)
    assert answers(made.folder, WORDS) == {"f": "kept", "g": "after"}


def test_a_read_only_place_is_named(
    quick_made: Made, copied: Path, small_disk: Callable[[int], Path]
) -> None:
    disk = small_disk(2)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    with pytest.raises(ReadOnlyFolderError):
        back_up(vault, disk / "copy")
    vault.close()
    with pytest.raises(ReadOnlyFolderError):
        restore(copied, WORDS, disk / "new", NAMES)


def test_a_copy_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(StorageFailedError):
        restore(tmp_path / "none", WORDS, tmp_path / "new", NAMES)


def forged(tmp_path: Path, made: Made, head: Head, first: bytes | None = None) -> Path:
    """A copy with a head that this version would not write."""
    table = SlotTable((made.folder / NAMES.slots).read_bytes())
    nonce, opening = sealed_file.opening(table)
    boxes = list(sealed_file.boxes(made.slot.common_key, nonce, head, []))
    if first is not None:
        boxes[0] = sealed_file._box(sealed_file._cipher(made.slot.common_key, nonce), 0, first)
    (tmp_path / "forged").write_bytes(opening + b"".join(boxes))
    return tmp_path / "forged"


def test_heads_that_make_no_sense_are_named(quick_made: Made, tmp_path: Path) -> None:
    with pytest.raises(VaultTooNewError):
        check_copy(forged(tmp_path, quick_made, Head(0, 0, (0, 0)), b"\x02"), WORDS)
    with pytest.raises(DamagedBackupError):
        check_copy(forged(tmp_path, quick_made, Head(0, 0, (0, 0)), b"\x01"), WORDS)
    with pytest.raises(DamagedBackupError):  # says more than there is
        check_copy(forged(tmp_path, quick_made, Head(0, 0, (1 << 40, 5))), WORDS)


WORK = """
import sys
from pathlib import Path
from nocontact_desktop.vault import back_up, generations, restore, backup, open_vault
from nocontact_desktop.vault import opening as module
from tests.vault.quick import quick
from tests.vault.made import NAMES, WORDS
module.derive = backup.derive = quick
folder, copy, new, work = map(str, [sys.argv[1], *sys.argv[4:]])
print("ready", flush=True)
n = 0
while work == "restore":
    n += 1
    restore(Path(copy), WORDS, Path(new + str(n)), NAMES)
vault = open_vault(Path(folder), NAMES, WORDS, None)
while work == "backup":
    back_up(vault, Path(copy))
while work == "keep":
    generations.keep(vault, also_today=True)
"""


def kill_at_random(made: Made, tmp_path: Path, work: str, chance: random.Random) -> None:
    arguments = [str(tmp_path / "copy"), str(tmp_path / "new"), work]
    child = start(made, WORK, *arguments)
    assert child.stdout is not None
    child.stdout.readline()
    with suppress(subprocess.TimeoutExpired):
        child.wait(chance.random() * 0.3)
    child.kill()
    child.communicate()


@pytest.mark.parametrize(
    "kills", [2, pytest.param(500, marks=pytest.mark.long)], ids=["few", "many"]
)
def test_killed_while_copying_or_restoring_there_is_a_whole_one_or_none(
    quick_made: Made, copied: Path, tmp_path: Path, kills: int
) -> None:
    chance = random.Random(3)  # noqa: S311 - a repeatable choice of moments
    for _ in range(kills):
        kill_at_random(quick_made, tmp_path, "backup", chance)
        check_copy(copied, WORDS)
        kill_at_random(quick_made, tmp_path, "restore", chance)
        for folder in tmp_path.glob("new[0-9]*"):
            if folder.suffix != ".new" and (folder / NAMES.slots).exists():
                assert answers(folder, WORDS) == {"f": "kept"}
            shutil.rmtree(folder)
    assert answers(quick_made.folder, WORDS) == {"f": "kept"}


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_copy_is_private(copied: Path) -> None:
    assert copied.stat().st_mode & 0o777 == 0o600


def test_after_a_fault_what_is_copied_is_what_was_saved(quick_made: Made, tmp_path: Path) -> None:
    vault: Vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    vault.store.set_answer("s", "f", "saved")
    vault.database._faulty = True
    back_up(vault, tmp_path / "copy")
    vault.close()
    restore(tmp_path / "copy", WORDS, tmp_path / "new", NAMES)
    again = open_vault(tmp_path / "new", NAMES, WORDS, None)
    assert again.store.answers("s") == {"f": "saved"}
    again.close()


def test_the_files_of_a_closed_vault_are_not_copied(quick_made: Made) -> None:
    vault: Vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    vault.close()
    with pytest.raises(StorageFailedError), vault.database.still():
        pass
