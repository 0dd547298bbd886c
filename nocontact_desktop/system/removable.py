"""Whether a folder lies on something that can be pulled out, as Linux tells it."""

from pathlib import Path

_BLOCK = Path("/sys/dev/block")


def is_removable(folder: Path, block: Path = _BLOCK) -> bool:
    """Whether the disk under `folder` hangs on USB, or says of itself that it can be taken out.

    `block` is where the kernel lists disks by number. What cannot be read counts as built in.
    """
    try:
        number = folder.stat().st_dev
        disk = (block / f"{number >> 8 & 0xFFF}:{number & 0xFF}").resolve(strict=True)
    except OSError:
        return False
    if any(part.startswith("usb") for part in disk.parts):
        return True
    return any(_says_so(each / "removable") for each in (disk, disk.parent))


def _says_so(file: Path) -> bool:
    try:
        return file.read_text("ascii").strip() == "1"
    except (OSError, ValueError):
        return False
