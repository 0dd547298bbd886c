"""A vault has its settings before it is in its place, so that no kill can part them."""

from __future__ import annotations

from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    back_up,
    create,
    creation,
    new_code,
    open_vault,
    restore,
)
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, WORDS, Made, Names
from tests.vault.quick import quick

SETTINGS = {"look": "dark", "key": "escape"}
Found = list[dict[str, str]]


@pytest.fixture
def before_the_move(monkeypatch: pytest.MonkeyPatch) -> Found:
    """The settings in each vault when it was about to be moved into its place."""
    found: Found = []
    real = creation.moved

    def looked(site: Path, folder: Path, names: Names) -> AbstractContextManager[None]:
        table = SlotTable((site / names.slots).read_bytes())
        slot = table.opened(quick(WORDS, table.salt), None)
        assert slot is not None
        with closing(unlocked(site, names, slot)) as vault:
            found.append({name: vault.store.setting(name) for name in SETTINGS})
        return real(site, folder, names)

    monkeypatch.setattr(creation, "moved", looked)
    return found


def test_a_new_vault_has_them(
    tmp_path: Path, before_the_move: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(creation, "derive", quick)
    create(tmp_path / "v", NAMES, NewVault(WORDS, new_code()), FLOOR, SETTINGS).close()
    assert before_the_move == [SETTINGS]


def test_a_copy_that_is_brought_back_has_them_in_the_place_of_its_own(
    quick_made: Made, tmp_path: Path, before_the_move: Found
) -> None:
    with closing(open_vault(quick_made.folder, NAMES, WORDS, None)) as vault:
        vault.store.set_answer("s", "f", "kept")
        vault.store.set_setting("look", "light")
        back_up(vault, tmp_path / "copy")
    restore(tmp_path / "copy", WORDS, tmp_path / "new", NAMES, settings=SETTINGS)
    assert before_the_move == [SETTINGS]
    with closing(open_vault(tmp_path / "new", NAMES, WORDS, None)) as vault:
        assert vault.store.answers("s") == {"f": "kept"}
        assert vault.store.setting("look") == "dark"
