"""Small pictures for entries, made here so that each can be told from the others."""

from __future__ import annotations

import struct
import zlib

SIZES = (16, 32, 48, 64, 128, 256, 512)


def png(size: int) -> bytes:
    """A PNG of one colour, as wide and as high as `size`."""
    row = b"\0" + bytes((size % 256, 80, 160, 255)) * size
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(row * size)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


PICTURES = tuple((size, png(size)) for size in SIZES)
