"""The second vault: another secret that opens the other compartment.

Every installation has two compartments. Which of them holds something, and whether both do, can be
seen from neither side: setting up writes the same files in the same order whatever was there. So
it can be done from the second vault, too, and then it is the first that is replaced. Nobody can be
warned of that by name; `BEFOREHAND` says it each time, and the secret is asked for again.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import replace

from nocontact_desktop.errors import SameSecretError, StorageFailedError, WrongSecretError
from nocontact_desktop.vault import files, generations, schema, ways
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.creation import NewVault, put_settings
from nocontact_desktop.vault.database import Database, connect
from nocontact_desktop.vault.driver import file_of
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.slots import KEY_SIZE, Slot, SlotKind, SlotTable, other_group, place_of
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import Vault, read_slots
from nocontact_desktop.vault.ways import Known, Way, Ways
from nocontact_desktop.vault.words import canonical

BEFOREHAND = (
    "This makes a second, empty vault. It opens with words of its own, from the same place. It is "
    "for the day when somebody stands beside you and wants to see what is in here. Then you can "
    "open the second one, and keep this one to yourself.",
    "The program cannot know whether there is another vault here besides this one. If there is, "
    "the new one takes its place, and it will be gone for good. If you only ever opened this one, "
    "nothing is lost. This one stays as it is.",
    "A second vault cannot do everything. Somebody who knows this program can ask for the other "
    "words. Somebody who has copies of the files from different days can see that something "
    "changed. And the computer may remember other things, such as files that you printed.",
    "No words and no code are worth an injury. If holding back would put you in danger, open "
    "whatever they ask for. Nothing here destroys what you wrote.",
)
"""What has to be shown, and agreed to, before `set_up_second`; English keys of the catalogue."""


def share_of(vault: Vault) -> bytes | None:
    """The part of the key that is meant to be in the keyring, or `None`.

    A second vault gets the same one: there is one item in the keyring, and a vault that did not
    use it would leave somebody wondering what it is for.
    """
    way = _in_use(vault).get(SlotKind.WORDS_AND_SHARE)
    return way.share if way else None


def is_recovery_code(vault: Vault, typed: str) -> bool:
    """Whether `typed` is the recovery code of this vault. Takes as long as opening does."""
    table = read_slots(vault.place.folder / vault.place.names.slots)
    place = place_of(vault.place.slot.group, SlotKind.RECOVERY)
    return any(table.opened_at(place, base, None) for base in _results(table, typed))


def set_up_second(
    vault: Vault,
    again: str,
    new: NewVault,
    leaving: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> None:
    """Give the other compartment new content, empty, that `new` opens. Slow: several passes.

    `again` is a secret of `vault`, typed once more. `leaving`, if wanted, opens the second vault,
    too, and takes away the words and the PIN of the one it is set up from; its recovery code
    brings them back. It lies where a PIN would, so there is one or the other. `settings` are put
    into the second vault, such as the exit key that the person has learnt. What the other
    compartment held before, if anything, is gone even when this is interrupted; `vault` itself is
    never touched, and keeps no note of this. An interrupted call can be repeated.

    Raises `WrongSecretError` when `again` is none of this vault's secrets, `SameSecretError` when
    one of the new ones is, and the expected errors of writing.
    """
    if leaving is not None and new.pin is not None:
        raise ValueError("there is a PIN or a leaving secret, not both")
    if not vault.matches(again):
        raise WrongSecretError
    place = vault.place
    path = place.folder / place.names.slots
    table = read_slots(path)
    found = _ways(vault, table, replace(new, share=share_of(vault)), leaving)
    table = table.emptied(other_group(place.slot.group))
    slot = Slot(
        SlotKind.WORDS,
        1 - place.slot.compartment,
        other_group(place.slot.group),
        secrets.token_bytes(KEY_SIZE),
        place.slot.common_key,
    )
    with named():
        files.write_atomically(path, table.data)
        _lay(vault, slot, found, settings or {})
        files.write_atomically(path, ways.sealed_with(table, slot, found).data)
    _give_times(vault)


def _in_use(vault: Vault) -> Ways:
    table = read_slots(vault.place.folder / vault.place.names.slots)
    return ways.known(vault.store).in_use(table, vault.place.slot.group)


def _ways(vault: Vault, table: SlotTable, new: NewVault, leaving: str | None) -> Ways:
    """What will open the second vault. Raises `SameSecretError` for what is in use already."""
    typed = {
        SlotKind.WORDS: new.words,
        SlotKind.RECOVERY: new.recovery_code,
        SlotKind.PIN_AND_SHARE: leaving if leaving is not None else new.pin,
    }
    fresh = {kind: secret for kind, secret in typed.items() if secret is not None}
    if len({canonical(secret) for secret in fresh.values()}) < len(fresh):
        raise SameSecretError
    found = {kind: _way(vault, table, secret) for kind, secret in fresh.items()}
    share = new.share or b""
    if share:
        found[SlotKind.WORDS_AND_SHARE] = replace(found[SlotKind.WORDS], share=share)
    if new.pin is not None:
        pin = found[SlotKind.PIN_AND_SHARE]
        found[SlotKind.PIN_AND_SHARE] = replace(pin, share=share)
    return ways.with_place_filled(found, table)


def _way(vault: Vault, table: SlotTable, secret: str) -> Way:
    results = _results(table, secret)
    if ways.known(vault.store).fits(table, vault.place.slot.group, results):
        raise SameSecretError
    return Way(results[-1], len(results) - 1)


def _results(table: SlotTable, secret: str) -> tuple[bytes, ...]:
    return tuple(climbed(derive(canonical(secret), table.salt), table.further))


def _lay(vault: Vault, slot: Slot, found: Ways, settings: Mapping[str, str]) -> None:
    """An empty database in the place of the other compartment's content. The file stays as long."""
    place = vault.place
    path = place.folder / (place.names.first, place.names.second)[slot.compartment]
    with (
        vault.database.still() as compartments,
        closing(connect(path, slot.key, new=True)) as connection,
        named(connection),
    ):
        file_of(connection).echo = compartments.written
        schema.lay(connection)
        ballast = Ballast(place.folder / place.names.ballast)
        store = Store(Database(connection, compartments, ballast))
        ways.remember(store, Known({kind: (way,) for kind, way in found.items()}))
        put_settings(store, settings)


def _give_times(vault: Vault) -> None:
    """Give the files the times that an opening gives them, the slots being the oldest of them.

    After no other change the slots are newer than all the rest, and this may be the last thing that
    happens before somebody sees the files. It is made by now, so no fault of this is told.
    """
    with suppress(OSError, StorageFailedError), vault.database.still() as compartments:
        generations.same_times(vault.place.folder, vault.place.names)
        compartments.same_times()
