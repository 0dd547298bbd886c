"""What somebody who has one copy of the files, with their times, could measure."""

from __future__ import annotations

import math
import os
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from tests.vault.made import NAMES

FILES = (NAMES.slots, NAMES.first, NAMES.second, NAMES.ballast)
PAGE = 16_384
PIECE = 1 << 14
BANDS = 16
HEADS = {NAMES.slots: 4096, NAMES.first: 3 * PAGE, NAMES.second: 3 * PAGE, NAMES.ballast: 4096}
TAIL = 4096
"""Of each file this much at the start, and this much at the end, is looked at bit by bit."""

Figures = dict[str, float]


@dataclass(frozen=True)
class Look:
    """One installation as it was seen. `figures` are in groups, by what they were taken from."""

    two: bool
    shape: tuple[object, ...]
    figures: dict[str, Figures]
    bits: int = field(repr=False)


def look(folder: Path, *, two: bool) -> Look:
    """Measure the installation in `folder`."""
    names = sorted(path.name for path in folder.iterdir())
    datas = {name: (folder / name).read_bytes() for name in FILES}
    copies = [(folder / name).read_bytes() for name in names if name.startswith("e-")]
    figures = {
        "slots": slots_figures(datas[NAMES.slots]),
        "first and second": pair_figures(datas[NAMES.first], datas[NAMES.second]),
        "times and places": disk_figures(folder, names),
        "other files": other_figures(datas[NAMES.ballast], copies),
    }
    heads = b"".join(datas[name][:size] for name, size in HEADS.items())
    tails = b"".join(datas[name][-TAIL:] for name in (NAMES.first, NAMES.second))
    return Look(two, shape(folder, names), figures, int.from_bytes(heads + tails))


def shape(folder: Path, names: list[str]) -> tuple[object, ...]:
    """What has to be the same in all installations, to the byte."""
    stats = {name: (folder / name).stat() for name in FILES}
    first, second = stats[NAMES.first], stats[NAMES.second]
    kept = [name for name in names if name.startswith("e-")]
    moments = {(folder / name).stat().st_mtime_ns for name in kept}
    return (
        [name for name in names if name not in kept],
        [(stat.st_size, stat.st_mode, stat.st_nlink) for stat in stats.values()],
        [stat.st_blocks * 512 >= stat.st_size for stat in stats.values()],
        (first.st_mtime_ns, first.st_atime_ns) == (second.st_mtime_ns, second.st_atime_ns),
        len(moments) < 2,
    )


def file_figures(data: bytes) -> Figures:
    """How far the bytes of a file are from chance, each in standard deviations or so."""
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


def other_figures(ballast: bytes, copies: list[bytes]) -> Figures:
    """What was kept back for a full disk, and the generations."""
    found = {f"ballast {name}": value for name, value in file_figures(ballast).items()}
    found["copies"] = len(copies)
    each = [file_figures(data) for data in copies]
    for name in each[0] if each else ():
        found[f"least {name}"] = min(figures[name] for figures in each)
        found[f"most {name}"] = max(figures[name] for figures in each)
    return found


def disk_figures(folder: Path, names: list[str]) -> Figures:
    """Sizes, times and places in the file system, each against those of the slots file."""
    stats = {name: (folder / name).stat() for name in names} | {".": folder.stat()}
    base = stats[NAMES.slots]
    found: Figures = {"names": len(names)}
    for name, stat in stats.items():
        found[f"{name} size"] = stat.st_size
        found[f"{name} blocks"] = stat.st_blocks
        found[f"{name} place"] = stat.st_ino - stats[NAMES.first].st_ino
        found[f"{name} written"] = _stretched(stat.st_mtime_ns - base.st_mtime_ns)
        found[f"{name} read"] = _stretched(stat.st_atime_ns - stat.st_mtime_ns)
        found[f"{name} changed"] = _stretched(stat.st_ctime_ns - base.st_ctime_ns)
        found[f"{name} changed after"] = _stretched(stat.st_ctime_ns - stat.st_mtime_ns)
    first, second = stats[NAMES.first], stats[NAMES.second]
    found["changed apart"] = second.st_ctime_ns - first.st_ctime_ns
    found["written apart"] = second.st_mtime_ns - first.st_mtime_ns
    found["read apart"] = second.st_atime_ns - first.st_atime_ns
    made = stats[NAMES.ballast].st_mtime_ns - stats[NAMES.lock].st_mtime_ns
    found["made apart"] = _stretched(made)
    found["blocks apart"] = second.st_blocks - first.st_blocks
    for kind in ("st_ctime_ns", "st_mtime_ns", "st_ino"):
        order = sorted(FILES, key=lambda name: int(getattr(stats[name], kind)))
        found |= {f"{kind} order {name}": place for place, name in enumerate(order)}
    found["in listing"] = float(os.listdir(folder).index(NAMES.second))
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
    expected = len(data) / 256
    square = sum((data.count(value) - expected) ** 2 for value in range(256)) / expected
    return (square - 255) / math.sqrt(2 * 255)


def _twice(data: bytes) -> float:
    blocks = [data[at : at + 16] for at in range(0, len(data), 16)]
    return len(blocks) - len(set(blocks))


def _stretched(nanoseconds: int) -> float:
    return math.copysign(math.log1p(abs(nanoseconds)), nanoseconds)
