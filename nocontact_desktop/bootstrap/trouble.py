"""From what pip, apt and the system say to one sentence that helps."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from nocontact_desktop.bootstrap import stop
from nocontact_desktop.bootstrap.stop import SetupStoppedError

_NETWORK = (
    "NewConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "Temporary failure",
    "getaddrinfo failed",
    "Network is unreachable",
    "Connection refused",
    "Could not resolve",
    "Could not connect",
    "Unable to fetch",
)
_SENTENCES = (
    (
        stop.DISK_FULL,
        ("No space left on device", "Errno 28", "WinError 112"),
        "The disk is full: set-up needs about 700 MB. Make some room, then start again.",
    ),
    (
        stop.NOT_WRITABLE,
        ("Read-only file system", "Permission denied", "Access is denied"),
        "This folder cannot be written to, so nothing can be set up in it. Copy the program to a "
        "folder of your own and start it there.",
    ),
    (
        stop.WRONG_HASH,
        ("DO NOT MATCH THE HASHES",),
        "A package is not the one that was pinned, so nothing was installed. Try another network, "
        "and tell the project if it happens again.",
    ),
    (
        stop.NO_NETWORK,
        _NETWORK,
        "The network cannot be reached. It is needed once, for the first start. Connect, then "
        "start again.",
    ),
    (
        stop.NO_PACKAGE,
        ("No matching distribution", "Could not find a version"),
        "A package does not exist for this Python or this kind of computer. Python 3.11, 3.12 and "
        "3.13 on a usual computer work.",
    ),
)


def stopped(output: str, otherwise: int, what: str) -> SetupStoppedError:
    """The error for a command that failed after saying `output`; `what` names the command."""
    for code, signs, sentence in _SENTENCES:
        if any(sign in output for sign in signs):
            return SetupStoppedError(code, sentence)
    last = output.strip().rpartition("\n")[2]
    return SetupStoppedError(otherwise, f"{what} did not work. It said: {last}")


@contextmanager
def explained() -> Iterator[None]:
    """Turn a full disk or a folder that cannot be written into `SetupStoppedError`."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        code = stop.DISK_FULL if full else stop.NOT_WRITABLE
        sentence = next(sentence for number, _, sentence in _SENTENCES if number == code)
        raise SetupStoppedError(code, sentence) from error
