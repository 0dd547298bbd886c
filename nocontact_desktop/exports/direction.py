"""Which way each character of a paragraph runs: the Unicode bidirectional algorithm.

python-bidi's steps do the work on our own list of characters, because its one-call form gives back
a string only. Its steps know nothing of rule N0 (brackets that belong together face the same
way), so that rule is here.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from typing import Any

_STRONG_RIGHT = frozenset({"R", "AL"})
_RIGHT_SIDE = frozenset({"R", "EN", "AN"})


def own_direction(text: str, default: bool) -> bool:
    """True when the first letter with a direction runs from right to left; else `default`."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return False
        if kind in _STRONG_RIGHT:
            return True
    return default


def levels(text: str, right_to_left: bool) -> tuple[int, ...]:
    """The level of each character of one paragraph; odd levels run from right to left."""
    kinds = [_kind(character) for character in text]
    if not right_to_left and not any(kind in ("R", "AL", "AN") for kind in kinds):
        return (0,) * len(text)
    from bidi import algorithm  # type: ignore[import-untyped]  # noqa: PLC0415

    base = int(right_to_left)
    storage: dict[str, Any] = {
        "base_level": base,
        "base_dir": "LR"[base],
        "chars": [
            {"ch": character, "level": base, "type": kind, "orig": kind}
            for character, kind in zip(text, kinds, strict=True)
        ],
        "runs": deque(),
    }
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return tuple(character["level"] for character in storage["chars"])


def visual_runs(levels_: tuple[int, ...], start: int, end: int) -> list[tuple[int, int, int]]:
    """The runs (start, end, level) of one line in the order they stand from left to right."""
    runs: list[tuple[int, int, int]] = []
    for index in range(start, end):
        if runs and runs[-1][2] == levels_[index]:
            runs[-1] = (runs[-1][0], index + 1, levels_[index])
        else:
            runs.append((index, index + 1, levels_[index]))
    highest = max((level for _, _, level in runs), default=0)
    for level in range(highest, 0, -1):
        runs = _reversed_from(runs, level)
    return runs


def _reversed_from(runs: list[tuple[int, int, int]], level: int) -> list[tuple[int, int, int]]:
    """Rule L2 for one level: every stretch of runs at `level` or above is turned round."""
    turned: list[tuple[int, int, int]] = []
    stretch: list[tuple[int, int, int]] = []
    for run in runs:
        if run[2] >= level:
            stretch.append(run)
        else:
            turned += [*reversed(stretch), run]
            stretch = []
    return turned + stretch[::-1]


def _kind(character: str) -> str:
    """The bidirectional class; those that the steps cannot take become harmless ones."""
    kind = unicodedata.bidirectional(character)
    match kind:
        case "BN" | "LRE" | "RLE" | "LRO" | "RLO" | "PDF" | "LRI" | "RLI" | "FSI" | "PDI":
            return "NSM"  # joiners follow the letter before them; the others never get here
        case "" | "B" | "S":
            return "WS"
        case _:
            return kind


def _pair_brackets(characters: list[dict[str, Any]], base: int) -> None:
    """Rule N0: both brackets of a pair take one direction, from what stands in and before them."""
    kinds = [character["type"] for character in characters]
    for opening, closing in _pairs(characters):
        inside = {_side(kind) for kind in kinds[opening + 1 : closing]} - {""}
        side = "LR"[base]
        if not inside:
            continue
        if side not in inside:
            before = (_side(kind) for kind in reversed(kinds[:opening]))
            side = next((kind for kind in before if kind), side)
        for index in (opening, closing):
            kinds[index] = characters[index]["type"] = side


def _side(kind: str) -> str:
    """L or R for what counts as strong in rule N0, else nothing."""
    return "L" if kind == "L" else "R" if kind in _RIGHT_SIDE else ""


def _pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """The matching brackets by place, in the order of the opening ones."""
    open_ones: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(characters):
        sign = character["ch"]
        if character["type"] != "ON" or unicodedata.category(sign) not in ("Ps", "Pe"):
            continue
        if unicodedata.category(sign) == "Ps":
            open_ones.append((_partner(sign), index))
            continue
        for place in range(len(open_ones) - 1, -1, -1):
            if open_ones[place][0] == sign:
                pairs.append((open_ones[place][1], index))
                del open_ones[place:]
                break
    return sorted(pairs)


def _partner(opening: str) -> str:
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # noqa: PLC0415

    return str(MIRRORED.get(opening, ""))
