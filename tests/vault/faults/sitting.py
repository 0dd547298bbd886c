"""Vaults that are made for the works, how one is at work in a child, and how it is looked at."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from nocontact_desktop.vault import (
    FLOOR,
    MemoryShare,
    NewVault,
    Vault,
    create,
    new_code,
    open_vault,
    set_up_second,
)
from tests.vault.made import NAMES, PIN, SHARE, WORDS
from tests.vault.quick import quick, quick_link, stretching_modules

SECOND_WORDS = "cloud winter bottle garden seven"
NEW_WORDS = "honey ladder copper train violet"
LEAVING = "apple north candle bridge"
NEW_PIN = "771204"
KEPT = {"first": "It was kept.", "long": "kept " * 1000}  # more than a page holds
SECOND_KEPT = {"other": "This one, too."}
FILE = bytes(range(256)) * 150

_EIGHTHS = {
    "ballast": ("SIZE", "_PLENTY"),
    "compartments": ("HEADROOM", "_STEP", "_SMALL", "_ALONE"),
    "files": ("_BLOCK",),
    "chunks": ("CHUNK",),
    "attachments": ("CHUNK",),
}
"""Sizes that are cut together, so that the same steps are done with an eighth of the bytes."""


def hurry() -> None:
    """Make this process quick: no stretching, few generations, and small files."""
    for stretching in stretching_modules():
        vars(stretching)["derive"] = quick
    vars(import_module("nocontact_desktop.vault.links"))["_next"] = quick_link
    vars(import_module("nocontact_desktop.vault.generations"))["_BUDGET"] = 0
    for name, sizes in _EIGHTHS.items():
        module = vars(import_module(f"nocontact_desktop.vault.{name}"))
        for size in sizes:
            module[size] //= 8


@dataclass(frozen=True)
class Room:
    """The places of one run, inside one folder: the vault, a stick, and a file to take in."""

    root: Path

    @property
    def folder(self) -> Path:
        """The vault."""
        return self.root / "vault"

    @property
    def stick(self) -> Path:
        """A chosen place."""
        return self.root / "stick"

    @property
    def copy(self) -> Path:
        """A copy of the vault at the chosen place."""
        return self.stick / "photos"


@dataclass
class Sitting:
    """A work in its child: what is open, and what was acknowledged by returning."""

    room: Room
    vault: Vault | None = None
    said: dict[str, str] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    tell: Callable[[str], None] = lambda _step: None
    keyring: MemoryShare = field(default_factory=MemoryShare)
    code: str = ""

    @property
    def open(self) -> Vault:
        """The vault that is open."""
        assert self.vault is not None
        return self.vault

    def ack(self, field_: str, value: str) -> None:
        """An answer is stored, as far as the person knows."""
        self.said[field_] = value
        self.tell(f"{field_}={value}")

    def answer(self, field_: str, value: str) -> None:
        """Store an answer and acknowledge it."""
        self.open.store.set_answer("s", field_, value)
        self.ack(field_, value)

    def step(self, name: str) -> None:
        """A step is done, as far as the person knows."""
        self.steps.append(name)
        self.tell(name)


def opened(folder: Path, secret: str = WORDS, *, older: bool = False) -> Vault:
    """The vault, with no keyring."""
    return open_vault(folder, NAMES, secret, None, accept_older=older)


def make_usual(room: Room) -> None:
    """Both vaults, each with something in it, and a file in the first."""
    room.stick.mkdir(parents=True)
    code = new_code()
    (room.root / "code").write_text(code)
    vault = create(room.folder, NAMES, NewVault(WORDS, code, PIN, SHARE), FLOOR)
    for name, value in KEPT.items():
        vault.store.set_answer("s", name, value)
    for title in ("one", "two", "three"):
        vault.store.add_item("s", "l", {"title": title})
    (room.root / "source").write_bytes(FILE)
    with (room.root / "source").open("rb") as file:
        vault.attachments.add(file, "kept", lambda _done: True)
    set_up_second(vault, WORDS, NewVault(SECOND_WORDS, new_code()), LEAVING)
    vault.close()
    second = opened(room.folder, SECOND_WORDS)
    for name, value in SECOND_KEPT.items():
        second.store.set_answer("s", name, value)
    second.close()


def code_of(room: Room) -> str:
    """The recovery code of the first vault."""
    return (room.root / "code").read_text()


def damage(path: Path, start: int) -> None:
    """Change bytes of a file from `start` on."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"damage" * 2000)


def copied(source: Path, target: Path) -> Path:
    """A copy of a whole tree in the place of whatever is there."""
    shutil.rmtree(target, ignore_errors=True)
    return shutil.copytree(source, target)
