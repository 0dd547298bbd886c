"""Takes out of Qt's Unicode data what this program never asks for: most of 32 megabytes.

Names of characters, currencies, languages, regions, units and zones, forms of dates, spelled-out
numbers, transliteration, old encodings, and dictionaries for breaking lines; Qt has its own. What
is kept: properties of characters and sorting.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from pathlib import Path

NOT_NEEDED = re.compile(
    r"[^/]+/((brkitr|curr|lang|rbnf|region|translit|unit|zone)/"
    r"|unames\.icu$|[^/]+\.cnv$|[a-z]{2,3}(_\w+)?\.res$)"
)
_SYMBOL = re.compile(r"([0-9a-f]{16})\s+(\S+)\s+OBJECT.*\s(icudt\d+_dat)$", re.MULTILINE)
_ALIGN = 16


def trim(library: Path) -> None:
    """Make the data library at `library` anew, with what is needed."""
    said = _run("readelf", "-W", "--dyn-syms", str(library))
    found = _SYMBOL.search(said)
    if found is None:
        raise ValueError(f"{library.name} is not a data library")
    start, size = int(found[1], 16), int(found[2], 0)  # loaded where it lies in the file
    data = library.read_bytes()[start : start + size]
    _link(library, found[3], trimmed(data))


def trimmed(data: bytes) -> bytes:
    """The package of data without what is not needed. Its format is ICU's `CmnD`, version 1."""
    head = struct.unpack_from("<H", data)[0]
    if data[12:16] != b"CmnD":
        raise ValueError("this is no package of Unicode data")
    count = struct.unpack_from("<I", data, head)[0]
    places = [struct.unpack_from("<II", data, head + 4 + 8 * at) for at in range(count)]
    ends = [start for _, start in places[1:]] + [len(data) - head]
    parts: list[tuple[bytes, bytes]] = []
    for (name_at, start), end in zip(places, ends, strict=True):
        name = data[head + name_at : data.index(b"\0", head + name_at)]
        if not NOT_NEEDED.match(name.decode("ascii")):
            parts.append((name, data[head + start : head + end]))
    return data[:head] + _packaged(parts)


def _packaged(parts: list[tuple[bytes, bytes]]) -> bytes:
    names_at = 4 + 8 * len(parts)
    names = b"".join(name + b"\0" for name, _ in parts)
    table, name_at, start = [struct.pack("<I", len(parts))], names_at, _up(names_at + len(names))
    body = []
    for name, content in parts:
        table.append(struct.pack("<II", name_at, start))
        body.append(content.ljust(_up(len(content)), b"\0"))
        name_at += len(name) + 1
        start += len(body[-1])
    return (b"".join(table) + names).ljust(_up(names_at + len(names)), b"\0") + b"".join(body)


def _up(size: int) -> int:
    return -(-size // _ALIGN) * _ALIGN


def _link(library: Path, symbol: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "data").write_bytes(data)
        code = f".section .rodata\n.balign {_ALIGN}\n.globl {symbol}\n.type {symbol},@object\n"
        code += f'{symbol}:\n.incbin "data"\n.size {symbol},.-{symbol}\n'
        code += '.section .note.GNU-stack,"",@progbits\n'
        Path(folder, "data.s").write_text(code)
        _run("as", "-o", "data.o", "data.s", folder=folder)
        options = ["-shared", "-s", "--build-id=none", "-soname", library.name]
        _run("ld", *options, "-o", "made", "data.o", folder=folder)
        library.write_bytes(Path(folder, "made").read_bytes())


def _run(*command: str, folder: str | None = None) -> str:
    done = subprocess.run(  # noqa: S603 - fixed words, no shell
        command, cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout
