"""The names of the parts of the timeline, for the page and for paper."""

from __future__ import annotations

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.timeline import Phase


def phase_hint(phase: Phase) -> str:
    """What belongs into a phase, in one sentence."""
    return {
        Phase.BEFORE: _("What you can do ahead, as far as it is safe."),
        Phase.DAY: _("For the day itself, in the order of time."),
        Phase.AFTER: _("It can wait until you are safe."),
        Phase.OPEN: _("Nothing has to be decided today. Open one to say when."),
    }[phase]
