"""The plan as far as it is to be printed: the steps that were ticked, whatever their mark."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nocontact_desktop.exports.plan_print import PlanReader
from nocontact_desktop.plan.model import SET_ASIDE, Answers, Field, Item, Mark, Section, Value
from nocontact_desktop.plan.sums import Sums


@dataclass(frozen=True, slots=True)
class ChosenSteps:
    """A `PlanReader` over another one. A step that was set aside and ticked is printed in full."""

    plan: PlanReader
    chosen: Collection[str]

    @property
    def sections(self) -> Sequence[Section]:
        """The ticked steps."""
        return tuple(each for each in self.plan.sections if each.id in self.chosen)

    def mark(self, section_id: str) -> Mark:
        """What the person said of the step; that it is set aside was just overruled."""
        mark = self.plan.mark(section_id)
        return Mark.OPEN if mark in SET_ASIDE else mark

    def answers(self, section_id: str) -> Answers:
        """The answers of a step."""
        return self.plan.answers(section_id)

    def items(self, section_id: str, list_id: str) -> Sequence[Item]:
        """The items of a list."""
        return self.plan.items(section_id, list_id)

    def sums(self, section_id: str, list_id: str) -> Sums:
        """What the items of a list add up to."""
        return self.plan.sums(section_id, list_id)

    def shown(self, field: Field, value: Value) -> str:
        """What a value reads as."""
        return self.plan.shown(field, value)
