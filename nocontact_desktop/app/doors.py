"""The places and things outside the program that a first run touches, in one bundle."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from nocontact_desktop.system import Entry, Listed, System
from nocontact_desktop.vault import KeyringLabel, KeyringShare

Keyring = Callable[[KeyringLabel], KeyringShare]
Paint = Callable[[bytes, int], bytes]
"""Draws an SVG picture as a PNG that is so many pixels wide."""

SIZES = (16, 32, 48, 64, 128, 256, 512)
"""The widths of the pictures that menus, desktops and task bars ask for."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the vault will lie, and the ways into the keyring and the menu."""

    system: System
    keyring: Keyring
    """Gives the keyring under a label; raises the keyring's expected errors."""
    command: tuple[str, ...]
    """What a menu entry starts."""
    paint: Paint | None = None
    """Without it an entry has the SVG picture only, which Windows and macOS do not show."""

    @property
    def roots(self) -> tuple[Path, Path]:
        """Where an installation may lie: beside the program, then in the account."""
        return self.system.portable_root(), self.system.data_root()

    def folder(self, profile: Profile, *, on_stick: bool) -> Path:
        """Where the vault lies under `profile`: beside the program, or in the account."""
        system = self.system
        return (system.portable_root() if on_stick else system.data_root()) / profile.folder

    def add_launcher(self, profile: Profile, *, on_desktop: bool = False) -> None:
        """Put `profile` into the menu; raises `LauncherFailedError`. Takes a moment."""
        self.system.launcher.add(self._painted(profile, on_desktop))

    def change_launcher(self, old: Profile, new: Profile) -> None:
        """Put `new` into the menu in the place of `old`, safe against a kill: there is always one.

        It lies on the desktop if the old one did. Raises `LauncherFailedError`. Takes a moment.
        """
        on_desktop = any(each.on_desktop for each in self.launchers())
        self.system.launcher.change(self._entry(old), self._painted(new, on_desktop))

    def remove_launcher(self, profile: Profile) -> None:
        """Take `profile` out of the menu and off the desktop; raises `LauncherFailedError`."""
        self.system.launcher.remove(self._entry(profile))

    def remove_launchers(self) -> None:
        """Remove every entry that starts this program; raises `LauncherFailedError`."""
        self.system.launcher.remove_all(self.command)

    def has_launcher(self, profile: Profile) -> bool:
        """Whether `profile` has its entry."""
        launcher = self.system.launcher
        return launcher.available and launcher.present(self._entry(profile))

    def launchers(self) -> tuple[Listed, ...]:
        """Every entry of this account that starts this program, by whatever name."""
        return self.system.launcher.listed(self.command)

    def _entry(self, profile: Profile) -> Entry:
        return Entry(
            name=_(profile.name),
            generic_name=_(profile.generic_name),
            comment=_(profile.comment),
            icon=picture(profile),
            desktop_file=profile.desktop_file,
            window_class=profile.window_class,
            categories=profile.categories,
            command=self.command,
        )

    def _painted(self, profile: Profile, on_desktop: bool) -> Entry:
        entry, svg = self._entry(profile), picture(profile)
        sizes = SIZES if self.paint else ()
        pictures = tuple((size, self.paint(svg, size)) for size in sizes if self.paint)
        return entry._replace(pictures=pictures, on_desktop=on_desktop)


def picture(profile: Profile) -> bytes:
    """The picture of `profile`, as SVG."""
    return (resources.folder("icons") / f"{profile.icon}.svg").read_bytes()


def start_command(program_folder: Path) -> tuple[str, ...]:
    """What starts the program: itself when packaged, else Python with `main.py`."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (_quiet_python(), str(program_folder / "main.py"))


def _quiet_python() -> str:
    """This Python; on Windows the one that opens no black window beside the calculator."""
    quiet = Path(sys.executable).with_name("pythonw.exe")
    return str(quiet) if quiet.is_file() else sys.executable
