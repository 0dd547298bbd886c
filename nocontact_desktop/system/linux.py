"""Linux with its desktops."""

from __future__ import annotations

import os
import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.system.door import Uptime
from nocontact_desktop.system.places import program_folder

if TYPE_CHECKING:
    from nocontact_desktop.system.cups import CupsPrinting
    from nocontact_desktop.system.linux_signs import LinuxSigns
    from nocontact_desktop.system.menu_entry import MenuLauncher

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_UPTIME = Path("/proc/uptime")


class LinuxSystem:
    """The adapter for Linux. Folders are those of the XDG base directory rules."""

    @cached_property
    def launcher(self) -> MenuLauncher:
        """See `menu_entry`."""
        from nocontact_desktop.system.menu_entry import MenuLauncher  # noqa: PLC0415 - see `harden`

        return MenuLauncher(self.data_root())

    @cached_property
    def printing(self) -> CupsPrinting:
        """See `cups`."""
        from nocontact_desktop.system.cups import CupsPrinting  # noqa: PLC0415 - see `harden`

        return CupsPrinting()

    def signs(self) -> LinuxSigns:
        """See `linux_signs`."""
        from nocontact_desktop.system.linux_signs import LinuxSigns  # noqa: PLC0415 - see `harden`

        return LinuxSigns()

    def data_root(self) -> Path:
        """`$XDG_DATA_HOME`, which counts only when it is absolute, or `~/.local/share`."""
        chosen = os.environ.get("XDG_DATA_HOME", "")
        return Path(chosen) if chosen.startswith("/") else Path.home() / ".local" / "share"

    def portable_root(self) -> Path:
        """The folder of the program."""
        return program_folder()

    def can_be_taken_along(self) -> bool:
        """See `removable`."""
        from nocontact_desktop.system.removable import is_removable  # noqa: PLC0415 - see `harden`

        return is_removable(self.portable_root())

    def protect_memory(self) -> None:
        """See `linux_hardening`."""
        from nocontact_desktop.system import linux_hardening  # noqa: PLC0415 - not to be only named

        linux_hardening.protect_memory()

    def harden(self) -> None:
        """See `linux_hardening`."""
        from nocontact_desktop.system import linux_hardening  # noqa: PLC0415 - as above

        linux_hardening.harden()

    keeps_pictures = False
    """Neither X11 nor Wayland has such a thing."""

    def keep_pictures(self, window: int, *, kept: bool) -> bool:
        """Never."""
        return False

    def uptime(self) -> Uptime:
        """The kernel's own clock, which goes on in sleep, and its name for this start.

        It is read from files: a clock of the library can be replaced for one program.
        """
        try:
            return Uptime(_read(_BOOT), float(_read(_UPTIME).split()[0]))
        except (OSError, ValueError, IndexError):
            return Uptime("", time.clock_gettime(time.CLOCK_BOOTTIME))

    def name_process(self, name: str) -> None:
        """Both names that tools show: the command line and the short one."""
        from setproctitle import setproctitle  # noqa: PLC0415 - one millisecond

        setproctitle(name)

    def group_windows(self, window_class: str) -> None:
        """Qt tells the desktop, by the class of the window and by the name of the entry's file."""


def _read(path: Path) -> str:
    return path.read_text("ascii").strip()
