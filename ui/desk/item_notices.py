"""Sorts what the rules say about the items of a list: what holds for many is said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.rules import NoticeText

MOST_ALONE = 3
"""So many items may each say the same; with more of them it is said once, above the list."""


@dataclass(frozen=True, slots=True)
class ItemNotices:
    """What is said above the list, beside one item alone, and of an item with a sign only."""

    above: list[str] = field(default_factory=list)
    alone: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)


def sort_notices(notices: Iterable[NoticeText], list_id: str) -> ItemNotices:
    """The notices about the items of one list."""
    here = [each for each in notices if each.list_id == list_id and each.item_id]
    counts = Counter(each.text for each in here)
    sorted_ = ItemNotices()
    for each in here:
        many = counts[each.text] > MOST_ALONE
        into = sorted_.shared if many else sorted_.alone
        into[each.item_id] = (*into.get(each.item_id, ()), each.text)
        above = _of_many(each, counts[each.text])
        if many and above not in sorted_.above:
            sorted_.above.append(above)
    return sorted_


def _of_many(notice: NoticeText, count: int) -> str:
    if notice.many:
        return notice.many.format(count=count)
    return _("The same goes for {count} of these. {sentence}", count=count, sentence=notice.text)
