"""The store in memory keeps the contract of all stores."""

import pytest

from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.store_door import StoreDoor
from tests.app.store_contract import StoreContract, data


class TestMemoryStore(StoreContract):
    """All tests of the contract."""

    @pytest.fixture
    def store(self) -> StoreDoor:
        return MemoryStore()


def test_removing_and_restoring_twice_changes_nothing() -> None:
    store = MemoryStore()
    item = store.add_item("s", "l", data("A"))
    for _ in range(2):
        store.remove_item(item.id)
    assert len(store.removed_items("s", "l")) == 1
    for _ in range(2):
        store.restore_item(item.id)
    assert len(store.items("s", "l")) == 1


def test_an_unknown_item_cannot_be_changed() -> None:
    with pytest.raises(KeyError):
        MemoryStore().change_item("nobody", {})


def test_odd_data_is_searched_as_far_as_it_is_text() -> None:
    store = MemoryStore()
    store.add_item("s", "l", {"title": 3, "values": ["x"]})
    store.add_item("s", "l", {"title": "Rowan", "values": {"a": ["Rowan", 4]}})
    assert [found.field for found in store.search("rowan")] == ["title", "a"]
