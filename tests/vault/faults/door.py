"""The system calls of a child, stopped at a door: each is let through, or refused with an error.

The kernel does it (seccomp with user notification), so the calls are real ones, from wherever in
the child they come, and no compiler and no rights are needed. Linux on two kinds of processor.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_X86 = {
    "read": 0, "write": 1, "lseek": 8, "pread64": 17, "pwrite64": 18, "sendfile": 40, "flock": 73,
    "fsync": 74, "fdatasync": 75, "ftruncate": 77, "getdents64": 217, "rename": 82, "mkdir": 83,
    "rmdir": 84, "link": 86, "unlink": 87, "chmod": 90, "statfs": 137, "fstatfs": 138,
    "openat": 257, "mkdirat": 258, "newfstatat": 262, "unlinkat": 263, "renameat": 264,
    "linkat": 265, "fchmodat": 268, "utimensat": 280, "fallocate": 285, "renameat2": 316,
    "copy_file_range": 326, "stat": 4, "fstat": 5, "lstat": 6,
}  # fmt: skip
_ARM = {
    "read": 63, "write": 64, "lseek": 62, "pread64": 67, "pwrite64": 68, "sendfile": 71,
    "flock": 32, "fsync": 82, "fdatasync": 83, "ftruncate": 46, "getdents64": 61, "statfs": 43,
    "fstatfs": 44, "openat": 56, "mkdirat": 34, "newfstatat": 79, "unlinkat": 35, "renameat": 38,
    "linkat": 37, "fchmodat": 53, "utimensat": 88, "fallocate": 47, "renameat2": 276,
    "copy_file_range": 285, "fstat": 80,
}  # fmt: skip
NUMBERS = {"x86_64": (_X86, 317), "aarch64": (_ARM, 277)}.get(platform.machine(), ({}, 0))

_BY_PATH = {"rename": 0, "mkdir": 0, "rmdir": 0, "link": 0, "unlink": 0, "chmod": 0, "statfs": 0}
_BY_PATH |= {"stat": 0, "lstat": 0}
_AT = frozenset(
    {"openat", "mkdirat", "newfstatat", "unlinkat", "renameat", "renameat2", "linkat", "fchmodat"}
    | {"utimensat"}
)
_TARGETS = {"rename": 1, "link": 1, "renameat": 3, "renameat2": 3, "linkat": 3}
_SAYS = "QIIiIQ6Q"
_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 6
_ALLOW, _NOTIFY = 0x7FFF0000, 0x7FC00000


class NoDoorError(Exception):
    """This system cannot stop system calls."""


def install(names: frozenset[str]) -> int:
    """From now on these calls of this thread, and of those it starts, wait at the door.

    Gives the descriptor on which another process keeps the door. There is no way back.
    """
    table, seccomp = NUMBERS
    numbers = sorted(table[name] for name in names if name in table)
    if sys.platform != "linux" or not numbers:
        raise NoDoorError
    steps = [struct.pack("HBBI", _LOAD, 0, 0, 0)]
    steps += [
        struct.pack("HBBI", _EQUAL, len(numbers) - place, 0, number)
        for place, number in enumerate(numbers)
    ]
    steps += [struct.pack("HBBI", _RETURN, 0, 0, answer) for answer in (_ALLOW, _NOTIFY)]
    code = ctypes.create_string_buffer(b"".join(steps))
    program = struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(code))
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(38, 1, 0, 0, 0)
    descriptor = int(system.syscall(seccomp, 1, 8, ctypes.create_string_buffer(program)))
    if descriptor < 0:
        raise NoDoorError
    return descriptor


@dataclass(frozen=True, slots=True)
class Call:
    """A call that waits."""

    ticket: int
    process: int
    name: str
    arguments: tuple[int, ...]

    def path(self) -> str:
        """What it is about: the path, as far as that can be told; empty for no file."""
        if self.name in _BY_PATH:
            return self.text(self.arguments[_BY_PATH[self.name]])
        if self.name in _AT:
            return self._joined(self.arguments[0], self.arguments[1])
        return self._descriptor(self.arguments[0])

    def target(self) -> str:
        """The second path of a call that has two."""
        place = _TARGETS[self.name]
        if place == 1:
            return self.text(self.arguments[1])
        return self._joined(self.arguments[place - 1], self.arguments[place])

    def text(self, address: int) -> str:
        """A text in the memory of the process."""
        return self.memory(address, 4096).split(b"\0", 1)[0].decode()

    def memory(self, address: int, size: int) -> bytes:
        """Bytes in the memory of the process, as many as there are."""
        descriptor = os.open(f"/proc/{self.process}/mem", os.O_RDONLY)
        try:
            return os.pread(descriptor, min(size, -address % 4096 + size), address)
        except OSError:
            return os.pread(descriptor, -address % 4096 or 4096, address)
        finally:
            os.close(descriptor)

    def position(self, argument: int = 0) -> int:
        """Where the descriptor of one of the arguments stands."""
        text = Path(f"/proc/{self.process}/fdinfo/{self.arguments[argument]}").read_text()
        return int(text.split()[1])

    def _joined(self, folder: int, address: int) -> str:
        name = self.text(address) if address else ""
        if name.startswith("/"):
            return name
        start = ctypes.c_int32(folder & 0xFFFFFFFF).value
        above = self._descriptor(start) if start >= 0 else os.readlink(f"/proc/{self.process}/cwd")
        return f"{above}/{name}" if name else above

    def _descriptor(self, number: int) -> str:
        try:
            return os.readlink(f"/proc/{self.process}/fd/{ctypes.c_int32(number).value}")
        except OSError:
            return ""


class Door:
    """The keeper's side. Close it when the child is gone."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._names = {number: name for name, number in NUMBERS[0].items()}

    def next(self) -> Call | None:
        """The call that waits; `None` when it was given up."""
        said = bytearray(struct.calcsize(_SAYS))
        try:
            fcntl.ioctl(self.descriptor, _RECEIVE, said)
        except OSError:
            return None
        ticket, process, _, number, _, _, *arguments = struct.unpack(_SAYS, said)
        return Call(ticket, process, self._names[number], tuple(arguments))

    def answer(self, call: Call, error: int = 0) -> None:
        """Let a call through, or let it fail with `error`."""
        says = struct.pack("QqiI", call.ticket, 0, -error, 0 if error else 1)
        with suppress(OSError):  # the child may be gone
            fcntl.ioctl(self.descriptor, _ANSWER, says)

    def close(self) -> None:
        """Let go of the door."""
        os.close(self.descriptor)
