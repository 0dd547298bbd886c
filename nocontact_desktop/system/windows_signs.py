"""The signs of Windows: messages to a window.

Written from Microsoft's documents; not yet tried on a real Windows.
"""

from __future__ import annotations

import ctypes
import sys

from nocontact_desktop.system.signs import Signs

QUERY_END_SESSION = 0x0011
POWER_BROADCAST = 0x0218
SESSION_CHANGE = 0x02B1
SUSPEND = 0x4
CONSOLE_DISCONNECT, REMOTE_DISCONNECT, LOGOFF, LOCK = 0x2, 0x4, 0x6, 0x7
_LEFT = frozenset({CONSOLE_DISCONNECT, REMOTE_DISCONNECT, LOGOFF, LOCK})
_THIS_SESSION = 0


class Message(ctypes.Structure):
    """The beginning of what Windows calls MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint),
        ("parameter", ctypes.c_size_t),
    )


class WindowsSigns(Signs):
    """Lock, fast user switch, a remote desktop that goes away, sleep and shutting down."""

    sends_messages = True

    def attend(self, window: int) -> None:
        """Ask for the changes of the session; sleep and the end are told without being asked."""
        if sys.platform == "win32":
            register = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
            register(ctypes.c_void_p(window), _THIS_SESSION)

    def message(self, address: int) -> bool:
        """Whether it says that the session is left or the computer sleeps."""
        message = Message.from_address(address)
        if message.number == SESSION_CHANGE:
            return message.parameter in _LEFT
        if message.number == POWER_BROADCAST:
            return bool(message.parameter == SUSPEND)
        return bool(message.number == QUERY_END_SESSION)
