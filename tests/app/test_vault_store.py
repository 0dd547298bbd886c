"""The vault's store keeps the contract of all stores, and a plan comes back after reopening."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import apsw
import pytest

from nocontact_desktop.app.keeping import Keeping, keep
from nocontact_desktop.app.store_door import StoreDoor
from nocontact_desktop.app.trail import WHOLE_STEP
from nocontact_desktop.plan.model import Mark, State
from nocontact_desktop.vault import FLOOR, NewVault, Vault, create, new_code, open_vault
from nocontact_desktop.vault.slots import Slot, SlotTable
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import unlocked
from nocontact_desktop.vault.words import canonical
from tests import shipped
from tests.app.store_contract import StoreContract

WORDS = "lamp river stone window paper"


@dataclass(frozen=True)
class Names:
    """Names of files that mean nothing."""

    slots: str = "a"
    first: str = "b"
    second: str = "c"
    lock: str = "d"
    ballast: str = "e"


def new_vault(folder: Path) -> Vault:
    return create(folder, Names(), NewVault(WORDS, new_code()), FLOOR)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Slot]:
    """An empty vault and its opened slot: stretching a secret for each test would take minutes."""
    folder = tmp_path_factory.mktemp("vaults") / "fresh"
    new_vault(folder).close()
    table = SlotTable((folder / Names().slots).read_bytes())
    slot = table.opened(derive(canonical(WORDS), table.salt), None)
    assert slot is not None
    return folder, slot


class TestVaultStore(StoreContract):
    """All tests of the contract."""

    @pytest.fixture
    def store(self, tmp_path: Path, fresh: tuple[Path, Slot]) -> Iterator[StoreDoor]:
        folder, slot = fresh
        copy = shutil.copytree(folder, tmp_path / "vault")
        vault = unlocked(copy, Names(), slot)
        yield vault.store
        vault.close()


def test_a_plan_is_whole_after_the_vault_was_closed_and_opened(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    workspace = shipped.workspace(vault.store)
    workspace.set_answer("safe-places", "tonight", "у сестры")
    workspace.set_mark("money", Mark.LATER)
    sam = workspace.add_item("people", "people", title="Sam Muñoz")
    sam = replace(sam, state=State.STARTED, note="نعم", values={"phone": "077 12 34"})
    workspace.change_item(sam)
    gone = workspace.add_item("people", "people", title="Rowan")
    workspace.remove_item(gone.id)
    vault.close()

    vault = open_vault(tmp_path / "vault", Names(), WORDS, None)
    workspace = shipped.workspace(vault.store)
    assert workspace.answers("safe-places") == {"tonight": "у сестры"}
    assert workspace.mark("money") is Mark.LATER
    assert workspace.people() == (sam,)
    assert workspace.name_of(gone.id) == "Rowan"
    before = workspace.trail.before(workspace.trail.days()[0])
    assert before.answers == {"safe-places": {"tonight": ""}, "money": {WHOLE_STEP: ""}}
    assert set(before.items["people"]) == {sam.id, gone.id}
    assert [hit.where for hit in workspace.search("munoz")] == ["People who help · Sam Muñoz"]
    assert [hit.field_id for hit in workspace.search("0771234")] == ["phone"]
    assert [hit.excerpt for hit in workspace.search("сестр")] == ["у сестры"]
    vault.close()


def test_a_forgotten_step_is_nowhere_in_the_vault_any_more(
    tmp_path: Path, fresh: tuple[Path, Slot]
) -> None:
    """Neither as it is, nor as it was before, nor in the search."""
    folder, slot = fresh
    vault = unlocked(shutil.copytree(folder, tmp_path / "vault"), Names(), slot)
    workspace = shipped.workspace(vault.store)
    for words in ("zanzibarlily one", "zanzibarlily two"):
        workspace.set_answer("money", "fund_place", words)
    item = workspace.add_item("money", "debts", title="zanzibarlily three")
    workspace.change_item(replace(item, note="zanzibarlily four"))
    workspace.remove_item(workspace.add_item("money", "debts", title="zanzibarlily five").id)
    workspace.set_mark("money", Mark.LATER)
    assert b"zanzibarlily" in vault.database.read(_everything)
    keep(workspace, "money", Keeping(never=True))
    assert b"zanzibarlily" not in vault.database.read(_everything)
    assert workspace.search("zanzibarlily") == ()
    assert workspace.trail.before(date.today()).items.get("money") is None
    vault.close()


def _everything(connection: apsw.Connection) -> bytes:
    return connection.serialize("main")
