"""Files that hold one picture in several sizes, each as a PNG: of Windows and of Macs."""

import struct
from collections.abc import Mapping

_ICO_SIZES = (16, 32, 48, 64, 128, 256)
_ICNS_KINDS = (
    (b"icp4", 16),
    (b"icp5", 32),
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic08", 256),
    (b"ic13", 256),
    (b"ic09", 512),
    (b"ic14", 512),
)
"""The kinds, and how wide each is. What comes twice is also for screens with twice the dots."""


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """`pictures`, by their width, as Windows wants them."""
    sizes = [size for size in _ICO_SIZES if size in pictures]
    at = 6 + 16 * len(sizes)
    entries = b""
    for size in sizes:
        side, length = size % 256, len(pictures[size])  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, length, at)
        at += length
    head = struct.pack("<HHH", 0, 1, len(sizes))
    return head + entries + b"".join(pictures[size] for size in sizes)


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """`pictures`, by their width, as a Mac wants them."""
    content = b"".join(
        kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size]
        for kind, size in _ICNS_KINDS
        if size in pictures
    )
    return b"icns" + struct.pack(">I", len(content) + 8) + content
