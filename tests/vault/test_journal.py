"""The journal lies inside the compartment, sealed, and brings a killed writer's content back."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import apsw
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nocontact_desktop.errors import DamagedVaultError, DiskFullError, StorageFailedError
from nocontact_desktop.vault import compartment_file as file_module
from nocontact_desktop.vault import driver, journal
from nocontact_desktop.vault.compartment_file import CompartmentFile
from nocontact_desktop.vault.database import connect
from nocontact_desktop.vault.layout import FRONT, HEAD, PAGE
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, OPEN, Made, start

KEY = bytes(32)
MAGIC = bytes.fromhex("d9d505f920a163d7")

KILLED = OPEN + (
    "import os, signal\n"
    "from nocontact_desktop.vault.compartment_file import CompartmentFile\n"
    "vault.store.set_answer('s', 'kept', 'before')\n"
    "real, left = CompartmentFile.sync, [int(sys.argv[4])]\n"
    "def sync(self):\n"
    "    left[0] -= 1\n"
    "    if left[0] < 0:\n"
    "        os.kill(os.getpid(), signal.SIGKILL)\n"
    "    real(self)\n"
    "CompartmentFile.sync = sync\n"
    "vault.store.set_answer('s', 'late', 'x' * 100_000)\n"
    "print('saved', flush=True)\n"
    "sys.stdin.read()\n"
)


def killed_at(made: Made, sync: int) -> str:
    """What a writer said that was killed when it waited for the disk for the nth time."""
    child = start(made, KILLED, str(sync))
    assert child.stdout is not None
    said = child.stdout.readline()
    child.kill()
    child.communicate()
    return said


@pytest.mark.parametrize("sync", range(5))
def test_a_kill_at_any_moment_of_a_commit_leaves_all_or_nothing_and_no_sign(
    made: Made, sync: int
) -> None:
    said = killed_at(made, sync)
    assert said == ("saved\n" if sync == 4 else "")
    assert sorted(path.name for path in made.folder.iterdir()) == list("abcde")
    used, unused = made.used.read_bytes(), made.unused.read_bytes()
    assert len(used) == len(unused)
    assert MAGIC not in used
    assert bytes(16) not in used
    vault = unlocked(made.folder, NAMES, made.slot)
    answers = vault.store.answers("s")
    assert answers["kept"] == "before"
    assert ("late" in answers) == (sync >= 3)
    vault.close()
    assert made.unused.read_bytes()[: len(unused)] == unused


def test_a_hot_journal_outlives_the_use_of_the_other_compartment(made: Made) -> None:
    killed_at(made, 2)
    hot = made.used.read_bytes()
    key = bytes(range(32))
    connect(made.unused, key, new=True).close()
    from nocontact_desktop.vault.compartments import Compartments

    both = Compartments(made.folder / NAMES.first, made.folder / NAMES.second)
    both.level(len(hot) + PAGE)
    both.close()
    assert made.used.read_bytes()[: len(hot)] == hot
    vault = unlocked(made.folder, NAMES, made.slot)
    assert vault.store.answers("s") == {"kept": "before"}
    vault.close()


def test_a_hot_journal_that_was_changed_is_damage(made: Made) -> None:
    killed_at(made, 2)
    data = bytearray(made.used.read_bytes())
    data[-100] ^= 1
    made.used.write_bytes(data)
    with pytest.raises(DamagedVaultError):
        unlocked(made.folder, NAMES, made.slot)


def test_a_compartment_cut_with_its_journal_in_it_is_damage(made: Made) -> None:
    killed_at(made, 2)
    made.used.write_bytes(made.used.read_bytes()[:-PAGE])
    with pytest.raises(DamagedVaultError):
        unlocked(made.folder, NAMES, made.slot)


@pytest.fixture
def file(tmp_path: Path) -> CompartmentFile:
    """An empty compartment without a database."""
    CompartmentFile(tmp_path / "x", KEY, new=True).close()
    return CompartmentFile(tmp_path / "x", KEY)


def again(file: CompartmentFile, path: Path, key: bytes = KEY) -> CompartmentFile:
    file.close()
    return CompartmentFile(path, key)


def test_a_journal_comes_back_until_it_is_ended(file: CompartmentFile, tmp_path: Path) -> None:
    file.journal.begin()
    file.journal.begin()
    file.journal.write(b"01234567", 0)
    file.journal.sync(())
    file = again(file, tmp_path / "x")
    assert file.journal.there
    assert file.journal.read(4, 2) == b"2345"
    assert file.journal.size == 8
    file.journal.sync(())
    file.journal.end()
    file = again(file, tmp_path / "x")
    assert not file.journal.there
    assert file.journal.read(1, 0) == b""
    file.journal.sync(())
    file.close()


def test_another_key_sees_no_journal(file: CompartmentFile, tmp_path: Path) -> None:
    file.journal.begin()
    file.journal.write(b"old", 0)
    file.journal.sync(())
    file = again(file, tmp_path / "x", b"1" * 32)
    assert not file.journal.there
    file.close()


def test_a_journal_sealed_after_a_change_of_key_needs_the_new_one(
    file: CompartmentFile, tmp_path: Path
) -> None:
    file.journal.use(b"1" * 32)
    file.journal.begin()
    file.journal.write(b"old", 0)
    file.journal.sync(())
    file = again(file, tmp_path / "x")
    assert not file.journal.there
    file = again(file, tmp_path / "x", b"1" * 32)
    assert file.journal.there
    file.close()


def test_a_journal_that_grows_after_it_was_relied_on_is_a_fault(file: CompartmentFile) -> None:
    file.journal.begin()
    file.journal.write(b"one", 0)
    file.journal.sync(())
    file.journal.write(b"two", 3)
    with pytest.raises(OSError, match="rest on"):
        file.journal.sync(())
    file.close()


def test_no_page_is_written_over_the_journal(file: CompartmentFile) -> None:
    file.journal.begin()
    file.journal.write(b"x" * PAGE, 0)
    file.journal.sync(())
    file.write_page(bytes(PAGE), 0)
    with pytest.raises(OSError, match="lies there"):
        file.sync_pages()
    file.close()


def test_a_head_that_names_a_place_before_the_pages_is_damage(
    file: CompartmentFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "free_place", lambda _size: HEAD)
    file.journal.begin()
    file.journal.write(b"x", 0)
    file.journal.sync(())
    file.close()
    with pytest.raises(DamagedVaultError):
        CompartmentFile(tmp_path / "x", KEY)


def test_no_hole_is_left_where_a_write_skips_ahead(file: CompartmentFile, tmp_path: Path) -> None:
    file.write_page(b"x" * PAGE, 4 * PAGE)
    file.sync_pages()
    data = (tmp_path / "x").read_bytes()
    assert len(data) == FRONT + 5 * PAGE
    assert bytes(16) not in data
    file.close()


@pytest.mark.parametrize(
    ("number", "error"), [(errno.ENOSPC, DiskFullError), (errno.EIO, StorageFailedError)]
)
@pytest.mark.parametrize("step", ["write_at", "sync", "read_at"])
def test_a_fault_of_the_file_is_named(
    made: Made,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
    error: type[Exception],
) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "kept", "x")

    def fault(*_arguments: object) -> None:
        raise OSError(number, "fault")

    with monkeypatch.context() as patch:
        patch.setattr(file_module.CompartmentFile, step, fault)
        with pytest.raises(error):
            vault.store.set_answer("s", "lost", "y")
    vault.close()
    vault = unlocked(made.folder, NAMES, made.slot)
    assert vault.store.answers("s") == {"kept": "x"}
    vault.close()


def test_the_driver_opens_nothing_but_compartments(made: Made) -> None:
    connection = connect(made.used, made.slot.key)
    with pytest.raises((apsw.CantOpenError, apsw.NotADBError)):
        connection.execute("attach ? as other", (str(made.folder / "other"),))
    connection.close()
    assert not (made.folder / "other").exists()
    driver_files = driver._SYSTEM.files
    assert str(made.used) not in driver_files


def test_a_file_that_cannot_be_opened_is_let_go_of(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_NAME", "unknown")
    with pytest.raises(apsw.Error):
        driver.opened(made.used, made.slot.key, new=False)
    assert str(made.used) not in driver._SYSTEM.files


def test_a_copy_taken_in_mid_commit_opens_in_another_place(made: Made, tmp_path: Path) -> None:
    killed_at(made, 2)
    copy = shutil.copytree(made.folder, tmp_path / "copy")
    vault = unlocked(copy, NAMES, made.slot)
    assert vault.store.answers("s") == {"kept": "before"}
    vault.close()


def test_a_list_of_pages_longer_than_the_journal_is_damage(
    file: CompartmentFile, tmp_path: Path
) -> None:
    key, nonce = bytes(32), bytes(12)
    body = AESGCM(key).encrypt(nonce, b"short", None)
    file.write_at(body, FRONT)
    place = journal._PLACE.pack(FRONT, len(body), key, 0, bytes(32), 2)
    file.write_at(nonce + file.journal._cipher.encrypt(nonce, place, None), 0)
    with pytest.raises(DamagedVaultError):
        again(file, tmp_path / "x")


def test_settling_after_a_fault_leaves_a_journal_that_is_there(
    file: CompartmentFile, tmp_path: Path
) -> None:
    file.settle()
    file.journal.write(b"01234567", 0)
    file.journal.sync(())
    file.settle()
    file = again(file, tmp_path / "x")
    assert file.journal.read(8, 0) == b"01234567"
    file.close()


def test_a_page_is_read_as_it_was_written_before_it_is_on_the_disk(file: CompartmentFile) -> None:
    page = bytes(range(256)) * (PAGE // 256)
    file.write_page(page, 0)
    assert file.read_page(PAGE, 0) == page
    assert file.read_page(16, 24) == page[24:40]
    assert file.read_at(PAGE, FRONT) != page
    file.sync_pages()
    assert file.read_at(PAGE, FRONT) == page
    file.close()


def test_a_page_far_behind_the_end_is_not_written(file: CompartmentFile) -> None:
    length = file.length()
    with pytest.raises(OSError, match="far"):
        file.write_page(bytes(PAGE), PAGE << 20)
    file.sync_pages()
    assert file.length() == length
    file.close()


@pytest.mark.parametrize("nth", [3, 5, 8, 12])
def test_a_write_that_fails_in_a_growing_commit_leaves_the_state_before(
    made: Made, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "kept", "before")
    real, count = os.write, 0

    def write(descriptor: int, data: bytes) -> int:
        nonlocal count
        count += len(data) > 1  # the other file is touched with a byte; nothing depends on it
        if count == nth and len(data) > 1:
            raise OSError(errno.EIO, "a write")
        return real(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        with pytest.raises(StorageFailedError):
            vault.store.set_answer("s", "large", "large " * 40_000)
    assert vault.store.answers("s") == {"kept": "before"}
    vault.store.set_answer("s", "later", "after")
    vault.close()
    again = unlocked(made.folder, NAMES, made.slot)
    assert again.store.answers("s") == {"kept": "before", "later": "after"}
    again.close()
