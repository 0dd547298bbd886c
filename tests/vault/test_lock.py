"""One writer at a time; a dead one does not count."""

import errno
import subprocess
from pathlib import Path

import pytest

from nocontact_desktop.errors import VaultInUseError
from nocontact_desktop.vault import lock as module
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, OPEN, Made, start

HOLD = OPEN + "\nprint('open', flush=True)\nsys.stdin.read()\n"


@pytest.fixture
def holder(made: Made) -> subprocess.Popen[str]:
    """Another process that has the vault open."""
    child = start(made, HOLD)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def test_a_vault_open_in_another_process_is_named(
    made: Made, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(VaultInUseError):
        unlocked(made.folder, NAMES, made.slot)
    holder.communicate("")
    unlocked(made.folder, NAMES, made.slot).close()


def test_a_killed_holder_holds_nothing(made: Made, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.communicate()
    assert (made.folder / NAMES.lock).exists()
    unlocked(made.folder, NAMES, made.slot).close()


def test_the_same_process_cannot_open_it_twice(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    with pytest.raises(VaultInUseError):
        unlocked(made.folder, NAMES, made.slot)
    vault.close()


def test_a_released_lock_can_be_taken(tmp_path: Path) -> None:
    FolderLock(tmp_path / "lock").release()
    FolderLock(tmp_path / "lock").release()


def test_a_lock_file_left_behind_is_not_a_lock(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"12345")
    FolderLock(tmp_path / "lock").release()


def test_a_full_disk_is_not_taken_for_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(module, "_take", full)
    with pytest.raises(OSError, match="full"):
        FolderLock(tmp_path / "lock")
