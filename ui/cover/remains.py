"""Writing over what was typed, after it was let go.

Neither Python nor Qt empties the memory of a text that nobody needs any more. What is made next of
the same size takes its place; so a lot of each small size is made, and let go again.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer

if TYPE_CHECKING:
    from nocontact_desktop.system.linux_memory import Copies

_LONGEST = 400
"""Bytes. Longer lines are rare, and their pieces are cut up for others soon."""
_STEP = 16
_MANY = 3000
_MANY_OF_QT = 600
AGAIN_MS = 1500
"""What an assistive program asked for is on its way for a while."""


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


class Remains(QObject):
    """Keeps apart what may be a code until it is known; then all that is left of it goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._copies: Copies | None = None
        self._rounds: Iterator[int] = iter(())
        self._is_last = False
        self.is_covering = False
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._begin_last)

    def keep(self, code: str) -> None:
        """It may have been the right one."""
        self.forget()
        if sys.platform == "linux":
            from nocontact_desktop.system.linux_memory import Copies  # noqa: PLC0415 - seldom

            with suppress(OSError):
                self._copies = Copies(code)

    def cover(self) -> None:
        """It was: leave nothing of it. Once at once, and once when all is quiet."""
        cover_remains()
        self._is_last = False
        self.is_covering = True
        self._begin()

    def forget(self) -> None:
        """It was not, or all is done."""
        self._next.stop()
        self._again.stop()
        self._rounds = iter(())
        self.is_covering = False
        copies, self._copies = self._copies, None
        if copies is not None:
            copies.close()

    def _begin(self) -> None:
        if self._copies is not None:
            self._rounds = self._copies.write_over()
            self._next.start()

    def _begin_last(self) -> None:
        self._is_last = True
        cover_remains()
        self._begin()

    def _go_on(self) -> None:
        """One piece, so that whoever comes back to the screen does not wait."""
        try:
            if next(self._rounds, None) is not None:
                return
        except OSError:  # the system does not tell; what was covered has to do
            self._is_last = True
        self._next.stop()
        if self._is_last:
            self.forget()
        else:
            self._again.start()
