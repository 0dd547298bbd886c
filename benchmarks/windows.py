"""Noticing a window when it appears, through Xlib, from outside the program that shows it."""

from __future__ import annotations

import ctypes
import select
import time

_MAP_NOTIFY = 19
_SHOWN, _DRAWN = 2, 1
_STRUCTURE_OF_CHILDREN = 1 << 19
_LEAST_WIDTH, _LEAST_HEIGHT = 100, 60


class _Looks(ctypes.Structure):
    """What Xlib calls XWindowAttributes."""

    _fields_ = (
        ("sizes", ctypes.c_int * 6),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        ("kind", ctypes.c_int),
        ("gravity", ctypes.c_int * 3),
        ("planes", ctypes.c_ulong * 2),
        ("save_under", ctypes.c_int),
        ("colours", ctypes.c_ulong),
        ("installed", ctypes.c_int),
        ("state", ctypes.c_int),
        ("masks", ctypes.c_long * 3),
        ("redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


class _MapEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("sent", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("parent", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("unmanaged", ctypes.c_int),
    )


class _Event(ctypes.Union):
    _fields_ = (("map", _MapEvent), ("room", ctypes.c_long * 24))


class WindowWatch:
    """Watches the top-level windows of one X server that has no window manager."""

    def __init__(self, name: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._no_end = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(_ignore)
        self._x.XSetErrorHandler(self._no_end)  # a window may be gone before it is looked at
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(name.encode()))
        self._root = self._x.XDefaultRootWindow(self._display)
        root = ctypes.c_ulong(self._root)
        self._x.XSelectInput(self._display, root, ctypes.c_long(_STRUCTURE_OF_CHILDREN))
        self.forget()

    def forget(self) -> None:
        """Drop what happened so far."""
        self._x.XSync(self._display, 1)

    def appeared(self, seconds: float) -> bool:
        """Wait until a real window is shown; `False` when none was in time."""
        end = time.monotonic() + seconds
        connection = self._x.XConnectionNumber(self._display)
        while time.monotonic() < end:
            if not self._x.XPending(self._display):
                select.select([connection], [], [], 0.2)
            while self._x.XPending(self._display):
                event = _Event()
                self._x.XNextEvent(self._display, ctypes.byref(event))
                if event.map.type == _MAP_NOTIFY and self._is_real(event.map):
                    return True
        return False

    def all_gone(self, seconds: float) -> float:
        """The moment when no window is shown any more, or the end of the time."""
        end = time.monotonic() + seconds
        connection = self._x.XConnectionNumber(self._display)
        while time.monotonic() < end:
            moment = time.monotonic()
            if not self.any_shown():
                return moment
            select.select([connection], [], [], 0.02)
            self.forget()
        return end

    def any_shown(self) -> bool:
        """Whether a top-level window is on the screen."""
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        found = (ctypes.byref(each) for each in (root, parent, children, count))
        self._x.XQueryTree(self._display, ctypes.c_ulong(self._root), *found)
        shown = False
        for at in range(count.value):
            looks = _Looks()
            window = ctypes.c_ulong(children[at])
            if self._x.XGetWindowAttributes(self._display, window, ctypes.byref(looks)):
                shown = shown or (looks.state == _SHOWN and looks.kind == _DRAWN)
        self._x.XFree(children)
        return shown

    def _is_real(self, event: _MapEvent) -> bool:
        root, window = ctypes.c_ulong(), ctypes.c_ulong(event.window)
        numbers = [ctypes.c_uint() for _ in range(6)]
        found = self._x.XGetGeometry(
            self._display, window, ctypes.byref(root), *map(ctypes.byref, numbers)
        )
        width, height = numbers[2].value, numbers[3].value
        return bool(
            found and not event.unmanaged and width >= _LEAST_WIDTH and height >= _LEAST_HEIGHT
        )


def _ignore(_display: int, _error: int) -> int:
    return 0
