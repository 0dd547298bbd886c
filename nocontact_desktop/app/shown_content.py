"""The content of the plan in the words that fit the person, made once for each tie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nocontact_desktop import i18n
from nocontact_desktop.app.content import Content
from nocontact_desktop.plan.model import Section, Tie
from nocontact_desktop.plan.order import OrderRule
from nocontact_desktop.plan.wording import fitting_first, reworded, worded


@dataclass(frozen=True, slots=True)
class Shown:
    """Steps and rules of order as they are shown now; what is asked beside them never changes."""

    sections: tuple[Section, ...]
    order: tuple[OrderRule, ...]
    by_id: Mapping[str, Section]
    tie: Tie | None
    word: str

    def say(self, english: str) -> str:
        """A translated sentence, in the same words."""
        said = i18n.text(english)
        return reworded(said, self.word) if self.word else said


class ShownContent:
    """Makes `Shown` when it is asked for. Any thread may ask."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._made: Shown | None = None

    def now(self, tie: Tie | None) -> Shown:
        """What is shown to somebody with this tie, in the language in use."""
        word = self._content.ties.get(tie, "") if tie and i18n.active().language == "en" else ""
        made = self._made
        if made is None or (made.tie, made.word) != (tie, word):
            made = self._make(tie, word)
            self._made = made
        return made

    def _make(self, tie: Tie | None, word: str) -> Shown:
        content = self._content
        sections = tuple(worded(fitting_first(each, tie), word) for each in content.sections)
        by_id = {section.id: section for section in (*sections, *content.beside)}
        return Shown(sections, worded(content.order, word), by_id, tie, word)
