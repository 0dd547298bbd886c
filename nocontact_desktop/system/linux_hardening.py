"""Protection of a Linux process's memory. Everything is read back after it was set."""

import ctypes
import os
import resource
import signal
from pathlib import Path

from nocontact_desktop.errors import HardeningFailedError

PR_SET_PDEATHSIG = 1
PR_GET_PDEATHSIG = 2
PR_GET_DUMPABLE = 3
PR_SET_DUMPABLE = 4


def protect_memory() -> None:
    """No core dump, no reading or tracing by other programs of the account.

    Raises `HardeningFailedError`.
    """
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        raise HardeningFailedError from None
    _prctl(PR_SET_DUMPABLE, 0)
    if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0) or _prctl(PR_GET_DUMPABLE) != 0:
        raise HardeningFailedError


def harden() -> None:
    """Protect the memory, and allow no life without the parent.

    What traces the process already goes on with it, whatever is set; only an administrator's, from
    whom nothing is kept anyhow, is let be. The kernel ends the process with the *thread* that
    started it, so the cover starts it from its main thread. Raises `HardeningFailedError`.
    """
    parent = os.getppid()
    protect_memory()
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if _parent_signal() != signal.SIGKILL or os.getppid() != parent:  # it ended before that
        raise HardeningFailedError
    if _is_traced():
        raise HardeningFailedError


def _is_traced(own: Path = Path("/proc/self/status")) -> bool:
    """Whether a program of an ordinary account traces this process."""
    tracer = _said(own, b"TracerPid:")
    if tracer == [b"0"]:
        return False
    users = _said(own.parents[1] / os.fsdecode(b"".join(tracer)) / "status", b"Uid:")
    return set(users) != {b"0"}


def _said(status: Path, name: bytes) -> list[bytes]:
    """What the kernel says under this name; nothing when it does not."""
    try:
        lines = [line.split() for line in status.read_bytes().splitlines()]
    except OSError:
        return []
    return next((line[1:] for line in lines if line[:1] == [name]), [])


def _parent_signal() -> int:
    number = ctypes.c_int(0)
    _prctl(PR_GET_PDEATHSIG, ctypes.addressof(number))
    return number.value


def _prctl(option: int, value: int = 0) -> int:
    call = ctypes.CDLL(None, use_errno=True).prctl
    call.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    result: int = call(option, value, 0, 0, 0)
    if result < 0:
        raise HardeningFailedError
    return result
