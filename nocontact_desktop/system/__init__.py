"""The operating system behind one door, with an adapter for each system and a twin for tests."""

import sys

from nocontact_desktop.system.door import Entry, Launcher, Listed, Printing, System

__all__ = ["Entry", "Launcher", "Listed", "Printing", "System", "current"]


def current() -> System:
    """The adapter of the system that the program runs on."""
    if sys.platform == "win32":
        from nocontact_desktop.system.windows import WindowsSystem  # noqa: PLC0415

        return WindowsSystem()
    if sys.platform == "darwin":
        from nocontact_desktop.system.macos import MacSystem  # noqa: PLC0415

        return MacSystem()
    from nocontact_desktop.system.linux import LinuxSystem  # noqa: PLC0415

    return LinuxSystem()
