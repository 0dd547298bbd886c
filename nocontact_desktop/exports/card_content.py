"""What can stand on the emergency card.

There is no field for an address, a safe place, where the bag is, or a password: what has no place
here can never be printed on a card that may be found.
"""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.exports.helplines import Helpline


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call. `role` ("Lawyer") is left out of the neutral layout."""

    name: str
    number: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Dependant:
    """A child, a relative or an animal, and who is to be called for them."""

    name: str
    call: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class CardHelpline:
    """A helpline as it stands on the card, with the year of its source (None: not known)."""

    name: str
    number: str
    hours: str = ""
    source_year: int | None = None
    sms: str = ""
    own: bool = False
    """Typed by the person, so that it has no source of ours."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """Everything the person chose for the card. An empty field leaves no trace on it."""

    own_name: str = ""
    emergency_number: str = ""
    emergency_how: str = ""
    """How to call silently, for example. Left out of the neutral layout."""
    people: tuple[Contact, ...] = ()
    helplines: tuple[CardHelpline, ...] = ()
    medicines: str = ""
    allergies: str = ""
    conditions: str = ""
    blood_group: str = ""
    interpreter: str = ""
    """The language, and whether an interpreter is needed."""
    disability: str = ""
    dependants: tuple[Dependant, ...] = ()
    code_phrase: str = ""
    code_meaning: str = ""
    """What the phrase asks for. Left out of the neutral layout."""
    professionals: tuple[Contact, ...] = ()
    """Advocate, lawyer, doctor."""
    reference: str = ""
    """Order number, and the court's or the police's reference."""
    lines: tuple[str, ...] = ()


def on_card(helpline: Helpline) -> CardHelpline:
    """A helpline as it stands on the card; its address on the web if it has no number."""
    return CardHelpline(
        helpline.name,
        helpline.phone or helpline.web,
        helpline.hours,
        helpline.source_year,
        helpline.sms,
        own=not helpline.source,
    )
