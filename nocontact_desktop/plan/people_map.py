"""The people of the plan as a map: how near, what each may know, who holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TypeVar

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.came_back import CameBack, came_back, hint, topic_words
from nocontact_desktop.plan.model import Answers, Field, Item
from nocontact_desktop.plan.readiness import item_name
from nocontact_desktop.plan.references import (
    PlanWords,
    Pointing,
    each_of,
    fields_of,
    of_list,
    shown_value,
    texts,
)

_Kind = TypeVar("_Kind", bound=StrEnum)

SECTION = PEOPLE = "people"
LEAKS = "leaks"


class Ring(IntEnum):
    """How near somebody stands, from what they do. The nearest has the smallest number."""

    NEAR = 1
    HELPS = 2
    BETWEEN = 3
    MEANS_WELL = 4
    CAREFUL = 5


class Role(StrEnum):
    """How somebody acts right now; the ids of the options of the plan."""

    UNDERSTANDS = "understands"
    TRIES = "tries"
    PROFESSIONAL = "professional"
    NEUTRAL = "neutral"
    OPEN = ""
    """Not said yet."""
    MEANS_WELL = "means-well"
    CARRIES = "carries"
    NOT_TO_KNOW = "not-to-know"


class Sign(StrEnum):
    """What somebody does or keeps; each is drawn as a small picture with its word."""

    CALL = "call"
    BAG = "bag"
    PAPERS = "papers"
    COPIES = "copies"
    KEYS = "keys"
    DRIVES = "drives"
    CHILDREN = "children"
    PETS = "pets"
    BED = "bed"


class Tie(StrEnum):
    """How somebody is tied to the other person; the ids of the options of the plan."""

    OPEN = ""
    NONE = "none"
    KNOWS = "knows"
    FRIEND = "friend"
    FAMILY = "family"
    WORKS = "works"
    DEPENDS = "depends"
    NOT_SURE = "not-sure"


_RING = {
    Role.UNDERSTANDS: Ring.NEAR,
    Role.TRIES: Ring.HELPS,
    Role.PROFESSIONAL: Ring.HELPS,
    Role.NEUTRAL: Ring.BETWEEN,
    Role.OPEN: Ring.BETWEEN,
    Role.MEANS_WELL: Ring.MEANS_WELL,
    Role.CARRIES: Ring.CAREFUL,
    Role.NOT_TO_KNOW: Ring.CAREFUL,
}
_HELD = {"bag": Sign.BAG, "originals": Sign.PAPERS, "copies": Sign.COPIES, "keys": Sign.KEYS}
_HELPS = {
    "drives": Sign.DRIVES, "children": Sign.CHILDREN, "pets": Sign.PETS, "room": Sign.BED
}  # fmt: skip
_NAMED = {
    "first_call": Sign.CALL,
    "bag_keeper": Sign.BAG,
    "copy_keeper": Sign.COPIES,
    "driver": Sign.DRIVES,
    "child_minder": Sign.CHILDREN,
    "pet_minder": Sign.PETS,
}


@dataclass(frozen=True, slots=True)
class MapPerson:
    """One person on the map, in translated words and in the person's own."""

    item_id: str
    name: str
    role: Role = Role.OPEN
    tie: Tie = Tie.OPEN
    signs: tuple[Sign, ...] = ()
    keeps: tuple[str, ...] = ()
    """What else they keep, in words."""
    may_know: tuple[str, ...] = ()
    leave_out: str = ""
    easy_topics: str = ""
    came_back: tuple[CameBack, ...] = ()
    hints: tuple[str, ...] = ()
    """What is worth knowing of what came back."""

    @property
    def ring(self) -> Ring:
        """How near they stand."""
        return _RING[self.role]

    @property
    def is_tied(self) -> bool:
        """Whether a line goes to the other person."""
        return self.tie not in (Tie.OPEN, Tie.NONE)


@dataclass(frozen=True, slots=True)
class PeopleMap:
    """Everybody, from the nearest to the farthest; `elsewhere` came back without a name."""

    people: tuple[MapPerson, ...]
    elsewhere: tuple[CameBack, ...] = ()

    @property
    def rings(self) -> tuple[tuple[Ring, tuple[MapPerson, ...]], ...]:
        """The rings that somebody stands in, from the nearest."""
        sorted_in = ((ring, tuple(p for p in self.people if p.ring is ring)) for ring in Ring)
        return tuple((ring, those) for ring, those in sorted_in if those)


def people_map(plan: PlanWords) -> PeopleMap:
    """The map of the people who are in the plan now."""
    people = of_list(plan, SECTION, PEOPLE)
    named, noted = Pointing(people), fields_of(plan, SECTION, LEAKS)
    leaks: dict[str, list[tuple[Item, CameBack]]] = {person.id: [] for person in people}
    elsewhere = []
    for leak in of_list(plan, SECTION, LEAKS):
        told, _words = named.of(leak.values.get("told_to"))
        note = came_back(plan, noted, leak)
        for person in told:
            leaks[person.id].append((leak, note))
        if not told:
            elsewhere.append(note)
    fields = fields_of(plan, SECTION, PEOPLE)
    signs = _signs(plan.answers(SECTION), people, named)
    found = (_person(plan, fields, each, signs[each.id], leaks[each.id]) for each in people)
    return PeopleMap(tuple(sorted(found, key=lambda each: each.ring)), tuple(elsewhere))


def ring_words(ring: Ring) -> str:
    """What a ring is called."""
    return {
        Ring.NEAR: _("On your side"),
        Ring.HELPS: _("Trying to help, or helping in their job"),
        Ring.BETWEEN: _("Taking no side, or not sorted yet"),
        Ring.MEANS_WELL: _("Means well, but does not see it"),
        Ring.CAREFUL: _("Passes things on, or is not to know"),
    }[ring]


def role_words(role: Role) -> str:
    """What somebody does, in short."""
    return {
        Role.UNDERSTANDS: _("Understands"),
        Role.TRIES: _("Tries to understand"),
        Role.PROFESSIONAL: _("Helps in their job"),
        Role.NEUTRAL: _("Takes no side"),
        Role.OPEN: _("Not sorted yet"),
        Role.MEANS_WELL: _("Means well, but does not see it"),
        Role.CARRIES: _("Passes things on"),
        Role.NOT_TO_KNOW: _("Is not to know"),
    }[role]


def sign_words(sign: Sign) -> str:
    """What somebody does or keeps, in a word or two."""
    return {
        Sign.CALL: _("First call"),
        Sign.BAG: _("Bag"),
        Sign.PAPERS: _("Papers"),
        Sign.COPIES: _("Copies"),
        Sign.KEYS: _("Keys"),
        Sign.DRIVES: _("Drives"),
        Sign.CHILDREN: _("Children"),
        Sign.PETS: _("Pets"),
        Sign.BED: _("Bed"),
    }[sign]


def tie_words(tie: Tie) -> str:
    """What ties somebody to the other person; empty when nothing does."""
    return {
        Tie.OPEN: "",
        Tie.NONE: "",
        Tie.KNOWS: _("knows the other person a little"),
        Tie.FRIEND: _("friend of the other person"),
        Tie.FAMILY: _("family of the other person"),
        Tie.WORKS: _("works with the other person"),
        Tie.DEPENDS: _("depends on the other person"),
        Tie.NOT_SURE: _("perhaps tied to the other person"),
    }[tie]


def _person(
    plan: PlanWords,
    fields: dict[str, Field],
    item: Item,
    signs: tuple[Sign, ...],
    leaks: Sequence[tuple[Item, CameBack]],
) -> MapPerson:
    words = topic_words(fields.get("may_know"))
    hints = (hint(item, leak, words) for leak, _note in leaks)
    return MapPerson(
        item_id=item.id,
        name=item_name(item),
        role=_known(Role, texts(item, "role"), Role.OPEN),
        tie=_known(Tie, texts(item, "relation_to_other"), Tie.OPEN),
        signs=signs,
        keeps=tuple(_other_things(fields.get("holds"), item)),
        may_know=tuple(words.get(each, each) for each in each_of(item.values.get("may_know"))),
        leave_out=shown_value(plan, fields, item, "leave_out"),
        easy_topics=shown_value(plan, fields, item, "easy_topics"),
        came_back=tuple(note for _leak, note in leaks),
        hints=tuple(dict.fromkeys(each for each in hints if each)),
    )


def _known(kind: type[_Kind], value: str, otherwise: _Kind) -> _Kind:
    return kind(value) if value in list(kind) else otherwise


def _other_things(holds: Field | None, item: Item) -> Iterator[str]:
    labels = {option.id: _(option.label) for option in holds.options} if holds else {}
    for each in each_of(item.values.get("holds")):
        if each not in _HELD:
            yield labels.get(each, each)


def _signs(
    answers: Answers, people: Sequence[Item], named: Pointing
) -> Mapping[str, tuple[Sign, ...]]:
    """What each does or keeps: as ticked with them, or as they are named in the step."""
    found: dict[str, set[Sign]] = {person.id: set() for person in people}
    for person in people:
        for field_id, signs in (("holds", _HELD), ("help_kind", _HELPS)):
            ticked = each_of(person.values.get(field_id))
            found[person.id] |= {signs[each] for each in ticked if each in signs}
    for field_id, sign in _NAMED.items():
        for person in named.of(answers.get(field_id))[0]:
            found[person.id].add(sign)
    return {id_: tuple(sign for sign in Sign if sign in signs) for id_, signs in found.items()}
