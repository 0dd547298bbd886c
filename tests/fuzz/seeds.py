"""What each parser usually gets: fuzzing begins with it, and so does the replay."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable

from nocontact_desktop import resources
from nocontact_desktop.disguise import pipe
from nocontact_desktop.disguise.engine import pad_file
from nocontact_desktop.disguise.engine.ordinary_lists import ordinary_lists
from nocontact_desktop.exports import notes_file
from nocontact_desktop.vault import recovery
from tests.fuzz.targets import TABLE

HUGE = (0, 1, 2**31, 2**32 - 1, 2**62, 2**63 - 1, 2**63, 2**64 - 1)
DEEP = "[" * 100_000
_TEXTS = (
    *("", "{}", "[]", "null", "true", "-1", "1e999", "NaN", '"x"', '"-1"', '"1e9"', '"zz"'),
    *('[["a"]]', '{"1": [[0, "00", ""]]}', '{"9": []}', '{"1": 5}', '{"1": [[-1, "x", null]]}'),
    *('{"title": [[["deep"]]], "x": {"y": "z"}}', '"' + "9" * 5000 + '"', "9" * 5000, DEEP),
    *('"\\ud800"', '"9999-99-99"', '"' + "ab" * 32 + '"', "[" * 900 + "]" * 900, '["a", 5]'),
    *('{"t": ' * 900 + '"x"' + "}" * 900, "{" + '"a": 1, ' * 50 + '"b": 2}'),
)


def _heads() -> list[bytes]:
    """Heads of copies with every large number in every place."""
    shape = struct.Struct(">B7xQQQQQ")
    usual = [1, 2, 3, 1_700_000_000, 4 << 20, 0]
    found = [shape.pack(1, 1, 0, 0, 0, 0), shape.pack(*usual), shape.pack(2, *usual[1:])]
    for place in range(1, 6):
        for number in HUGE:
            fields = [1, 1, 3, 1_700_000_000, 65536, 65536]
            fields[place] = number
            parts = 1 + -(-fields[4] // 65536) + -(-fields[5] // 65536)
            if place != 1 and parts < 2**64:
                fields[1] = parts
            found.append(shape.pack(*fields) + b"content")
    return found


def _bodies() -> list[bytes]:
    shape = struct.Struct(">BBBB32s32s32sQ")
    key = bytes(range(32))
    usual = (1, 1, 0, 15, key, key, bytes(32), 0)
    odd = [(n, v) for n in range(4) for v in (0, 2, 4, 5, 16, 255)]
    bodies = [[*usual[:n], value, *usual[n + 1 :]] for n, value in odd]
    return [shape.pack(*usual), *(shape.pack(*body) for body in bodies)]


def _pads() -> list[bytes]:
    usual = pad_file.encoded(ordinary_lists())
    wrong = ('{"pages": 1}', '{"pages": [{}]}', '{"pages": [[]]}', '{"pages": "' + "a" * 9 + '"}')
    return [usual, usual[:-9], b"\xff", *(text.encode() for text in (*_TEXTS, *wrong))]


def _measures() -> list[bytes]:
    texts = ("5 mi in km", "12,5 in", "-40 °F", "1e9999 km", "1e-9999 mm in km", "9" * 999 + " m")
    more = ("3 * (4 + 1) cups to mL", "1/0 km", "5 km in", "in in in", "٥ m", "1e999 ly in nm")
    return [text.encode() for text in (*texts, *more)]


def _journals() -> list[bytes]:
    heads = [struct.pack(">QQ32s", s, n, bytes(32)) for s in (0, 16384, *HUGE) for n in (20, *HUGE)]
    magic = bytes.fromhex("d9d505f920a163d7")
    return [head + b"body" for head in heads] + [magic]


def _sqlite_journals() -> list[bytes]:
    """Headers of rollback journals that ask for much."""
    magic = bytes.fromhex("d9d505f920a163d7")
    numbers = (0, 5, 2**31, 2**32 - 1)
    headers = [
        magic + struct.pack(">IIIII", records, 7, before, 512, page).ljust(504, b"\0")
        for records in numbers
        for before in (0, 5, 2**31)
        for page in (512, 16384)
    ]
    return [*headers, *(header + bytes(16392) for header in headers[:6]), b"", magic]


def _rows() -> list[bytes]:
    return [bytes([n + 48]) + text.encode() for n in range(8) for text in _TEXTS]


def _pages() -> list[bytes]:
    """The numbers in SQLite's header, and the beginnings of all pages, set to extremes."""
    header = [
        struct.pack(">BHB", 0, place, 4) + number.to_bytes(8, "big")[-4:]
        for place in (16, 18, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 92, 96)
        for number in (0, 2, 2**32 - 1)
    ]
    begun = [
        struct.pack(">BHB", page, place, 2) + number.to_bytes(2, "big")
        for page in range(0, 30, 3)
        for place in (0, 3, 5, 100)
        for number in (0, 13, 0xFFFF)
    ]
    return header + begun


def _lines() -> list[bytes]:
    every: tuple[pipe.Request | pipe.Report, ...] = (
        pipe.Open("a", "b", "\ud800c"),
        pipe.FirstRun("a"),
        pipe.Opened(),
        pipe.Trouble("s"),
    )
    odd = (b"", b"\n", b'{"do": 5}', b"{" * 70_000, b"[]", b'{"say": "opened", "x": "y"}', b"\xff")
    return [*map(pipe.encode, every), *odd, DEEP.encode(), b"x" * 70_000 + b"\n" + b"{}\n"]


def _typed() -> list[bytes]:
    some = (recovery.new_code(), "lamp river", "49 30 28", "٤٩٣٠٢٨", "ﬁ ß İ ſ", "-_.,;", "\x00")
    return [text.encode() for text in (*some, "é" * 50, "e\u0301", "'\"*^ NEAR(", "+43 1 234 567")]


def _items() -> list[bytes]:
    usual = {"title": "a", "state": "done", "values": {"x": ["y"]}, "when": 5, "more": {"a": [1]}}
    odd: tuple[dict[str, object], ...] = (
        {"values": 5},
        {"values": {"a": 1, "b": "c"}},
        {"title": None},
        {"state": ["x"]},
        {},
    )
    return [json.dumps(data).encode() for data in (usual, *odd)] + [DEEP.encode()]


def _profiles() -> list[bytes]:
    paths = sorted(resources.folder("disguises").glob("*.toml"))
    usual = [path.read_bytes() for path in paths]
    odd = (b"", b"id = 5", b"[files]", b"a = " + DEEP.encode(), b"\xff", b"a.b.c = {x = 1}", b"=")
    cut = [usual[0][:size] for size in range(0, len(usual[0]), 97)]
    return [*usual, *odd, *cut]


def _notes() -> list[bytes]:
    empty = notes_file.written(("Safe places", "Money"))
    usual = "From: Dana\n\n## 1. Safe places\nAsk first.\n\nThen pack.\n## Else\n{x} \u202e<b>"
    odd = ("", "#", "##\n", "From:\nFrom:\n", "x\n\n" * 600, "n" * 9000, "## " + "h" * 900)
    encoded = [usual.encode(code) for code in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be")]
    binary = [b"PK\x03\x04", b"{\\rtf1", b"\xff\xfe\0", bytes(range(256)), b"\x80\x81 caf\xe9"]
    return [empty, *encoded, *(text.encode() for text in odd), *binary]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "slots_file": lambda: [b"", bytes(4096), bytes(4095), TABLE.data],
    "slot_body": _bodies,
    "copy_file": lambda: [b"", bytes(4127), bytes(4128), bytes(70_000)],
    "copy_head": _heads,
    "typed_secret": _typed,
    "searched_words": _typed,
    "pipe_lines": _lines,
    "profile": _profiles,
    "lists_file": _pads,
    "typed_measure": _measures,
    "notes_text": _notes,
    "stored_item": _items,
    "journal_head": _journals,
    "rows": _rows,
    "attached": lambda: [bytes(range(n, n + 40)) for n in range(0, 200, 7)],
    "pages": _pages,
    "journal": _sqlite_journals,
    "mark": lambda: [b"", bytes(11), bytes(35), bytes(36), bytes(72), bytes(2**16)],
}
