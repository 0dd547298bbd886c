"""What a plan is made of: sections, fields, lists, tips and rules, as plain data.

Everything here is frozen and knows nothing of files, storage or screens. Ids are for ever, words
may change: answers are stored by id. All words are English keys of the catalogue and are
translated when they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Value = str | list[str]
"""What a field holds. Empty string or empty list: not answered.

`text`, `long_text`, `phone`: as typed · `choice`: an option id · `checks`: option ids ·
`date`: ISO 8601, `2026-11-21` · `money`, `number`: decimal digits with `.` as the sign ·
`person`, `place`, `account`: the id of an item as `item:ID`, or free text ·
`people`, `devices`: any number of these in a list.
"""

Answers = Mapping[str, Value]


class Kind(StrEnum):
    """The kinds of field. `ui.forms` has one widget for each, `exports` one way to print each."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHECKS = "checks"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    PHONE = "phone"
    PERSON = "person"
    PLACE = "place"
    ACCOUNT = "account"
    PEOPLE = "people"
    DEVICES = "devices"


LISTED = (Kind.CHECKS, Kind.PEOPLE, Kind.DEVICES)
"""The kinds whose value is a list."""


class State(StrEnum):
    """How far an item is. Every item of every list has one."""

    OPEN = ""
    NOT_FOR_ME = "not_for_me"
    LATER = "later"
    STARTED = "started"
    DONE = "done"


class When(StrEnum):
    """When an item belongs to be done."""

    OPEN = ""
    NOW = "now"
    ON_THE_DAY = "on_the_day"
    AFTER = "after"


class Notice(StrEnum):
    """Whether the other person would notice an item being done."""

    OPEN = ""
    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


MARKS: Mapping[str, type[StrEnum]] = {"state": State, "when": When, "notice": Notice}
"""The marks that every item carries, by their name in rules and in stored data."""


class Mark(StrEnum):
    """What a person says of a whole step instead of filling it in."""

    OPEN = ""
    NOT_FOR_ME = "not_for_me"
    LATER = "later"
    RATHER_NOT_SAY = "rather_not_say"


SET_ASIDE = (Mark.NOT_FOR_ME, Mark.RATHER_NOT_SAY)
"""Marks of a step of which nothing more is asked, said or printed by itself."""


class Group(StrEnum):
    """Which part of the plan a step stands in. Screens put a heading over each part."""

    YOU = "you"
    READY = "ready"
    AROUND = "around"
    GOING = "going"
    APART = "apart"


class Panel(StrEnum):
    """What a step can show above its questions."""

    HELPLINES = "helplines"
    CRISIS_LINES = "crisis-lines"


class Tie(StrEnum):
    """What the other person is to the person who writes. Never asked for, only offered."""

    PARTNER = "partner"
    FORMER_PARTNER = "former-partner"
    CO_PARENT = "co-parent"
    PARENT = "parent"
    ADULT_CHILD = "adult-child"
    SIBLING = "sibling"
    RELATIVE = "relative"
    FRIEND = "friend"
    CARER = "carer"
    BOSS = "boss"
    COLLEAGUE = "colleague"
    NEIGHBOUR = "neighbour"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a `choice` or `checks` field."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked. `needed` fields count as missing while they are empty."""

    id: str
    kind: Kind
    label: str
    help: str = ""
    options: tuple[Option, ...] = ()
    needed: bool = False
    secret_place: bool = False
    """Tells where somebody or something can be found: never offered for the emergency card."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A ready item of a list that one click adds."""

    id: str
    title: str
    values: Mapping[str, Value]
    when: When = When.OPEN
    notice: Notice = Notice.OPEN
    hint: str = ""
    fits: tuple[Tie, ...] = ()
    """For whom it is meant; for everybody when it is empty."""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of items. Each item has a title, the marks and these fields.

    `title_label` asks for the item's title, `add_label` is on the button that adds an empty one.
    """

    id: str
    title: str
    intro: str
    title_label: str
    add_label: str
    fields: tuple[Field, ...]
    suggestions: tuple[Suggestion, ...] = ()
    wanted: int = 0
    """How many items make this list not missing any more; 0: none is needed."""
    entries: bool = False
    """Its items are notes, such as the lines of a budget, not things to do: one is done when its
    needed fields are filled, or when the person says so."""
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class Tip:
    """One piece of advice, with where it comes from and when it was last checked."""

    id: str
    text: str
    source: str
    reviewed: date
    fits: tuple[Tie, ...] = ()
    """For whom it is meant; for everybody when it is empty."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of one field or mark: `filled`, `empty`, or equal to one of `values`."""

    field: str
    test: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """What one figure of the items adds up to. Worked out when it is shown, never stored."""

    id: str
    label: str
    field: str
    where: tuple[Condition, ...] = ()
    """Which items count; all of them when it is empty."""
    less: tuple[Condition, ...] = ()
    """Which items are taken away: "what comes in, less what goes out"."""
    below: str = ""
    """What to call the figure when more is taken away than there is."""
    goal: str = ""
    """A field of the section that holds how much is wanted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Says `text` about each item of `list` (or about the answers) that meets all conditions.

    A rule never forbids: it explains, and the person decides.
    """

    id: str
    list: str
    conditions: tuple[Condition, ...]
    text: str
    many: str = ""
    """What is said once of `{count}` items of a list instead; without it, `text` is."""


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the plan: one file in `resources/plan/`."""

    id: str
    order: int
    title: str
    intro: str
    why: str
    fields: tuple[Field, ...]
    lists: tuple[ItemList, ...]
    tips: tuple[Tip, ...]
    rules: tuple[Rule, ...]
    icon: str = ""
    group: Group = Group.READY
    gentle: str = ""
    """What is said before hard questions, so that the person can choose to see them."""
    panels: tuple[Panel, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One stored item of a list. `values` holds the list's own fields by id."""

    id: str
    section: str
    list: str
    title: str
    state: State = State.OPEN
    when: When = When.OPEN
    notice: Notice = Notice.OPEN
    note: str = ""
    suggestion: str = ""
    """The id of the suggestion it came from, so that the suggestion is not offered again."""
    values: Mapping[str, Value] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)
    """What the store holds beyond this, as a newer program wrote it; kept when it is saved."""


def is_filled(value: Value | None) -> bool:
    """Whether a value says anything: blanks alone do not."""
    if isinstance(value, list):
        return any(each.strip() for each in value)
    return bool(value and value.strip())
