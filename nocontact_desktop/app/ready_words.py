"""Finds what the program itself says: its steps, questions, ready lines and tips.

With a thousand ready lines, somebody who has ten minutes looks for one by typing a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from nocontact_desktop import i18n
from nocontact_desktop.app.folding import excerpt, has_any_word
from nocontact_desktop.app.word_index import SHORTEST, WordIndex, forms, telling
from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, ItemList, Section
from nocontact_desktop.plan.usual_words import UsualWords


class ReadyKind(StrEnum):
    """What was found."""

    STEP = "step"
    LIST = "list"
    QUESTION = "question"
    LINE = "line"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Ready:
    """One thing that the program says, and where; `part_id` is of a field, a line or a tip."""

    kind: ReadyKind
    section_id: str
    list_id: str
    part_id: str
    title: str
    detail: str
    where: str
    """For example "Bag · Things for the bag"."""
    choices: str = ""
    """What a question offers. Shown only where the word stands: some of it is hard to read."""


_Rank = tuple[int, int]
"""How well something fits: the smaller, the better. The second figure decides among equals."""


class _Entries:
    """All that one set of steps says, in one language."""

    def __init__(self, ready: Iterable[Ready]) -> None:
        self.all = tuple(ready)
        self.names = {_name(each): number for number, each in enumerate(self.all)}
        titles = [telling(each.title) for each in self.all]
        self.titles = WordIndex(titles)
        rest = zip(titles, self.all, strict=True)
        self.texts = WordIndex(
            (*title, *telling(f"{each.detail} {each.choices}")) for title, each in rest
        )

    def fitting(self, wanted: Sequence[str], usual: Mapping[str, _Rank]) -> list[Ready]:
        """What has the wanted words, or is where the usual ones lead to; the best first."""
        ranks = {self.names[name]: rank for name, rank in usual.items() if name in self.names}
        for first, of_tips, numbers in (
            (2, 5, self.titles.having(wanted)),
            (4, 7, self.titles.beginning(wanted)),
            (6, 6, self.texts.having(wanted)),
            (8, 8, self.texts.beginning(wanted)),
        ):
            for number in numbers:
                rank = (of_tips if self.all[number].kind is ReadyKind.TIP else first, 0)
                ranks[number] = min(rank, ranks.get(number, rank))
        return [self.all[number] for number in sorted(ranks, key=lambda n: (ranks[n], n))]


class ReadyWords:
    """Looks through the steps as they are shown; reads them anew when their words change."""

    def __init__(self, usual: Sequence[UsualWords] = ()) -> None:
        said = [(telling(word), each.at) for each in usual for word in each.words]
        self._phrases = [words for words, _at in said]
        self._at = [at for _words, at in said]
        self._usual = WordIndex(self._phrases)
        self._made: tuple[Sequence[Section], i18n.Catalogue, _Entries] | None = None

    def find(self, sections: Sequence[Section], query: str) -> tuple[Ready, ...]:
        """What fits `query`, the best first: every word of it, or one that people use for it.

        When nothing has them all, what has the rarest of them is better than nothing.
        """
        wanted, entries = telling(query), self._entries(sections)
        found = self._fitting(entries, wanted)
        if not found and len(wanted) > 1:
            single = (self._fitting(entries, (word,)) for word in wanted)
            found = min((each for each in single if each), key=len, default=[])
        return tuple(_shown(each, query) for each in found)

    def _fitting(self, entries: _Entries, wanted: Sequence[str]) -> list[Ready]:
        return entries.fitting(wanted, self._usually(wanted))

    def _usually(self, wanted: Sequence[str]) -> Mapping[str, _Rank]:
        """The places that people mean by these words, each with how well it fits.

        1 when just that was typed, 3 when more was, 5 when it begins like it.
        """
        begun = self._usual.beginning(wanted)
        touched = self._usual.touching(wanted)
        ranks = dict.fromkeys(begun, 5)
        ranks |= {n: 3 for n in touched if set(self._phrases[n]) <= set(wanted)}
        same = self._usual.having(wanted)
        ranks |= {n: 1 for n in same if WordIndex([wanted]).having(self._phrases[n])}
        places: dict[str, _Rank] = {}
        for number, rank in ranks.items():
            for position, place in enumerate(self._at[number]):
                fits = (rank, position)
                places[place] = min(fits, places.get(place, fits))
        return places

    def _entries(self, sections: Sequence[Section]) -> _Entries:
        language = i18n.active()
        made = self._made
        if made is None or made[0] is not sections or made[1] is not language:
            entries = _Entries(each for section in sections for each in _section(section))
            made = self._made = (sections, language, entries)
        return made[2]


def _name(ready: Ready) -> str:
    """How the usual words name it."""
    return "/".join(each for each in (ready.section_id, ready.list_id, ready.part_id) if each)


def _section(section: Section) -> Iterator[Ready]:
    title = _(section.title)
    yield Ready(ReadyKind.STEP, section.id, "", "", title, _(section.intro), "")
    for field in section.fields:
        yield _question(field, section.id, "", title)
    for list_ in section.lists:
        yield from _list(list_, section.id, title)
    for tip in section.tips:
        yield Ready(ReadyKind.TIP, section.id, "", tip.id, _(tip.text), "", title)


def _list(list_: ItemList, section_id: str, step: str) -> Iterator[Ready]:
    title, kind = _(list_.title), ReadyKind
    yield Ready(kind.LIST, section_id, list_.id, "", title, _(list_.intro), step)
    where = side_by_side((step, title))
    for each in list_.suggestions:
        words_of_it = (_(each.title), _(each.hint) if each.hint else "")
        yield Ready(kind.LINE, section_id, list_.id, each.id, *words_of_it, where)
    for field in list_.fields:
        yield _question(field, section_id, list_.id, where)


def _question(field: Field, section_id: str, list_id: str, where: str) -> Ready:
    choices = side_by_side(_(option.label) for option in field.options)
    help_ = _(field.help) if field.help else ""
    ids = (section_id, list_id, field.id)
    return Ready(ReadyKind.QUESTION, *ids, _(field.label), help_, where, choices)


def _shown(ready: Ready, query: str) -> Ready:
    """With only that part of a long detail in which the word stands."""
    begun = tuple(form for word in telling(query) for form in forms(word) if len(form) >= SHORTEST)
    chosen = bool(begun) and has_any_word(ready.choices, begun)
    detail = ready.choices if chosen else ready.detail
    return replace(ready, detail=excerpt(detail, query, 110)) if detail else ready
