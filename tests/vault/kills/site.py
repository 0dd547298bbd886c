"""Where a writer is at work: a vault with two compartments in use, and how far the work has come.

Nothing here needs pytest: the writer's process uses it, too.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nocontact_desktop.errors import KeyringMissingError
from nocontact_desktop.replacing import replace_file
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    Vault,
    create,
    new_code,
    open_vault,
    set_up_second,
)
from nocontact_desktop.vault.keyring_share import MARK_SIZE
from nocontact_desktop.vault.slots import SHARE_SIZE
from tests.vault.made import NAMES
from tests.vault.quick import quick, quick_link, stretching_modules

FIRST_WORDS = "first words 0"
SECOND_WORDS = "cloud winter bottle garden seven"
FIRST_TEXT = "kept in the first " * 40
SECOND_TEXT = "kept in the second " * 40
LEAVING = "apple north candle bridge"


@dataclass
class Site:
    """All that a writer and a reader have to know; it goes to the writer as JSON."""

    root: str
    step: int = 0
    """The number of the step that a writer begins with."""
    words: str = FIRST_WORDS
    code: str = field(default_factory=new_code)
    second_code: str = field(default_factory=new_code)
    second: bool = True
    """Whether the other compartment holds a second vault that has to stay."""
    older: bool = False
    """Whether an older state was put back, which the reader accepts."""
    codes: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The vault."""
        return Path(self.root) / "vault"

    @property
    def stick(self) -> Path:
        """Another place, for copies."""
        return Path(self.root) / "stick"

    @property
    def keyring(self) -> FileShare:
        """The keyring."""
        return FileShare(Path(self.root) / "keyring")

    @contextmanager
    def opened(self, secret: str, folder: Path | None = None) -> Iterator[Vault]:
        """The vault that `secret` opens, with the keyring if there is something in it."""
        keyring = self.keyring
        share = keyring.get if keyring.path.exists() else None
        place = folder or self.folder
        vault = open_vault(place, NAMES, secret, share, keyring=keyring, accept_older=self.older)
        try:
            yield vault
        finally:
            vault.close()


class FileShare:
    """A keyring that outlives the writer; as with a real one, each call happens or does not."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self) -> bytes:
        return self._item()[:SHARE_SIZE]

    def put(self, share: bytes) -> None:
        self._write(share + secrets.token_bytes(2 * MARK_SIZE))

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)

    def mark(self, number: int) -> bytes:
        start = SHARE_SIZE + number * MARK_SIZE
        return self._item()[start : start + MARK_SIZE]

    def put_mark(self, number: int, mark: bytes) -> None:
        start = SHARE_SIZE + number * MARK_SIZE
        item = self._item()
        self._write(item[:start] + mark + item[start + MARK_SIZE :])

    def _item(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            raise KeyringMissingError from None

    def _write(self, item: bytes) -> None:
        replace_file(self.path, item, self.path.with_name("keyring.fresh"))


def new_site(root: Path) -> Site:
    """A vault with something in it, and a second one with something else."""
    site = Site(str(root))
    site.stick.mkdir(parents=True)
    vault = create(site.folder, NAMES, NewVault(site.words, site.code), FLOOR)
    vault.store.set_answer("s", "mark", FIRST_TEXT)
    set_up_second(vault, site.words, NewVault(SECOND_WORDS, site.second_code), LEAVING)
    vault.close()
    with site.opened(SECOND_WORDS) as second:
        second.store.set_answer("s", "mark", SECOND_TEXT)
    return site


def unflushed(fd: object) -> None:
    """In the place of a flush: a killed process loses nothing that the system has taken."""


def slow_names() -> Iterator[tuple[object, str, object]]:
    """Every place in the program that stretches, and what to put there."""
    for module in stretching_modules():
        yield module, "derive", quick
    yield sys.modules["nocontact_desktop.vault.links"], "_next", quick_link
    yield sys.modules["nocontact_desktop.vault.attachments"], "WRITTEN", 1


def here(path: Path) -> list[str]:
    """The names in a folder."""
    return sorted(os.listdir(path))
