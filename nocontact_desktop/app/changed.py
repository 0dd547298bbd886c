"""What changed in the plan since a day: added, changed from one thing to another, taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from nocontact_desktop.app.trail import WHOLE_STEP
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.codec import from_data, to_values
from nocontact_desktop.plan.model import (
    MARKS,
    Answers,
    Field,
    Item,
    ItemList,
    Mark,
    Section,
    Value,
    is_filled,
)
from nocontact_desktop.plan.readiness import item_name


class Change(StrEnum):
    """What became of a thing since that day."""

    ADDED = "added"
    CHANGED = "changed"
    TAKEN_OUT = "taken-out"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that reads otherwise now; `label` is empty for an answer, which names itself."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer or an item with what changed of it, in translated words, and where it is."""

    change: Change
    name: str
    parts: tuple[Part, ...]
    section_id: str
    list_id: str = ""
    item_id: str = ""
    field_id: str = ""


@dataclass(frozen=True, slots=True)
class ChangedStep:
    """A step with all that changed in it."""

    section_id: str
    title: str
    changes: tuple[Changed, ...]


WordsOf = Callable[[StrEnum], str]
"""What a state, a time, a "would they notice?" or a mark of a step is called."""


def changed_since(workspace: Workspace, day: date, words_of: WordsOf) -> tuple[ChangedStep, ...]:
    """What changed on `day` or later, step by step; what is now as it was is not named.

    Of what this program does not know, such as fields of a newer one, nothing is said.
    """
    before = workspace.trail.before(day)
    reader = _Reader(workspace, words_of)
    steps = []
    for section in (*workspace.sections, workspace.card):
        changes = [
            *reader.answers(section, before.answers.get(section.id, {})),
            *reader.items(section, before.items.get(section.id, {})),
        ]
        if changes:
            steps.append(ChangedStep(section.id, _(section.title), tuple(changes)))
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what stood before against what is there now."""

    workspace: Workspace
    words_of: WordsOf

    def answers(self, section: Section, old: Answers) -> Iterator[Changed]:
        """The answers that are others now, in the order in which they are asked."""
        now = self.workspace.answers(section.id)
        known = to_values(old)
        for field in section.fields:
            part = self._field(field, known, now) if field.id in known else None
            if part is not None:
                change = _change(part.was, part.now)
                said = Part("", part.was, part.now)
                yield Changed(change, _(field.label), (said,), section.id, field_id=field.id)
        if WHOLE_STEP in known:
            yield from self._mark(section, known[WHOLE_STEP])

    def items(self, section: Section, old: dict[str, dict[str, Any]]) -> Iterator[Changed]:
        """The items that are others now, list by list."""
        for list_ in section.lists:
            live = {item.id: item for item in self.workspace.items(section.id, list_.id)}
            for item_id, kept in old.items():
                if kept.get("list") == list_.id:
                    data = kept.get("data")
                    was = from_data(item_id, section.id, list_.id, data) if data else None
                    yield from self._item(list_, was, live.get(item_id))

    def _item(self, list_: ItemList, was: Item | None, now: Item | None) -> Iterator[Changed]:
        either = now or was
        if either is None:  # it came and went since then
            return
        parts: tuple[Part, ...] = ()
        change = Change.ADDED if was is None else Change.TAKEN_OUT
        if was is not None and now is not None:
            change, parts = Change.CHANGED, tuple(self._parts(list_, was, now))
            if not parts:
                return
        place = either.section, either.list, either.id if now else ""
        yield Changed(change, item_name(either), parts, *place)

    def _parts(self, list_: ItemList, was: Item, now: Item) -> Iterator[Part]:
        labels = {"state": _("How far"), "when": _("When"), "notice": _("Would they notice?")}
        if was.title != now.title:
            yield Part(_(list_.title_label), was.title, now.title)
        for name in MARKS:
            old, new = getattr(was, name), getattr(now, name)
            if old is not new:
                yield Part(labels[name], self.words_of(old), self.words_of(new))
        for field in list_.fields:
            part = self._field(field, was.values, now.values)
            if part is not None:
                yield part
        if was.note != now.note:
            yield Part(_("Note"), was.note, now.note)

    def _field(self, field: Field, old: Answers, new: Answers) -> Part | None:
        was, now = old.get(field.id, ""), new.get(field.id, "")
        if was == now or not (is_filled(was) or is_filled(now)):
            return None
        return Part(_(field.label), self._shown(field, was), self._shown(field, now))

    def _mark(self, section: Section, old: Value) -> Iterator[Changed]:
        was = Mark(old) if isinstance(old, str) and old in list(Mark) else Mark.OPEN
        now = self.workspace.mark(section.id)
        if was is not now:
            part = Part("", self._mark_words(was), self._mark_words(now))
            yield Changed(Change.CHANGED, _("The whole step"), (part,), section.id)

    def _mark_words(self, mark: Mark) -> str:
        return _("Open") if mark is Mark.OPEN else self.words_of(mark)

    def _shown(self, field: Field, value: Value) -> str:
        return self.workspace.shown(field, value) if is_filled(value) else ""


def _change(was: str, now: str) -> Change:
    if not was:
        return Change.ADDED
    return Change.CHANGED if now else Change.TAKEN_OUT
