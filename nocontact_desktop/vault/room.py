"""What a file costs on the disk, told before it is taken in."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from nocontact_desktop.vault import generations
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes of the disk on which the vault lies."""

    vault: int
    """What the vault itself grows by."""
    copies: int
    """What the copies beside it grow by, within a day."""
    free: int

    @property
    def all(self) -> int:
        """What is needed in the end."""
        return self.vault + max(0, self.copies)


def room_for(vault: Vault, size: int) -> Room:
    """The room that a file of `size` bytes takes: both parts of a vault grow, and all copies."""
    grown = vault.database.grown(size)
    with vault.database.still() as compartments, named():
        place = vault.place
        more = 2 * (grown - compartments.size())
        copies = generations.growth(place.folder, place.names, grown)
        return Room(more, copies, shutil.disk_usage(place.folder).free)
