"""What a computer keeps by itself, as shipped facts: for each system what is true of it."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nocontact_desktop import resources
from nocontact_desktop.errors import ContentError

SYSTEMS = ("linux", "windows", "macos")
_KEYS = {"id", "systems", "title", "text", "what_to_do", "source", "written"}


@dataclass(frozen=True, slots=True)
class Remain:
    """One fact. The texts are English keys of the catalogue."""

    id: str
    systems: tuple[str, ...]
    title: str
    text: str
    what_to_do: str
    source: str
    written: date


def this_system() -> str:
    """The one that the program runs on."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def load_remains(system: str = "", path: Path | None = None) -> tuple[Remain, ...]:
    """The facts about `system`, or about all; raises `ContentError`."""
    path = path or resources.folder("remains") / "remains.toml"
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: {error}") from None
    if set(told) != {"remain"}:
        raise ContentError(f"{path}: must hold [[remain]] and nothing else")
    every = tuple(_remain(path, each) for each in told["remain"])
    if len({each.id for each in every}) != len(every):
        raise ContentError(f"{path}: two have the same id")
    return tuple(each for each in every if not system or system in each.systems)


def _remain(path: Path, told: Mapping[str, Any]) -> Remain:
    if set(told) != _KEYS:
        raise ContentError(f"{path}: {told.get('id')!r} has other keys than {sorted(_KEYS)}")
    for key in _KEYS - {"systems", "written"}:
        if not isinstance(told[key], str) or not told[key].strip():
            raise ContentError(f"{path}: {key} of {told['id']!r} must be text")
    systems, written = told["systems"], told["written"]
    if not isinstance(systems, list) or not systems or not set(systems) <= set(SYSTEMS):
        raise ContentError(f"{path}: systems of {told['id']!r} must be among {SYSTEMS}")
    if not isinstance(written, date):
        raise ContentError(f"{path}: written of {told['id']!r} must be a date")
    texts = {key: told[key] for key in _KEYS - {"systems", "written"}}
    return Remain(systems=tuple(systems), written=written, **texts)
