"""The keyboard's part. Loaded after the window is up: Qt's table of keys is a long one."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.cover.local_numbers import MINUS

_NAMED_KEYS = {
    Qt.Key.Key_Return: "=",
    Qt.Key.Key_Enter: "=",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_Delete: "clear_entry",
    Qt.Key.Key_Escape: "clear",
    Qt.Key.Key_F9: "sign",
}
_CONTROL_KEYS = {
    Qt.Key.Key_L: "mc",
    Qt.Key.Key_R: "mr",
    Qt.Key.Key_P: "m+",
    Qt.Key.Key_D: "m-",
    Qt.Key.Key_M: "ms",
    Qt.Key.Key_H: "history",
}
_OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALT_GR = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
"""As Windows says it: the Czech × and ÷ are typed with it."""
_CHARACTERS = {
    "×": "*", "·": "*", "÷": "/", ":": "/", MINUS: "-", "–": "-",
    ",": ".", "٫": ".", "٪": "%",
    "（": "(", "）": ")",
    **{sign: sign for sign in "+-*/=%.()"},
}  # fmt: skip


def is_enter(event: QKeyEvent) -> bool:
    """Whether the key is Enter, on either side of the keyboard."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_copy(event: QKeyEvent) -> bool:
    """Whether the keys are those for copying."""
    return event.matches(QKeySequence.StandardKey.Copy)


def is_paste(event: QKeyEvent) -> bool:
    """Whether the keys are those for pasting."""
    return event.matches(QKeySequence.StandardKey.Paste)


def place_of(event: QKeyEvent) -> int:
    """Which key of the keyboard it is, whatever it types while Shift goes down or up."""
    return event.nativeScanCode() or event.nativeVirtualKey() or event.key()


def key_for(event: QKeyEvent) -> str:
    """The calculator's key for a key of the keyboard; empty when there is none."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return _CONTROL_KEYS.get(key, "")
    if modifiers & _OTHERS and modifiers != _ALT_GR:
        return ""
    return _NAMED_KEYS.get(key) or (_key_of(event.text()) if len(event.text()) == 1 else "")


def _key_of(character: str) -> str:
    """The calculator's key for a typed character, in any script; empty when there is none."""
    digit = unicodedata.decimal(character, None)
    return _CHARACTERS.get(character, "") if digit is None else str(digit)
