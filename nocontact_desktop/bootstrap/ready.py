"""The check at every start: are the pinned packages there, and for this Python?

It costs about a millisecond, so it imports nothing but `os` and `sys` while all is well.
"""

import os
import sys

STAMP = "installed.txt"
"""In a folder of packages: the Python, the names that were installed, and the whole lock file."""

LIBRARIES = (
    "libGL.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxkbcommon-x11.so.0",
)
"""The ones most often missing. They are looked at every time, because the folder may have moved to
another computer on a stick, and Qt ends the process without a word when it lacks one."""


class Part:
    """A folder of packages and the lock file that says what belongs in it."""

    def __init__(self, folder: str, lock: str) -> None:
        self.folder = folder
        self.lock = lock


RUN = Part(".env", "requirements.txt")
TESTS = Part(".env-tests", "requirements-tests.txt")


def is_ready(root: str, part: Part) -> bool:
    """Whether the folder of `part` holds what its lock file says, for this Python."""
    folder = os.path.join(root, part.folder)
    try:
        stamp = _read(os.path.join(folder, STAMP))
        python, names, lock = stamp.split(b"\n", 2)
        return (
            python == this_python()
            and lock == _read(os.path.join(root, part.lock))
            and set(os.fsdecode(names).split("/")).issubset(os.listdir(folder))
        )
    except (OSError, ValueError):
        return False


def this_python() -> bytes:
    """The kind of Python and of system that compiled packages must fit."""
    machine = getattr(sys.implementation, "_multiarch", sys.platform)
    return f"{sys.implementation.cache_tag} {machine} {sys.maxsize:x}".encode()


def loadable(libraries: tuple[str, ...]) -> bool:
    """Whether the system has all `libraries`; always `True` where Qt brings its own."""
    if sys.platform != "linux":
        return True
    import _ctypes  # noqa: PLC0415 - `ctypes` itself costs a millisecond more

    try:
        for name in libraries:
            _ctypes.dlopen(name, os.RTLD_LAZY)
    except OSError:
        return False
    return True


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
