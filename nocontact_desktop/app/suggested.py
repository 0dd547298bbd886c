"""A new item as one of the ready suggestions of its list has it."""

from __future__ import annotations

from dataclasses import replace

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Item, ItemList, Kind, Suggestion


def suggested(item: Item, list_: ItemList, suggestion: Suggestion) -> Item:
    """`item` with what the suggestion brings: words that are translated, when, and notice."""
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
