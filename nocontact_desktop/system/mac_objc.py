"""The runtime of Objective-C, for what macOS offers in no other way; not yet tried on a Mac."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

_CLASS = b"ScreenNotes%d"


class Objc:
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

    def observer(self, call: Callable[[], None], method: str) -> tuple[int | None, object]:
        """An object whose `method` calls `call`, and what has to be kept as long as it may."""
        shape = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        told = shape(lambda _self, _method, _note: call())
        name = _CLASS % id(told)  # each name can be taken once
        made = self._runtime.objc_allocateClassPair(self.named("NSObject"), name, 0)
        add, register = self._runtime.class_addMethod, self._runtime.objc_registerClassPair
        add.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p]
        register.argtypes = [ctypes.c_void_p]
        pointer = ctypes.cast(told, ctypes.c_void_p)
        add(made, self.selector(method), pointer, b"v@:@")
        register(made)
        return self.send(self.send(made, "alloc"), "init"), told
