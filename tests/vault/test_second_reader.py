"""The second reader understands vaults in every state in which the program may leave them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from nocontact_desktop.vault import (
    MemoryShare,
    NewVault,
    Stretch,
    back_up,
    keep_generation,
    new_code,
    open_vault,
    set_up_second,
    strengthen,
)
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.vault import unlocked
from tests.vault import second_reader as reader
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick
from tests.vault.test_journal import killed_at


def read(made: Made, secret: str = WORDS) -> tuple[reader.Slot, dict[tuple[str, str], object]]:
    """What the second reader finds with a secret."""
    data = (made.folder / NAMES.slots).read_bytes()
    slot = reader.opened(data, reader.results(data, secret))[0]
    path = made.folder / (NAMES.first, NAMES.second)[slot.compartment]
    connection = reader.compartment(path.read_bytes(), slot)
    found = reader.answers(connection)
    connection.close()
    return slot, dict(found)


@pytest.mark.parametrize("sync", range(5))
def test_it_rolls_back_what_a_killed_writer_left(made: Made, sync: int) -> None:
    killed_at(made, sync)
    _, answers = read(made)
    assert answers["s", "kept"] == "before"
    # Only the removal of the journal's head counts; the program agrees.
    assert (("s", "late") in answers) == (sync >= 3)


@pytest.fixture
def cheap(quick_made: Made, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Secrets are not stretched, for the second reader either."""
    monkeypatch.setattr(reader, "argon", lambda secret, salt, _cost: quick(secret.decode(), salt))
    return quick_made


def test_it_reads_files_generations_copies_and_counts(cheap: Made, tmp_path: Path) -> None:
    made = cheap
    keyring = MemoryShare()
    keyring.put(bytes(32))
    vault = open_vault(made.folder, NAMES, WORDS, None, keyring=keyring)
    vault.store.set_answer("s", "f", "text")
    content = bytes(range(256)) * 5000
    vault.attachments.add(io.BytesIO(content), "name", lambda _done: True)
    keep_generation(vault)
    back_up(vault, tmp_path / "copy")
    vault.close()
    slot, answers = read(made)
    assert answers["s", "f"] == "text"
    connection = reader.compartment(made.used.read_bytes(), slot)
    assert list(reader.attachments(connection)) == [("name", content)]
    counted = int(reader.setting(connection, "vault.count") or "0")
    key = bytes.fromhex(reader.setting(connection, "vault.mark") or "")
    assert reader.mark(keyring.mark(slot.compartment), key) == counted == 1
    copied = (tmp_path / "copy").read_bytes()
    own = (generation(made), reader.generation_key(slot), counted)
    for data, outer, wanted in [(copied, slot.common, 0), own]:
        table = reader.copy_slots(data)
        assert reader.opened(table, reader.results(table, made.code))[0].key == slot.key
        count, _, members = reader.copy(data, outer)
        assert count == wanted
        inside = reader.compartment(members[slot.compartment], slot)
        assert reader.answers(inside)["s", "f"] == "text"
        inside.close()
    connection.close()


def generation(made: Made) -> bytes:
    """The one that was written."""
    slot = made.slot
    for path in sorted(made.folder.glob(f"{NAMES.ballast}-*")):
        data = path.read_bytes()
        try:
            reader.copy(data, reader.hkdf(slot.key, b"", b"generation"))
        except reader.RefusedError:
            continue
        return data
    raise AssertionError


def test_it_climbs_further_links(made: Made) -> None:
    for _ in range(2):
        vault = open_vault(made.folder, NAMES, WORDS, None)
        assert strengthen(vault, Stretch(64, 20))
        vault.close()
    assert read(made)[0].key == made.slot.key


@pytest.mark.parametrize("done", [False, True])
def test_it_reads_half_a_change_of_the_key(quick_made: Made, done: bool) -> None:
    from dataclasses import replace

    from nocontact_desktop.vault import change_secret, renewal

    made, fresh = quick_made, bytes(range(32))
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "f", "text")
    table, now = renewal._state(vault)
    change_secret.replace_slots(vault, table, now, replace(vault.place.slot, next_key=fresh))
    if done:
        vault.database.rekey(fresh)
    vault.close()
    slot = reader.Slot(1, made.slot.compartment, 15, made.slot.key, b"", fresh, 0)
    connection = reader.compartment(made.used.read_bytes(), slot)
    assert reader.answers(connection)["s", "f"] == "text"
    connection.close()
    open_slot = replace(made.slot, next_key=fresh)
    vault = unlocked(made.folder, NAMES, open_slot)
    vault.store.set_answer("s", "f", "more")
    vault.close()
    connection = reader.compartment(made.used.read_bytes(), slot)
    assert reader.answers(connection)["s", "f"] == "more"
    connection.close()


def test_it_reads_both_compartments(cheap: Made) -> None:
    made = cheap
    vault = open_vault(made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", "first")
    set_up_second(vault, WORDS, NewVault("other words for the second", new_code()))
    vault.close()
    vault = open_vault(made.folder, NAMES, "other words for the second", None)
    vault.store.set_answer("s", "f", "second")
    vault.close()
    assert read(made)[1]["s", "f"] == "first"
    assert read(made, "other words for the second")[1]["s", "f"] == "second"
    assert len(SlotTable((made.folder / NAMES.slots).read_bytes()).data) == 4096
