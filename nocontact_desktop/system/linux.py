"""Linux with its desktops."""

import os
from pathlib import Path

from nocontact_desktop.system.cups import CupsPrinting
from nocontact_desktop.system.menu_entry import MenuLauncher
from nocontact_desktop.system.places import program_folder


class LinuxSystem:
    """The adapter for Linux. Folders are those of the XDG base directory rules."""

    def __init__(self) -> None:
        self.launcher = MenuLauncher(self.data_root())
        self.printing = CupsPrinting()

    def data_root(self) -> Path:
        """`$XDG_DATA_HOME`, which counts only when it is absolute, or `~/.local/share`."""
        chosen = os.environ.get("XDG_DATA_HOME", "")
        return Path(chosen) if chosen.startswith("/") else Path.home() / ".local" / "share"

    def portable_root(self) -> Path:
        """The folder of the program."""
        return program_folder()

    def harden(self) -> None:
        """See `linux_hardening`."""
        from nocontact_desktop.system import linux_hardening  # noqa: PLC0415 - the cover needs none

        linux_hardening.harden()

    def name_process(self, name: str) -> None:
        """Both names that tools show: the command line and the short one."""
        from setproctitle import setproctitle  # noqa: PLC0415 - one millisecond

        setproctitle(name)
