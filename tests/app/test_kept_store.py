"""The store that remembers what was read: the same contract, and what it asks of the one behind."""

import threading

import pytest

from nocontact_desktop.app.kept_store import KeptStore
from nocontact_desktop.app.memory_store import MemoryItem, MemoryStore
from nocontact_desktop.app.store_door import StoreDoor
from nocontact_desktop.errors import DiskFullError, StorageFailedError
from nocontact_desktop.plan.model import Value
from tests.app.store_contract import StoreContract


class Behind(MemoryStore):
    """A store that can fail, and that can take long over one commit."""

    def __init__(self) -> None:
        super().__init__()
        self.full = self.unreadable = False
        self.reads = self.lists_read = self.items_asked = 0
        self.go_on = threading.Event()
        self.go_on.set()
        self.under_way = threading.Event()

    def set_answer(self, section: str, field: str, value: Value) -> None:
        """Keep one answer, when there is room and time."""
        if self.full:
            raise DiskFullError
        self.under_way.set()
        self.go_on.wait(5)
        super().set_answer(section, field, value)

    def answers(self, section: str) -> dict[str, Value]:
        """Count how often it is asked."""
        self.reads += 1
        if self.unreadable:
            raise StorageFailedError
        return super().answers(section)

    def item(self, item_id: str) -> MemoryItem | None:
        """Count how often one is asked for by its id."""
        self.items_asked += 1
        return super().item(item_id)

    def items(self, section: str, list_: str) -> list[MemoryItem]:
        """Count how often a list is read."""
        self.lists_read += 1
        return super().items(section, list_)


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
def kept(behind: Behind) -> KeptStore:
    return KeptStore(behind)


class TestKeptStore(StoreContract):
    """The contract of every store, read once before every write."""

    @pytest.fixture
    def store(self) -> StoreDoor:
        return KeptStore(MemoryStore())


def test_what_was_read_is_not_asked_for_again(kept: KeptStore, behind: Behind) -> None:
    kept.set_answer("money", "goal", "200")
    assert [kept.answers("money")["goal"] for _again in range(3)] == ["200"] * 3
    assert behind.reads == 1


def test_during_a_commit_the_state_before_it_is_told_at_once(
    kept: KeptStore, behind: Behind
) -> None:
    assert kept.answers("money") == {}
    behind.go_on.clear()
    writer = threading.Thread(target=lambda: kept.set_answer("money", "goal", "200"))
    writer.start()
    assert behind.under_way.wait(5)
    assert kept.answers("money") == {}
    behind.go_on.set()
    writer.join(5)
    assert kept.answers("money") == {"goal": "200"}


def test_during_a_commit_it_is_told_at_once_that_an_item_is_gone(
    kept: KeptStore, behind: Behind
) -> None:
    item = kept.add_item("people", "people", {"title": "Sam"})
    assert kept.item(item.id) is not None
    kept.remove_item(item.id)
    assert kept.item(item.id) is None
    behind.go_on.clear()
    writer = threading.Thread(target=lambda: kept.set_answer("money", "goal", "200"))
    writer.start()
    assert behind.under_way.wait(5)
    asked = behind.items_asked
    assert kept.item(item.id) is None
    assert behind.items_asked == asked
    behind.go_on.set()
    writer.join(5)
    kept.restore_item(item.id)
    kept.change_item(item.id, {"title": "Kim"})
    found = kept.item(item.id)
    assert found is not None
    assert found.data == {"title": "Kim"}
    kept.forget_section("people")
    assert kept.item(item.id) is None


def test_a_write_that_failed_changes_nothing(kept: KeptStore, behind: Behind) -> None:
    kept.set_answer("money", "goal", "200")
    assert kept.answers("money") == {"goal": "200"}
    behind.full = True
    with pytest.raises(DiskFullError):
        kept.set_answer("money", "goal", "300")
    assert kept.answers("money") == {"goal": "200"}


def test_what_cannot_be_read_after_a_write_is_not_told_from_memory(
    kept: KeptStore, behind: Behind
) -> None:
    assert kept.answers("money") == {}
    behind.unreadable = True
    kept.set_answer("money", "goal", "200")
    with pytest.raises(StorageFailedError):
        kept.answers("money")
    behind.unreadable = False
    assert kept.answers("money") == {"goal": "200"}


def test_a_changed_item_is_told_at_once_and_its_list_is_not_read_again(
    kept: KeptStore, behind: Behind
) -> None:
    first, second = (kept.add_item("people", "people", {"title": title}) for title in "ab")
    assert [each.data["title"] for each in kept.items("people", "people")] == ["a", "b"]
    before = behind.lists_read
    kept.change_item(first.id, {"title": "c", "values": {"holds": ["bag"]}}).data["title"] = "x"
    found = kept.item(first.id)
    assert found is not None
    found.data["values"]["holds"].append("keys")
    assert [each.data["title"] for each in kept.items("people", "people")] == ["c", "b"]
    assert kept.item(first.id) == kept.items("people", "people")[0]
    assert found != kept.item(first.id)
    assert behind.lists_read == before
    kept.remove_item(second.id)
    assert kept.item(second.id) is None
    kept.forget_section("people")
    assert kept.item(first.id) is None
