"""The open vault and what belongs to it outside, for pages that change what opens it or copy it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.app.doors import Doors, start_command
from nocontact_desktop.app.moving import Home
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.system import System
from nocontact_desktop.vault import KeyringShare, Vault, system_share
from ui.desk.page import PageEntry, Place
from ui.desk.paint import png
from ui.desk.saving import SaveQueue
from ui.tasks import TaskRunner

SECRETS = "secrets"
"""The id of the page about the secrets, for those that lead there."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What such pages are given. Its parts last as long as the window."""

    vault: Vault
    keyring: KeyringShare | None
    """None where nothing may go into a keyring. Look into it only if the vault has a share."""
    profile: Profile
    system: System
    saving: SaveQueue
    """Flush it before the vault is copied: what was typed last may still be on its way."""
    tasks: TaskRunner
    slow: TaskRunner
    """All that writes slots or copies, one after the other: two at once could undo each other."""
    tell: Callable[[str, Place | None], None]
    """Say a translated sentence in the window, after what is being said there, with a way to go."""
    moved: Callable[[], None] = lambda: None
    """Close the vault and come back with the disguise that was made ready."""
    removed: Callable[[], None] = lambda: None
    """Close the vault and take away what was marked for it."""
    on_leaving: list[Callable[[], None]] = field(default_factory=list)
    """What else is done at once when the window is left; each of them is quick."""

    @property
    def home(self) -> Home:
        """Where it lies, for changing its disguise or taking it away."""
        return home_of(self.system, self.vault.place.folder)


def home_of(system: System, folder: Path) -> Home:
    """Where an installation lies, with the ways to what belongs to it elsewhere."""
    doors = Doors(system, system_share, start_command(system.portable_root()), png)
    return Home(folder, doors, load_profiles(resources.folder("disguises")))


Entries = Callable[[Opened], tuple[PageEntry, ...]]
"""Gives page entries; a page and its modules are imported when it is built, not before."""


def keyring_of(system: System, profile: Profile, folder: Path) -> KeyringShare | None:
    """The keyring for a vault in `folder`; none for one on a stick. Nothing is asked of it yet."""
    return None if on_stick(system, folder) else system_share(profile.keyring)


def on_stick(system: System, folder: Path) -> bool:
    """Whether the vault in `folder` lies beside the program, so that nothing goes elsewhere."""
    return folder.parent == system.portable_root()
