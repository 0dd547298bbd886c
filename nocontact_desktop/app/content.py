"""What is shipped with the program and shown in every plan, read once at the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nocontact_desktop.exports.emergency import Emergency
from nocontact_desktop.exports.helplines import Helpline
from nocontact_desktop.plan.gaps import Priorities
from nocontact_desktop.plan.model import Section, Tie
from nocontact_desktop.plan.order import OrderRule
from nocontact_desktop.plan.own_order import Circumstance
from nocontact_desktop.plan.stages import PLAIN, Stages
from nocontact_desktop.plan.usual_words import UsualWords


@dataclass(frozen=True, slots=True)
class Content:
    """All of it; only the steps and the card's questions have to be there."""

    sections: tuple[Section, ...]
    card: Section
    helplines: tuple[Helpline, ...] = ()
    own_lines: Section | None = None
    """What is asked about a helpline of the person's own."""
    emergency: tuple[Emergency, ...] = ()
    stages: Stages = PLAIN
    order: tuple[OrderRule, ...] = ()
    """What is better done first, over all steps."""
    ties: Mapping[Tie, str] = field(default_factory=dict)
    """What the other person is called by their tie."""
    priorities: Priorities = field(default_factory=dict)
    circumstances: tuple[Circumstance, ...] = ()
    usual_words: tuple[UsualWords, ...] = ()
    """What people type for what the plan says in words of its own."""

    @property
    def beside(self) -> tuple[Section, ...]:
        """What is asked beside the steps: for the card, and for helplines of one's own."""
        return (self.card,) if self.own_lines is None else (self.card, self.own_lines)
