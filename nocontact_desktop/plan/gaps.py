"""What a plan still lacks, beginning with what matters most to the person. Never a score.

A step that the person left aside is never listed. A step is listed once: with the first priority
that it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Mark
from nocontact_desktop.plan.next_thing import Step
from nocontact_desktop.plan.readiness import Missing, progress
from nocontact_desktop.plan.reading import read_file
from nocontact_desktop.plan.stages import Stage

PRIORITIES = ("situation", "priorities")
"""The section and the field that hold what matters most."""

Priorities = Mapping[str, Sequence[str]]
"""The ids of the steps that belong to each priority."""


@dataclass(frozen=True, slots=True)
class StepGaps:
    """What one step still lacks; `title` is translated."""

    section_id: str
    title: str
    missing: tuple[Missing, ...]
    begun: bool = False

    @property
    def count(self) -> int:
        """How many things that is."""
        return sum(each.count for each in self.missing)


@dataclass(frozen=True, slots=True)
class PriorityGaps:
    """One thing that matters to the person, in translated words, and what it still lacks."""

    label: str
    steps: tuple[StepGaps, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """All that a plan still lacks."""

    own: tuple[PriorityGaps, ...]
    """By the person's own priorities, also those that lack nothing."""
    others: tuple[StepGaps, ...]
    waiting: tuple[StepGaps, ...]
    """Of steps for which it is not time yet, as the person's stage has it."""

    @property
    def nothing(self) -> bool:
        """Whether nothing at all is open."""
        return not (self.others or self.waiting or any(each.steps for each in self.own))


def load_priorities(path: Path) -> Priorities:
    """The steps of each priority; raises `ContentError` for anything but lists of ids."""
    table = read_file(path)
    found: dict[str, Sequence[str]] = {}
    for key, ids in table.mapping("steps").items():
        if not isinstance(ids, list) or not ids or not all(isinstance(each, str) for each in ids):
            raise table.fault(f"the steps of {key} have to be a list of ids")
        table.once(ids, "step")
        found[key] = tuple(ids)
    table.close()
    return found


def gaps(steps: Sequence[Step], priorities: Priorities, stage: Stage) -> Gaps:
    """What is still open in `steps`, which stand in their order."""
    open_steps = {each.section_id: each for each in map(_step_gaps, steps) if each.missing}
    own = []
    for label, ids in _chosen(steps, priorities):
        own.append(PriorityGaps(label, tuple(open_steps.pop(i) for i in ids if i in open_steps)))
    in_order = stage.in_order(tuple(step.section for step in steps))
    left = [open_steps[each.id] for each in in_order if each.id in open_steps]
    return Gaps(
        tuple(own),
        tuple(each for each in left if each.section_id not in stage.waits),
        tuple(each for each in left if each.section_id in stage.waits),
    )


def _step_gaps(step: Step) -> StepGaps:
    title = _(step.section.title)
    if step.mark is not Mark.OPEN:
        return StepGaps(step.section.id, title, ())
    found = progress(step.section, step.answers, step.items)
    return StepGaps(step.section.id, title, found.missing, found.begun)


def _chosen(steps: Sequence[Step], priorities: Priorities) -> list[tuple[str, Sequence[str]]]:
    """What the person ticked, in the order in which it is asked, with the steps of each."""
    field, answer = _asked(steps)
    ticked = answer if isinstance(answer, list) else []
    options = field.options if field is not None else ()
    return [(_(o.label), priorities.get(o.id, ())) for o in options if o.id in ticked]


def _asked(steps: Sequence[Step]) -> tuple[Field | None, object]:
    section_id, field_id = PRIORITIES
    for step in steps:
        if step.section.id == section_id:
            found = next((f for f in step.section.fields if f.id == field_id), None)
            return found, step.answers.get(field_id)
    return None, None
