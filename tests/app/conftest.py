"""A workspace over the made-up section, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.app.content import Content
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.loader import load_sections
from tests.app.place import Item, Place, new_place
from tests.plan import made_up
from tests.vault.conftest import without_stretching

CARD = """
id = "card"
order = 900
title = "Card"
intro = "To carry."
why = "It helps."

[[field]]
id = "free_lines"
kind = "long_text"
label = "Lines"
"""


@pytest.fixture(autouse=True)
def _unstretched(monkeypatch: pytest.MonkeyPatch) -> None:
    without_stretching(monkeypatch)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """An account in which every item of the keyring answers again afterwards."""
    yield new_place(tmp_path)
    Item.refuses = None


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def workspace(tmp_path: Path, store: MemoryStore) -> Workspace:
    folder = tmp_path / "plan"
    folder.mkdir()
    made_up.write(folder)
    made_up.write(folder, made_up.COMMON, "rules.toml")
    return Workspace(Content(load_sections(folder), made_up.section(tmp_path, CARD)), store)
