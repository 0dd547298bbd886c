"""An installation that was used for some time, with a second vault or without."""

from __future__ import annotations

import importlib
import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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
)
from tests.vault.conftest import quick
from tests.vault.made import NAMES, PIN, SHARE, WORDS

SECOND = "canyon ladder velvet rocket plum"
LEAVING = "marble"
DAY = 86_400
_STRETCHING = ("opening", "vault", "creation", "second", "change_secret")


@contextmanager
def cheap() -> Iterator[None]:
    """No stretching, and four generations instead of twenty, which would be 80 MiB each time."""
    with ExitStack() as stack:
        for name in _STRETCHING:
            module = importlib.import_module(f"nocontact_desktop.vault.{name}")
            stack.enter_context(mock.patch.object(module, "derive", quick))
        generations = importlib.import_module("nocontact_desktop.vault.generations")
        stack.enter_context(mock.patch.object(generations, "_BUDGET", 1 << 24))
        yield


@contextmanager
def lived(folder: Path, chance: random.Random, *, two: bool) -> Iterator[Path]:
    """An installation in `folder`, used; now and then it is still open, as after a power cut.

    Everything but the second vault itself has the same odds with and without one.
    """
    with_pin, keeps, is_open = chance.random() < 0.5, chance.random() < 0.3, chance.random() < 0.25
    pin, share = (PIN, SHARE) if with_pin else (None, None)
    create(folder, NAMES, NewVault(WORDS, new_code(), pin, share), FLOOR).close()
    sittings = chance.randrange(2, 5)
    at = chance.randrange(sittings - 1)
    words = [WORDS]
    for turn in range(sittings):
        vault = open_vault(folder, NAMES, chance.choice(words), None)
        try:
            use(vault, chance, keeps=keeps)
            if two and turn == at:
                words.extend(set_up(vault, chance, with_pin=with_pin))
            if turn == sittings - 1 and is_open:
                yield folder
        finally:
            vault.close()
        if turn == at:
            aged(folder, chance.randrange(DAY, 400 * DAY))
    if not is_open:
        yield folder


def use(vault: Vault, chance: random.Random, *, keeps: bool) -> None:
    """Some edits, and perhaps a generation."""
    for n in range(chance.randrange(1, 6)):
        note = "x" * chance.choice((20, 500, 6_000))
        vault.store.add_item("s", "l", {"title": f"thing {n}", "note": note})
    if keeps:
        keep_generation(vault, also_today=True)


def aged(folder: Path, seconds: int) -> None:
    """Let everything so far have happened long ago.

    Setting up takes a part of a second, in which nothing happens to the others; of an installation
    that is seconds old that would tell, and of one that is days old it does not.
    """
    for path in folder.iterdir():
        stat = path.stat()
        moments = (stat.st_atime_ns, stat.st_mtime_ns)
        os.utime(path, ns=(moments[0] - seconds * 10**9, moments[1] - seconds * 10**9))


def set_up(vault: Vault, chance: random.Random, *, with_pin: bool) -> list[str]:
    """A second vault, as its page makes it; gives what opens it."""
    leaving = LEAVING if chance.random() < 0.4 else None
    pin, share = ("774412", SHARE) if with_pin and leaving is None else (None, None)
    new = NewVault(SECOND, new_code(), pin, share)
    set_up_second(vault, WORDS, new, leaving, {"look.scheme": "dark"})
    return [SECOND]
