"""How it is said what is kept and what is forgotten."""

from __future__ import annotations

from datetime import date, datetime

from nocontact_desktop.app.keeping import Found, Held, Keeping, is_doubtful
from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _

STILL_HOLDS = (
    "What is forgotten is gone from this vault for good. It cannot be brought back here.",
    "Copies of the vault that you made before still hold it. So do the copies beside the vault, "
    "until newer ones take their place.",
    "Paper, and files that you saved elsewhere, are not touched. Files in the vault stay on the "
    "page of files.",
    "A copy of the whole computer, made by somebody else, can hold an older vault. Without your "
    "words nobody can read it.",
)


def today() -> date:
    """The day that the clock of this computer says."""
    return datetime.now().astimezone().date()


def kept_words(how: Keeping) -> str:
    """How long a step is kept, as one short sentence."""
    if how.never:
        return _("Never kept. Nothing can be written there.")
    if how.until is not None:
        return _("Kept until {day}, then forgotten.", day=day_in_words(how.until.isoformat()))
    if how.apart_days:
        return plural(
            "Kept until {count} day after you live apart, then forgotten.",
            "Kept until {count} days after you live apart, then forgotten.",
            how.apart_days,
        )
    return _("Kept until you take it away.")


def held_words(held: Held) -> str:
    """How much is there, the removed things too."""
    if not held:
        return _("It is empty.")
    if not held.count:
        return _("It is empty. The list of changes still holds what stood here before.")
    return plural(
        "{count} thing is kept here, counting what you removed.",
        "{count} things are kept here, counting what you removed.",
        held.count,
    )


def doubt_words(workspace: Workspace, section_id: str) -> str:
    """What is said of a step that waits because of the clock; empty for any other."""
    if not is_doubtful(workspace, section_id):
        return ""
    return _(
        "Its day has come, but the clock of this computer jumped, so it may be wrong. Nothing was "
        "forgotten. Choose what to do."
    )


def told_at_opening(workspace: Workspace, found: Found) -> list[str]:
    """The sentences to say after an opening; none when there is nothing to say."""

    def named(ids: list[str]) -> str:
        return ", ".join(_(workspace.section(each).title) for each in ids)

    said = []
    if found.doubtful:
        steps = named([each.section_id for each in found.doubtful])
        said.append(
            _(
                "The clock of this computer jumped and may be wrong. So this was not forgotten, "
                "though its day has come: {steps}.",
                steps=steps,
            )
        )
    if found.forgotten:
        steps = named(list(found.forgotten))
        said.append(_("Forgotten for good, as you asked: {steps}.", steps=steps))
    for each in found.soon:
        said.append(
            _(
                "{step} will be forgotten on {day}. You can keep it.",
                step=named([each.section_id]),
                day=day_in_words(each.on.isoformat()),
            )
        )
    return said
