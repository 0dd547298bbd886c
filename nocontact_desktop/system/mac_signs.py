"""The signs of macOS: notifications. Written from Apple's documents; not yet tried on a Mac."""

from __future__ import annotations

import sys
from collections.abc import Callable

from nocontact_desktop.system.mac_objc import Objc
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
_METHOD = "told:"


class MacSigns(Signs):
    """Calls back from the main thread's own loop, which Qt runs there."""

    def __init__(self) -> None:
        self._kept: list[object] = []
        """What the system holds pointers to."""

    def listen(self, call: Callable[[], None]) -> None:
        """Ask both centres for their notifications."""
        if sys.platform == "darwin":
            self._listen(Objc(), call)

    def _listen(self, objc: Objc, call: Callable[[], None]) -> None:
        observer, kept = objc.observer(call, _METHOD)
        self._kept.append(kept)
        distributed = objc.send(objc.named("NSDistributedNotificationCenter"), "defaultCenter")
        workspace = objc.send(objc.named("NSWorkspace"), "sharedWorkspace")
        centres = (
            (distributed, DISTRIBUTED),
            (objc.send(workspace, "notificationCenter"), OF_THE_WORKSPACE),
        )
        told = objc.selector(_METHOD)
        for centre, names in centres:
            for name in names:
                how = "addObserver:selector:name:object:"
                objc.send(centre, how, observer, told, objc.text(name), None)
