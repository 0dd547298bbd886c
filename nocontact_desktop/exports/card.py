"""The emergency card: the size of a bank card, front and back, to fold and carry."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from nocontact_desktop.exports import card_entries
from nocontact_desktop.exports.card_content import CardContent
from nocontact_desktop.exports.card_entries import CardText, Kind
from nocontact_desktop.exports.card_fit import Card, Fit
from nocontact_desktop.exports.card_sheet import sheet
from nocontact_desktop.exports.pages import Choices, Layout, Pages
from nocontact_desktop.exports.typesetter import Typesetter
from nocontact_desktop.i18n import text as _


def render(content: CardContent, choices: Choices) -> Pages:
    """One sheet with the card. The notes say, by kind, whatever is not on it."""
    ts = Typesetter()
    tells = choices.layout is Layout.PLAIN
    text, fit = _set(ts, content, tells)
    notes: list[str] = []
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


def _without_hours(content: CardContent) -> CardContent:
    lines = tuple(replace(line, hours="", sms="") for line in content.helplines)
    return replace(content, helplines=lines)
