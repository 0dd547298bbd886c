"""A vault made once for the whole run, and copies of it: stretching is slow on purpose."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.vault import FLOOR, NewVault, SlotKind, Store, create, new_code
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import unlocked
from nocontact_desktop.vault.ways import Known, Way, remember, sealed_with
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made
from tests.vault.quick import quick, stretching_modules


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A vault with all four kinds of slot. Never open it: copy it."""
    folder = tmp_path_factory.mktemp("template") / "vault"
    code = new_code()
    create(folder, NAMES, NewVault(WORDS, code, PIN, SHARE), FLOOR).close()
    table = SlotTable((folder / NAMES.slots).read_bytes())
    slot = table.opened(derive(WORDS, table.salt), None)
    assert slot is not None
    return Made(folder, code, slot)


@pytest.fixture
def made(template: Made, tmp_path: Path) -> Made:
    """A closed vault of the test's own."""
    return Made(shutil.copytree(template.folder, tmp_path / "vault"), template.code, template.slot)


@pytest.fixture
def store(made: Made) -> Iterator[Store]:
    """The store of an open vault."""
    vault = unlocked(made.folder, NAMES, made.slot)
    yield vault.store
    vault.close()


def without_stretching(monkeypatch: pytest.MonkeyPatch) -> None:
    """No module of the vault stretches a secret, as long as the test runs."""
    for module in stretching_modules():
        monkeypatch.setattr(module, "derive", quick)


@pytest.fixture
def quick_made(made: Made, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A closed vault of the test's own whose secrets are not stretched."""
    return unstretched(made, monkeypatch)


def unstretched(made: Made, monkeypatch: pytest.MonkeyPatch) -> Made:
    """`made`, with slots for secrets that are not stretched, as long as the test runs."""
    without_stretching(monkeypatch)
    path = made.folder / NAMES.slots
    table = SlotTable(path.read_bytes())
    words, pin, code = (quick(secret, table.salt) for secret in (WORDS, PIN, made.code))
    all_ways = {
        SlotKind.WORDS: Way(words, 0),
        SlotKind.PIN_AND_SHARE: Way(pin, 0, SHARE),
        SlotKind.WORDS_AND_SHARE: Way(words, 0, SHARE),
        SlotKind.RECOVERY: Way(code, 0),
    }
    path.write_bytes(sealed_with(table, made.slot, all_ways).data)
    vault = unlocked(made.folder, NAMES, made.slot)
    remember(vault.store, Known({kind: (way,) for kind, way in all_ways.items()}))
    vault.close()
    return made
