"""The second vault: another secret that opens the other compartment.

Every installation has two compartments. Which of them holds something, and whether both do, can be
seen from neither side: setting up writes the same files in the same order whatever was there. So
it can be done from the second vault, too, and then it is the first that is replaced. Nobody can be
warned of that by name; `BEFOREHAND` says it each time, and the secret is asked for again.
"""

from __future__ import annotations

import secrets
from contextlib import closing
from dataclasses import replace

from nocontact_desktop.errors import SameSecretError, WrongSecretError
from nocontact_desktop.vault import files, schema, ways
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.creation import NewVault
from nocontact_desktop.vault.database import Database, connect
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.slots import KEY_SIZE, Slot, SlotKind, SlotTable, other_group
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import Vault, read_slots
from nocontact_desktop.vault.ways import Known, Way, Ways
from nocontact_desktop.vault.words import canonical

BEFOREHAND = (
    "This makes a second, empty vault that opens with words of its own. The program cannot know "
    "whether there is another vault here besides this one. If there is, it will be gone for good, "
    "with everything in it. If you only ever opened this one, nothing is lost. "
    "A second vault does not protect from somebody who knows this program and asks for the other "
    "words, or from somebody who can compare copies made on different days. "
    "No secret is worth an injury."
)
"""What has to be shown, and agreed to, before `set_up_second`; an English key of the catalogue."""


def set_up_second(vault: Vault, again: str, new: NewVault, leaving: str | None = None) -> None:
    """Give the other compartment new content, empty, that `new` opens. Slow: several passes.

    `again` is a secret of `vault`, typed once more. `leaving`, if wanted, opens the second vault,
    too, and takes away the words and the PIN of the one it is set up from; its recovery code
    brings the words back. What the other compartment held before, if anything, is gone even when
    this is interrupted; `vault` itself is never touched. An interrupted call can be repeated.

    Raises `WrongSecretError` when `again` is none of this vault's secrets, `SameSecretError` when
    one of the new ones is, and the expected errors of writing.
    """
    if not vault.matches(again):
        raise WrongSecretError
    fresh = [new.words, new.recovery_code, *filter(None, (new.pin, leaving))]
    different = {canonical(secret) for secret in fresh}
    if len(different) < len(fresh) or any(map(vault.matches, fresh)):
        raise SameSecretError
    place = vault.place
    path = place.folder / place.names.slots
    table = read_slots(path).emptied(other_group(place.slot.group))
    found = _ways(table, new, leaving)
    slot = Slot(
        SlotKind.WORDS,
        1 - place.slot.compartment,
        other_group(place.slot.group),
        secrets.token_bytes(KEY_SIZE),
        place.slot.common_key,
    )
    with named():
        files.write_atomically(path, table.data)
        _lay(vault, slot, found)
        files.write_atomically(path, ways.sealed_with(table, slot, found).data)


def _ways(table: SlotTable, new: NewVault, leaving: str | None) -> Ways:
    words = _stretched(table, new.words)
    found = {
        SlotKind.WORDS: words,
        SlotKind.RECOVERY: _stretched(table, new.recovery_code),
    }
    if new.share is not None:
        found[SlotKind.WORDS_AND_SHARE] = replace(words, share=new.share)
    if new.pin is not None:
        found[SlotKind.PIN_AND_SHARE] = replace(_stretched(table, new.pin), share=new.share or b"")
    if leaving is not None:
        found[SlotKind.PIN_AND_SHARE] = _stretched(table, leaving)
    return found


def _stretched(table: SlotTable, secret: str) -> Way:
    results = climbed(derive(canonical(secret), table.salt), table.further)
    return Way(results[-1], len(results) - 1)


def _lay(vault: Vault, slot: Slot, found: Ways) -> None:
    """An empty database in the place of the other compartment's content. The file stays as long."""
    place = vault.place
    path = place.folder / (place.names.first, place.names.second)[slot.compartment]
    with vault.database.still() as compartments:
        with closing(connect(path, slot.key, new=True)) as connection, named(connection):
            schema.lay(connection)
            ballast = Ballast(place.folder / place.names.ballast)
            store = Store(Database(connection, compartments, ballast))
            ways.remember(store, Known({kind: (way,) for kind, way in found.items()}))
        compartments.same_times()
