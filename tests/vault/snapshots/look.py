"""What somebody who has one copy of the files, with their times, could measure."""

from __future__ import annotations

import math
import os
import zlib
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from nocontact_desktop.vault.sealed_file import NONCE_SIZE, START, masked
from nocontact_desktop.vault.vault import FileNames
from tests.vault.made import NAMES
from tests.vault.snapshots.disk import Noted, noted

FILES = ("slots", "first", "second", "ballast")
PAGE = 16_384
SECTOR = 512
PIECE = 1 << 14
BANDS = 16
HEADS = {"slots": 4096, "first": 3 * PAGE, "second": 3 * PAGE, "ballast": 4096}
TAIL = 4096
"""Of each file this much at the start, and this much at the end, is looked at bit by bit."""
SOME_PAGES = 32
"""Of one page in so many the bytes are counted."""

Figures = dict[str, float]


@dataclass(frozen=True)
class Look:
    """One installation as it was seen. `figures` are in groups, by what they were taken from."""

    two: bool
    shape: tuple[object, ...]
    figures: dict[str, Figures]
    bits: int = field(repr=False)


@dataclass(frozen=True)
class Seen:
    """What the system tells of one file or folder, before anything was read of it."""

    path: Path
    stat: os.stat_result
    disk: Noted


def look(folder: Path, *, two: bool, names: FileNames = NAMES, item: bytes = b"") -> Look:
    """Measure the installation in `folder`, and its item in the keyring."""
    seen = all_of(folder, names)
    datas = {role: seen[role].path.read_bytes() for role in FILES}
    copies = {role: seen[role].path.read_bytes() for role in seen if role.startswith("copy")}
    figures = {
        "slots": slots_figures(datas["slots"]),
        "first and second": pair_figures(datas["first"], datas["second"]),
        "times": times_figures(seen),
        "places": places_figures(folder, seen),
        "other files": other_figures(datas, copies),
        "keyring": item_figures(item),
    }
    heads = b"".join(datas[role][:size] for role, size in HEADS.items())
    tails = b"".join(datas[role][-TAIL:] for role in ("first", "second"))
    return Look(two, shape(seen), figures, int.from_bytes(heads + tails))


def all_of(folder: Path, names: FileNames) -> dict[str, Seen]:
    """The folder and everything in it, by what it is."""
    return {
        role: Seen(path, path.stat(), noted(path)) for role, path in roles(folder, names).items()
    }


def roles(folder: Path, names: FileNames) -> dict[str, Path]:
    """The folder and everything in it, by what it is, or else by its name."""
    stem, _, ending = names.ballast.partition(".")
    known = {getattr(names, role): role for role in (*FILES, "lock")}
    known |= {f"{folder.name}.conf": "preferences", f"{folder.name}.bak": "preferences again"}
    found = {".": folder}
    for path in sorted(folder.iterdir()):
        number = path.name.removeprefix(f"{stem}-").removesuffix(f".{ending}")
        role = f"copy {number}" if number.isdigit() and len(number) == 2 else path.name
        found[known.get(path.name, role)] = path
    return found


def shape(seen: dict[str, Seen]) -> tuple[object, ...]:
    """What has to be the same in all installations, to the byte."""
    first, second = seen["first"].stat, seen["second"].stat
    copies = [each.stat for role, each in seen.items() if role.startswith("copy")]
    others = {role: each for role, each in seen.items() if not role.startswith("copy")}
    return (
        sorted(others),
        [others[role].stat.st_size for role in ("slots", "lock", "ballast")],
        first.st_size == second.st_size,
        len({(stat.st_size, stat.st_mtime_ns, stat.st_atime_ns) for stat in copies}) < 2,
        (first.st_mtime_ns, first.st_atime_ns) == (second.st_mtime_ns, second.st_atime_ns),
        {_rights(each) for role, each in seen.items() if role != "."},
        sorted((role, *_rights(each), each.disk.flags) for role, each in others.items()),
        {each.disk.marks for each in seen.values()},
        all(each.disk.whole for each in seen.values()),
        all(e.stat.st_blocks * 512 >= e.stat.st_size for r, e in seen.items() if r != "."),
    )


def _rights(seen: Seen) -> tuple[int, int, int, int]:
    stat = seen.stat
    return stat.st_mode, stat.st_uid, stat.st_gid, 0 if seen.path.is_dir() else stat.st_nlink


def file_figures(data: bytes) -> Figures:
    """How far the bytes of a file are from chance, each in standard deviations or so."""
    return dict(_figures_of(data))


@lru_cache(maxsize=32)  # a vault is looked at once for each leak, which changes one of its files
def _figures_of(data: bytes) -> Figures:
    middle = data[len(data) // 2 :][:PIECE]
    found = {
        "pages alike": _unlike(data[: 16 * PAGE], PAGE * 8),
        "head square": _square(data[:PIECE]),
        "middle square": _square(middle),
        "tail square": _square(data[-PIECE:]),
        "runs": _unlike(data[:PIECE], 1),
        "bytes alike": _unlike(data[:PIECE], 8),
        "pressed head": len(zlib.compress(data[:PIECE], 1)) - len(data[:PIECE]),
        "pressed tail": len(zlib.compress(data[-PIECE:], 1)) - len(data[-PIECE:]),
    }
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    found["worst page"] = max(abs(_ones(page)) for page in pages)
    found["worst bytes"] = max(_square(page) for page in pages[1::SOME_PAGES] or pages)
    size = len(data) // BANDS
    for n in range(BANDS):
        found[f"band {n}"] = _ones(data[n * size : (n + 1) * size])
    found["ones"] = sum(found[f"band {n}"] for n in range(BANDS)) / math.sqrt(BANDS)
    return found


def slots_figures(data: bytes) -> Figures:
    """The file of slots as any file, and its slots beside each other."""
    slots = [data[32 + 256 * n : 288 + 256 * n] for n in range(8)]
    found = file_figures(data)
    for n, slot in enumerate(slots):
        found[f"slot {n}"] = _ones(slot)
    pairs = [_apart(a, b) for n, a in enumerate(slots) for b in slots[:n]]
    found["nearest slots"] = min(pairs)
    found["farthest slots"] = max(pairs)
    found["blocks twice"] = _twice(data)
    return found


def pair_figures(first: bytes, second: bytes) -> Figures:
    """Both compartments, each by itself, whichever is smaller, and one against the other."""
    one, other = file_figures(first), file_figures(second)
    found = {f"first {name}": value for name, value in one.items()}
    found |= {f"second {name}": value for name, value in other.items()}
    for name in one:
        found[f"less {name}"] = min(one[name], other[name])
        found[f"more {name}"] = max(one[name], other[name])
    found["apart"] = _apart(first, second)
    found["pages apart"] = _apart(first[PAGE:][:PIECE], second[PAGE:][:PIECE])
    found["longer"] = len(first) - len(second)
    found["blocks twice"] = _twice(first[: 4 * PAGE] + second[: 4 * PAGE])
    return found


def other_figures(datas: dict[str, bytes], copies: dict[str, bytes]) -> Figures:
    """What was kept back for a full disk, the generations, and what lies twice anywhere."""
    found = {f"ballast {name}": value for name, value in file_figures(datas["ballast"]).items()}
    found["copies"] = len(copies)
    each = [file_figures(data) for data in copies.values()]
    for name in each[0] if each else ():
        found[f"least {name}"] = min(figures[name] for figures in each)
        found[f"most {name}"] = max(figures[name] for figures in each)
    found["sectors twice"] = _twice(b"".join([*datas.values(), *copies.values()]), SECTOR)
    carried = [masked(data[:NONCE_SIZE], data[NONCE_SIZE:START]) for data in copies.values()]
    slots = [table[32 + 256 * n : 288 + 256 * n] for table in carried for n in range(8)]
    found["carried slots twice"] = _twice(b"".join(slots) + datas["slots"][32:2080], 256)
    return found


def item_figures(item: bytes) -> Figures:
    """The share and both marks in the keyring, if there is an item."""
    found: Figures = {"size": len(item), "ones": _ones(item) if item else 0.0}
    marks = [item[32 + 36 * n : 68 + 36 * n] for n in range(2)]
    for n, mark in enumerate(marks):
        found[f"mark {n}"] = _ones(mark) if mark else 0.0
    found["less"], found["more"] = sorted(found[f"mark {n}"] for n in range(2))
    found["marks apart"] = _apart(*marks) if marks[1] else 0.0
    return found


def times_figures(seen: dict[str, Seen]) -> Figures:
    """Times, each against others of the same day.

    How long ago a file was born is left out, as only the system can make it older: the time that
    setting up took would show in installations that are seconds old.
    """
    base = seen["slots"].stat
    found: Figures = {}
    for role, each in seen.items():
        stat = each.stat
        found[f"{role} written"] = _stretched(stat.st_mtime_ns - base.st_mtime_ns)
        found[f"{role} read"] = _stretched(stat.st_atime_ns - stat.st_mtime_ns)
        found[f"{role} changed"] = _stretched(stat.st_ctime_ns - base.st_ctime_ns)
        found[f"{role} changed after"] = _stretched(stat.st_ctime_ns - stat.st_mtime_ns)
    first, second = seen["first"], seen["second"]
    found["changed apart"] = second.stat.st_ctime_ns - first.stat.st_ctime_ns
    found["written apart"] = second.stat.st_mtime_ns - first.stat.st_mtime_ns
    found["read apart"] = second.stat.st_atime_ns - first.stat.st_atime_ns
    found["born apart"] = second.disk.born - first.disk.born
    for role in ("ballast", "first", *(role for role in seen if role.startswith("copy"))):
        kin = "copy 01" if role.startswith("copy") else "lock"
        found[f"{role} born"] = _stretched(seen[role].disk.born - seen[kin].disk.born)
    found["slots born"] = _stretched(seen["slots"].disk.born - base.st_mtime_ns)
    made = seen["ballast"].stat.st_mtime_ns - seen["lock"].stat.st_mtime_ns
    found["made apart"] = _stretched(made)
    return found | _orders({role: seen[role] for role in FILES})


def _orders(seen: dict[str, Seen]) -> Figures:
    """Which file comes when in the order of each time, and of the numbers of the files."""
    found: Figures = {}
    for kind in ("st_ctime_ns", "st_mtime_ns", "st_atime_ns", "st_ino"):
        order = sorted(seen, key=lambda role: int(getattr(seen[role].stat, kind)))
        found |= {f"{kind} order {role}": place for place, role in enumerate(order)}
    order = sorted(seen, key=lambda role: seen[role].disk.born)
    return found | {f"born order {role}": place for place, role in enumerate(order)}


def places_figures(folder: Path, seen: dict[str, Seen]) -> Figures:
    """Sizes, numbers of files, and where the pieces of the files lie on the disk."""
    first, second = seen["first"], seen["second"]
    found: Figures = {"names": len(seen)}
    for role, each in seen.items():
        found[f"{role} size"] = each.stat.st_size
        found[f"{role} blocks"] = each.stat.st_blocks
        found[f"{role} number"] = _stretched(each.stat.st_ino - first.stat.st_ino)
        found[f"{role} pieces"] = len(each.disk.pieces)
        marks = [piece.flags for piece in each.disk.pieces]
        found[f"{role} marks"] = len(set(marks)) + sum(flags > 1 for flags in marks)
        if each.disk.pieces and first.disk.pieces:
            away = each.disk.pieces[0].place - first.disk.pieces[0].place
            found[f"{role} place"] = _stretched(away)
    found["blocks apart"] = second.stat.st_blocks - first.stat.st_blocks
    found["pieces apart"] = len(second.disk.pieces) - len(first.disk.pieces)
    for n, (one, other) in enumerate(zip(first.disk.pieces, second.disk.pieces, strict=False)):
        found[f"piece {n} length"] = min(one.length, other.length)
        found[f"piece {n} longer"] = other.length - one.length
        found[f"piece {n} apart"] = _stretched(other.place - one.place)
    found["in listing"] = float(os.listdir(folder).index(second.path.name))
    return found


def _ones(data: bytes) -> float:
    return _far(int.from_bytes(data), len(data))


def _far(bits: int, size: int) -> float:
    return (bits.bit_count() - 4 * size) / math.sqrt(2 * size)


def _unlike(data: bytes, lag: int) -> float:
    """Bits that differ from the one `lag` places on."""
    bits, length = int.from_bytes(data), 8 * len(data) - lag
    if length <= 0:
        return 0.0
    unlike = (bits ^ (bits >> lag)) & ((1 << length) - 1)
    return (unlike.bit_count() - length / 2) / math.sqrt(length / 4)


def _apart(one: bytes, other: bytes) -> float:
    size = min(len(one), len(other))
    return _far(int.from_bytes(one[:size]) ^ int.from_bytes(other[:size]), size)


def _square(data: bytes) -> float:
    expected, counts = len(data) / 256, Counter(data)
    square = sum((counts[value] - expected) ** 2 for value in range(256)) / expected
    return (square - 255) / math.sqrt(2 * 255)


def _twice(data: bytes, size: int = 16) -> float:
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    return len(blocks) - len(set(blocks))


def _stretched(nanoseconds: int) -> float:
    return math.copysign(math.log1p(abs(nanoseconds)), nanoseconds)
