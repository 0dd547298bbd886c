"""How often a code was tried in vain, and how long to wait before the next one counts.

It stands in the lock's file, sealed, so that it does not show and is not written by hand. The key
is no secret: none is at hand before the vault is open, and damaged slots must keep nobody out.
Whoever keeps an older state of that file and puts it back, or copies the vault away, guesses
without it; against that there is only the cost of each guess.

Time is counted from the start of the computer: the clock on the wall can be set. After a new start
the whole wait begins again with it.
"""

from __future__ import annotations

import os
import secrets
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.vault import files
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import FileNames, read_slots
from nocontact_desktop.vault.words import canonical

FREE = 5
"""So many codes in a row cost no wait."""
WAITS = (30, 60, 120, 240, 480, 900)
"""Seconds after the last free one, and after each that follows; the last of them for all others."""
_BODY = struct.Struct(">BQIQQd16s")
_VERSION = 1
_NONCE, _TAG, _SIZE = 12, 16, 256
_PLACES = (_SIZE, 2 * _SIZE)
"""Used in turn, so that a power cut leaves one of them. Before them lies what the lock needs."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Now: which start of the computer, the seconds since then, and the clock on the wall."""

    boot: str
    seconds: float
    wall: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered. `row` is how many there were since the last code that opened."""

    number: int = 0
    row: int = 0
    vain: int = 0
    """All that ever opened nothing."""
    last: int = 0
    """The time on the wall of the last of them."""
    since: float = 0.0
    """When the wait began, in seconds since the start of the computer that `boot` stands for."""
    boot: bytes = bytes(16)

    def left(self, now: Moment) -> float:
        """How many seconds are still to be waited."""
        if self.row < FREE:
            return 0.0
        wait = WAITS[min(self.row - FREE, len(WAITS) - 1)]
        is_same = self.boot == _mark(now.boot) and self.since <= now.seconds
        return max(0.0, wait - (now.seconds - self.since if is_same else now.seconds))


class Tries:
    """Counts the codes that are tried on the vault in `folder`."""

    def __init__(self, folder: Path, names: FileNames, moment: Callable[[], Moment]) -> None:
        self._path = folder / names.lock
        self._moment = moment
        self._before = Record()

    def begin(self) -> bool:
        """Note that a code is tried; whether it may open anything now. Call `passed` if it does.

        It is noted before it is known, so that ending the program is no way around. What comes
        during a wait is counted, but makes no wait longer: nobody can be kept out by it for good.
        A file that is gone or was changed counts as if the free ones were used up just now: that
        gains nobody a guess at once, and keeps out for the shortest wait where it was an accident.
        """
        now = self._moment()
        self._before = before = self._read() or _used_up(now)
        waiting = before.left(now) > 0
        tried = replace(before, number=before.number + 1, vain=before.vain + 1, last=now.wall)
        if not waiting:
            row = min(before.row + 1, FREE + len(WAITS))
            tried = replace(tried, row=row, since=now.seconds, boot=_mark(now.boot))
        return not (self._write(tried) and waiting)

    def passed(self) -> None:
        """It did open something: it was none of those in vain, and nothing is to be waited for."""
        self._write(replace(self._before, number=self._before.number + 2, row=0))

    def record(self) -> Record:
        """What is remembered now."""
        return self._read() or Record()

    def start(self) -> None:
        """Begin for a new vault."""
        self._write(Record())

    def _read(self) -> Record | None:
        """The newer of the two that can be read."""
        with suppress(OSError):
            self._path.chmod(0o600)
        try:
            data = self._path.read_bytes()[: _PLACES[-1] + _SIZE]
        except OSError:
            return None
        found = [self._opened(data[place : place + _SIZE]) for place in _PLACES]
        return max((each for each in found if each), key=lambda each: each.number, default=None)

    def _write(self, record: Record) -> bool:
        """Write it where the older one is; `False` where nothing can be written."""
        try:
            descriptor = files.open_descriptor(self._path, os.O_RDWR | os.O_CREAT)
            try:
                if os.fstat(descriptor).st_size != _PLACES[-1] + _SIZE:
                    os.ftruncate(descriptor, 0)
                    files.write_random(descriptor, 0, _PLACES[-1] + _SIZE)
                files.write_at(descriptor, self._sealed(record), _PLACES[record.number % 2])
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError:
            return False
        return True

    def _sealed(self, record: Record) -> bytes:
        fields = record.number, record.row, record.vain, record.last, record.since, record.boot
        body = _BODY.pack(_VERSION, *fields).ljust(_SIZE - _NONCE - _TAG, b"\0")
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher().encrypt(nonce, body, None)

    def _opened(self, data: bytes) -> Record | None:
        try:
            body = self._cipher().decrypt(data[:_NONCE], data[_NONCE:], None)
        except (InvalidTag, ValueError):
            return None
        version, *fields = _BODY.unpack_from(body)
        return Record(*fields) if version == _VERSION else None

    def _cipher(self) -> AESGCM:
        return AESGCM(HKDF(SHA256(), 32, None, b"tries").derive(bytes(32)))


def begin_counting(folder: Path, names: FileNames) -> None:
    """Begin for a new vault."""
    Tries(folder, names, lambda: Moment("", 0.0, 0)).start()


def tries_on(folder: Path, names: FileNames) -> Record:
    """What is remembered of the vault in `folder`."""
    return Tries(folder, names, lambda: Moment("", 0.0, 0)).record()


def spend(folder: Path, names: FileNames, secret: str) -> None:
    """Take as long as a code that is tried, and try none."""
    with suppress(ExpectedError):
        table = read_slots(folder / names.slots)
        climbed(derive(canonical(secret), table.salt), table.further)


def _used_up(now: Moment) -> Record:
    return Record(row=FREE, since=now.seconds, boot=_mark(now.boot))


def _mark(boot: str) -> bytes:
    return sha256(boot.encode()).digest()[:16]
