"""Pressing keys as a keyboard does, through the X server's own extension for tests."""

from __future__ import annotations

import ctypes
import time

_SHIFT = 0xFFE1


class Keys:
    """A keyboard at one X server."""

    def __init__(self, name: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(name.encode()))

    def type(self, letters: str) -> None:
        """Type small letters and digits, one after the other."""
        for letter in letters:
            self._key(ord(letter))

    def tap_shift(self, times: int) -> float:
        """Tap it so many times; the moment of the last one."""
        begun = 0.0
        for _time in range(times):
            begun = self._key(_SHIFT)
        return begun

    def _key(self, symbol: int) -> float:
        code = self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(symbol))
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, code, down, ctypes.c_ulong(0))
            moment = time.monotonic()
            self._x.XSync(self._display, 0)
        return moment
