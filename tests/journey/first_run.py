"""The first run as a person goes through it, for the tests that need a vault to come back to."""

from __future__ import annotations

from dataclasses import dataclass

from tests.journey.person import Person

PIN = "839216"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the person wrote down on the way."""

    words: str
    recovery_code: str
    pin: str


def go_through(person: Person, disguise: str = "Calculator") -> Secrets:
    """A private computer: five given words, a PIN with the keyring, an entry in the menu."""
    person.waits_for("Before you begin")
    person.presses("Next")
    for answer in (
        "Mine. Nobody else uses it.", "Only I can.", "I do, and nobody else.", "None of these.",
        "Yes, outside my home: with a friend, at work, in a locker.",
    ):  # fmt: skip
        person.clicks(answer, "radio button" if answer != "None of these." else "check box")
        person.presses("Next", "push button")
    person.clicks(
        "Use this computer. Words open the vault, and a PIN can be added.", "radio button"
    )
    person.presses("Next", "push button")
    person.waits_for("What others will see")
    if disguise != "Calculator":
        person.clicks(disguise, "radio button")
    person.presses("Next", "push button")
    words = _words(person)
    _pin(person)
    person.clicks(f"Yes. It is named “{disguise}” in the keyring.", "radio button")
    person.presses("Next", "push button")
    code = _recovery_code(person)
    person.waits_for("The way out")
    person.presses("Next", "push button")
    person.waits_for("The way in")
    person.presses("Next", "push button")
    person.clicks(f"Yes, put “{disguise}” into the menu.", "radio button")
    person.presses("Next", "push button")
    person.waits_for("Ready")
    person.presses("I agree, make it")
    return Secrets(words, code, PIN)


def go_through_on_a_stick(person: Person) -> Secrets:
    """Somebody else's computer: words only, beside the program, nothing in keyring and menu."""
    person.waits_for("Before you begin")
    person.presses("Next")
    for answer in (
        "It belongs to a friend, an advocate or a library.", "Only I can.",
        "Somebody I trust, my work or a library.", "None of these.", "No.",
    ):  # fmt: skip
        person.clicks(answer, "radio button" if answer != "None of these." else "check box")
        person.presses("Next", "push button")
    person.waits_for("A USB stick is safer here")
    person.presses("Next", "push button")
    person.waits_for("What others will see")
    person.presses("Next", "push button")
    words = _words(person)
    code = _recovery_code(person)
    person.waits_for("The way out")
    person.presses("Next", "push button")
    person.waits_for("The way in")
    person.presses("Next", "push button")
    person.waits_for("Ready")
    person.presses("I agree, make it")
    return Secrets(words, code, "")


def _words(person: Person) -> str:
    person.waits_for("Your words")
    words = _described(person, "Your words")
    person.presses("I have them")
    person.fills("Type the words once", words)
    person.waits_for("Those are your words.")
    person.presses("Next", "push button")
    return words


def _pin(person: Person) -> None:
    person.fills("PIN, six digits or more", PIN)
    person.fills("The same PIN again", PIN)
    person.waits_for("That is your PIN.")
    person.presses("Next", "push button")


def _recovery_code(person: Person) -> str:
    person.waits_for("Your recovery code")
    code = _described(person, "Your recovery code")
    person.presses("I have written it down")
    person.fills("Type the code once, with or without the dashes", code)
    person.waits_for("That is the code. Keep it safe.")
    person.presses("Next", "push button")
    return code


def _described(person: Person, description: str) -> str:
    """The name of the one thing that is described in these words."""
    names = {node["name"] for node in person.looks() if node["description"] == description}
    (name,) = {str(name) for name in names if name}
    return name
