"""A plain file in which somebody who helps writes notes, and the reading of what comes back.

It is written in any editor and may come back changed in any way, so the reader trusts nothing:
neither the size, nor the encoding, nor what is in it. What it cannot place is kept, never dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nocontact_desktop.errors import (
    NoNotesError,
    NotesNotTextError,
    NotesTooLargeError,
    TooManyNotesError,
)
from nocontact_desktop.i18n import text as _

LARGEST = 256 * 1024
"""Bytes of a file that is read. Notes are words."""
MOST = 500
LONGEST = 4000
"""Characters of one note; a longer one becomes several."""

_OTHERS = (b"PK\x03\x04", b"{\\rtf", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_KEPT = frozenset("\n\t\u200c\u200d")
_NUMBER = re.compile(r"^\d+[.)]\s*")
_LONGEST_LINE = 200
"""Of a heading, and of whom it is from; what is longer is a note."""
_GOES_ON = tuple(":;,.-–—(")
"""Stands between a heading of ours and what somebody wrote into the same line."""
_MANY_CONTROLS = 50
"""One in so many characters: then it is no text, whatever it says."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note: the heading that it stood under, empty for none, and its words."""

    about: str
    words: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What a file holds. `sender` is empty when it does not say whom it is from."""

    sender: str
    notes: tuple[Note, ...]


def written(titles: Sequence[str]) -> bytes:
    """The empty file with a heading for each title, already translated."""
    heads = "".join(f"## {at}. {title}\n\n\n" for at, title in enumerate(titles, 1))
    last = f"## {_('Anything else')}\n\n\n"
    lines = "\n".join(_told())
    return f"{lines}\n\n{_from()} \n\n{heads}{last}".replace("\n", "\r\n").encode("utf-8-sig")


def read_notes(data: bytes, titles: Iterable[str]) -> Notes:
    """What came back. A heading that is one of `titles` is told by that title, however spelt.

    Raises `NotesTooLargeError`, `NotesNotTextError`, `NoNotesError` or `TooManyNotesError`.
    """
    lines = _decoded(data).split("\n")
    known = {_plain(title): title for title in titles}
    sender, rest = _sender(lines)
    found: list[Note] = []
    for about, words in _paragraphs(rest, known):
        found += (Note(about, part) for part in _parts(words))
        if len(found) > MOST:
            raise TooManyNotesError
    if not found:
        raise NoNotesError
    return Notes(sender, tuple(found))


def _told() -> tuple[str, ...]:
    return (
        _("Notes"),
        "",
        _("Write below the lines that begin with ##. Leave those lines as they are."),
        _("Leave an empty line between two notes. Save the file as plain text."),
    )


def _from() -> str:
    return _("From:")


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise NotesTooLargeError
    if data.startswith(_OTHERS):
        raise NotesNotTextError
    text = _LINE_END.sub("\n", _characters(data))
    controls = sum(unicodedata.category(each) == "Cc" for each in text if each not in "\n\t")
    if controls * _MANY_CONTROLS > len(text):
        raise NotesNotTextError
    return unicodedata.normalize("NFC", "".join(filter(_is_kept, text)))


def _characters(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        if data.startswith(_UTF16) or b"\0" in data:
            raise NotesNotTextError from None
        return data.decode("cp1252", errors="replace")


def _is_kept(character: str) -> bool:
    """No control characters, and none that turn the direction of reading round unseen."""
    if character in _KEPT:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _plain(heading: str) -> str:
    return " ".join(_NUMBER.sub("", heading.strip()).casefold().split())


def _sender(lines: list[str]) -> tuple[str, list[str]]:
    """Whom it is from, and the lines without that and without our own words."""
    ours = {_plain(line) for line in (*_told(), *_ENGLISH) if line}
    asked = tuple(each.casefold() for each in (_from(), "From:"))
    sender, rest, in_notes = "", [], False
    for line in lines:
        in_notes = in_notes or line.lstrip().startswith("#")
        start = next((a for a in asked if line.strip().casefold().startswith(a)), "")
        name = line.strip()[len(start) :].strip() if start and not in_notes else ""
        if name and not sender and len(name) <= _LONGEST_LINE:
            sender = name
        elif in_notes or name or (_plain(line) not in ours and not start):
            rest.append(line)
    return sender, rest


_ENGLISH = (
    "Notes",
    "Write below the lines that begin with ##. Leave those lines as they are.",
    "Leave an empty line between two notes. Save the file as plain text.",
)
"""Our words, for a file that was written before the language was changed."""


def _paragraphs(lines: list[str], known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each run of lines without an empty one between, with the heading that it stands under.

    A heading that is none of ours, with nothing below it, may be a note itself.
    """
    about, alone, gathered = "", "", list[str]()
    for line in [*lines, "#"]:
        is_heading = line.lstrip().startswith("#") and len(line) <= _LONGEST_LINE
        if gathered and (is_heading or not line.strip()):
            yield about, "\n".join(gathered)
            alone, gathered = "", []
        if is_heading:
            if alone:
                yield "", alone
            heading = line.strip().lstrip("#").strip()
            about, alone, gathered = _headed(heading, known)
        elif line.strip():
            gathered.append(line.strip())


def _headed(heading: str, known: Mapping[str, str]) -> tuple[str, str, list[str]]:
    """What stands below it is about that; what it is where nothing does; what begins in it."""
    plain = _plain(heading)
    if not plain or plain in (_plain(_("Anything else")), _plain("Anything else")):
        return "", "", []
    if plain in known:
        return known[plain], "", []
    begun = [
        title
        for title in known
        if plain.startswith(title) and plain[len(title) :].lstrip().startswith(_GOES_ON)
    ]
    if begun:
        return known[max(begun, key=len)], "", [heading]
    return heading, heading, []


def _parts(words: str) -> Iterator[str]:
    """A note in pieces that are not too long, cut between words where there are any."""
    while len(words) > LONGEST:
        at = words.rfind(" ", LONGEST // 2, LONGEST)
        at = LONGEST if at < 0 else at
        yield words[:at].strip()
        words = words[at:].strip()
    if words:
        yield words
