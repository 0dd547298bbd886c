"""Where somebody is on their way, and what comes first there. Nothing is ever locked away.

The stage is the answer `STAGE` of the plan; whoever gave none is at the stage `unsaid`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.plan.model import Section, Value, When
from nocontact_desktop.plan.reading import Table, read_file

STAGE = ("situation", "stage")
"""The section and the field that hold the id of the stage."""

FIRST_MOST = 6
"""How many steps can come first."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One place on the way. Its sentences are English keys of the catalogue."""

    id: str
    label: str
    says: tuple[str, ...]
    first: tuple[str, ...]
    """Ids of the sections that come first, in this order."""
    today: frozenset[When]
    """For which items it is time."""
    waits: frozenset[str] = frozenset()
    """Ids of sections of which nothing is asked by itself yet."""

    def in_order(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """`sections` with those that come first at the front."""
        place = {section_id: at for at, section_id in enumerate(self.first)}
        return tuple(sorted(sections, key=lambda each: place.get(each.id, len(place))))

    def comes_first(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """Those of `sections` that come first, in their order here."""
        return tuple(each for each in self.in_order(sections) if each.id in self.first)


@dataclass(frozen=True, slots=True)
class Stages:
    """All stages, in the order in which they are offered, and the one of those who said none."""

    unsaid: Stage
    all: tuple[Stage, ...] = ()

    def of(self, answer: Value | None) -> Stage:
        """The stage with the id `answer`; an id of a newer program is as good as none."""
        known: Mapping[str, Stage] = {stage.id: stage for stage in self.all}
        return known.get(answer, self.unsaid) if isinstance(answer, str) else self.unsaid


PLAIN = Stages(Stage("", "", (), (), frozenset({When.OPEN, When.NOW})))
"""For a plan without stages: the steps come in their own order."""


def load_stages(path: Path) -> Stages:
    """The stages in the file at `path`; raises `ContentError` for whatever is not right there."""
    table = read_file(path)
    unsaid = _stage(Table(table.mapping("unsaid"), f"{path.name}, unsaid"), "", "")
    stages = tuple(
        _stage(each, each.id(), each.words("label")) for each in table.tables("stage", "stage")
    )
    table.once((stage.id for stage in stages), "stage")
    table.close()
    return Stages(unsaid, stages)


def _stage(table: Table, stage_id: str, label: str) -> Stage:
    says = table.texts("says")
    if len(says) != 2 or not all(each.strip() for each in says):
        raise table.fault("says has to be two sentences")
    for each in says:
        table.without_braces("says", each)
    first = table.texts("first")
    table.once(first, "section")
    if not 0 < len(first) <= FIRST_MOST:
        raise table.fault(f"first names 1 to {FIRST_MOST} sections")
    found = Stage(stage_id, label, says, first, _today(table), frozenset(table.texts("waits")))
    both = sorted(found.waits.intersection(first))
    if both:
        raise table.fault(f"{both[0]} comes first and waits")
    table.close()
    return found


def _today(table: Table) -> frozenset[When]:
    named = table.texts("today")
    odd = [each for each in named if each not in list(When) or not each]
    if odd:
        raise table.fault(f"today names an unknown time {odd[0]}")
    return frozenset({When.OPEN, *(When(each) for each in named)})
