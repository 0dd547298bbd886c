"""Opening a vault beside the bare key derivation, and one edit in a small and a large vault."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeVar
from unittest.mock import patch

import apsw
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from benchmarks.table import Row
from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.vault import NewVault, Store, Vault, create, new_code, open_vault, stretch
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.store import StoredItem
from nocontact_desktop.vault.stretch import DEFAULT, FLOOR, Stretch, derive, new_salt

T = TypeVar("T")
WORDS = "correct horse battery staple again"
SMALL, LARGE = 100, 100_000
LISTS = 20
LATER = 10
BARE = "bare key derivation"


class Sitting(NamedTuple):
    """What an opening added to its key derivation, and the edits after it, in milliseconds."""

    added: float
    first: float
    later: list[float]


class _Timed:
    """Argon2id with a clock."""

    milliseconds: ClassVar[list[float]] = []

    def __init__(self, **given: int | bytes) -> None:
        self._real = Argon2id(**given)  # type: ignore[arg-type]

    def derive(self, secret: bytes) -> bytes:
        """As the real one."""
        began = time.perf_counter()
        key = self._real.derive(secret)
        self.milliseconds.append((time.perf_counter() - began) * 1000)
        return key


class OneTransaction(Database):
    """Lets a store write many things at once, to fill a vault quickly."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._open = connection

    @property
    def under_way(self) -> bool:
        """All of it is one change that is not committed yet."""
        return True

    def read(self, work: Callable[[apsw.Connection], T]) -> T:
        """Within the transaction that is open."""
        return work(self._open)

    def write(
        self,
        work: Callable[[apsw.Connection], T],
        undone: Callable[[], None] = lambda: None,
        *,
        dear: bool = False,
    ) -> T:
        """Within the transaction that is open."""
        return work(self._open)


def measure(rounds: int) -> list[Row]:
    """Opening `rounds` times as it is, and more often with a weak derivation, which is quicker."""
    with tempfile.TemporaryDirectory() as name:
        usual = made(Path(name, "usual"), SMALL, DEFAULT)
        small, large = (made(Path(name, str(n)), n, FLOOR) for n in (SMALL, LARGE))
        opening = [_opening(usual) for _ in range(rounds)]
        few, many = zip(
            *(_sittings(small, large, number) for number in range(rounds * 4)), strict=True
        )
    return [
        Row(BARE, [bare for bare, _ in opening], "ms"),
        Row("opening a vault", [full for _, full in opening], "ms", [BARE]),
        *_pair("what opening adds", [s.added for s in few], [s.added for s in many]),
        *_pair("first edit after opening", [s.first for s in few], [s.first for s in many]),
        *_pair(
            "each later edit",
            [edit for sitting in few for edit in sitting.later],
            [edit for sitting in many for edit in sitting.later],
        ),
    ]


def _opening(folder: Path) -> tuple[float, float]:
    return _milliseconds(_derive), _milliseconds(lambda: opened(folder).close())


def _sittings(small: Path, large: Path, number: int) -> tuple[Sitting, Sitting]:
    """They take turns in being first, so that neither always has the warmer machine."""
    if number % 2:
        few = _sitting(small)
        return few, _sitting(large)
    many = _sitting(large)
    return _sitting(small), many


def _pair(what: str, few: Sequence[float], many: Sequence[float]) -> list[Row]:
    names = [f"{what}: {count:,} items" for count in (SMALL, LARGE)]
    return [Row(names[0], few, "ms"), Row(names[1], many, "ms", [names[0]])]


def made(folder: Path, count: int, cost: Stretch = FLOOR) -> Path:
    """A closed vault with so many items."""
    profile = load_profiles(resources.folder("disguises"))[0]
    vault = create(folder, profile.files, NewVault(WORDS, new_code()), cost)
    vault.store._database.write(lambda connection: _fill(connection, count))
    vault.close()
    return folder


def _fill(connection: apsw.Connection, count: int) -> None:
    store = Store(OneTransaction(connection))
    for number in range(count):
        data = {"title": f"Thing {number}", "note": "a few words", "values": {"place": "a shelf"}}
        store.add_item("documents", f"list-{number % LISTS}", data)


def opened(folder: Path) -> Vault:
    """A vault that `made` made."""
    profile = load_profiles(resources.folder("disguises"))[0]
    return open_vault(folder, profile.files, WORDS, None)


def _derive() -> None:
    derive(WORDS, new_salt(DEFAULT))


def _sitting(folder: Path) -> Sitting:
    """Open, look at a list as its page does, change its first item, and then others."""
    _Timed.milliseconds.clear()
    with patch.object(stretch, "Argon2id", _Timed):
        began = time.perf_counter()
        vault = opened(folder)
        opening = (time.perf_counter() - began) * 1000
    try:
        items = vault.store.items("documents", "list-3")
        edits = [_edit_time(vault, items[at % len(items)]) for at in range(LATER + 1)]
    finally:
        vault.close()
    return Sitting(opening - sum(_Timed.milliseconds), edits[0], edits[1:])


def _edit_time(vault: Vault, item: StoredItem) -> float:
    data = {**item.data, "note": f"changed at {time.monotonic_ns()}"}
    return _milliseconds(lambda: vault.store.change_item(item.id, data))


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
