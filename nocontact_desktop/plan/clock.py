"""Reads a time of day out of what a person typed, and puts the lines of a day in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

HOUR = 60
DAY = 24 * HOUR
_FULL = re.compile(
    r"(?<!\d\.)\b(\d{1,2})\s*[:.h]\s*(\d{2})(?!\.?\d)(?:\s*([ap])\.?\s?m\b|([ap])\b)?"
)
"""No part of a date; and "9:00 pack" or "12:15 at noon" says nothing of half a day."""
_HALF = re.compile(r"\b(\d{1,2})\s*([ap])\.?\s?m\b")
_BARE = re.compile(r"(\d{1,2})(\d{2})?()")
_LEADING = re.compile(r"\b0\d")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes; `sure` when it can only be meant in one way, not 1:00 at noon."""

    minutes: int
    sure: bool


def read_clock(typed: str) -> Clock | None:
    """The first time of day in `typed`; None where none can be read.

    "when the door has closed" is no time, and "10 minutes later" is none either.
    """
    words = typed.strip().lower()
    if found := _FULL.search(words):
        hour, minute, half = found[1], found[2], found[3] or found[4]
    elif found := _HALF.search(words):
        hour, minute, half = found[1], "", found[2]
    elif found := _BARE.fullmatch(words):
        hour, minute, half = found.groups()
    else:
        return None
    at = _minutes(int(hour), int(minute or 0), half)
    if at is None:
        return None
    return Clock(at, bool(half) or at >= 13 * HOUR or bool(_LEADING.match(hour)))


def by_time(lines: Sequence[tuple[T, str]], also: Sequence[tuple[T, str]] = ()) -> tuple[T, ...]:
    """The lines in the order of their times; what has no time stays behind the line before it.

    The order that a person gave tells what they mean where a time alone does not: a night that
    runs over midnight, or 11:30, 12:15 and 1:00. What is `also` for that day is put in between.
    """
    blocks: list[tuple[Clock | None, list[T]]] = []
    for line, typed in lines:
        clock = read_clock(typed)
        if clock is None and blocks:
            blocks[-1][1].append(line)
        else:
            blocks.append((clock, [line]))
    begins = [block for clock, block in blocks if clock is None]
    timed = [(clock, block) for clock, block in blocks if clock is not None]
    own = [clock for clock, _block in timed]
    more = [(clock, [line]) for line, typed in also if (clock := read_clock(typed)) is not None]
    step = DAY if any(clock.sure for clock in own) else DAY // 2
    at = _as_given(own, step) or _sorted_out(own, step)
    start = min(at, default=0)
    at += [
        start + (clock.minutes - start) % (DAY if clock.sure else step) for clock, _block in more
    ]
    everything = [*zip(at, (block for _c, block in (*timed, *more)), strict=True)]
    everything.sort(key=lambda pair: pair[0])
    in_order = [*begins, *(block for _at, block in everything)]
    return tuple(line for block in in_order for line in block)


def _as_given(clocks: Sequence[Clock], step: int) -> list[int]:
    """Minutes that only go up, in the order given; nothing where that would be far-fetched."""
    longest = DAY // 2 if step == DAY else 9 * HOUR
    found: list[int] = []
    for clock in clocks:
        at = clock.minutes
        if found and at < found[-1]:
            at += -(-(found[-1] - at) // step) * step
            if at - found[-1] >= longest or at - found[0] >= DAY:
                return []
        found.append(at)
    return found


def _sorted_out(clocks: Sequence[Clock], step: int) -> list[int]:
    """Minutes for lines in no order; with hours up to 12 only, the longest gap is the night."""
    minutes = [clock.minutes for clock in clocks]
    if step == DAY or not minutes:
        return minutes
    round_ = sorted({each % step for each in minutes})
    before = [round_[-1], *round_[:-1]]
    gaps = [(each - last) % step for last, each in zip(before, round_, strict=True)]
    start = round_[gaps.index(max(gaps))]
    return [start + (each - start) % step for each in minutes]


def _minutes(hour: int, minute: int, half: str | None) -> int | None:
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * HOUR + minute if hour < 24 and minute < 60 else None
