"""Making a new vault, all or nothing: it is built beside its place and moved there when whole."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from nocontact_desktop.errors import VaultExistsError
from nocontact_desktop.replacing import flush, sync_renamed
from nocontact_desktop.vault import files, schema
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.database import connect, used_bytes
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.keyring_share import checked
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.recovery import is_code
from nocontact_desktop.vault.slots import KEY_SIZE, Slot, SlotKind, SlotTable, new_group
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.stretch import DEFAULT, Stretch, derive
from nocontact_desktop.vault.tries import begin_counting
from nocontact_desktop.vault.vault import FileNames, Vault, unlocked
from nocontact_desktop.vault.ways import Known, Way, Ways, remember, sealed_with, with_place_filled
from nocontact_desktop.vault.words import canonical, digits


@dataclass(frozen=True, slots=True)
class NewVault:
    """What a first run collected. The words and the recovery code each open it without a keyring.

    With `share`, the 32 bytes that were put into the keyring, there may be a PIN, too.
    """

    words: str = field(repr=False)
    recovery_code: str = field(repr=False)
    pin: str | None = field(default=None, repr=False)
    share: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse what no first run should hand over; the message holds no value."""
        if not canonical(self.words) or not is_code(self.recovery_code):
            raise ValueError("words and a whole recovery code are needed")
        if self.share is not None:
            checked(self.share)
        if self.pin is not None and (self.share is None or not digits(canonical(self.pin))):
            raise ValueError("a PIN is digits, and needs a share")


def create(
    folder: Path,
    names: FileNames,
    new: NewVault,
    stretch: Stretch = DEFAULT,
    settings: Mapping[str, str] | None = None,
) -> Vault:
    """Make a vault in `folder` (private, made if need be) and open it.

    `settings` are in it from its first moment: no kill can part them. On any failure nothing is
    left behind. Raises `VaultExistsError` when one of the files is there, whole vault or not,
    `ReadOnlyFolderError`, `DiskFullError` or `StorageFailedError`.
    """
    keys = secrets.token_bytes(KEY_SIZE), secrets.token_bytes(KEY_SIZE)
    slot = Slot(SlotKind.WORDS, secrets.randbelow(2), new_group(), *keys)
    with named():
        refuse_existing(folder, names)
        with building_site(folder, names) as (site, lock):
            _build(site, names, slot)
            table, ways = _sealed(SlotTable.new(stretch), slot, new)
            lock.release()
            # Before the move: a vault that was killed after it must be able to seal its slots.
            with closing(unlocked(site, names, slot)) as vault:
                remember(vault.store, Known({kind: (way,) for kind, way in ways.items()}))
                put_settings(vault.store, settings or {})
            files.write_atomically(site / names.slots, table.data)
            begin_counting(site, names)
            with moved(site, folder, names):
                return unlocked(folder, names, slot)


def put_settings(store: Store, settings: Mapping[str, str]) -> None:
    """Store all of `settings`."""
    for name, value in settings.items():
        store.set_setting(name, value)


def refuse_existing(folder: Path, names: FileNames) -> None:
    """Raise `VaultExistsError` when one of the files is in `folder`.

    Those of an attempt that was killed while it moved them there are taken away again.
    """
    _undo_move(folder, names)
    clear_site(folder)
    if any(path.exists() for path in _paths(folder, names)):
        raise VaultExistsError


def _undo_move(folder: Path, names: FileNames) -> None:
    """The slots are still at the building site: what is missing there lies in `folder`.

    A power cut may have kept any of the moves, so their order tells nothing.
    """
    site = building_place(folder)
    slots, *others = _paths(site, names)
    there = [path for path in others if not path.exists()]
    apart = all(path.exists() != (folder / path.name).exists() for path in (slots, *others))
    if there and apart and slots.exists():
        for path in there:  # moved back: this can be killed, too, and goes on then
            (folder / path.name).rename(path)
        sync_renamed(*there)  # before the slots, which tell of it, are taken away


def clear_site(folder: Path) -> None:
    """Take the empty building site of a creation away that was killed behind its last move."""
    with suppress(OSError):
        building_place(folder).rmdir()


def building_place(folder: Path) -> Path:
    """Where a vault for `folder` is built."""
    return folder.with_name(folder.name + ".new")


@contextmanager
def building_site(folder: Path, names: FileNames) -> Iterator[tuple[Path, FolderLock]]:
    """A private folder beside `folder`, cleared of what an interrupted attempt left there."""
    site = building_place(folder)
    files.make_folder(site)
    lock = FolderLock(site / names.lock)
    try:
        for path in site.iterdir():
            if path.name != names.lock:
                path.unlink()
        yield site, lock
    finally:
        lock.release()
        shutil.rmtree(site, ignore_errors=True)


def _build(site: Path, names: FileNames, slot: Slot) -> None:
    """Make both compartments alike; the key of the unused one is thrown away here."""
    Ballast(site / names.ballast).fill()
    paths = (site / names.first, site / names.second)
    used = []
    for number, path in enumerate(paths):
        key = slot.key if number == slot.compartment else secrets.token_bytes(KEY_SIZE)
        with closing(connect(path, key, new=True)) as connection, named(connection):
            schema.lay(connection)
            used.append(used_bytes(connection))
    with closing(Compartments(*paths)) as compartments:
        compartments.level(max(used))
        compartments.same_times()


def _sealed(table: SlotTable, slot: Slot, new: NewVault) -> tuple[SlotTable, Ways]:
    words = Way(derive(canonical(new.words), table.salt), 0)
    ways = {
        SlotKind.WORDS: words,
        SlotKind.RECOVERY: Way(derive(canonical(new.recovery_code), table.salt), 0),
    }
    if new.share is not None:
        ways[SlotKind.WORDS_AND_SHARE] = replace(words, share=new.share)
        if new.pin is not None:
            pin = derive(canonical(new.pin), table.salt)
            ways[SlotKind.PIN_AND_SHARE] = Way(pin, 0, new.share)
    ways = with_place_filled(ways, table)
    return sealed_with(table, slot, ways), ways


@contextmanager
def moved(site: Path, folder: Path, names: FileNames) -> Iterator[None]:
    """Put the files into their place, the slots last; take them away again on a failure."""
    with suppress(OSError):
        folder.rmdir()  # an empty one is as good as none, and one step is better than five
    made = not folder.exists()
    try:
        if made:
            site.rename(folder)
            sync_renamed(folder)
        else:
            with suppress(PermissionError):  # a stick's file system may know no rights
                folder.chmod(0o700)
            files.write_in_place(folder)
            slots, *others = _paths(site, names)
            there = [path.rename(folder / path.name) for path in reversed(others)]
            sync_renamed(*there)  # where there are slots, there is a whole vault
            sync_renamed(slots.rename(folder / slots.name))
            flush(folder.parent)
        yield
    except BaseException:
        for path in _paths(folder, names):
            path.unlink(missing_ok=True)
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _paths(folder: Path, names: FileNames) -> tuple[Path, ...]:
    ordered = (names.slots, names.first, names.second, names.lock, names.ballast)
    return tuple(folder / name for name in ordered)
