"""Writing whole files so that a crash leaves the old one or the new one, never a mixture."""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR

from nocontact_desktop.replacing import flush, sync_renamed

_BLOCK = 1 << 20
_GET_FLAGS, _SET_FLAGS = 0x80086601, 0x40086602
_NO_COPY_ON_WRITE = 0x00800000
_BINARY = getattr(os, "O_BINARY", 0)


if sys.platform != "win32":  # pragma: no branch - another system
    import fcntl


class NewNameUnsureError(OSError):
    """The new file took its place, but whether it stays there in a power cut is unknown."""


def open_descriptor(path: Path, flags: int) -> int:
    """A descriptor on `path`, not inherited by children; a new file is private."""
    return os.open(path, flags | _BINARY, 0o600)


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` in the place of `path` in one step that survives a power cut.

    On a failure, an `OSError`, the old file is there; only with `NewNameUnsureError` the new one.
    """
    fresh = path.with_name(path.name + ".new")
    descriptor = open_descriptor(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
        os.close(descriptor)
        descriptor = -1
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):  # the fault that led here is told, not the one of tidying up
            if descriptor >= 0:
                os.close(descriptor)
            fresh.unlink()
        raise
    try:
        sync_renamed(path)
    except OSError as error:
        raise NewNameUnsureError(error.errno, "the new name was not flushed") from None


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write every byte; a short write goes on where it ended."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def read_at(descriptor: int, size: int, start: int) -> bytes:
    """The bytes from `start` on, as many as there are."""
    os.lseek(descriptor, start, os.SEEK_SET)
    found = os.read(descriptor, size)
    while found and len(found) < size:
        more = os.read(descriptor, size - len(found))
        if not more:
            break
        found += more
    return found


def write_at(descriptor: int, data: bytes, start: int) -> None:
    """Write every byte, beginning at `start`."""
    os.lseek(descriptor, start, os.SEEK_SET)
    write_all(descriptor, data)


def write_random(descriptor: int, start: int, end: int) -> None:
    """Fill the bytes from `start` up to `end` with random ones.

    They come from AES in counter mode under a fresh key, which is much quicker than the system's
    own source and as random to anybody without the key.
    """
    os.lseek(descriptor, start, os.SEEK_SET)
    stream = Cipher(AES256(secrets.token_bytes(32)), CTR(secrets.token_bytes(16))).encryptor()
    zeros = memoryview(bytes(min(_BLOCK, max(0, end - start))))
    block = memoryview(bytearray(len(zeros)))  # used again: fresh memory costs more than the cipher
    while start < end:
        size = stream.update_into(zeros[: end - start], block)
        write_all(descriptor, block[:size])
        start += size


def write_random_file(path: Path, size: int) -> None:
    """Make a file of random bytes; `FileExistsError` when there is one."""
    descriptor = open_descriptor(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        write_random(descriptor, 0, size)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a private folder and those above it that are missing, so that they survive a power cut.

    One that is there is taken as it is.
    """
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_in_place(folder)
    for each in missing:
        flush(each.parent)


def write_in_place(folder: Path) -> None:
    """Ask that new files in `folder` are written over where they lie, as on most file systems.

    Elsewhere (on btrfs) each write goes to a new place, and the places of a file's parts show for
    good that it was written to: the compartment that nobody opens would lie there in one piece.
    """
    if sys.platform != "linux":  # pragma: no cover - another system
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flags = bytearray(8)
        with suppress(OSError):  # file systems that know no such wish
            fcntl.ioctl(descriptor, _GET_FLAGS, flags)
            wanted = int.from_bytes(flags, sys.byteorder) | _NO_COPY_ON_WRITE
            fcntl.ioctl(descriptor, _SET_FLAGS, wanted.to_bytes(8, sys.byteorder))
    finally:
        os.close(descriptor)
