"""The frame of a PDF file: numbered objects, cross-reference table, trailer. Nothing else.

It is written here, not by a library, because every library signs its work: with its name, the
time, the time zone, a random identifier. This frame has no information dictionary and no
metadata at all, and the same pages are the same bytes. The identifier is a hash of them.
"""

from __future__ import annotations

import zlib
from hashlib import sha256

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Objects:
    """Collects the objects of one file in order, then writes it."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """A number for an object that is filled in later."""
        return self._add(b"")

    def fill(self, reserved: int, body: str) -> None:
        """The body of a reserved object."""
        self._objects[reserved - 1] = body.encode("ascii")

    def add(self, body: str) -> int:
        """Add an object; its number is given back."""
        return self._add(body.encode("ascii"))

    def stream(self, data: bytes, entries: str = "") -> int:
        """Add a compressed stream; its number is given back."""
        packed = zlib.compress(data, 9)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
        return self._add(head.encode("ascii") + packed + b"\nendstream")

    def file(self, root: int) -> bytes:
        """The whole file; `root` is the number of its catalogue."""
        out = bytearray(_HEAD)
        places: list[int] = []
        for index, body in enumerate(self._objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (index, body)
        identifier = sha256(out).hexdigest()[:32].upper()
        start = len(out)
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        count = len(places) + 1
        out += (
            f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {count} /Root {root} 0 R /ID [<{identifier}> <{identifier}>] >>\n"
            f"startxref\n{start}\n%%EOF\n"
        ).encode("ascii")
        return bytes(out)

    def _add(self, body: bytes) -> int:
        self._objects.append(body)
        return len(self._objects)


def number(value: float) -> str:
    """A number as the format writes it: at most three decimals, no needless ones."""
    short = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if short in ("-0", "") else short
