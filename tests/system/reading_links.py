"""Reads a shortcut of Windows, written from [MS-SHLLINK] and not from our own writer."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from uuid import UUID

LINK = UUID("00021401-0000-0000-C000-000000000046")
TEXTS = ((0x04, "name"), (0x08, "relative"), (0x10, "folder"), (0x20, "arguments"), (0x40, "icon"))


@dataclass
class Link:
    """What a shortcut says."""

    flags: int
    times: tuple[int, int, int]
    items: list[bytes] = field(default_factory=list)
    drive_type: int = -1
    serial: int = -1
    label: str = ""
    target: str = ""
    plain_target: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    blocks: dict[int, bytes] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The folders and the file on the way to the target, as the shell would show them."""
        return [_long_name(item) for item in self.items if item[0] & 0x70 == 0x30]

    @property
    def app_id(self) -> str:
        """The text of the one property that is set."""
        store = self.blocks[0xA0000009]
        size, version, kind = struct.unpack_from("<I4s16s", store)
        assert version == b"1SPS"
        assert UUID(bytes_le=kind) == UUID("9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3")
        value, number, _none, type_, length = struct.unpack_from("<IIBII", store, 24)
        assert (number, type_) == (5, 0x1F)
        assert store[24 + value : 28 + value] == bytes(4)
        assert store[size : size + 4] == bytes(4)
        assert len(store) == size + 4
        return store[41 : 41 + 2 * length].decode("utf-16-le").rstrip("\0")


def read(content: bytes) -> Link:
    """Every byte of `content` is accounted for."""
    size, kind, flags, _attributes, *times = struct.unpack_from("<I16sIIQQQ", content)
    assert (size, UUID(bytes_le=kind)) == (0x4C, LINK)
    assert content[66:76] == bytes(10)  # no key, and what is reserved
    link, at = Link(flags, (times[0], times[1], times[2])), 0x4C
    if flags & 0x01:
        (length,) = struct.unpack_from("<H", content, at)
        link.items = _items(content[at + 2 : at + 2 + length])
        at += 2 + length
    if flags & 0x02:
        (length,) = struct.unpack_from("<I", content, at)
        _read_info(link, content[at : at + length])
        at += length
    for flag, name in TEXTS:
        if flags & flag:
            (count,) = struct.unpack_from("<H", content, at)
            link.texts[name] = content[at + 2 : at + 2 + 2 * count].decode("utf-16-le")
            at += 2 + 2 * count
    while (length := struct.unpack_from("<I", content, at)[0]) >= 4:
        link.blocks[struct.unpack_from("<I", content, at + 4)[0]] = content[at + 8 : at + length]
        at += length
    assert at + 4 == len(content)
    return link


def _items(content: bytes) -> list[bytes]:
    items, at = [], 0
    while length := struct.unpack_from("<H", content, at)[0]:
        items.append(content[at + 2 : at + length])
        at += length
    assert at + 2 == len(content)
    return items


def _read_info(link: Link, info: bytes) -> None:
    fields = struct.unpack_from("<9I", info)
    size, header, flags, volume, base, network, suffix, wide, wide_suffix = fields
    assert (size, header, flags, network) == (len(info), 0x24, 1, 0)
    _length, link.drive_type, link.serial, label = struct.unpack_from("<4I", info, volume)
    link.label = _text(info, volume + label)
    link.plain_target = _text(info, base) + _text(info, suffix)
    link.target = _wide(info, wide) + _wide(info, wide_suffix)


def _text(content: bytes, at: int) -> str:
    return content[at : content.index(b"\0", at)].decode("ascii")


def _wide(content: bytes, at: int) -> str:
    end = at
    while content[end : end + 2] != b"\0\0":
        end += 2
    return content[at:end].decode("utf-16-le")


def _long_name(item: bytes) -> str:
    """From the block that the last two bytes of the item point at, counted with its length."""
    (at,) = struct.unpack_from("<H", item, len(item) - 2)
    block = item[at - 2 :]
    size, version, mark, made, used, start, more = struct.unpack_from("<HHIIIHH", block)
    assert (size, version, mark, made, used) == (len(block), 3, 0xBEEF0004, 0, 0)
    assert (start, more) == (0x14, 0)
    return _wide(block, start)
