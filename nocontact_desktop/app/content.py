"""What is shipped with the program and shown in every plan, read once at the start."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.exports.emergency import Emergency
from nocontact_desktop.exports.helplines import Helpline
from nocontact_desktop.plan.model import Section
from nocontact_desktop.plan.order import OrderRule
from nocontact_desktop.plan.stages import PLAIN, Stages


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
