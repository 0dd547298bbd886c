"""Every byte of a vault, a generation and a copy flipped, each judged by the reader that meets it.

Opening a whole vault for each of twenty million flips would take days. So a page is judged by the
database, through the program's own driver, a box by its cipher, slots by their table, the front and
a journal by the compartment's file. Some of each go through the opening of the whole vault as well.
What FORMAT.md calls random is flipped a piece at a time, and the whole vault is opened each time.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, suppress
from pathlib import Path

import apsw
from cryptography.exceptions import InvalidTag

from nocontact_desktop.errors import (
    DamagedBackupError,
    DamagedVaultError,
    VaultRolledBackError,
    WrongSecretError,
)
from nocontact_desktop.vault import check_copy, newest_good, sealed_file
from nocontact_desktop.vault.compartment_file import CompartmentFile
from nocontact_desktop.vault.copying import own_key
from nocontact_desktop.vault.database import connect, rows
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.layout import HEAD, PAGE
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.sealed_file import Reading
from nocontact_desktop.vault.slots import SlotKind, SlotTable, place_of
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick
from tests.vault.tamper import regions
from tests.vault.tamper.scene import (
    Bytes,
    Outcome,
    Scene,
    Tally,
    flips,
    mapped,
    piece_flipped,
    pieces,
    some,
)

TOLD = {DamagedVaultError, VaultRolledBackError}
PIECE = 1 << 14
WHOLE = 500
"""Of each part about so many flips of a long run go through the whole opening as well."""


def vault_flips(scene: Scene, every: int, whole: int) -> Iterator[Tally]:
    """The five files. Of each region about `whole` flips go through the whole opening, too."""
    made = scene.made
    where = regions.of_compartment(scene.good(made.used), made.slot.key)
    yield slots_flips(scene, every, whole)
    yield front_flips(scene, where, every, whole)
    yield page_flips(scene, where.pages, every, whole)
    yield random_flips(scene, "compartment: tail", made.used, where.tail, every)
    for what, path in (
        ("other compartment", made.unused),
        ("ballast", made.folder / NAMES.ballast),
    ):
        yield random_flips(scene, what, path, range(len(scene.good(path))), every)


def slots_flips(scene: Scene, every: int, whole: int) -> Tally:
    """The slots file: the salt matters to all secrets, a slot to its own, nothing else at all.

    The whole opening finds what was typed in a generation when its slot is gone, and mends it.
    """
    made, path = scene.made, scene.made.folder / NAMES.slots
    data = bytearray(scene.good(path))
    tally = Tally("slots")
    positions = some(range(len(data)), every)
    for at in flips(data, positions):
        lost = lost_kinds(made, SlotTable(bytes(data)))
        assert lost == wanted_lost(made, at), at
        tally.count(named=bool(lost))
    typed = regions.of_slots(made)[SlotKind.WORDS]
    for at in flips(data, sorted({*positions[:: step(positions, whole)], typed.start})):
        path.write_bytes(data)  # each opening puts another file in its place
        outcome = scene.opened()
        assert outcome is (WrongSecretError if at in regions.SALT else None), (at, outcome)
        tally.whole += 1
    return tally


def lost_kinds(made: Made, table: SlotTable) -> set[SlotKind]:
    """The kinds whose slot does not open any more with what opens it."""
    found = set()
    for kind, (secret, share) in regions.secrets_of(made).items():
        results = climbed(quick(secret, table.salt), table.further)
        if kind is SlotKind.WORDS_AND_SHARE:  # the words open their own slot, share or not
            slot = table.opened_at(place_of(made.slot.group, kind), results[0], share)
        else:
            opened = table.opened_by(results, share)
            slot = opened.slot if opened else None
        if slot is not None:
            assert (slot.kind, slot.key) == (kind, made.slot.key)
            found.add(kind)
    return set(SlotKind) - found


def wanted_lost(made: Made, at: int) -> set[SlotKind]:
    """What FORMAT.md says of a flip in the slots file."""
    if at in regions.SALT:
        return set(SlotKind)
    return {kind for kind, place in regions.of_slots(made).items() if at in place}


def front_flips(scene: Scene, where: regions.Compartment, every: int, whole: int) -> Tally:
    """All before the pages: only the root matters, because nothing else there opens."""
    made, tally = scene.made, Tally("compartment: front")
    close = some(where.root, max(1, every // 64))
    positions = sorted({*some(range(where.pages.start), every), *close})

    def wanted(at: int) -> Collection[Outcome]:
        return {VaultRolledBackError} if at in where.root else {None}

    with mapped(made.used) as data:
        for at in flips(data, positions):
            with closing(CompartmentFile(made.used, made.slot.key)) as file:
                assert not file.journal.there, at
                assert file.root.intact is (at not in where.root), at
            tally.count(named=at in where.root)
        go_through(scene, data, positions[:: step(positions, whole)], wanted, tally)
    return tally


def page_flips(scene: Scene, pages: range, every: int, whole: int) -> Tally:
    """The pages in use, read by the database through the program's driver: damage, each time."""
    made, tally = scene.made, Tally("compartment: pages in use")
    positions = some(pages, every)
    with mapped(made.used) as data:
        with closing(connect(made.used, made.slot.key)) as connection:
            trees = dict(rows(connection, "select pageno, name from dbstat"))
            for at in flips(data, positions):
                tree = trees[1 + (at - pages.start) // PAGE]
                assert not is_read(connection, tree), at
                tally.count(named=True)
            assert all(is_read(connection, tree) for tree in set(trees.values()))
        go_through(scene, data, positions[:: step(positions, whole)], lambda _: TOLD, tally)
    return tally


def is_read(connection: apsw.Connection, tree: str) -> bool:
    """Whether all pages of a table or an index can be read from the file."""
    connection.pragma("shrink_memory")
    with suppress(DamagedVaultError), named(connection):
        return bool(rows(connection, "select count(*) from dbstat where name = ?", tree))
    return False


def random_flips(scene: Scene, what: str, path: Path, region: range, every: int) -> Tally:
    """What FORMAT.md calls random: whole pieces flipped, and the content is exactly right."""
    tally = Tally(what)
    with mapped(path) as data:
        for piece in pieces(region, PIECE)[::every]:
            piece_flipped(data, piece)
            assert scene.opened() is None, piece
            tally.count(named=False, flips=len(piece))
            tally.whole += 1
    return tally


def generation_flips(scene: Scene, path: Path, every: int, whole: int) -> Iterator[Tally]:
    """A generation: with the vault's own slots, those that it carries do not matter."""
    made, key = scene.made, own_key(scene.made.slot)

    def is_good() -> bool:
        return newest_good(made.folder, NAMES, WORDS) is not None

    yield start_flips(path.read_bytes(), made, (key,), "generation", every)
    yield box_flips(path, key, is_good, Tally("generation: boxes"), every=every, whole=whole)


def copy_flips(made: Made, path: Path, every: int, whole: int) -> Iterator[Tally]:
    """A copy: its own slots have to open it."""

    def is_good() -> bool:
        with suppress(DamagedBackupError, WrongSecretError):
            check_copy(path, WORDS)
            return True
        return False

    key = made.slot.common_key
    yield start_flips(path.read_bytes(), made, (key,), "copy", every)
    yield box_flips(path, key, is_good, Tally("copy: boxes"), every=every, whole=whole)


def start_flips(good: bytes, made: Made, keys: tuple[bytes], what: str, every: int) -> Tally:
    """The nonce matters to all, the salt to all that is typed, a slot to its own secret."""
    end = regions.boxes(good)[0].start
    data, tally = bytearray(good[: end + regions.BOX]), Tally(f"{what}: nonce and slots")
    for at in flips(data, some(range(end), every)):
        in_nonce = at < sealed_file.NONCE_SIZE
        reading = Reading(io.BytesIO(data))
        lost = lost_kinds(made, reading.table)
        wanted = wanted_lost(made, at - sealed_file.NONCE_SIZE)
        assert lost == (set(SlotKind) if in_nonce else wanted), at
        assert opens(reading, keys) is not in_nonce, at
        tally.count(named=bool(lost))
    return tally


def opens(reading: Reading, keys: tuple[bytes]) -> bool:
    """Whether the head of a copy opens with its right key."""
    try:
        reading.head(keys)
    except DamagedBackupError:
        return False
    return True


def box_flips(
    path: Path, key: bytes, is_good: Callable[[], bool], tally: Tally, *, every: int, whole: int
) -> Tally:
    """Every byte of a box matters to its tag."""
    assert is_good()
    with mapped(path) as data:
        cipher = sealed_file._cipher(key, data[: sealed_file.NONCE_SIZE])
        for number, region in enumerate(regions.boxes(data[:])):
            box, nonce = bytearray(data[region.start : region.stop]), sealed_file._number(number)
            for at in flips(box, some(range(len(region)), every)):
                with suppress(InvalidTag):
                    cipher.decrypt(nonce, box, None)
                    raise AssertionError(region.start + at)
                tally.count(named=True)
            cipher.decrypt(nonce, box, None)
        everything = range(sealed_file.START, len(data))
        for _ in flips(data, everything[:: max(1, len(everything) // whole)]):
            assert not is_good()
            tally.whole += 1
    assert is_good()
    return tally


def journal_flips(made: Made, body: range, found: Callable[[], object], *, every: int) -> Tally:
    """A hot journal: a flip of its body is damage; one of its head makes it none.

    Then the pages, which were all written, are of the state after the edit: one whole state, too.
    """
    tally, head, good = Tally("hot journal: head and body"), range(HEAD), made.used.read_bytes()
    after = {str({"kept": "before", "late": "x" * 6}), *map(str, TOLD)}
    positions = some(head, every) + some(body, every)
    with mapped(made.used) as data:
        for at in flips(data, positions):
            try:
                with closing(CompartmentFile(made.used, made.slot.key)) as file:
                    assert at in head, at
                    assert not file.journal.there, at
            except DamagedVaultError:
                assert at in body, at
            tally.count(named=at in body)
        for at in flips(data, positions[:: step(positions, WHOLE)]):
            wanted = {str(DamagedVaultError)} if at in body else after
            assert str(found()) in wanted, at
            data[:] = good
            tally.whole += 1
    return tally


def cuts(scene: Scene, every: int) -> Iterator[Tally]:
    """Every length that is too short for the pages, and some that are not."""
    made = scene.made
    where = regions.of_compartment(scene.good(made.used), made.slot.key)
    for what, lengths, is_named in (
        ("cuts of the pages and of what is before", range(where.tail.start), True),
        ("cuts of the tail, every 97th length", where.tail[::97], False),
    ):
        tally, whole = Tally(what), some(lengths, max(1, len(lengths) // WHOLE) * min(every, 40))
        for length in reversed(some(lengths, every)):
            os.truncate(made.used, length)
            with closing(CompartmentFile(made.used, made.slot.key)) as file:
                assert file.root.intact is not is_named, length
            tally.count(named=is_named)
        for length in whole:
            os.truncate(made.used, length)
            assert scene.opened() in (TOLD if is_named else {None}), length
            tally.whole += 1
        yield tally


def go_through(
    scene: Scene,
    data: Bytes,
    positions: list[int],
    wanted: Callable[[int], Collection[Outcome]],
    tally: Tally,
) -> None:
    """Flip some once more and open the whole vault."""
    for at in flips(data, positions):
        assert scene.opened() in wanted(at), at
        tally.whole += 1


def step(positions: list[int], whole: int) -> int:
    """How far apart those lie that go through the whole opening."""
    return max(1, len(positions) // whole)
