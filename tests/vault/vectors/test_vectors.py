"""The program and the second reader do what each vector says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from nocontact_desktop.errors import DamagedVaultError, VaultTooNewError
from nocontact_desktop.vault import rollback
from nocontact_desktop.vault.layout import FRONT, PAGE, ROOT
from nocontact_desktop.vault.links import link_of
from nocontact_desktop.vault.recovery import check_code
from nocontact_desktop.vault.root import Root
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.stretch import profile_of
from nocontact_desktop.vault.words import canonical
from tests.vault import second_reader as reader
from tests.vault.vectors import make

Values = dict[str, str]
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
    """Pages of which only the tags are told."""

    def __init__(self, values: Values) -> None:
        tags, root = bytes.fromhex(values["tags"]), bytes.fromhex(values["root"])
        pages = [bytes(PAGE - 16) + tags[at : at + 16] for at in range(0, len(tags), 16)]
        self.data = bytes(ROOT) + root + bytes(FRONT - ROOT - len(root)) + b"".join(pages)

    def read_at(self, size: int, start: int) -> bytes:
        return self.data[start : start + size]

    def write_at(self, data: bytes, start: int) -> None:
        raise AssertionError

    def expect(self, size: int, starts: Iterable[int]) -> None:
        pass


def root(values: Values) -> str:
    found = Root(Room(values), bytes.fromhex(values["key"]))
    found.load(None, 3)
    return "fits" if found.intact else "is refused"


def root_again(values: Values) -> str:
    data, key = Room(values).data, bytes.fromhex(values["key"])
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
    box = make.seeded("page", 16352) + bytes.fromhex(values["nonce and tag"])
    try:
        plain = reader.plain_page(int(values["number"]), box, bytes.fromhex(values["key"]))
    except reader.RefusedError:
        return "is refused"
    return f"is {hashlib.sha256(plain).hexdigest()}"


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
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_vector_holds(path: Path) -> None:
    said, values = read(path)
    kind = path.stem.split("-")[0]
    assert READER[kind](values) == said
    if kind in PROGRAM:  # pages are opened by the database driver, see `tests/vault/tamper`
        assert PROGRAM[kind](values) == said


def test_there_are_many_and_most_are_negative_and_made_by_the_script() -> None:
    told = {path.stem: read(path) for path in FILES}
    no = [s for s, _ in told.values() if s.startswith(("is no", "is refused", "does not", "says"))]
    assert len(FILES) >= 150
    assert len(no) >= 0.8 * len(FILES)
    assert told == {name: (said, values) for name, said, values in make.every()}
