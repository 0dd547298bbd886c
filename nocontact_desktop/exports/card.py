"""The emergency card: the size of a bank card, front and back, to fold and carry."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from nocontact_desktop.exports import card_entries
from nocontact_desktop.exports.card_content import CardContent
from nocontact_desktop.exports.card_entries import CardText, Kind
from nocontact_desktop.exports.card_fit import INNER, Card, Fit
from nocontact_desktop.exports.card_rows import head_fits
from nocontact_desktop.exports.card_sheet import sheet
from nocontact_desktop.exports.pages import Choices, Layout, Pages
from nocontact_desktop.exports.typesetter import Typesetter
from nocontact_desktop.i18n import text as _


def render(content: CardContent, choices: Choices) -> Pages:
    """One sheet with the card. The notes say, by kind, whatever is not on it."""
    ts = Typesetter()
    tells = choices.layout is Layout.PLAIN
    content, notes = _with_short_headings(ts, content)
    text, fit = _set(ts, content, tells)
    if tells and any(entry.kind is Kind.HELPLINE for entry in fit.left_out):
        text, fit = _set(ts, _without_hours(content), tells)
        notes.append(_("The hours of helplines are left out to make room for their numbers."))
    missing = Counter(entry.kind for entry in fit.left_out)
    notes += [card_entries.missing_note(kind, missing[kind]) for kind in Kind if missing[kind]]
    if text.left_out:
        notes.append(_("The neutral layout leaves out: {what}.", what=", ".join(text.left_out)))
    return Pages(sheet(ts, fit, choices), (*notes, *ts.gaps.notes()))


def _set(ts: Typesetter, content: CardContent, tells: bool) -> tuple[CardText, Fit]:
    ts.gaps.forget()
    words = card_entries.plain if tells else card_entries.neutral
    text = words(content, ts.gaps.printable)
    return text, Card(ts, text, tells).fit()


def _with_short_headings(ts: Typesetter, content: CardContent) -> tuple[CardContent, list[str]]:
    """The content without a name or an emergency number that would fill the card alone."""
    notes: list[str] = []
    if not head_fits(ts, ts.gaps.printable(content.own_name, ""), "", INNER):
        content = replace(content, own_name="")
        notes.append(_("The name on the card is too long and is left out."))
    if not head_fits(ts, "", ts.gaps.printable(content.emergency_number, ""), INNER):
        content = replace(content, emergency_number="")
        notes.append(_("The emergency number is too long and is left out."))
    return content, notes


def _without_hours(content: CardContent) -> CardContent:
    lines = tuple(replace(line, hours="", sms="") for line in content.helplines)
    return replace(content, helplines=lines)
