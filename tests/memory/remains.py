"""What is left of a text in the memory of a process. For root, who may read everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_CODES = ("utf-8", "utf-16-le", "utf-32-le")
_PIECE = 1 << 22
_OVERLAP = 256


def family(pid: int) -> list[int]:
    """The process and all that come from it, as far as they are alive."""
    try:
        children = [p.read_text().split() for p in Path(f"/proc/{pid}/task").glob("*/children")]
    except FileNotFoundError:
        return []
    below = [each for words in children for word in words for each in family(int(word))]
    return [pid, *below] if Path(f"/proc/{pid}/exe").exists() else below  # one that ended has none


def at_home(home: Path) -> list[int]:
    """All processes of somebody whose home folder this is, whoever started them."""
    mark = f"HOME={home}".encode()
    return [
        int(process.name)
        for process in Path("/proc").iterdir()
        if process.name.isdigit() and mark in _environment(process)
    ]


def _environment(process: Path) -> list[bytes]:
    try:
        return (process / "environ").read_bytes().split(b"\0")
    except OSError:  # it ended meanwhile
        return []


def left_of(texts: Iterable[str], pid: int) -> dict[str, int]:
    """Which of the texts are there, and how often, in any of the usual encodings."""
    wanted = {(text, code): text.encode(code) for text in texts for code in _CODES}
    found: dict[str, int] = {}
    for piece in memory(pid):
        for (text, code), data in wanted.items():
            if many := piece.count(data):
                found[f"{text} {code}"] = found.get(f"{text} {code}", 0) + many
    return found


def memory(pid: int) -> Iterator[bytes]:
    """All memory of a process that was ever written to, piece by piece, pieces overlapping."""
    areas = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with open(f"/proc/{pid}/mem", "rb", 0) as file:
        for area in areas:
            place, rights = area.split()[:2]
            start, end = (int(each, 16) for each in place.split("-"))
            while "w" in rights and start < end:
                with suppress(OSError):  # a part of a device
                    file.seek(start)
                    yield file.read(min(_PIECE + _OVERLAP, end - start))
                start += _PIECE
