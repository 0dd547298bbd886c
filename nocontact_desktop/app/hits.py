"""Turns what a store found into search hits that a person can read and follow.

A store knows neither options nor days: it may have matched the id of an option, which nobody
typed. Then the match has to be in what a person sees, or in something else of the same item.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from nocontact_desktop.app.folding import excerpt, has_any_word, words
from nocontact_desktop.app.store_door import FoundText
from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Item, ItemList, Kind, Section, Value
from nocontact_desktop.plan.readiness import item_name


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a typed word was found; `list_id` and `item_id` are empty for an answer."""

    section_id: str
    list_id: str
    item_id: str
    field_id: str
    where: str
    """For example "People who help · Sam · Phone"."""
    excerpt: str


@dataclass(frozen=True, slots=True)
class _Match:
    field_id: str
    label: str
    text: str


class HitReader:
    """Reads hits against the sections that are there; what belongs to none still has its text.

    The sections `picking` keep ids beside the answers to their questions: whom and what the person
    picked. Nobody typed those, so they are no hits.
    """

    def __init__(
        self,
        section_of: Callable[[str], Section | None],
        item_of: Callable[[str], Item | None],
        shown: Callable[[Field, Value], str],
        picking: Collection[str] = (),
    ) -> None:
        self._section_of = section_of
        self._item_of = item_of
        self._shown = shown
        self._picking = picking

    def read(self, found: FoundText, query: str) -> Hit | None:
        """The hit for `found`; None when only an id matches, which a person never sees."""
        section = self._section_of(found.section)
        list_ = _list(section, found.list)
        item = self._item_of(found.item) if found.item else None
        match = self._match(found, section, list_, item, words(query))
        if match is None:
            return None
        where = (_(section.title) if section else "", item_name(item) if item else "", match.label)
        return Hit(
            section_id=found.section,
            list_id=found.list,
            item_id=found.item,
            field_id=match.field_id,
            where=side_by_side(where),
            excerpt=excerpt(match.text, query),
        )

    def _match(
        self,
        found: FoundText,
        section: Section | None,
        list_: ItemList | None,
        item: Item | None,
        wanted: tuple[str, ...],
    ) -> _Match | None:
        field = _field(list_ or section, found.field)
        if field is None and not item and found.section in self._picking:
            return None
        if field is None:
            return _Match(found.field, _own_label(found.field), found.text)
        text = self._shown(field, found.text)
        if _typed(field) or has_any_word(text, wanted):
            return _Match(field.id, _(field.label), text)
        others = self._texts(list_, item) if list_ and item else iter(())
        return next((each for each in others if has_any_word(each.text, wanted)), None)

    def _texts(self, list_: ItemList, item: Item) -> Iterator[_Match]:
        yield _Match("title", "", item.title)
        yield _Match("note", _own_label("note"), item.note)
        for field in list_.fields:
            text = self._shown(field, item.values.get(field.id, ""))
            yield _Match(field.id, _(field.label), text)


def _typed(field: Field) -> bool:
    """Whether the value of a field is shown just as it was typed."""
    return field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PHONE, Kind.MONEY, Kind.NUMBER)


def _own_label(name: str) -> str:
    return _("Note") if name == "note" else ""


def _list(section: Section | None, wanted: str) -> ItemList | None:
    lists = section.lists if section else ()
    return next((each for each in lists if each.id == wanted), None)


def _field(owner: ItemList | Section | None, wanted: str) -> Field | None:
    return next((each for each in owner.fields if each.id == wanted), None) if owner else None
