"""Turns what a store found into search hits that a person can read and follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nocontact_desktop.app.folding import excerpt, has_words, words
from nocontact_desktop.app.store_door import FoundText
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, ItemList, Kind, Section, Value

_OWN = {"title": "", "note": "Note"}


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


class HitReader:
    """Reads hits against the sections that are there; what belongs to none still has its text."""

    def __init__(
        self,
        sections: Sequence[Section],
        name_of: Callable[[str], str],
        shown: Callable[[Field, Value], str],
    ) -> None:
        self._sections = {section.id: section for section in sections}
        self._name_of = name_of
        self._shown = shown

    def read(self, found: FoundText, query: str) -> Hit | None:
        """The hit for `found`; None when the match is in an id and not in what a person sees."""
        section = self._sections.get(found.section)
        field = _field(section, _list(section, found.list), found.field)
        text = self._shown(field, found.text) if field else found.text
        if not text or (field and not _typed(field) and not has_words(text, words(query))):
            return None
        where = " · ".join(part for part in self._where(section, found, field) if part)
        return Hit(found.section, found.list, found.item, found.field, where, excerpt(text, query))

    def _where(
        self, section: Section | None, found: FoundText, field: Field | None
    ) -> tuple[str, ...]:
        label = field.label if field else _OWN.get(found.field, "")
        return (
            _(section.title) if section else "",
            self._name_of(found.item) if found.item else "",
            _(label) if label else "",
        )


def _typed(field: Field) -> bool:
    """Whether the value of a field is shown just as it was typed."""
    return field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PHONE, Kind.MONEY, Kind.NUMBER)


def _list(section: Section | None, wanted: str) -> ItemList | None:
    lists = section.lists if section else ()
    return next((each for each in lists if each.id == wanted), None)


def _field(section: Section | None, list_: ItemList | None, wanted: str) -> Field | None:
    owner = list_ or section
    return next((each for each in owner.fields if each.id == wanted), None) if owner else None
