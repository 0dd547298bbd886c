"""An installation that was used for some time, with a second vault or without."""

from __future__ import annotations

import importlib
import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    Vault,
    create,
    keep_generation,
    new_code,
    open_vault,
    set_up_second,
    system_share,
)
from nocontact_desktop.vault.vault import FileNames
from tests.vault.made import NAMES, PIN, SHARE, WORDS
from tests.vault.quick import quick

SECOND = "canyon ladder velvet rocket plum"
SECOND_PIN = "774412"
LEAVING = "marble"
MINUTE, DAY = 60, 86_400
_STRETCHING = ("opening", "vault", "creation", "second", "change_secret")
_KEPT = 1 << 24
"""Generations get so many bytes: four of them, where there would be twenty, or 80 MiB."""
LONG = "x" * 4_000_000
"""More than fits beside what an empty vault holds: with it both files grow."""


@dataclass(frozen=True)
class Label:
    """How the item looks in a keyring browser."""

    label: str = "item"

    @property
    def attributes(self) -> dict[str, str]:
        return {"name": "item"}


@dataclass(frozen=True)
class Item:
    """The keyring's only item, in a file far from the vault."""

    path: Path

    def get(self) -> bytes | None:
        return self.path.read_bytes() if self.path.exists() else None

    def put(self, share: bytes) -> None:
        self.path.write_bytes(share)

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Lived:
    """An installation to be looked at."""

    folder: Path
    names: FileNames
    item: bytes


@contextmanager
def cheap(item: Item) -> Iterator[None]:
    """No stretching, few generations, and a keyring of one item."""
    with ExitStack() as stack:
        for name in _STRETCHING:
            module = importlib.import_module(f"nocontact_desktop.vault.{name}")
            stack.enter_context(mock.patch.object(module, "derive", quick))
        generations = importlib.import_module("nocontact_desktop.vault.generations")
        stack.enter_context(mock.patch.object(generations, "_BUDGET", _KEPT))
        share = importlib.import_module("nocontact_desktop.vault.keyring_share")
        stack.enter_context(mock.patch.object(share, "_door", return_value=item))
        yield


@dataclass(frozen=True)
class Habits:
    """What has the same odds with a second vault and without."""

    with_pin: bool
    keeps: bool
    is_open: bool
    sittings: int
    at: int
    """In this sitting the second vault is set up, if there is to be one. It is not the last."""
    grows: int
    """In this sitting something long is written, if there is such a sitting."""

    @classmethod
    def of(cls, chance: random.Random, sittings: int) -> Habits:
        """Somebody's."""
        return cls(
            with_pin=chance.random() < 0.5,
            keeps=chance.random() < 0.3,
            is_open=chance.random() < 0.25,
            sittings=sittings,
            at=chance.randrange(sittings - 1),
            grows=chance.randrange(sittings) if chance.random() < 0.15 else -1,
        )


@contextmanager
def lived(root: Path, chance: random.Random, *, two: bool) -> Iterator[Lived]:
    """An installation below `root`, used; now and then it is open, as after a power cut."""
    habits = Habits.of(chance, chance.randrange(2, 5))
    folder, item = root / "vault", Item(root / "item")
    with cheap(item):
        keyring = system_share(Label())
        if habits.with_pin:
            keyring.put(SHARE)
        pin, share = (PIN, SHARE) if habits.with_pin else (None, None)
        create(folder, NAMES, NewVault(WORDS, new_code(), pin, share), FLOOR).close()
        secrets = [WORDS, PIN] if habits.with_pin else [WORDS]
        for turn in range(habits.sittings):
            secret = chance.choice(secrets)
            part = keyring.get if secret.isdigit() else None
            vault = open_vault(folder, NAMES, secret, part, keyring=keyring)
            aged(folder, chance.randrange(MINUTE, 90 * MINUTE))
            use(vault, chance, keeps=habits.keeps, grows=turn == habits.grows)
            if two and turn == habits.at:
                secrets += set_up(vault, chance, with_pin=habits.with_pin)
            if turn + 1 == habits.sittings and habits.is_open:
                yield Lived(folder, NAMES, item.get() or b"")
            ended(vault, killed=chance.random() < 0.5)
            if turn == habits.at:
                aged(folder, chance.randrange(DAY, 400 * DAY))
        if not habits.is_open:
            yield Lived(folder, NAMES, item.get() or b"")


def use(vault: Vault, chance: random.Random, *, keeps: bool, grows: bool) -> None:
    """Some edits, and perhaps a generation."""
    for n in range(chance.randrange(1, 6)):
        note = "x" * chance.choice((20, 500, 6_000))
        vault.store.add_item("s", "l", {"title": f"thing {n}", "note": note})
    if grows:
        vault.store.set_setting("long", LONG)
    if keeps:
        keep_generation(vault, also_today=True)


def ended(vault: Vault, *, killed: bool) -> None:
    """Close the vault, or let go of it as the end of its process does."""
    if killed:
        vault.database.let_go()
        vault._lock.release()
    else:
        vault.close()


def aged(folder: Path, seconds: int) -> None:
    """Let everything so far have happened long ago.

    Setting up takes a part of a second, in which nothing happens to the others, and so does what a
    vault does at its first opening. It would tell of an installation that is seconds old, where
    sittings are as short; it does not where they are days and minutes.
    """
    for path in folder.iterdir():
        stat = path.stat()
        moments = (stat.st_atime_ns, stat.st_mtime_ns)
        os.utime(path, ns=(moments[0] - seconds * 10**9, moments[1] - seconds * 10**9))


def set_up(vault: Vault, chance: random.Random, *, with_pin: bool) -> list[str]:
    """A second vault, as its page makes it; gives what opens it."""
    leaving = LEAVING if chance.random() < 0.4 else None
    pin, share = (SECOND_PIN, SHARE) if with_pin and leaving is None else (None, None)
    new = NewVault(SECOND, new_code(), pin, share)
    set_up_second(vault, WORDS, new, leaving, {"look.scheme": "dark"})
    return [SECOND, SECOND_PIN] if pin else [SECOND]
