"""A shortcut of Windows, byte by byte, as [MS-SHLLINK] describes it.

The ways that Windows itself offers for this add a block with the name of the computer and the
address of its network card. Nothing of that is in here: no block of the tracker, and no date.
"""

import struct
from pathlib import PureWindowsPath
from typing import NamedTuple
from uuid import UUID

from nocontact_desktop.errors import LauncherFailedError

LONGEST_PATH = 259
"""What the path fields of a shortcut hold."""

_LINK = UUID("00021401-0000-0000-c000-000000000046")
_COMPUTER = UUID("20d04fe0-3aea-1069-a2d8-08002b30309d")
_APP_ID = UUID("9f4c2855-9f79-4b39-a8d0-e1d42de1d5f3")
_HAS_ID_LIST, _HAS_LINK_INFO, _HAS_NAME, _HAS_WORKING_DIR = 0x1, 0x2, 0x4, 0x10
_HAS_ARGUMENTS, _HAS_ICON, _IS_UNICODE = 0x20, 0x40, 0x80
_NO_LINK_TRACK, _NO_PATH_TRACKING, _NO_FOLDER_TRACKING = 0x40000, 0x100000, 0x200000
_ALWAYS = (
    _HAS_ID_LIST | _HAS_LINK_INFO | _IS_UNICODE
    | _NO_LINK_TRACK | _NO_PATH_TRACKING | _NO_FOLDER_TRACKING
)  # fmt: skip
_ARCHIVE, _FOLDER = 0x20, 0x10
_SHOW_NORMAL = 1
_FIXED_DRIVE = 3
_PROPERTIES = 0xA0000009
_STORAGE_VERSION = 0x53505331
_TEXT_PROPERTY = 0x1F
_LONG_NAME = 0xBEEF0004


class Shortcut(NamedTuple):
    """What a shortcut says. Every text may be empty but `target` and `app_id`."""

    target: str
    arguments: str
    folder: str
    comment: str
    icon: str
    app_id: str


def shell_link(shortcut: Shortcut) -> bytes:
    """The bytes of a shortcut; raises `LauncherFailedError` where it could not start its target."""
    flags, texts = _ALWAYS, b""
    for flag, text in (
        (_HAS_NAME, shortcut.comment),
        (_HAS_WORKING_DIR, shortcut.folder),
        (_HAS_ARGUMENTS, shortcut.arguments),
        (_HAS_ICON, shortcut.icon),
    ):
        if text:
            flags |= flag
            texts += text_data(text)
    fields = (0x4C, _LINK.bytes_le, flags, _ARCHIVE, 0, 0, _SHOW_NORMAL, 0)
    header = struct.pack("<I16sII24xIIIH10x", *fields)
    target = id_list(shortcut.target) + link_info(shortcut.target)
    return header + target + texts + app_id_block(shortcut.app_id) + struct.pack("<I", 0)


def text_data(text: str) -> bytes:
    """A text with its length in front."""
    units = text.encode("utf-16-le")
    return struct.pack("<H", len(units) // 2) + units


def link_info(target: str) -> bytes:
    """Where the target lies: on a disk without number and name, by its path in both spellings."""
    volume = struct.pack("<IIII", 0x11, _FIXED_DRIVE, 0, 0x10) + b"\0"
    short, suffix = _ascii(target) + b"\0", b"\0"
    long = target.encode("utf-16-le") + b"\0\0"
    at = [0x24]
    for part in (volume, short, suffix, long):
        at.append(at[-1] + len(part))
    header = struct.pack("<IIIIIIII", 0x24, 1, at[0], at[1], 0, at[2], at[3], at[4])
    content = header + volume + short + suffix + long + b"\0\0"
    return struct.pack("<I", len(content) + 4) + content


def id_list(target: str) -> bytes:
    """The way to the target through the computer, its drive and each folder, as the shell goes."""
    path = PureWindowsPath(target)
    if len(path.drive) != 2 or not path.root or len(path.parts) < 2 or len(target) > LONGEST_PATH:
        raise LauncherFailedError  # a share of a network, or nothing that can be started
    items = [b"\x1f\x50" + _COMPUTER.bytes_le, b"\x2f" + path.anchor.encode().ljust(22, b"\0")]
    items += [_file_item(name, is_folder=True) for name in path.parts[1:-1]]
    items.append(_file_item(path.name, is_folder=False))
    content = b"".join(struct.pack("<H", len(item) + 2) + item for item in items) + b"\0\0"
    return struct.pack("<H", len(content)) + content


def _file_item(name: str, *, is_folder: bool) -> bytes:
    """One folder or file: a name of plain signs, and behind it the real one. No size, no date."""
    kind, attributes = (0x31, _FOLDER) if is_folder else (0x32, _ARCHIVE)
    short = _ascii(name) + b"\0"
    short += b"\0" * (len(short) % 2)
    head = struct.pack("<BBIIH", kind, 0, 0, 0, attributes) + short
    long = name.encode("utf-16-le") + b"\0\0"
    at = len(head) + 2  # counted from the length of the item
    block = struct.pack("<HIIIHH", 3, _LONG_NAME, 0, 0, 0x14, 0) + long + struct.pack("<H", at)
    return head + struct.pack("<H", len(block) + 2) + block


def app_id_block(app_id: str) -> bytes:
    """What ties the windows of a running program to its shortcut, in the bar of tasks."""
    text = app_id.encode("utf-16-le") + b"\0\0"
    padding = b"\0" * (-len(text) % 4)
    value = struct.pack("<IBHHI", 5, 0, _TEXT_PROPERTY, 0, len(text) // 2) + text + padding
    value = struct.pack("<I", len(value) + 4) + value + struct.pack("<I", 0)
    storage = struct.pack("<I", _STORAGE_VERSION) + _APP_ID.bytes_le + value
    store = struct.pack("<I", len(storage) + 4) + storage + struct.pack("<I", 0)
    return struct.pack("<II", len(store) + 8, _PROPERTIES) + store


def _ascii(text: str) -> bytes:
    return text.encode("ascii", "replace")
