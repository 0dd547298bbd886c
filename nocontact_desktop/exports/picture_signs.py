"""The small signs on the pictures: how somebody acts, and what somebody does or keeps."""

from __future__ import annotations

from typing import NamedTuple

from nocontact_desktop.exports.picture import Outline, Point, Tone, disc, half_disc, rectangle
from nocontact_desktop.plan.people_map import Role, Sign


class _Path(NamedTuple):
    """A path in a square of one by one."""

    points: tuple[Point, ...]
    fill: Tone | None = None
    line: Tone | None = None
    closed: bool = True
    dash: float = 0


def role_sign(role: Role, x: float, y: float, size: float) -> list[Outline]:
    """The sign of a role in a square of `size` at (x, y). No two have the same shape."""
    return [
        Outline(
            _in_square(path.points, x, y, size),
            path.closed,
            path.fill,
            path.line,
            size * 0.11,
            path.dash * size,
        )
        for path in _ROLES[role]
    ]


def task_sign(sign: Sign, x: float, y: float, size: float) -> list[Outline]:
    """The small picture of what somebody does or keeps, in a square of `size` at (x, y)."""
    return [
        Outline(
            _in_square(points, x, y, size), closed=closed, line=Tone.TEXT, thickness=size * 0.08
        )
        for points, closed in _DRAWN[sign]
    ]


def _in_square(points: tuple[Point, ...], x: float, y: float, size: float) -> tuple[Point, ...]:
    return tuple((x + across * size, y + down * size) for across, down in points)


_ROUND = disc(0.5, 0.5, 0.4)
_ROLES: dict[Role, tuple[_Path, ...]] = {
    Role.UNDERSTANDS: (_Path(_ROUND, Tone.ACCENT, Tone.ACCENT),),
    Role.TRIES: (_Path(half_disc(0.5, 0.5, 0.4), Tone.ACCENT), _Path(_ROUND, None, Tone.TEXT)),
    Role.PROFESSIONAL: (_Path(((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)), Tone.ACCENT),),
    Role.NEUTRAL: (_Path(_ROUND, None, Tone.TEXT),),
    Role.OPEN: (_Path(_ROUND, None, Tone.MUTED, dash=0.18),),
    Role.MEANS_WELL: (_Path(((0.5, 0.08), (0.95, 0.9), (0.05, 0.9)), None, Tone.NOTICE),),
    Role.CARRIES: (
        _Path(
            (
                (0, 0.35), (0.5, 0.35), (0.5, 0.05), (1, 0.5), (0.5, 0.95), (0.5, 0.65), (0, 0.65),
            ),
            Tone.NOTICE,
        ),
    ),
    Role.NOT_TO_KNOW: (
        _Path(_ROUND, None, Tone.NOTICE),
        _Path(((0.22, 0.22), (0.78, 0.78)), None, Tone.NOTICE, closed=False),
    ),
}  # fmt: skip
_DRAWN: dict[Sign, tuple[tuple[tuple[Point, ...], bool], ...]] = {
    Sign.CALL: (
        (rectangle(0.26, 0.04, 0.48, 0.92), True),
        (((0.44, 0.82), (0.56, 0.82)), False),
        (((0.26, 0.7), (0.74, 0.7)), False),
    ),
    Sign.BAG: (
        (rectangle(0.08, 0.36, 0.84, 0.58), True),
        (((0.32, 0.36), (0.32, 0.12), (0.68, 0.12), (0.68, 0.36)), False),
        (((0.08, 0.6), (0.92, 0.6)), False),
    ),
    Sign.PAPERS: (
        (((0.18, 0.04), (0.62, 0.04), (0.84, 0.28), (0.84, 0.96), (0.18, 0.96)), True),
        (((0.34, 0.48), (0.68, 0.48)), False),
        (((0.34, 0.7), (0.68, 0.7)), False),
    ),
    Sign.COPIES: (
        (rectangle(0.06, 0.24, 0.56, 0.72), True),
        (((0.34, 0.24), (0.34, 0.04), (0.92, 0.04), (0.92, 0.76), (0.62, 0.76)), False),
    ),
    Sign.KEYS: (
        (disc(0.27, 0.5, 0.22), True),
        (((0.49, 0.5), (0.98, 0.5), (0.98, 0.72)), False),
        (((0.78, 0.5), (0.78, 0.68)), False),
    ),
    Sign.DRIVES: (
        (
            (
                (0.02, 0.74), (0.02, 0.52), (0.2, 0.48), (0.32, 0.24), (0.7, 0.24), (0.82, 0.48),
                (0.98, 0.54), (0.98, 0.74),
            ),
            True,
        ),
        (disc(0.27, 0.77, 0.11), True),
        (disc(0.74, 0.77, 0.11), True),
    ),
    Sign.CHILDREN: (
        (disc(0.5, 0.22, 0.18), True),
        (((0.36, 0.48), (0.64, 0.48), (0.82, 0.96), (0.18, 0.96)), True),
    ),
    Sign.PETS: (
        (disc(0.5, 0.7, 0.22), True),
        *((disc(across, down, 0.09), True) for across, down in (
            (0.15, 0.46), (0.38, 0.22), (0.62, 0.22), (0.85, 0.46)
        )),
    ),
    Sign.BED: (
        (((0.04, 0.14), (0.04, 0.92)), False),
        (((0.04, 0.72), (0.96, 0.72), (0.96, 0.92)), False),
        (((0.96, 0.72), (0.96, 0.5), (0.42, 0.5), (0.42, 0.72)), False),
        (disc(0.22, 0.56, 0.12), True),
    ),
}  # fmt: skip
"""Paths in a square of one by one, each closed or not."""
