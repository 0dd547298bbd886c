"""What is forgotten is in no table, index or page any more; what holds it still is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from nocontact_desktop.errors import StorageFailedError
from nocontact_desktop.vault import (
    State,
    Store,
    Vault,
    generations_of,
    keep_generation,
    replace_all_generations,
)
from nocontact_desktop.vault.database import rows
from nocontact_desktop.vault.generations import DAY
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, Made

CANARY = "zanzibarmarigold"


@pytest.fixture
def vault(made: Made) -> Iterator[Vault]:
    opened = unlocked(made.folder, NAMES, made.slot)
    yield opened
    opened.close()


def fill(store: Store) -> None:
    store.set_answer("money", "fund", f"{CANARY} first")
    store.set_answer("money", "fund", f"{CANARY} second " * 400)
    item = store.add_item("money", "debts", {"title": CANARY, "note": CANARY * 3, "values": {}})
    store.change_item(item.id, {"title": f"{CANARY} again", "values": {"to": [CANARY]}})
    gone = store.add_item("money", "debts", {"title": f"{CANARY} removed"})
    store.remove_item(gone.id)
    store.set_answer("bag", "place", "Behind the marigold pots")
    for number in range(40):
        store.add_item("bag", "things", {"title": f"Marigold seeds {number}"})


def kept(connection: apsw.Connection) -> bytes:
    """Everything in the tables, the index's own ones too, and every page of the file in clear."""
    sql = "select name from sqlite_schema where type = 'table' and rootpage"
    tables = [name for (name,) in rows(connection, sql)]
    cells = [
        cell
        for table in tables
        for row in rows(connection, f'select * from "{table}"')  # noqa: S608 - its own tables
        for cell in row
    ]
    told = [cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells]
    return b"\n".join([*told, connection.serialize("main")])


def test_nothing_of_a_forgotten_section_is_left_in_the_open_vault(vault: Vault) -> None:
    fill(vault.store)
    assert CANARY.encode() in vault.database.read(kept)
    vault.store.forget_section("money")
    assert vault.store.search(CANARY) == []
    left = vault.database.read(kept)
    assert CANARY.encode() not in left
    assert CANARY[:10].encode() not in left
    assert len(vault.store.search("marigold")) == 41
    (found,) = vault.store.search("pots")
    assert (found.section, found.field) == ("bag", "place")


def test_it_stays_forgotten_after_closing_and_opening(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    fill(vault.store)
    vault.store.forget_section("money")
    vault.close()
    vault = unlocked(made.folder, NAMES, made.slot)
    assert CANARY.encode() not in vault.database.read(kept)
    assert vault.store.removed_items("money", "debts") == []
    assert len(vault.store.items("bag", "things")) == 40
    vault.close()


def test_forgetting_that_cannot_be_written_leaves_everything(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(vault.store)

    def broken(_connection: apsw.Connection) -> None:
        raise StorageFailedError

    with monkeypatch.context() as patch:
        patch.setattr("nocontact_desktop.vault.search.learn_anew", broken)
        with pytest.raises(StorageFailedError):
            vault.store.forget_section("money")
    assert len(vault.store.search(CANARY)) == 2
    assert len(vault.store.items("money", "debts")) == 1


def test_older_copies_beside_the_vault_hold_it_until_they_are_made_anew(vault: Vault) -> None:
    now = time.time()
    for day in range(3):
        vault.store.set_answer("money", "fund", f"{CANARY} {day}")
        assert keep_generation(vault, now + day * DAY, also_today=True)
    vault.store.forget_section("money")
    before = {path: boxes(path) for path in good(vault)}
    assert len(before) == 3
    replace_all_generations(vault)
    after = good(vault)
    assert set(before) < set(after)
    assert all(boxes(path) != old for path, old in before.items())


def test_the_first_renewal_makes_one(vault: Vault) -> None:
    replace_all_generations(vault)
    assert len(good(vault)) == 1


def good(vault: Vault) -> list[Path]:
    """The files of this vault that can be put back."""
    return [each.path for each in generations_of(vault) if each.state is State.GOOD]


def boxes(path: Path) -> bytes:
    """What a generation holds; a byte before it changes with every write to another one."""
    return path.read_bytes()[8192:]
