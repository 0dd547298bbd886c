"""What the first picture needs of the namespace `Qt`, as the numbers that Qt itself uses.

Importing that namespace builds all of Qt's tables of names, and takes a tenth of the time until the
window is up. `tests/ui/cover/test_early_qt.py` compares the numbers with Qt's.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

FROM_LEFT_TO_RIGHT = 0x20000
"""Drawn so in every language: a painter goes by the program, not by the part that it draws."""
ALIGN_CENTRE = 0x0084 | FROM_LEFT_TO_RIGHT
ALIGN_RIGHT_ON_ONE_LINE = 0x0002 | 0x0080 | 0x0100 | FROM_LEFT_TO_RIGHT
LEFT_TO_RIGHT = 0
TAB_FOCUS = 1
STRONG_FOCUS = 11


def never_mirror(widget: QWidget) -> None:
    """Keep the order from left to right in every language."""
    widget.setProperty("layoutDirection", LEFT_TO_RIGHT)


def take_focus(widget: QWidget, policy: int) -> None:
    """Let the keyboard reach `widget`."""
    widget.setProperty("focusPolicy", policy)
