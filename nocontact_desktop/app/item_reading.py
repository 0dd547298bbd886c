"""Makes items of the plan from what is stored, and from the ready lines of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nocontact_desktop.app.store_door import Stored
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.codec import from_data
from nocontact_desktop.plan.model import Item, ItemList, Kind, Suggestion


def read_items(stored: Iterable[Stored]) -> tuple[Item, ...]:
    """All of them, in their order."""
    return tuple(read_item(each) for each in stored)


def read_item(stored: Stored) -> Item:
    """One item as it is kept."""
    return from_data(stored.id, stored.section, stored.list, stored.data)


def suggested(item: Item, list_: ItemList, suggestion: Suggestion) -> Item:
    """`item` with what `suggestion` brings along, its words in the language in use."""
    in_words = {each.id for each in list_.fields if each.kind in (Kind.TEXT, Kind.LONG_TEXT)}
    return replace(
        item,
        title=item.title or _(suggestion.title),
        when=suggestion.when,
        notice=suggestion.notice,
        suggestion=suggestion.id,
        values={
            key: _(value) if key in in_words and isinstance(value, str) else value
            for key, value in suggestion.values.items()
        },
    )
