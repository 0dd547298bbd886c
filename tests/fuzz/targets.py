"""The parsers: each takes any bytes, and lets nothing out but errors that have a name.

What needs a key gets its bytes sealed with the right one, so that the bytes reach the parser.
"""

from __future__ import annotations

import io
import json
import struct
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nocontact_desktop import resources
from nocontact_desktop.disguise import pipe
from nocontact_desktop.disguise.engine import pad_file
from nocontact_desktop.disguise.engine.arithmetic import SumError
from nocontact_desktop.disguise.engine.measure import read_measure
from nocontact_desktop.disguise.engine.pad import Pad
from nocontact_desktop.disguise.engine.units import convert, load_quantities, written
from nocontact_desktop.disguise.profile import load_profile
from nocontact_desktop.errors import ContentError, ExpectedError
from nocontact_desktop.exports import notes_file
from nocontact_desktop.plan import codec
from nocontact_desktop.vault import folding, recovery, sealed_file, slots, words
from nocontact_desktop.vault.sealed_file import Reading
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.strength import estimate_pin
from nocontact_desktop.vault.stretch import FLOOR

Target = Callable[[bytes], None]

KEY = bytes(range(32))
QUANTITIES = load_quantities(resources.folder("units"))
TABLE = SlotTable(bytes(slots.FILE_SIZE)).with_salts(SlotTable.new(FLOOR))


def slots_file(data: bytes) -> None:
    """The whole file as it lies there."""
    with suppress(ExpectedError):
        table = SlotTable(data)
        assert len(table.further) <= len(table.all_further) == 3
        assert table.opened(KEY, None) is None


def slot_body(data: bytes) -> None:
    """What lies inside a slot that opens."""
    body = data.ljust(228, b"\0")[:228]
    cipher = TABLE._cipher(0, KEY, b"")
    box = bytes(12) + cipher.encrypt(bytes(12), body, None)
    with suppress(ExpectedError):
        slot = TABLE._with(32, box).opened(KEY, None)
        assert slot is not None
        assert len(slot.key) == len(slot.common_key) == len(slot.next_key) == 32
        assert all(0 <= slots.place_of(slot.group, kind) < slots.SLOTS for kind in slots.SlotKind)


def copy_file(data: bytes) -> None:
    """A copy or a generation as it lies there."""
    with suppress(ExpectedError):
        reading = Reading(io.BytesIO(data))
        reading.check((KEY,), lambda _: None)
        raise AssertionError("nobody has sealed this")


def copy_head(data: bytes) -> None:
    """The head of a copy that opens, and boxes behind it."""
    nonce, start = sealed_file.opening(TABLE)
    cipher = sealed_file._cipher(KEY, nonce)
    head = sealed_file._box(cipher, 0, data[:64])
    parts = [sealed_file._box(cipher, n, data[64:]) for n in range(1, 4)]
    with suppress(ExpectedError):
        reading = Reading(io.BytesIO(start + head + b"".join(parts)))
        found = reading.check((KEY,), lambda _: None)
        assert found.parts <= 4
        datetime.fromtimestamp(found.made, UTC)


def typed_secret(data: bytes) -> None:
    """Words, a PIN or a recovery code, however typed."""
    typed = _text(data)
    form = words.canonical(typed)
    assert words.canonical(form) in (form, recovery.check_code(form))
    code = recovery.check_code(typed)
    assert code is None or (recovery.check_code(code) == code == form)
    estimate_pin(typed[:100])


def searched_words(data: bytes) -> None:
    """What is typed into the search, and what is indexed."""
    typed = _text(data)
    assert '"' not in folding.index_text(typed)
    for word in folding.words(typed):
        assert folding.holds(typed, word)


def pipe_lines(data: bytes) -> None:
    """The bytes that the two processes send each other."""
    lines = pipe.Lines()
    for start in range(0, len(data), 1 + data[0] % 50 if data else 1):
        for line in lines.feed(data[start : start + 1 + data[0] % 50]):
            _both_ways(line)
    _both_ways(data)


def profile(data: bytes) -> None:
    """A disguise's profile."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profile.toml"
        path.write_bytes(data)
        with suppress(ContentError):
            load_profile(path)


def lists_file(data: bytes) -> None:
    """The open file of a pad: what is read from it is written back the same."""
    with suppress(ExpectedError):
        pages = pad_file.parse(data)
        assert pad_file.parse(pad_file.encoded(pages)) == pages
        pad = Pad(pages)
        assert len(list(pad.search("a"))) <= sum(len(data) for _ in pages)


def typed_measure(data: bytes) -> None:
    """What is typed into the converter's line."""
    with suppress(SumError):
        found = read_measure(_text(data), QUANTITIES)
        assert found.unit in found.quantity.units
        written(convert(found.amount, found.unit, found.wanted or found.quantity.first))


def notes_text(data: bytes) -> None:
    """A file with notes that came back from somebody else."""
    titles = ("Safe places", "Money", "Дети")
    with suppress(ExpectedError):
        found = notes_file.read_notes(data, titles)
        assert 0 < len(found.notes) <= notes_file.MOST
        assert all(0 < len(note.words) <= notes_file.LONGEST for note in found.notes)
        told = "".join((found.sender, *(note.about + note.words for note in found.notes)))
        assert not set(told) & {"\0", "\u202e", "\u2066", "\r"}


def stored_item(data: bytes) -> None:
    """The JSON object of an item: reading it never fails, and nothing of it is lost."""
    try:
        stored: Any = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(stored, dict):
        return
    item = codec.from_data("id", "section", "list", stored)
    again = codec.to_data(item)
    assert all(stored[key] == "" for key in stored.keys() - again.keys())
    assert codec.from_data("id", "section", "list", again) == item


def journal_head(data: bytes) -> None:
    """The place and the key of a journal, with any body."""
    from nocontact_desktop.vault.journal import Journal, Room

    body = AESGCM(KEY).encrypt(bytes(12), data[48:], None)
    with suppress(ExpectedError):
        journal = Journal(cast(Room, Memory(data[:48].ljust(48, b"\0"), body)), KEY)
        assert journal.read(journal.size, 0) == data[48:] or not journal.there


class Memory:
    """A file of a compartment in memory whose head opens."""

    def __init__(self, head: bytes, body: bytes) -> None:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        start, size, key = struct.unpack(">QQ32s", head)
        if key == bytes(32):
            head = struct.pack(">QQ32s", start, size, KEY)
        cipher = AESGCM(HKDF(SHA256(), 32, None, b"journal").derive(KEY))
        box = bytes(12) + cipher.encrypt(bytes(12), head.ljust(4068, b"\0"), None)
        self._data = box.ljust(16384, b"\0") + body

    def read_at(self, size: int, start: int) -> bytes:
        assert size <= len(self._data), "more than there is was asked for"
        return self._data[start : start + size]

    def write_at(self, data: bytes, start: int) -> None:
        raise AssertionError("nothing is written while reading")

    def sync(self) -> None:
        raise AssertionError("nothing is written while reading")

    def free_place(self, size: int) -> int:
        return len(self._data)

    def length(self) -> int:
        return len(self._data)


def _both_ways(line: bytes) -> None:
    request, report = pipe.decode_request(line), pipe.decode_report(line)
    if request is not None:
        assert pipe.decode_request(pipe.encode(request)) == request
        if isinstance(request, pipe.Open):
            assert bytes(pipe.encode_apart(request)) == pipe.encode(request)
    if report is not None:
        assert pipe.decode_report(pipe.encode(report)) == report


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        slots_file,
        slot_body,
        copy_file,
        copy_head,
        typed_secret,
        searched_words,
        pipe_lines,
        profile,
        lists_file,
        typed_measure,
        notes_text,
        stored_item,
        journal_head,
    )
}
