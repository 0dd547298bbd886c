"""macOS. Written from Apple's documents; not yet tried on a Mac."""

import sys
from pathlib import Path

from nocontact_desktop.errors import HardeningFailedError
from nocontact_desktop.system.app_bundle import BundleLauncher
from nocontact_desktop.system.cups import CupsPrinting
from nocontact_desktop.system.places import program_folder

PT_DENY_ATTACH = 31


class MacSystem:
    """The adapter for macOS."""

    def __init__(self) -> None:
        self.launcher = BundleLauncher(Path.home() / "Applications")
        self.printing = CupsPrinting()

    def data_root(self) -> Path:
        """The person's `Library/Application Support`."""
        return Path.home() / "Library" / "Application Support"

    def portable_root(self) -> Path:
        """The folder of the program."""
        return program_folder()

    def can_be_taken_along(self) -> bool:
        """Whether the program lies on a volume that was plugged in."""
        return str(self.portable_root()).startswith("/Volumes/")

    def harden(self) -> None:
        """Protect the memory. The pipe to the parent process ends this one with it."""
        self.protect_memory()

    def protect_memory(self) -> None:
        """No core dump, no debugger."""
        if sys.platform == "win32":
            raise HardeningFailedError
        import ctypes  # noqa: PLC0415 - only this needs it
        import resource  # noqa: PLC0415

        try:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        except (OSError, ValueError):
            raise HardeningFailedError from None
        refused = ctypes.CDLL(None).ptrace(PT_DENY_ATTACH, 0, None, 0) != 0
        if refused or resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
            raise HardeningFailedError

    def name_process(self, name: str) -> None:
        """The name in process lists; the menu bar takes its name from the bundle."""
        from setproctitle import setproctitle  # noqa: PLC0415 - one millisecond

        setproctitle(name)

    def group_windows(self, window_class: str) -> None:
        """The bundle that started the process says where its windows belong."""
