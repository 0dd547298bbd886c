"""A copy for somebody who helps: no private notes, only the chosen steps, and what is to be asked.

What comes back from them is shown first; what the person takes in stands in the step about looking
at the plan again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.notes_file import Note
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import (
    SET_ASIDE,
    Answers,
    Field,
    Item,
    Kind,
    Mark,
    Section,
    Value,
)
from nocontact_desktop.plan.sums import Sums

ADVICE = ("review", "advice")
"""Where the notes of others are kept."""
QUESTIONS = ("review", "questions")
"""Where the person writes down what to ask."""
JOURNALS = frozenset({"journal", "log"})
"""Steps that are never part of such a copy."""
PRIVATE = frozenset({"emotional"})
"""Steps with letters and thoughts; they are part of it only when the person ticks them."""
_FIRST, _OPEN = "for-advocate", "open"
_SHORT = 60


def offered(workspace: Workspace) -> tuple[Section, ...]:
    """The steps that such a copy can have; a journal is not among them."""
    return tuple(each for each in workspace.sections if each.id not in JOURNALS)


def ticked_at_first(workspace: Workspace, section_id: str) -> bool:
    """Whether a step is in the copy unless the person says otherwise."""
    return section_id not in PRIVATE and workspace.mark(section_id) not in SET_ASIDE


@dataclass(frozen=True, slots=True)
class AdvocateCopy:
    """A `PlanReader`: the chosen steps without private notes; first, what is asked and lacking."""

    workspace: Workspace
    chosen: Collection[str]

    @property
    def sections(self) -> Sequence[Section]:
        """The first page, and then the chosen steps."""
        return (_first_section(), *self._steps())

    def mark(self, section_id: str) -> Mark:
        """What was set aside and is chosen all the same is printed."""
        if section_id == _FIRST:
            return Mark.OPEN
        mark = self.workspace.mark(section_id)
        return Mark.OPEN if mark in SET_ASIDE else mark

    def answers(self, section_id: str) -> Answers:
        """The answers of a step; of the first page, the questions."""
        if section_id != _FIRST:
            return self.workspace.answers(section_id)
        step, field = QUESTIONS
        asked = self.workspace.answers(step).get(field, "")
        return {field: asked, _OPEN: "\n".join(self._lacking())}

    def items(self, section_id: str, list_id: str) -> Sequence[Item]:
        """The items of a list without their private notes."""
        items = self.workspace.items(section_id, list_id)
        return tuple(replace(item, note="") for item in items)

    def sums(self, section_id: str, list_id: str) -> Sums:
        """What the items of a list add up to."""
        return Sums() if section_id == _FIRST else self.workspace.sums(section_id, list_id)

    def shown(self, field: Field, value: Value) -> str:
        """What a value reads as."""
        return self.workspace.shown(field, value)

    def _steps(self) -> tuple[Section, ...]:
        return tuple(each for each in offered(self.workspace) if each.id in self.chosen)

    def _lacking(self) -> Iterator[str]:
        """One line for each thing that is open in the chosen steps, in the person's own order."""
        chosen = {each.id for each in self._steps()}
        found = self.workspace.gaps()
        steps = (*(step for each in found.own for step in each.steps), *found.others)
        said = dict.fromkeys(
            f"{step.title}: {missing.sentence}"
            for step in (*steps, *found.waiting)
            if step.section_id in chosen
            for missing in step.missing
        )
        yield from said


def note_titles(workspace: Workspace) -> tuple[str, ...]:
    """The headings of the file for notes: the steps that were not set aside."""
    steps = offered(workspace)
    return tuple(_(each.title) for each in steps if workspace.mark(each.id) not in SET_ASIDE)


def known_titles(workspace: Workspace) -> tuple[str, ...]:
    """Every heading that may come back, also in English."""
    return tuple(
        title for each in workspace.sections for title in dict.fromkeys((_(each.title), each.title))
    )


def those_there(workspace: Workspace, notes: Iterable[Note]) -> frozenset[Note]:
    """Those of the notes whose words were taken in before."""
    there = {str(item.values.get("words", "")) for item in workspace.items(*ADVICE)}
    return frozenset(note for note in notes if note.words in there)


def take_in(workspace: Workspace, sender: str, notes: Iterable[Note], today: date) -> int:
    """Keep these notes; gives how many. Raises `NeverKeptError` where that step keeps nothing.

    Each is kept whole or not at all, so that one of which too little was kept is never there.
    """
    count = 0
    for note in notes:
        values: dict[str, Value] = {
            "from": sender,
            "about": note.about,
            "words": note.words,
            "on": today.isoformat(),
        }
        kept = {key: value for key, value in values.items() if value}
        workspace.add(Item("", *ADVICE, _short(note.words), values=kept))
        count += 1
    return count


def _short(words: str) -> str:
    """The first words of a note, as its title."""
    line = " ".join(words.split())
    if len(line) <= _SHORT:
        return line
    cut = line[:_SHORT].rsplit(" ", 1)[0]
    return f"{cut} …"


def _first_section() -> Section:
    questions = Field(QUESTIONS[1], Kind.LONG_TEXT, "What I want to ask")
    lacking = Field(_OPEN, Kind.LONG_TEXT, "Still open in my plan")
    title = "Questions, and what is still open"
    return Section(_FIRST, 0, title, "", "", (questions, lacking), (), (), ())
