"""Words that nobody else would write, and a search for them in every form they can take."""

from __future__ import annotations

import base64
import errno
import os
import re
import urllib.parse
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

PIECE = 1 << 22
OVERLAP = 1 << 12
_COMPRESSED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_LONGEST = 1 << 20
_CODES = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def forms(word: str) -> dict[str, bytes]:
    """The word in each encoding; the parts of it that do not depend on what stands beside."""
    found = {code: word.encode(code) for code in _CODES}
    plain = word.encode()
    for before in range(3):
        coded = base64.b64encode(bytes(before) + plain)
        first = -(-before * 4 // 3) + (1 if before else 0)
        found[f"base64, {before} before"] = coded[first : (before + len(plain)) * 4 // 3 - 1]
    found["hex"] = plain.hex().encode()
    found["HEX"] = plain.hex().upper().encode()
    percent = "".join(f"%{byte:02X}" for byte in plain)
    found["percent"] = percent.encode()
    found["percent, small"] = percent.lower().encode()
    quoted = urllib.parse.quote(word)
    if quoted != word:
        found["quoted"] = quoted.encode()
    return found


def found_in(content: bytes, words: Iterable[str]) -> list[str]:
    """Which words the bytes hold, and in which form; also inside what is compressed."""
    wanted = {(word, code): form for word in words for code, form in forms(word).items()}
    found = [f"{word} as {code}" for (word, code), form in wanted.items() if form in content]
    for part in inflated(content):
        inside = [f"{word} as {code}" for (word, code), form in wanted.items() if form in part]
        found += [f"{each}, compressed" for each in inside]
    return sorted(set(found))


def inflated(content: bytes) -> Iterator[bytes]:
    """Everything in the bytes that zlib or gzip have made, as it was before."""
    whole = memoryview(content)
    for match in _COMPRESSED.finditer(content):
        wide = 31 if match[0][0] == 0x1F else 15
        try:
            part = zlib.decompressobj(wide).decompress(
                whole[match.start() : match.start() + _LONGEST], _LONGEST
            )
        except zlib.error:
            continue
        yield part


def found_in_file(path: Path, words: Iterable[str]) -> list[str]:
    """The same for a file of any size, piece by piece; what was never written is passed over."""
    words = list(words)
    found: set[str] = set()
    with path.open("rb") as file:
        for start, stop in _written(file.fileno()):
            file.seek(start)
            end = b""
            while piece := file.read(min(PIECE, stop - file.tell())):
                if piece.count(0) < len(piece):
                    found |= set(found_in(end + piece, words))
                end = piece[-OVERLAP:]
    return sorted(found)


def _written(file: int) -> Iterator[tuple[int, int]]:
    """From where to where something lies in the file; all of it where the system does not tell."""
    size, at = os.fstat(file).st_size, 0
    while at < size:
        try:
            start = os.lseek(file, at, os.SEEK_DATA)
        except OSError as error:
            if error.errno == errno.ENXIO:  # nothing more
                return
            start, at = at, size
        else:
            at = os.lseek(file, start, os.SEEK_HOLE)
        yield start, at
