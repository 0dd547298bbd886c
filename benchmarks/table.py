"""A result as a row of figures."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured: its figures in rounds, the unit, and the rows to compare it with."""

    name: str
    figures: Sequence[float]
    unit: str
    against: Sequence[str] = ()


def table(rows: Sequence[Row]) -> str:
    """The rows with medians, ranges, and ratios taken round by round."""
    by_name = {row.name: row for row in rows}
    lines = [f"{'':52}{'median':>10}{'range':>20}   ratio"]
    return "\n".join([*lines, *(_line(row, by_name) for row in rows)])


def _line(row: Row, rows: Mapping[str, Row]) -> str:
    middle = statistics.median(row.figures)
    spread = f"{min(row.figures):.1f} to {max(row.figures):.1f}"
    others = [rows[name] for name in row.against if name in rows]
    others = [other for other in others if statistics.median(other.figures) > 0]
    ratios = ", ".join(f"{_shown(_ratio(row, other))} of {_short(other.name)}" for other in others)
    return f"{row.name:52}{middle:>7.1f} {row.unit:3}{spread:>19}   {ratios}".rstrip()


def _shown(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.05 or not ratio else f"1/{1 / ratio:,.0f}"


def _short(name: str) -> str:
    """A name without what it shares with its neighbours."""
    return name.rpartition(": ")[2]


def _ratio(row: Row, other: Row) -> float:
    if len(row.figures) != len(other.figures) or min(other.figures) <= 0:
        return statistics.median(row.figures) / statistics.median(other.figures)
    pairs = zip(row.figures, other.figures, strict=True)
    return statistics.median(mine / theirs for mine, theirs in pairs)
