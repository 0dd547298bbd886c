"""What the two processes say to each other: one JSON object a line, in UTF-8.

The first process writes one `Request` and then nothing; the second answers with `Report`s. Neither
side trusts the other: a line that is not one of these messages decodes to None.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

LONGEST_LINE = 65_536
"""A line of more bytes than this is not a message."""


@dataclass(frozen=True, slots=True)
class Open:
    """Try `secret` on the data in `folder`. The secret is left out of the object's `repr`."""

    profile: str
    folder: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FirstRun:
    """There is no data yet: begin, with `profile` as the one to offer first."""

    profile: str


@dataclass(frozen=True, slots=True)
class Finish:
    """Bring to its end what was begun in `folder`, where `profile` is worn."""

    profile: str
    folder: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The window is up."""


@dataclass(frozen=True, slots=True)
class Alive:
    """The window still answers to keys. Whoever said it once goes on saying it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Nothing opened; the process ends."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something else is the matter; `sentence` is English and is not for the first process."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Installed:
    """The first run is finished; the data wears `profile`."""

    profile: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The disguise is another one now, or a change of it came to its end."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The window is to vanish now; the process waits to be ended."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The person wants none of this: the whole program ends, the calculator too."""


Request = Open | FirstRun | Finish
Report = Opened | Alive | Wrong | Trouble | Installed | Moved | Leaving | Finished


def encode(message: Request | Report) -> bytes:
    """`message` as one line, with its line feed."""
    match message:
        case Open(profile, folder, secret):
            said = {"do": "open", "profile": profile, "folder": folder, "secret": secret}
        case FirstRun(profile):
            said = {"do": "first_run", "profile": profile}
        case Finish(profile, folder):
            said = {"do": "finish", "profile": profile, "folder": folder}
        case Trouble(sentence):
            said = {"say": "trouble", "sentence": sentence}
        case Installed(profile):
            said = {"say": "installed", "profile": profile}
        case _:
            said = {"say": next(word for word, bare in _BARE.items() if bare == message)}
    return json.dumps(said).encode("ascii") + b"\n"


def encode_apart(message: Open) -> bytearray:
    """What `encode` makes of `message`, built letter by letter, so that its owner can wipe it.

    The secret is in no other object that is made on the way.
    """
    shell = json.dumps({"do": "open", "profile": message.profile, "folder": message.folder})
    letters = (json.dumps(letter)[1:-1].encode("ascii") for letter in message.secret)
    return bytearray().join([shell[:-1].encode("ascii"), b', "secret": "', *letters, b'"}\n'])


def decode_request(line: bytes) -> Request | None:
    """The request in `line`, or None."""
    said = _strings(line)
    match said:
        case {"do": "open", "profile": profile, "folder": folder, "secret": secret, **rest}:
            return None if rest else Open(profile, folder, secret)
        case {"do": "first_run", "profile": profile, **rest}:
            return None if rest else FirstRun(profile)
        case {"do": "finish", "profile": profile, "folder": folder, **rest}:
            return None if rest else Finish(profile, folder)
        case _:
            return None


def decode_report(line: bytes) -> Report | None:
    """The report in `line`, or None."""
    said = _strings(line)
    match said:
        case {"say": "trouble", "sentence": sentence, **rest}:
            return None if rest else Trouble(sentence)
        case {"say": "installed", "profile": profile, **rest}:
            return None if rest else Installed(profile)
        case {"say": word, **rest} if not rest:
            return _BARE.get(word)
        case _:
            return None


_BARE: dict[str, Report] = {
    "opened": Opened(),
    "alive": Alive(),
    "wrong": Wrong(),
    "moved": Moved(),
    "leaving": Leaving(),
    "finished": Finished(),
}


def _strings(line: bytes) -> dict[str, str] | None:
    """The object in `line` when it is one and holds nothing but strings."""
    if len(line) > LONGEST_LINE:
        return None
    try:
        said: Any = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        return None
    return said


class Lines:
    """Cuts a stream of bytes into lines. A line that grows too long is thrown away whole."""

    def __init__(self) -> None:
        self._rest = b""
        self._skipping = False

    def feed(self, data: bytes) -> list[bytes]:
        """The lines that `data` completes, without their line feeds."""
        *lines, rest = (self._rest + data).split(b"\n")
        if lines and self._skipping:
            del lines[0]
            self._skipping = False
        if len(rest) > LONGEST_LINE:
            rest, self._skipping = b"", True
        self._rest = b"" if self._skipping else rest
        return lines
