"""A stick is known by the bus it hangs on, or by what the kernel says of the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.system.removable import is_removable


def kernel(tmp_path: Path, disk: str, says: str | None, part: str = "") -> Path:
    """A list of disks as the kernel shows it, with the disk under `tmp_path` at `disk`."""
    home = tmp_path / "devices" / disk
    (home / part).mkdir(parents=True)
    if says is not None:
        (home / "removable").write_text(says)
    number = tmp_path.stat().st_dev
    block = tmp_path / "block"
    block.mkdir()
    name = f"{number >> 8 & 0xFFF}:{number & 0xFF}"
    (block / name).symlink_to(home / part, target_is_directory=True)
    return block


@pytest.mark.parametrize(
    ("disk", "says", "part", "expected"),
    [
        ("pci0/usb1/1-1/block/sdb", "0\n", "sdb1", True),
        ("pci0/mmc0/block/mmcblk0", "1\n", "mmcblk0p1", True),
        ("pci0/mmc0/block/mmcblk0", "1\n", "", True),
        ("pci0/ata1/block/sda", "0\n", "sda1", False),
        ("virtual/block/loop0", None, "", False),
    ],
)
def test_the_disk_under_a_folder_is_looked_at(
    tmp_path: Path, disk: str, says: str | None, part: str, expected: bool
) -> None:
    assert is_removable(tmp_path, kernel(tmp_path, disk, says, part)) is expected


def test_what_cannot_be_read_counts_as_built_in(tmp_path: Path) -> None:
    assert not is_removable(tmp_path / "gone")
    assert not is_removable(tmp_path, tmp_path / "no-list")
