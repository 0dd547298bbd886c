"""How a section of the plan stands."""

from dataclasses import dataclass

from nocontact_desktop.plan.readiness import Progress
from nocontact_desktop.plan.rules import NoticeText


@dataclass(frozen=True, slots=True)
class Standing:
    """What is done and missing, and what is worth knowing."""

    progress: Progress
    notices: tuple[NoticeText, ...]
