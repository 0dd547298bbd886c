"""Files that are older than they should be can be opened as they are, if the person says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.errors import VaultRolledBackError
from nocontact_desktop.vault import change_recovery_code, new_code, open_vault
from tests.ui.session.desk_process import WORDS, make_vault, profile, reopen


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A vault whose slots were put back to an older state."""
    folder = tmp_path / "vault"
    make_vault(folder)
    slots = folder / profile().files.slots
    before = slots.read_bytes()
    vault = reopen(folder)
    change_recovery_code(vault, new_code())
    vault.close()
    slots.write_bytes(before)
    return folder


def test_it_is_told_first_and_opens_when_accepted(older: Path) -> None:
    with pytest.raises(VaultRolledBackError):
        reopen(older)
    open_vault(older, profile().files, WORDS, None, accept_older=True).close()
    reopen(older).close()
