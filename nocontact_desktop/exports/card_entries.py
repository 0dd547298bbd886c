"""What stands on a card, line by line, in the order of how much it matters; plain or neutral."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from nocontact_desktop.exports.card_content import CardContent, CardHelpline, Contact
from nocontact_desktop.exports.helplines import digits_only
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _

Clean = Callable[[str, str], str]
"""Makes a typed text printable; the second argument says where it stands, in our words."""


class Kind(StrEnum):
    """The kinds of line. The order is the order on the card."""

    SILENT = "silent"
    PERSON = "person"
    HELPLINE = "helpline"
    HEALTH = "health"
    DEPENDANT = "dependant"
    PHRASE = "phrase"
    PROFESSIONAL = "professional"
    REFERENCE = "reference"
    OWN = "own"


FRONT = (Kind.SILENT, Kind.PERSON, Kind.HELPLINE)
"""What stands on the front as long as there is room."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the card: a name with a number, or a text with a small label."""

    kind: Kind
    name: str = ""
    number: str = ""
    detail: str = ""
    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class CardText:
    """The two headings, the big number, and all entries. `left_out` names what neutral drops.

    `named` says that the heading of the back is a person's name, which stands there by itself, too.
    """

    front: str
    back: str
    big_number: str
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()
    named: bool = False


def heading(kind: Kind) -> str:
    """The small heading over the entries of one kind, in the plain layout."""
    return _(_HEADINGS[kind])


def missing_note(kind: Kind, count: int) -> str:
    """Says that `count` lines of a kind did not fit; never which."""
    one, many = _WORDS[kind]
    return plural(
        "{what} does not fit on the card and is left out.",
        "{what} do not fit on the card and are left out.",
        count,
        what=plural(one, many, count),
    )


_HEADINGS = {
    Kind.SILENT: "How to call silently",
    Kind.PERSON: "People to call",
    Kind.HELPLINE: "Helplines",
    Kind.HEALTH: "Health",
    Kind.DEPENDANT: "May be alone",
    Kind.PHRASE: "Code phrase",
    Kind.PROFESSIONAL: "Also helps",
    Kind.REFERENCE: "Reference",
    Kind.OWN: "Notes",
}
_WORDS = {
    Kind.SILENT: ("{count} line on how to call silently", "{count} lines on how to call silently"),
    Kind.PERSON: ("{count} person", "{count} people"),
    Kind.HELPLINE: ("{count} helpline", "{count} helplines"),
    Kind.HEALTH: ("{count} line about health", "{count} lines about health"),
    Kind.DEPENDANT: ("{count} line about who may be alone", "{count} lines about who may be alone"),
    Kind.PHRASE: ("{count} code phrase", "{count} code phrases"),
    Kind.PROFESSIONAL: ("{count} professional", "{count} professionals"),
    Kind.REFERENCE: ("{count} reference", "{count} references"),
    Kind.OWN: ("{count} line of your own", "{count} lines of your own"),
}


def plain(content: CardContent, clean: Clean) -> CardText:
    """The card that says what it is."""
    name = _own_name(content, clean)
    return CardText(
        front=_("In an emergency"),
        back=name or _("Good to know"),
        big_number=_cleaned_lines(content.emergency_number, _("Emergency number"), clean),
        entries=_filled(_entries(content, tells=True), clean),
        named=bool(name),
    )


def neutral(content: CardContent, clean: Clean) -> CardText:
    """The card that could be anybody's: no heading, role or word that tells."""
    name = _own_name(content, clean)
    return CardText(
        front=_("Useful numbers"),
        back=name or _("Notes"),
        big_number=_cleaned_lines(content.emergency_number, _("Emergency number"), clean),
        entries=_filled(_entries(content, tells=False), clean),
        left_out=tuple(_left_out(content)),
        named=bool(name),
    )


def _entries(content: CardContent, tells: bool) -> Iterator[Entry]:
    if tells:
        yield Entry(Kind.SILENT, label=content.emergency_how)
    for person in content.people:
        yield _contact(Kind.PERSON, person, tells)
    for helpline in content.helplines:
        yield _helpline(helpline, tells)
    for label, text in _health(content):
        yield Entry(Kind.HEALTH, label=label, text=text)
    for dependant in content.dependants:
        call = _("Call {name}", name=dependant.call) if dependant.call else ""
        yield Entry(Kind.DEPENDANT, dependant.name, dependant.number, call)
    label = _phrase_label(content) if tells else ""
    yield Entry(Kind.PHRASE, label=label, text=content.code_phrase)
    for professional in content.professionals:
        yield _contact(Kind.PROFESSIONAL, professional, tells)
    label = _("Order or case") if tells else _("No.")
    yield Entry(Kind.REFERENCE, label=label, text=content.reference)
    for line in content.lines:
        yield Entry(Kind.OWN, text=line)


def _contact(kind: Kind, contact: Contact, tells: bool) -> Entry:
    return Entry(kind, contact.name, contact.number, contact.role if tells else "")


def _helpline(line: CardHelpline, tells: bool) -> Entry:
    if not tells:
        year = line.source_year
        name = _("Info line ({year})", year=year) if year else _("Info line")
        return Entry(Kind.HELPLINE, name, "\n".join(digits_only(line.number)))
    source = "" if line.own else _source(line.source_year)
    detail = " · ".join(part for part in (line.hours, line.sms, source) if part)
    return Entry(Kind.HELPLINE, line.name, line.number, detail)


def _source(year: int | None) -> str:
    return _("source from {year}", year=year) if year else _("source without a year")


def _health(content: CardContent) -> tuple[tuple[str, str], ...]:
    return (
        (_("Allergies"), content.allergies),
        (_("Medicines"), content.medicines),
        (_("Conditions"), content.conditions),
        (_("Blood group"), content.blood_group),
        (_("Language"), content.interpreter),
        (_("Access needs"), content.disability),
    )


def _phrase_label(content: CardContent) -> str:
    if not content.code_meaning:
        return _("Phrase")
    return _("If I say this: {meaning}", meaning=content.code_meaning)


def _left_out(content: CardContent) -> Iterator[str]:
    if content.emergency_how:
        yield _("how to call silently")
    if any(person.role for person in (*content.people, *content.professionals)):
        yield _("what each person is to you")
    if content.helplines:
        yield _("the names, hours and text numbers of helplines")
    if any(any(map(str.isalpha, line.number)) for line in content.helplines):
        yield _("words beside the number of a helpline")
    if any(not digits_only(line.number) for line in content.helplines):
        yield _("helplines without a number")
    if content.code_phrase and content.code_meaning:
        yield _("what the code phrase asks for")


def _filled(entries: Iterator[Entry], clean: Clean) -> tuple[Entry, ...]:
    """The entries that have something to print, each text made printable."""
    cleaned = (_cleaned(entry, clean) for entry in entries)
    return tuple(entry for entry in cleaned if _says_something(entry))


def _says_something(entry: Entry) -> bool:
    match entry.kind:
        case Kind.HELPLINE:
            return bool(entry.number)
        case Kind.SILENT:
            return bool(entry.label)
        case _:
            return bool(entry.number or entry.text or entry.name)


def _cleaned(entry: Entry, clean: Clean) -> Entry:
    where = heading(entry.kind)
    return Entry(
        entry.kind,
        _one_line(clean(entry.name, where)),
        _cleaned_lines(entry.number, where, clean),
        _one_line(clean(entry.detail, where)),
        _one_line(clean(entry.label, where)),
        _one_line(clean(entry.text, where)),
    )


def _own_name(content: CardContent, clean: Clean) -> str:
    return _one_line(clean(content.own_name, _("Name on the card")))


def _cleaned_lines(text: str, where: str, clean: Clean) -> str:
    lines = (line.strip() for line in clean(text, where).split("\n"))
    return "\n".join(line for line in lines if line)


def _one_line(text: str) -> str:
    """Lines typed below each other, set behind each other."""
    return " · ".join(part.strip() for part in text.split("\n") if part.strip())
