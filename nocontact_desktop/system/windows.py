"""Windows. Written from Microsoft's documents; not yet tried on a real Windows."""

import os
import sys
import time
from functools import cached_property
from pathlib import Path

from nocontact_desktop.errors import HardeningFailedError
from nocontact_desktop.system.door import Uptime
from nocontact_desktop.system.nothing import NoPrinting
from nocontact_desktop.system.places import program_folder
from nocontact_desktop.system.start_menu import StartMenuLauncher
from nocontact_desktop.system.windows_signs import WindowsSigns

NO_ERROR_BOXES = 0x1 | 0x2 | 0x8000
NO_HEAP_IN_REPORTS = 0x1
NO_REPORT_WINDOW = 0x20
DRIVE_REMOVABLE = 2
PROGRAMS = "a77f5d77-2e2b-44c3-a6a2-aba601054a51"
DESKTOP = "b4bfcc3a-db2c-424c-b029-7fe99a87c641"
"""Windows knows where these folders are by such numbers; the person may have moved them."""
EXCLUDE_FROM_CAPTURE = 0x11
FIRST_BUILD = 19041


class WindowsSystem:
    """The adapter for Windows."""

    def __init__(self) -> None:
        self.printing = NoPrinting()

    @cached_property
    def launcher(self) -> StartMenuLauncher:
        """See `start_menu`."""
        home = Path.home()
        roaming = Path(os.environ.get("APPDATA", "") or home / "AppData" / "Roaming")
        usual = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        programs, desktop = _known_folder(PROGRAMS, usual), _known_folder(DESKTOP, home / "Desktop")
        return StartMenuLauncher(programs, desktop, self.data_root())

    def signs(self) -> WindowsSigns:
        """See `windows_signs`."""
        return WindowsSigns()

    def data_root(self) -> Path:
        """The part of the person's `AppData` that does not travel to other computers."""
        chosen = os.environ.get("LOCALAPPDATA", "")
        return Path(chosen) if chosen else Path.home() / "AppData" / "Local"

    def portable_root(self) -> Path:
        """The folder of the program."""
        return program_folder()

    def can_be_taken_along(self) -> bool:
        """Whether the program's drive says that it can be taken out."""
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 - only this needs it

            drive = ctypes.c_wchar_p(self.portable_root().anchor)
            return bool(ctypes.WinDLL("kernel32").GetDriveTypeW(drive) == DRIVE_REMOVABLE)
        return False

    def harden(self) -> None:
        """Protect the memory. The pipe to the parent process ends this one with it."""
        self.protect_memory()

    def protect_memory(self) -> None:
        """No error box and no memory in a crash report; the report's settings leave no trace."""
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 - only this needs it

            kernel = ctypes.WinDLL("kernel32")
            kernel.SetErrorMode(NO_ERROR_BOXES)
            failed = kernel.WerSetFlags(NO_HEAP_IN_REPORTS | NO_REPORT_WINDOW) != 0
            if failed or kernel.GetErrorMode() & NO_ERROR_BOXES != NO_ERROR_BOXES:
                raise HardeningFailedError
        else:
            raise HardeningFailedError

    @property
    def keeps_pictures(self) -> bool:
        """Since Windows 10 of 2020; it does not keep a photograph from being taken."""
        return sys.platform == "win32" and sys.getwindowsversion().build >= FIRST_BUILD

    def keep_pictures(self, window: int, *, kept: bool) -> bool:
        """Leave it out of pictures, in which there is then what lies behind it."""
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 - as above

            change = ctypes.WinDLL("user32").SetWindowDisplayAffinity
            affinity = EXCLUDE_FROM_CAPTURE if kept else 0
            return bool(change(ctypes.c_void_p(window), ctypes.c_uint(affinity)))
        return False

    def uptime(self) -> Uptime:
        """The clock that cannot be set."""
        return Uptime("", time.monotonic())

    def name_process(self, name: str) -> None:
        """Windows shows the name of the program file; only a packaged build can change it."""

    def group_windows(self, window_class: str) -> None:
        """Tell the bar of tasks the name that the shortcut carries, too."""
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 - only this needs it

            shell = ctypes.WinDLL("shell32")
            shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(window_class))


def _known_folder(number: str, usual: Path) -> Path:
    """Where Windows has the folder with this number; `usual` where it does not say."""
    folder = ""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - as above
        from uuid import UUID  # noqa: PLC0415

        name, said = ctypes.create_string_buffer(UUID(number).bytes_le, 16), ctypes.c_wchar_p()
        if ctypes.WinDLL("shell32").SHGetKnownFolderPath(name, 0, None, ctypes.byref(said)) == 0:
            folder = said.value or ""
        ctypes.WinDLL("ole32").CoTaskMemFree(said)
    return Path(folder) if folder else usual
