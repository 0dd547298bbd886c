"""What all launchers share: files that are whole or not there, and texts that a menu can show."""

import unicodedata
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.errors import LauncherFailedError
from nocontact_desktop.replacing import replace_file
from nocontact_desktop.system.door import Entry

LONGEST_TEXT = 200
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_NO_PATH = ("Cc", "Cs")
_JOINERS = "\u200c\u200d"
"""Persian and the scripts of India cannot be written right without these."""


def check(entry: Entry) -> None:
    """Raise `LauncherFailedError` if a menu could not show `entry`, or could not start it."""
    texts = (entry.name, entry.generic_name, entry.comment)
    readable = all(map(is_readable, texts)) and max(map(len, texts)) <= LONGEST_TEXT
    kinds = {unicodedata.category(sign) for word in entry.command for sign in word}
    startable = any(entry.command[:1]) and kinds.isdisjoint(_NO_PATH)
    if not (readable and startable and entry.name.strip()):
        raise LauncherFailedError


def is_readable(text: str) -> bool:
    """Whether every sign of `text` can be seen: no line end, no control, no turned direction."""
    return not any(unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS for sign in text)


def write(path: Path, content: bytes, mode: int = 0o644) -> None:
    """A whole file or none, after a power cut too. Raises `OSError`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(path, content, fresh_name(path), mode)


def remove(path: Path, roots: tuple[Path, ...]) -> bool:
    """Remove `path`, what a killed `write` left of it, and folders that are empty without it.

    The folders `roots` stay. Gives whether the file is gone.
    """
    try:
        fresh_name(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return True  # a file lies where the folder would be, so there was nothing
    except OSError:
        return False
    with suppress(OSError):  # the first folder that is not empty ends it
        for folder in path.parents:
            if folder in roots:
                break
            with suppress(FileNotFoundError):  # one that was killed here began with it
                folder.rmdir()
    return True


def fresh_name(path: Path) -> Path:
    """Where `path` is written first: always the same place, so that a kill cannot fill folders."""
    return path.with_name(f".{path.name}.new")
