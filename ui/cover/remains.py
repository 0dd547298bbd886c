"""Writing over what was typed, after it was let go.

Neither Python nor Qt empties the memory of a text that nobody needs any more. What is made next of
the same size takes its place; so a lot of each small size is made, and let go again.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QByteArray

_LONGEST = 400
"""Bytes. Longer lines are rare, and their pieces are cut up for others soon."""
_STEP = 16
_MANY = 3000
_MANY_OF_QT = 600


def cover_remains() -> None:
    """Take the memory that was let go. Call it when no secret is held any more.

    What points at itself, as the engine of the calculator does, is let go only now.
    """
    gc.collect()
    of_qt = []
    for size in range(_STEP, _LONGEST, _STEP):
        of_qt.append([QByteArray(size, 32) for _ in range(_MANY_OF_QT)])
        taken = [bytes(bytearray(b" " * size)) for _ in range(_MANY)]
        taken.clear()
    of_qt.clear()
