"""The store in memory keeps the contract of all stores."""

import pytest

from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.store_door import StoreDoor
from tests.app.store_contract import StoreContract


class TestMemoryStore(StoreContract):
    """All tests of the contract."""

    @pytest.fixture
    def store(self) -> StoreDoor:
        return MemoryStore()


def test_odd_data_is_searched_as_far_as_it_is_text() -> None:
    store = MemoryStore()
    store.add_item("s", "l", {"title": 3, "values": ["x"]})
    store.add_item("s", "l", {"title": "Rowan", "values": {"a": ["Rowan", 4]}})
    assert [found.field for found in store.search("rowan")] == ["title"]
