"""The program and the second reader do what each vector says."""

from __future__ import annotations

import hashlib
import io
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import apsw
import pytest

from nocontact_desktop.errors import DamagedBackupError, DamagedVaultError, VaultTooNewError
from nocontact_desktop.vault import chunks, rollback, schema, ways
from nocontact_desktop.vault.copying import own_key
from nocontact_desktop.vault.folding import index_text
from nocontact_desktop.vault.journal import Journal
from nocontact_desktop.vault.layout import FRONT, PAGE, ROOT
from nocontact_desktop.vault.links import climbed, in_use, link_of
from nocontact_desktop.vault.recovery import check_code
from nocontact_desktop.vault.root import Rest, Root
from nocontact_desktop.vault.sealed_file import Reading
from nocontact_desktop.vault.slots import Slot, SlotKind, SlotTable
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.stretch import derive, profile_of
from nocontact_desktop.vault.words import canonical
from tests.vault import second_reader as reader
from tests.vault.vectors import inside, make, sealed
from tests.vault.vectors.seeds import Values, seeded

NEGATIVE = ("is no code", "is no link", "is none", "is refused", "does not open", "says nothing")
FILES = sorted(make.FOLDER.glob("*.txt"))


def read(path: Path) -> tuple[str, Values]:
    """What must happen, and with what."""
    said, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return said, dict(line.split(": ", 1) for line in lines)


def table(values: Values) -> bytes:
    """A slots file with one slot in it."""
    start = 32 + 256 * int(values["place"])
    data = bytes.fromhex(values["salt"]).ljust(start, b"\0") + bytes.fromhex(values["slot"])
    return data.ljust(4096, b"\0")


def slot(values: Values) -> str:
    base, share = bytes.fromhex(values["result"]), bytes.fromhex(values["share"])
    try:
        found = SlotTable(table(values)).opened_at(int(values["place"]), base, share)
    except (DamagedVaultError, VaultTooNewError):
        return "is refused"
    return f"opens with key {found.key.hex()}" if found else "does not open"


def slot_again(values: Values) -> str:
    base, share = bytes.fromhex(values["result"]), bytes.fromhex(values["share"])
    try:
        found = reader.opened(table(values), [base], share)
    except reader.RefusedError:
        return "is refused"
    return f"opens with key {found[0].key.hex()}" if found else "does not open"


class Room:
    """A file in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @classmethod
    def of_tags(cls, values: Values) -> Room:
        """Pages of which only the tags are told."""
        tags, root = bytes.fromhex(values["tags"]), bytes.fromhex(values["root"])
        pages = [bytes(PAGE - 16) + tags[at : at + 16] for at in range(0, len(tags), 16)]
        return cls(bytes(ROOT) + root + bytes(FRONT - ROOT - len(root)) + b"".join(pages))

    def read_at(self, size: int, start: int) -> bytes:
        return self.data[start : start + size]

    def write_at(self, data: bytes, start: int) -> None:
        raise AssertionError

    def sync(self) -> None:
        raise AssertionError

    def length(self) -> int:
        return len(self.data)

    def free_place(self, size: int) -> int:
        raise AssertionError

    def unchanged(self, pages: Iterable[int]) -> Rest:
        raise AssertionError

    def expect(self, size: int, starts: Iterable[int]) -> None:
        pass


def root(values: Values) -> str:
    found = Root(Room.of_tags(values), bytes.fromhex(values["key"]))
    found.load(None, 3)
    return "fits" if found.intact else "is refused"


def root_again(values: Values) -> str:
    data, key = Room.of_tags(values).data, bytes.fromhex(values["key"])
    try:
        reader._check_sum(data, key, *reader._root(data, key), ())
    except reader.RefusedError:
        return "is refused"
    return "fits"


def mark(values: Values) -> str:
    vault = SimpleNamespace(
        store=SimpleNamespace(setting=lambda _name: values["key"]),
        place=SimpleNamespace(slot=SimpleNamespace(compartment=0)),
    )
    keyring = SimpleNamespace(mark=lambda _compartment: bytes.fromhex(values["mark"]))
    found = rollback._seen(cast("Any", vault), cast("Any", keyring))
    return f"is {found}" if found else "says nothing"


def mark_again(values: Values) -> str:
    found = reader.mark(bytes.fromhex(values["mark"]), bytes.fromhex(values["key"]))
    return "says nothing" if found is None else f"is {found}"


def page_again(values: Values) -> str:
    box = seeded("page", 16352) + bytes.fromhex(values["nonce and tag"])
    try:
        plain = reader.plain_page(int(values["number"]), box, bytes.fromhex(values["key"]))
    except reader.RefusedError:
        return "is refused"
    return f"is {hashlib.sha256(plain).hexdigest()}"


def journal(values: Values) -> str:
    room, key = Room(sealed.compartment(values)), bytes.fromhex(values["key"])
    try:
        found = Journal(room, key)
    except DamagedVaultError:
        return "is refused"
    if found.rest is None:
        return "is none"
    over = Root(room, key)
    over.load(found.rest, 3)
    end = 512 + (found.size - 512) // (PAGE + 8) * (PAGE + 8)
    content = found.read(found.size, 0)
    held = [int.from_bytes(content[at : at + 4], "big") for at in range(512, end, PAGE + 8)]
    return brought(held) if over.intact else "is refused"


def journal_again(values: Values) -> str:
    try:
        found = reader.journal(sealed.compartment(values), bytes.fromhex(values["key"]))
    except reader.RefusedError:
        return "is refused"
    assert not found or found == {2: seeded("old 2", PAGE)}
    return "is none" if found is None else brought(found)


def brought(held: Iterable[int]) -> str:
    return "brings back " + (" ".join(map(str, held)) or "nothing")


def copy(values: Values) -> str:
    key = bytes.fromhex(values["key"])
    try:
        found = Reading(io.BytesIO(sealed.copy_of(values)))
        head, outer = found.head((key,))
        members = [b"", b""]
        for member, part in found.parts(head, outer):
            members[member] += part
    except (DamagedBackupError, VaultTooNewError):
        return "is refused"
    return sealed.read_copy(head.count, head.made, members, found.table.data)


def copy_again(values: Values) -> str:
    data = sealed.copy_of(values)
    try:
        found = reader.copy(data, bytes.fromhex(values["key"]))
    except reader.RefusedError:
        return "is refused"
    return sealed.read_copy(*found, reader.copy_slots(data))


def generation(values: Values, key_of: Callable[[bytes], bytes]) -> str:
    nonce, box = bytes.fromhex(values["nonce"]), bytes.fromhex(values["box"])
    key = reader.hkdf(key_of(bytes.fromhex(values["key"])), nonce, b"backup")
    return "does not open" if reader.unsealed(key, bytes(12), box) is None else "opens"


def sealed_key(key: bytes) -> bytes:
    return own_key(Slot(SlotKind.WORDS, 0, 15, key))


def key_again(key: bytes) -> bytes:
    return reader.generation_key(reader.Slot(1, 0, 15, key, b"", b"", 0))


def store_with(text: str) -> Store:
    return cast("Store", SimpleNamespace(setting=lambda *_: text))


def known_ways(values: Values) -> str:
    try:
        found = ways.known(store_with(values["text"]))
    except DamagedVaultError:
        return "is refused"
    plain = {int(k): [(w.level, w.base, w.share) for w in some] for k, some in found.ways.items()}
    return inside.said_of(plain)


def ways_again(values: Values) -> str:
    try:
        return inside.said_of(reader.ways(values["text"]))
    except reader.RefusedError:
        return "is refused"


def count(values: Values) -> str:
    try:
        return f"is {rollback.count(store_with(values['text']))}"
    except DamagedVaultError:
        return "is refused"


def count_again(values: Values) -> str:
    try:
        return f"is {reader.count_of(values['text'])}"
    except reader.RefusedError:
        return "is refused"


def fill(execute: Callable[..., Any], values: Values) -> None:
    for sql in filter(str.strip, schema.STEPS[1].split(";")):
        execute(sql)
    hashed = bytes.fromhex(values["hash"])
    execute("insert into contents values (?, ?, 0)", (int(values["content"]), hashed))
    execute("insert into attachments values (1, 'id', 'name', ?)", (int(values["content"]),))
    for numbered in values["chunks"].split():
        number, data = numbered.split("=")
        execute("insert into chunks values (?, ?)", (int(number), bytes.fromhex(data)))


def file(values: Values) -> str:
    connection = apsw.Connection(":memory:")
    fill(connection.execute, values)
    database = SimpleNamespace(read=lambda work: work(connection))
    try:
        found = chunks.verified(cast("Any", database), int(values["content"]))
        return f"is {b''.join(found).hex()}"
    except DamagedVaultError:
        return "is refused"
    finally:
        connection.close()


def file_again(values: Values) -> str:
    connection = sqlite3.connect(":memory:")
    try:
        fill(connection.execute, values)
        return f"is {next(reader.attachments(connection))[1].hex()}"
    except reader.RefusedError:
        return "is refused"
    finally:
        connection.close()


def stretched(values: Values) -> str:
    salts = [values["links"][at : at + 64] for at in (0, 64, 128)]
    base = derive(canonical(values["text"]), bytes.fromhex(values["salt"]))
    found = climbed(base, in_use([bytes.fromhex(salt) for salt in salts]))
    return "is " + " ".join(result.hex() for result in found)


def stretched_again(values: Values) -> str:
    data = bytes.fromhex(values["salt"]).ljust(2080, b"\0") + bytes.fromhex(values["links"])
    found = reader.results(data.ljust(4096, b"\0"), values["text"])
    return "is " + " ".join(result.hex() for result in found)


def cost(found: tuple[int, int] | None) -> str:
    return f"is {found[0]} MiB and {found[1]} passes" if found else "is no link"


def salt(values: Values) -> str:
    found = profile_of(bytes.fromhex(values["salt"]))
    return cost((found.memory, found.passes))


def link(values: Values) -> str:
    found = link_of(bytes.fromhex(values["salt"]))
    return cost((found.memory, found.passes) if found else None)


def code(values: Values, check: Callable[[str], str | None] = check_code) -> str:
    found = check(values["text"])
    return f"is {found}" if found else "is no code"


PROGRAM: dict[str, Callable[[Values], str]] = {
    "code": code,
    "secret": lambda values: f"is {canonical(values['text'])}",
    "salt": salt,
    "link": link,
    "slot": slot,
    "root": root,
    "mark": mark,
    "journal": journal,
    "copy": copy,
    "generation": lambda values: generation(values, sealed_key),
    "ways": known_ways,
    "count": count,
    "file": file,
    "argon": stretched,
    "words": lambda values: f"is {index_text(values['text'])}",
}
READER: dict[str, Callable[[Values], str]] = {
    "code": lambda values: code(values, reader.recovery_code),
    "secret": lambda values: f"is {reader.canonical(values['text'])}",
    "salt": lambda values: cost(reader.parameters(bytes.fromhex(values["salt"]))),
    "link": lambda values: cost(reader.link(bytes.fromhex(values["salt"]))),
    "slot": slot_again,
    "page": page_again,
    "root": root_again,
    "mark": mark_again,
    "journal": journal_again,
    "copy": copy_again,
    "generation": lambda values: generation(values, key_again),
    "ways": ways_again,
    "count": count_again,
    "file": file_again,
    "argon": stretched_again,
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_vector_holds(path: Path) -> None:
    said, values = read(path)
    kind = path.stem.split("-")[0]
    if "sha256" in values:
        made = sealed.compartment(values) if kind == "journal" else sealed.copy_of(values)
        assert hashlib.sha256(made).hexdigest() == values["sha256"]
    if kind in READER:  # the index of words can be made again, so the reader does without it
        assert READER[kind](values) == said
    if kind in PROGRAM:  # pages are opened by the database driver, see `tests/vault/tamper`
        assert PROGRAM[kind](values) == said


def test_there_are_many_and_most_are_negative_and_made_by_the_script() -> None:
    told = {path.stem: read(path) for path in FILES}
    no = [s for s, _ in told.values() if s.startswith(NEGATIVE)]
    assert len(FILES) >= 150
    assert len(no) >= 0.8 * len(FILES)
    assert told == {name: (said, values) for name, said, values in make.every()}
