"""What a work did to the disk, and what the person was told meanwhile, in order.

Paths are below the root of the run; the root itself is the empty path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes were put into a file."""

    path: str
    start: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Resize:
    """A file was cut, or filled up with zeros."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Make:
    """A new, empty file."""

    path: str


@dataclass(frozen=True, slots=True)
class MakeFolder:
    """A new, empty folder."""

    path: str


@dataclass(frozen=True, slots=True)
class Move:
    """A file or a folder got another name, in the place of what had that name."""

    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Link:
    """A file got a second name."""

    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A name was taken away from a file."""

    path: str


@dataclass(frozen=True, slots=True)
class RemoveFolder:
    """An empty folder was taken away."""

    path: str


@dataclass(frozen=True, slots=True)
class Flush:
    """A flush of a file or a folder came back."""

    path: str


@dataclass(frozen=True, slots=True)
class Told:
    """From here on the person takes this for stored, and these steps for done."""

    said: Mapping[str, str]
    steps: tuple[str, ...]


Event = Write | Resize | Make | MakeFolder | Move | Link | Remove | RemoveFolder | Flush | Told
