"""What stands over each part of the plan, and over the pages that are not steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Group, Section
from ui.desk.page import Part


def group_words(group: Group) -> str:
    """What a part of the plan is called."""
    return {
        Group.YOU: _("About you"),
        Group.READY: _("Getting ready"),
        Group.AROUND: _("Around you"),
        Group.GOING: _("Going"),
        Group.APART: _("Living apart"),
    }[group]


def part_words(part: Part) -> str:
    """What pages that are not steps are called together."""
    return {
        Part.WHOLE: _("The whole plan"),
        Part.PAPER: _("On paper"),
        Part.PROGRAM: _("Settings and copies"),
    }[part]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The steps of one part of the plan, in their order."""

    group: Group
    sections: tuple[Section, ...]


def grouped(sections: Iterable[Section]) -> tuple[Grouped, ...]:
    """The parts of the plan that have steps, from the first to the last."""
    found: Mapping[Group, list[Section]] = {group: [] for group in Group}
    for section in sections:
        found[section.group].append(section)
    return tuple(Grouped(group, tuple(those)) for group, those in found.items() if those)
