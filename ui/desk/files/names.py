"""Names of files, which anybody may have given: shown as harmless words, offered as harmless names.

A name never leads to a file. It is words on the screen, and what the picker begins with.
"""

from __future__ import annotations

import re
import unicodedata

from nocontact_desktop.i18n import text as _

LONGEST_SHOWN = 90
LONGEST_BYTES = 120
"""Far below what file systems allow, so that there is room for a folder around it."""

_ISOLATE, _POP = "\u2068", "\u2069"
_STRANGE = "\ufffd"
_JOINERS = "\u200c\u200d"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_SPECIAL = re.compile(r'[\\/:*?"<>|]')
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\.|$)", re.IGNORECASE)
_TAIL = 30


def shown(name: str) -> str:
    """The name in one line, in its own direction, without what hides or turns other letters."""
    line = plain(name)
    if len(line) > LONGEST_SHOWN:
        line = f"{line[: LONGEST_SHOWN - _TAIL]}…{line[-_TAIL:]}"
    return f"{_ISOLATE}{line}{_POP}" if line else _("A file without a name")


def plain(name: str) -> str:
    """The whole name in one line, with a mark in the place of what would hide or turn letters."""
    return " ".join("".join(map(_visible, name)).split())


def offered(name: str, otherwise: str) -> str:
    """A name for a copy that every file system takes; `otherwise` where nothing is left of it."""
    taken = _SPECIAL.sub("_", plain(name).replace(_STRANGE, "_"))
    taken = _shortened(taken.strip(". "))
    if not taken.strip("_. "):
        return otherwise
    return f"_{taken}" if _DEVICES.match(taken) else taken


def _visible(letter: str) -> str:
    """Line ends, marks of direction and the like have no place in a name; letters are joined."""
    if letter.isspace():
        return " "
    strange = unicodedata.category(letter) in _INVISIBLE and letter not in _JOINERS
    return _STRANGE if strange else letter


def _shortened(name: str) -> str:
    """As much of the name as fits; its ending stays, since programs go by it."""
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > _TAIL:
        stem, dot, ending = name, "", ""
    room = LONGEST_BYTES - len(f"{dot}{ending}".encode())
    return f"{stem.encode()[:room].decode(errors='ignore').rstrip('. ')}{dot}{ending}"
