"""The door to wherever answers and items are kept.

`nocontact_desktop.vault.Store` fits it, and so does `app.memory_store.MemoryStore`. Each writing
call is one committed step: when it returns, what it wrote survives a kill.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from nocontact_desktop.plan.model import Value


class Stored(Protocol):
    """An item as it is kept: where it belongs, and its data, whose meaning the store ignores."""

    @property
    def id(self) -> str:
        """The item's own id, for ever."""

    @property
    def section(self) -> str:
        """The section that the item belongs to."""

    @property
    def list(self) -> str:
        """The list in that section."""

    @property
    def position(self) -> int:
        """Its place among the live items of the list, counted from 0."""

    @property
    def data(self) -> dict[str, Any]:
        """A JSON object; see `plan.codec`."""


class FoundText(Protocol):
    """One place where a searched text was found; `item` is empty for an answer."""

    @property
    def section(self) -> str:
        """The section it is in."""

    @property
    def list(self) -> str:
        """The list it is in; empty for an answer."""

    @property
    def item(self) -> str:
        """The item it is in; empty for an answer."""

    @property
    def field(self) -> str:
        """The field: an id of the section's data, or `title` or `note`."""

    @property
    def text(self) -> str:
        """The whole text of that field."""


class StoreDoor(Protocol):
    """What the workspace asks of a store. Any thread may call it.

    Changing, moving or removing an item that is not live, or restoring one that never was, raises
    `KeyError`.
    """

    def answers(self, section: str) -> dict[str, Value]:
        """All answers of a section, by field id."""

    def set_answer(self, section: str, field: str, value: Value) -> None:
        """Keep one answer; an empty value takes it away."""

    def items(self, section: str, list_: str) -> Sequence[Stored]:
        """The live items of a list, in order."""

    def item(self, item_id: str) -> Stored | None:
        """One live item by its id; None when there is none, or when it was removed."""

    def add_item(
        self, section: str, list_: str, data: Mapping[str, Any], position: int | None = None
    ) -> Stored:
        """A new item, at the end or at `position`."""

    def change_item(self, item_id: str, data: Mapping[str, Any]) -> Stored:
        """Replace an item's data."""

    def move_item(self, item_id: str, position: int) -> None:
        """Put a live item at `position` of its list; too large means last."""

    def remove_item(self, item_id: str) -> None:
        """Take an item out of its list; it can be brought back."""

    def restore_item(self, item_id: str) -> Stored:
        """Bring a removed item back to its old position; a live one stays where it is."""

    def removed_items(self, section: str, list_: str) -> Sequence[Stored]:
        """The removed items of a list, the one removed last first."""

    def forget_section(self, section: str) -> None:
        """Take away for good all answers and items of a section, also the removed ones."""

    def setting(self, name: str, default: str = "") -> str:
        """A setting, or `default`."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""

    def search(self, text: str, limit: int = 50) -> Sequence[FoundText]:
        """What holds every word of `text`, whole or begun, accents and case aside.

        One result for an answer or an item: the field that holds the most of the words.
        """
