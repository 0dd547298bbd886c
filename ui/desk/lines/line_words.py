"""What is said of a helpline on the screen, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.app.lines import LIST, SECTION, Line
from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.helplines import LineKind, OnBill
from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _


def kind_words(workspace: Workspace) -> dict[LineKind, str]:
    """What each kind of line is called, in the order in which they are offered."""
    fields = workspace.list_of(SECTION, LIST).fields
    options = next(field.options for field in fields if field.id == "kinds")
    return {LineKind(option.id): _(option.label) for option in options}


def about(line: Line, kinds: dict[LineKind, str]) -> str:
    """What it is about and where it is for."""
    region = line.helpline.country.partition(" (")[2].rstrip(")")
    own = "" if line.shipped else _("Your own line")
    named = ", ".join(kinds[kind] for kind in line.helpline.kinds)
    return side_by_side((own, _(region) if region else "", named))


def facts(line: Line, *, short: bool = False) -> Iterator[str]:
    """What else is known: texts, hours, the bill, and whatever is worth knowing before a call.

    In `short`, what is needed for a call only.
    """
    told = line.helpline
    if told.hours:
        yield _("Answered: {hours}", hours=_(told.hours))
    if told.sms:
        yield _("Text or chat: {how}", how=side_by_side((told.sms, _(told.text_hours))))
    elif told.text_hours:
        yield _("Text or chat: {how}", how=_(told.text_hours))
    if told.tty:
        yield _("Textphone or sign language: {how}", how=told.tty)
    if told.web and not (short and told.phone):
        yield _("On the web: {address}", address=told.web)
    if told.on_bill is OnBill.NO:
        yield _("A call does not show on the bill. It can still stay in the phone’s list of calls.")
    elif told.on_bill is OnBill.YES:
        yield _("A call shows on the bill.")
    if told.note:
        yield told.note if line.item else _(told.note)


def source(line: Line) -> str:
    """How old what we know is; empty for what the person wrote."""
    told = line.helpline
    if line.changed:
        return _("You changed this line. Ours can be brought back.")
    if told.checked is None:
        return ""
    day = day_in_words(told.checked.isoformat())
    year = told.source_year
    if year is None:
        return _("Checked on {day}. The source has no year. Check before you rely on it.", day=day)
    return _(
        "Checked on {day}, with a source from {year}. Check before you rely on it.",
        day=day,
        year=year,
    )
