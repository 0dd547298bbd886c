"""Tries every way to another process's memory; prints what came of each, one a line.

`python3 attacker.py PID CANARY`. It needs nothing but Python.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable

LIBC = ctypes.CDLL(None, use_errno=True)
PTRACE_ATTACH, PTRACE_SEIZE = 16, 0x4206
PIDFD_GETFD = 438
FOLDERS = ("fd", "map_files", "task/{0}/fd")
FILES = ("maps", "smaps", "environ", "auxv", "pagemap", "stack", "syscall", "io", "mem")


class Piece(ctypes.Structure):
    """A piece of memory, as `process_vm_readv` wants it."""

    _fields_ = (("start", ctypes.c_void_p), ("length", ctypes.c_size_t))


def said(result: int) -> int:
    """The result of a call of the system; raises `OSError`."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, errno.errorcode.get(number, "?"))
    return result


def ptrace(pid: int, request: int) -> None:
    """Take hold of the process."""
    LIBC.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    said(LIBC.ptrace(request, pid, None, None))


def vector(pid: int, start: int) -> None:
    """Read without a file. The right to do so is looked at before the place is."""
    into = ctypes.create_string_buffer(8)
    here, there = Piece(ctypes.addressof(into), 8), Piece(start, 8)
    said(LIBC.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0))


def taken_file(pid: int) -> None:
    """Take a descriptor of the process for oneself."""
    holder = os.pidfd_open(pid)
    said(LIBC.syscall(PIDFD_GETFD, holder, 0, 0))


def areas(pid: int) -> list[tuple[int, int]]:
    """The parts of the memory that can be read and written."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as lines:
        parts = [line.split()[:2] for line in lines]
    ends = [part[0].split("-") for part in parts if part[1].startswith("rw")]
    return [(int(start, 16), int(end, 16)) for start, end in ends]


def somewhere(pid: int) -> int:
    """A place in the memory, as good as can be known."""
    try:
        return areas(pid)[0][0]
    except OSError:
        return 1 << 16


def searched(pid: int, canary: bytes) -> None:
    """Look for the canary in the whole memory; `LookupError` when it is not there."""
    with open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for start, end in areas(pid):
            memory.seek(start)
            if canary in memory.read(end - start):
                return
    raise LookupError


def read(path: str) -> None:
    """Read a little of a file; a folder is listed and its links are followed."""
    if os.path.isdir(path):
        for name in os.listdir(path):
            os.readlink(os.path.join(path, name))
        return
    with open(path, "rb", 0) as file:
        if not path.endswith("/mem"):
            file.read(64)


def outcome(attempt: Callable[[], None]) -> str:
    """`done`, or the name of what it was refused with."""
    try:
        attempt()
    except LookupError:
        return "nothing"
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "done"


def main(pid: int, canary: bytes) -> None:
    """Try all."""
    for name in (*FILES, *(each.format(pid) for each in FOLDERS)):
        told(name.split("/")[0], outcome(lambda name=name: read(f"/proc/{pid}/{name}")))  # type: ignore[misc]
    told("process_vm_readv", outcome(lambda: vector(pid, somewhere(pid))))
    told("pidfd_getfd", outcome(lambda: taken_file(pid)))
    told("search", outcome(lambda: searched(pid, canary)))
    for name, request in (("seize", PTRACE_SEIZE), ("attach", PTRACE_ATTACH)):
        told(name, outcome(lambda request=request: ptrace(pid, request)))  # type: ignore[misc]


def told(name: str, result: str) -> None:
    """One line."""
    sys.stdout.write(f"{name} {result}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2].encode())
