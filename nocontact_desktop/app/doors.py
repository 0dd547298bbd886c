"""The places and things outside the program that a first run touches, in one bundle."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from nocontact_desktop.system import Entry, System
from nocontact_desktop.vault import KeyringLabel, KeyringShare

Keyring = Callable[[KeyringLabel], KeyringShare]


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the vault will lie, and the ways into the keyring and the menu."""

    system: System
    keyring: Keyring
    """Gives the keyring under a label; raises the keyring's expected errors."""
    command: tuple[str, ...]
    """What a menu entry starts."""

    @property
    def roots(self) -> tuple[Path, Path]:
        """Where an installation may lie: beside the program, then in the account."""
        return self.system.portable_root(), self.system.data_root()

    def folder(self, profile: Profile, *, on_stick: bool) -> Path:
        """Where the vault lies under `profile`: beside the program, or in the account."""
        system = self.system
        return (system.portable_root() if on_stick else system.data_root()) / profile.folder

    def add_launcher(self, profile: Profile) -> None:
        """Put `profile` into the menu; raises `LauncherFailedError`."""
        self.system.launcher.add(self._entry(profile))

    def remove_launcher(self, profile: Profile) -> None:
        """Take `profile` out of the menu."""
        self.system.launcher.remove(self._entry(profile))

    def has_launcher(self, profile: Profile) -> bool:
        """Whether `profile` is in the menu."""
        launcher = self.system.launcher
        return launcher.available and launcher.present(self._entry(profile))

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


def picture(profile: Profile) -> bytes:
    """The picture of `profile`, as SVG."""
    return (resources.folder("icons") / f"{profile.icon}.svg").read_bytes()


def start_command(program_folder: Path) -> tuple[str, ...]:
    """What starts the program: itself when packaged, else Python with `main.py`."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, str(program_folder / "main.py"))
