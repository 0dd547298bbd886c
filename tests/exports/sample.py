"""A made-up person's plan and card, in several scripts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from nocontact_desktop import resources
from nocontact_desktop.exports.card_content import CardContent, Contact, Dependant, on_card
from nocontact_desktop.exports.day_content import Call, DayContent, DayLine, GoNow, Refuge, Said
from nocontact_desktop.exports.emergency import Emergency
from nocontact_desktop.exports.helpline_sheet import Lines
from nocontact_desktop.exports.helplines import Helpline, load_helplines
from nocontact_desktop.exports.registry import Material
from nocontact_desktop.plan.gaps import Gaps, PriorityGaps, StepGaps
from nocontact_desktop.plan.model import (
    Answers,
    Field,
    Item,
    ItemList,
    Kind,
    Mark,
    Notice,
    Option,
    Section,
    State,
    Tip,
    Value,
    When,
)
from nocontact_desktop.plan.readiness import Missing
from nocontact_desktop.plan.sums import Sums

CODE = "7K3MN-Q9RTV-2WXYZ-4ABCD-EFGH5-JK6"


def shipped_helplines() -> tuple[Helpline, ...]:
    return load_helplines(resources.folder("helplines") / "helplines.csv")


def card(**changes: object) -> CardContent:
    lines = tuple(on_card(line) for line in shipped_helplines() if line.country_code == "GB")
    parts: dict[str, object] = {
        "own_name": "Sam",
        "emergency_number": "999",
        "emergency_how": "call from a mobile, listen, press 55",
        "people": (
            Contact("Maria", "+44 7700 900123", "friend"),
            Contact("Αθηνά", "07700 900456"),
            Contact("Ґалина", "07700 900457"),
        ),
        "helplines": lines[:2],
        "medicines": "Salbutamol\nLevothyroxine",
        "allergies": "Penicillin",
        "blood_group": "A positive",
        "dependants": (Dependant("One dog", "Rosa", "07700 900789"),),
        "code_phrase": "Is the book club on tonight?",
        "code_meaning": "come and fetch me",
        "professionals": (Contact("Dr Lin", "0161 496 0456", "Doctor"),),
        "reference": "MA-24-1187",
        "lines": ("Line of my own",),
    }
    return CardContent(**(parts | changes))  # type: ignore[arg-type]


SECTION = Section(
    id="places",
    order=1,
    title="Places",
    intro="",
    why="",
    fields=(
        Field("first", Kind.TEXT, "Where first?"),
        Field("why", Kind.LONG_TEXT, "If it falls through?"),
        Field("checks", Kind.CHECKS, "It has to allow", options=(Option("a", "Pets"),)),
        Field("phone", Kind.PHONE, "Number to ring"),
        Field("when", Kind.DATE, "Agreed on"),
    ),
    lists=(
        ItemList(
            "list",
            "Your places",
            "",
            "What you call it",
            "Add a place",
            (Field("who", Kind.TEXT, "Who to ask"), Field("cost", Kind.MONEY, "Cost")),
            wanted=2,
        ),
        ItemList("empty", "Other places", "", "Name of the place", "Add", (), wanted=3),
    ),
    tips=(Tip("t", "Agree on a phrase.", "A guide", date(2026, 11, 21)),),
    rules=(),
)
HIDDEN = Section("hidden", 2, "Hidden step", "", "", SECTION.fields, (), (), ())


KNOWN = {
    ("people", "people"): (
        Item("4", "people", "people", "Maria", values={"role": "understands", "holds": ["bag"]}),
        Item("5", "people", "people", "מרים", values={"role": "carries", "may_know": ["plan"]}),
        Item("6", "people", "people", "Rosa", values={"relation_to_other": "family"}),
    ),
    ("devices", "devices"): (
        Item("7", "devices", "devices", "Library", values={"safe_for_plan": "yes"}),
        Item("8", "devices", "devices", "טלפון", values={"they_reach": "yes"}),
    ),
    ("devices", "accounts"): (
        Item("9", "devices", "accounts", "Mail", values={"used_on": ["item:8"]}),
        Item("10", "devices", "accounts", "Bank", values={"recovery_account": "item:9"}),
    ),
    ("blocking", "channels"): (Item("11", "blocking", "channels", "Maria's number"),),
}


@dataclass
class MadeUpPlan:
    """The read protocol of a print, answered from memory."""

    sections: Sequence[Section] = (SECTION, HIDDEN)
    marks: dict[str, Mark] = field(default_factory=lambda: {"hidden": Mark.NOT_FOR_ME})
    typed: dict[str, Value] = field(
        default_factory=lambda: {
            "first": "Aunt Rosa",
            "why": "Ring Maria\nאחר כך דודה מרים\nثم مريم (العم) 123",
            "phone": "+44 7700 900123",
        }
    )
    listed: tuple[Item, ...] = (
        Item("1", "places", "list", "Library", State.DONE, When.NOW, Notice.MAYBE, "By bus"),
        Item("2", "places", "list", "בית ספר", State.STARTED, When.ON_THE_DAY, Notice.NO),
        Item("3", "places", "list", "Old school", State.NOT_FOR_ME),
    )
    known: dict[tuple[str, str], tuple[Item, ...]] = field(default_factory=lambda: KNOWN)
    added: Sums = field(default_factory=Sums)

    def mark(self, section_id: str) -> Mark:
        return self.marks.get(section_id, Mark.OPEN)

    def answers(self, section_id: str) -> Answers:
        return self.typed

    def items(self, section_id: str, list_id: str) -> Sequence[Item]:
        if (section_id, list_id) in self.known:
            return self.known[section_id, list_id]
        return self.listed if list_id == "list" else ()

    def sums(self, section_id: str, list_id: str) -> Sums:
        return self.added if list_id == "list" else Sums()

    def shown(self, field: Field, value: Value) -> str:
        return value if isinstance(value, str) else ", ".join(value)


def day() -> DayContent:
    return DayContent(
        lines=(
            DayLine("1", "Get the bag", True, "09:00", fallback="I go without it"),
            DayLine("2", "Meet דודה", time="09:20", who="Maria", number="+44 7700 900123"),
            DayLine("3", "Go", where="4 Mill Lane", note="Round the corner"),
        ),
        take=(DayLine("4", "Bank cards", step="Documents"),),
        also=(DayLine("5", "Phone calls", step="Blocking"),),
        calls=(
            Call("Maria", "+44 7700 900123"),
            Call("Αθηνά", "", "You noted that it is not safe to call them."),
            Call("Emergency", "999", "listen, then 55", emergency=True),
        ),
        go_now=GoNow(
            "Out by the back, ring Maria",
            (
                Refuge("Rosa's flat", "4 Mill Lane"),
                Refuge("If that falls through", "The station at Hill End", of_list=False),
            ),
        ),
        said=(Said("What happens to your phone", "I leave it behind"),),
    )


def lines() -> Lines:
    british = [line for line in shipped_helplines() if line.country_code == "GB"]
    own = Helpline("", "", "Αθηνά, קו חירום", phone="+44 7700 900456", note="Ask for Rosa")
    silent = "From a mobile, press 55."
    day = date(2026, 11, 30)
    return Lines(
        (own, *british), Emergency("GB", "United Kingdom", "999", silent, "", "A guide", day)
    )


def open_things() -> Gaps:
    missing = (Missing("Not answered yet: Where first?"), Missing("בית ספר: not done yet"))
    place = StepGaps("places", "Places", missing)
    return Gaps((PriorityGaps("A place to go", (place,)),), (place,), (place,))


@dataclass(frozen=True, slots=True)
class MadeUpMaterial:
    """A `Material` in which everything is there."""

    plan: MadeUpPlan
    card: CardContent
    day: DayContent
    lines: Lines
    recovery_code: str
    gaps: Gaps


def material() -> Material:
    return MadeUpMaterial(MadeUpPlan(), card(), day(), lines(), CODE, open_things())
