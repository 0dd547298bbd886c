"""Bytes that look random and can be made again from a name by everybody."""

from __future__ import annotations

import hashlib

Values = dict[str, str]
Vector = tuple[str, str, Values]


def seeded(name: str, size: int) -> bytes:
    """The bytes that a name stands for: SHA-256(name ‖ n) for n = 0, 1, … in two bytes."""
    count = -(-size // 32)
    blocks = (hashlib.sha256(name.encode() + n.to_bytes(2, "big")).digest() for n in range(count))
    return b"".join(blocks)[:size]


def flip(data: bytes, at: int) -> bytes:
    """`data` with one bit changed."""
    at %= len(data)
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
