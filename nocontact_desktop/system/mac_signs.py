"""The signs of macOS: notifications. Written from Apple's documents; not yet tried on a Mac."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from nocontact_desktop.system.signs import Signs

DISTRIBUTED = (
    "com.apple.screenIsLocked",
    "com.apple.screensaver.didstart",
)
"""Told to all programs of the session."""
OF_THE_WORKSPACE = (
    "NSWorkspaceSessionDidResignActiveNotification",
    "NSWorkspaceWillSleepNotification",
    "NSWorkspaceScreensDidSleepNotification",
    "NSWorkspaceWillPowerOffNotification",
)
"""Another person's desktop is shown; the computer or its screens sleep; it is shut down."""
_CLASS = b"ScreenNotes"
_METHOD = b"told:"


class MacSigns(Signs):
    """Calls back from the main thread's own loop, which Qt runs there."""

    def __init__(self) -> None:
        self._kept: list[object] = []
        """What the system holds pointers to."""

    def listen(self, call: Callable[[], None]) -> None:
        """Ask both centres for their notifications."""
        if sys.platform == "darwin":
            self._listen(_Objc(), call)

    def _listen(self, objc: _Objc, call: Callable[[], None]) -> None:
        observer, kept = objc.observer(call)
        self._kept.append(kept)
        distributed = objc.send(objc.named("NSDistributedNotificationCenter"), "defaultCenter")
        workspace = objc.send(objc.named("NSWorkspace"), "sharedWorkspace")
        centres = (
            (distributed, DISTRIBUTED),
            (objc.send(workspace, "notificationCenter"), OF_THE_WORKSPACE),
        )
        told = objc.selector(_METHOD.decode())
        for centre, names in centres:
            for name in names:
                how = "addObserver:selector:name:object:"
                objc.send(centre, how, observer, told, objc.text(name), None)


class _Objc:
    """The little of the Objective-C runtime that is needed here."""

    def __init__(self) -> None:
        ctypes.CDLL("/System/Library/Frameworks/AppKit.framework/AppKit")
        self._runtime = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
        for name, kinds in (
            ("objc_getClass", [ctypes.c_char_p]),
            ("sel_registerName", [ctypes.c_char_p]),
            ("objc_allocateClassPair", [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]),
        ):
            function = getattr(self._runtime, name)
            function.restype, function.argtypes = ctypes.c_void_p, kinds

    def named(self, name: str) -> int | None:
        """A class by its name."""
        found: int | None = self._runtime.objc_getClass(name.encode())
        return found

    def selector(self, name: str) -> int | None:
        """A method's name as the runtime wants it."""
        found: int | None = self._runtime.sel_registerName(name.encode())
        return found

    def text(self, words: str) -> int | None:
        """A text of the system's own kind."""
        return self.send(self.named("NSString"), "stringWithUTF8String:", words.encode())

    def send(self, receiver: int | None, method: str, *arguments: int | bytes | None) -> int | None:
        """Call a method whose arguments are objects."""
        kinds = [ctypes.c_char_p if isinstance(a, bytes) else ctypes.c_void_p for a in arguments]
        call = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, *kinds)(
            ("objc_msgSend", self._runtime)
        )
        found: int | None = call(receiver, self.selector(method), *arguments)
        return found

    def observer(self, call: Callable[[], None]) -> tuple[int | None, object]:
        """An object that calls `call`, and what has to be kept as long as it may."""
        shape = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        told = shape(lambda _self, _method, _note: call())
        made = self._runtime.objc_allocateClassPair(self.named("NSObject"), _CLASS, 0)
        add, register = self._runtime.class_addMethod, self._runtime.objc_registerClassPair
        add.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p]
        register.argtypes = [ctypes.c_void_p]
        pointer = ctypes.cast(told, ctypes.c_void_p)
        add(made, self.selector(_METHOD.decode()), pointer, b"v@:@")
        register(made)
        return self.send(self.send(made, "alloc"), "init"), told
