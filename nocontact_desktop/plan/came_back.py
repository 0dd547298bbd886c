"""What a person told somebody and heard again from another side, and what that says to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Item
from nocontact_desktop.plan.references import PlanWords, each_of, shown_value, texts

EVERYTHING = "everything"
_TOPICS = "topics"
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class CameBack:
    """One note of what came back. The texts are as the person wrote them, days in words."""

    item_id: str
    about: str
    came_back_as: str = ""
    came_from: str = ""
    came_back_on: str = ""
    from_now_on: str = ""

    @property
    def line(self) -> str:
        """All of it in one line of plain text."""
        parts = [self.about or _("Something"), self.came_back_as]
        if self.came_from:
            parts.append(_("from {name}", name=self.came_from))
        return ", ".join(part for part in (*parts, self.came_back_on) if part)


def came_back(plan: PlanWords, fields: dict[str, Field], leak: Item) -> CameBack:
    """The note as it is read; `fields` are those of its list."""
    read = {name: shown_value(plan, fields, leak, name) for name in _READ}
    return CameBack(leak.id, leak.title.strip(), **read)


_READ = ("came_back_as", "came_from", "came_back_on", "from_now_on")


def hint(person: Item, leak: Item, topic_words: Mapping[str, str]) -> str:
    """What is worth knowing of one note: a topic came back that they were not to know.

    It never says who passed it on, as that cannot be known from here. Empty: nothing to say.
    """
    beyond = [
        topic_words[topic]
        for topic in each_of(leak.values.get(_TOPICS))
        if topic in topic_words and topic != EVERYTHING and not _may_know(person, topic)
    ]
    if beyond:
        topics = ", ".join(beyond)
        return _(
            "This came back, and by your list they were not to know it: {topics}. It may have "
            "come another way. You can leave it out with them from now on.",
            topics=topics,
        )
    if _shared_words(texts(person, "leave_out"), f"{leak.title} {texts(leak, 'came_back_as')}"):
        return _(
            "This touches what you wanted to leave out with them. It may have come another way. "
            "You can keep it short with them from now on."
        )
    return ""


def topic_words(may_know: Field | None) -> dict[str, str]:
    """The topics that a person may know, in translated words, by id."""
    return {option.id: _(option.label) for option in may_know.options} if may_know else {}


def _may_know(person: Item, topic: str) -> bool:
    return bool({topic, EVERYTHING} & set(each_of(person.values.get("may_know"))))


def _shared_words(limits: str, told: str) -> bool:
    return bool(_words(limits) & _words(told))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
