"""Opening a vault beside the bare key derivation, and one edit in a small and a large vault."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import apsw

from benchmarks.table import Row
from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.vault import NewVault, Store, Vault, create, new_code, open_vault
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.stretch import DEFAULT, derive, new_salt

T = TypeVar("T")
WORDS = "correct horse battery staple again"
SMALL, LARGE = 100, 100_000
LISTS = 20
BARE = "bare key derivation"


class _OneTransaction(Database):
    """Lets a store write many things at once, to fill a vault quickly."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._open = connection

    def read(self, work: Callable[[apsw.Connection], T]) -> T:
        """Within the transaction that is open."""
        return work(self._open)

    def write(
        self, work: Callable[[apsw.Connection], T], undone: Callable[[], None] = lambda: None
    ) -> T:
        """Within the transaction that is open."""
        return work(self._open)


def measure(rounds: int) -> list[Row]:
    """All of it, `rounds` times."""
    with tempfile.TemporaryDirectory() as name:
        small, large = _made(Path(name, "small"), SMALL), _made(Path(name, "large"), LARGE)
        opening = [
            (_milliseconds(_derive), _milliseconds(lambda: _open(small).close()))
            for _ in range(rounds)
        ]
        names = [f"one edit among {count:,} items" for count in (SMALL, LARGE)]
        edits = [(_edit_time(small), _edit_time(large)) for _ in range(rounds)]
    return [
        Row(BARE, [bare for bare, _ in opening], "ms"),
        Row("opening a vault", [full for _, full in opening], "ms", BARE),
        Row("what opening adds to it", [full - bare for bare, full in opening], "ms"),
        Row(names[0], [few for few, _ in edits], "ms"),
        Row(names[1], [many for _, many in edits], "ms", names[0]),
    ]


def _made(folder: Path, count: int) -> Path:
    profile = load_profiles(resources.folder("disguises"))[0]
    vault = create(folder, profile.files, NewVault(WORDS, new_code()), DEFAULT)
    vault.store._database.write(lambda connection: _fill(connection, count))
    vault.close()
    return folder


def _fill(connection: apsw.Connection, count: int) -> None:
    store = Store(_OneTransaction(connection))
    for number in range(count):
        data = {"title": f"Thing {number}", "note": "a few words", "values": {"place": "a shelf"}}
        store.add_item("documents", f"list-{number % LISTS}", data)


def _open(folder: Path) -> Vault:
    profile = load_profiles(resources.folder("disguises"))[0]
    return open_vault(folder, profile.files, WORDS, None)


def _derive() -> None:
    derive(WORDS, new_salt(DEFAULT))


def _edit_time(folder: Path) -> float:
    vault = _open(folder)
    try:
        item = vault.store.items("documents", "list-3")[0]
        data = {**item.data, "note": f"changed at {time.monotonic_ns()}"}
        return _milliseconds(lambda: vault.store.change_item(item.id, data))
    finally:
        vault.close()


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
