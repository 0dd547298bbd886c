"""Opening, saving an edit and searching, beside KeePassXC's own command line and pykeepass.

Each call of `keepassxc-cli` opens the database again, so an edit or a search is counted without
what showing an entry takes. KeePassXC writes and flushes the whole file anew; pykeepass writes it
anew and does not flush it; the vault flushes its own file a few times for an edit.
"""

from __future__ import annotations

import base64
import importlib
import os
import secrets
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.kdf.argon2 import Argon2d

from benchmarks.beside import figure, has, pykeepass_folder
from benchmarks.table import Row
from benchmarks.vault import made, opened
from nocontact_desktop.vault.stretch import DEFAULT, FLOOR, derive, new_salt

CLI = "keepassxc-cli"
PASSWORD = "a password"  # noqa: S105 - of a throw-away database
KDF = "KeePassXC's Argon2d, 64 MiB and 10 passes"
_ENTRY = (
    "<Entry><UUID>{id}</UUID>"
    "<String><Key>Title</Key><Value>Thing {n}</Value></String>"
    "<String><Key>Notes</Key><Value>a few words</Value></String>"
    "<String><Key>UserName</Key><Value>a shelf</Value></String></Entry>"
)
_FILE = (
    '<?xml version="1.0" encoding="utf-8"?><KeePassFile><Meta><Generator>x</Generator></Meta><Root>'
    "<Group><UUID>{id}</UUID><Name>Root</Name>{entries}</Group></Root></KeePassFile>"
)


def measure(rounds: int, sizes: tuple[int, ...]) -> list[Row]:
    """All of it; `sizes` are numbers of items."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARKS")) as name:
        rows = [*_guess(rounds), *_opening(Path(name), rounds)]
        for size in sizes:
            rows += _items(Path(name), size, max(1, rounds if size < 100_000 else 1))
    return rows


def _guess(rounds: int) -> list[Row]:
    """What one guess costs who tries them, in turn."""
    salt = new_salt(DEFAULT)
    theirs_of = partial(Argon2d, length=32, iterations=10, lanes=4, memory_cost=64 << 10)
    mine, theirs = [], []
    for _ in range(rounds):
        theirs.append(_ms(lambda: theirs_of(salt=salt).derive(b"a guess")))
        mine.append(_ms(lambda: derive("a guess", salt)))
    return [
        Row(f"one guess: {KDF}", theirs, "ms"),
        Row("one guess: vault, 256 MiB and 5 passes", mine, "ms", [f"one guess: {KDF}"]),
    ]


def _opening(place: Path, rounds: int) -> list[Row]:
    """Whole programs: time without the start of Python, and memory."""
    database = _with_argon(place / "argon.kdbx")
    folder = made(place / "usual", 1, DEFAULT)
    mine, theirs = [], []
    for _ in range(rounds):
        mine.append(figure("opening", folder))
        if database is not None:
            theirs.append(figure("run", CLI, "ls", "-q", database, INPUT=PASSWORD + "\n"))
    peer = f"{CLI}, Argon2d as above"
    rows = []
    for at, what, unit, factor in ((0, "opening", "ms", 1000), (1, "memory, opening", "MiB", 1)):
        if theirs:
            rows.append(Row(f"{what}: {peer}", [f[at] * factor for f in theirs], unit))
        against = [f"{what}: {peer}"]
        rows.append(Row(f"{what}: vault", [f[at] * factor for f in mine], unit, against))
    return rows


def _with_argon(path: Path) -> Path | None:
    """A database with KeePassXC's values; its command line makes the older AES-KDF only."""
    peer = _pykeepass()
    if peer is None or not has(CLI):
        return None
    database = peer.create_database(str(path), password=PASSWORD)
    values = database.kdbx.header.value.dynamic_header.kdf_parameters.data.dict
    for name, value in {"M": 64 << 20, "I": 10, "P": 4}.items():
        values[name].value = value
    database.save()
    return path


def _items(place: Path, size: int, rounds: int) -> list[Row]:
    """An edit and a search among so many items."""
    folder = made(place / str(size), size, FLOOR)
    database = _imported(place, size) if has(CLI) else None
    quick = _with_one_round(database) if database is not None else None
    edit, find = f"edit, {size:,} items", f"search, {size:,} items"
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        if database is not None:
            for name, milliseconds in _by_cli(database, size).items():
                found.setdefault(f"{name}, {size:,} items: {CLI}", []).append(milliseconds)
            if (saved := _by_pykeepass(quick)) is not None:
                found.setdefault(f"{edit}: pykeepass", []).append(saved)
        for name, milliseconds in zip((edit, find), _by_vault(folder, size), strict=True):
            found.setdefault(f"{name}: vault", []).append(milliseconds)
    peers = {name: [f"{name}: {CLI}", f"{name}: pykeepass"] for name in (edit, find)}
    order = sorted(found, key=lambda name: (name.startswith("search"), name.endswith("vault")))
    return [
        Row(name, found[name], "ms", peers[what] if who == "vault" else ())
        for name in order
        for what, _, who in [name.partition(": ")]
    ]


def _by_vault(folder: Path, size: int) -> tuple[float, float]:
    """The median of a few edits and of a few searches."""
    vault = opened(folder)
    try:
        items = vault.store.items("documents", "list-3")
        edits, finds = [], []
        for at in range(9):
            item = items[at % len(items)]
            data = {**item.data, "note": f"changed at {time.monotonic_ns()}"}
            edits.append(_ms(lambda item=item, data=data: vault.store.change_item(item.id, data)))
            finds.append(_ms(lambda: vault.store.search(f"Thing {size // 2}")))
    finally:
        vault.close()
    return sorted(edits)[4], sorted(finds)[4]


def _by_cli(database: Path, size: int) -> dict[str, float]:
    """An edit and a search, without what opening for a look takes."""
    given = {"INPUT": PASSWORD + "\n"}
    title, user = f"/Thing {size // 2}", secrets.token_hex(4)
    look = figure("run", CLI, "show", "-q", database, title, **given).seconds
    edit = figure("run", CLI, "edit", "-q", "-u", user, database, title, **given).seconds
    find = figure("run", CLI, "search", "-q", database, title[1:], **given).seconds
    return {"edit": max(edit - look, 0.0) * 1000, "search": max(find - look, 0.0) * 1000}


def _with_one_round(database: Path) -> Path | None:
    """A copy without a derivation to speak of, which pykeepass does in Python at each save."""
    peer = _pykeepass()
    if peer is None:
        return None
    copy = database.with_suffix(".quick")
    opened_one = peer.PyKeePass(str(database), password=PASSWORD)
    opened_one.kdbx.header.value.dynamic_header.transform_rounds.data = 1
    opened_one.save(str(copy))
    return copy


def _by_pykeepass(database: Path | None) -> float | None:
    peer = _pykeepass()
    if peer is None or database is None:
        return None
    opened_one = peer.PyKeePass(str(database), password=PASSWORD)
    opened_one.entries[0].username = secrets.token_hex(4)
    return _ms(opened_one.save)


def _imported(place: Path, size: int) -> Path:
    """A database of so many entries, with a derivation of a tenth of a second."""
    plain, path = place / "plain.xml", place / f"{size}.kdbx"
    entries = "".join(_ENTRY.format(id=_uuid(), n=n) for n in range(size))
    plain.write_text(_FILE.format(id=_uuid(), entries=entries), encoding="utf-8")
    command = [CLI, "import", "-q", "-t", "100", "-p", str(plain), str(path)]
    given = f"{PASSWORD}\n{PASSWORD}\n"
    subprocess.run(command, input=given, text=True, check=True, capture_output=True)  # noqa: S603
    return path


def _uuid() -> str:
    return base64.b64encode(secrets.token_bytes(16)).decode()


def _pykeepass() -> Any:  # noqa: ANN401 - it has no types, and may be missing
    folder = pykeepass_folder()
    if folder is None:
        return None
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("pykeepass")


def _ms(work: Any) -> float:  # noqa: ANN401
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
