"""Made-up people in several scripts for the maps, as many as are wanted."""

from __future__ import annotations

from dataclasses import replace

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Value
from tests.plan.tech import Tech

_NAMES = (
    "Ana", "Aunt Rosa from the corner shop", "Αθηνά", "דודה מרים", "مريم", "Žofie", "Ben",
    "Dr Lin", "Ґалина", "The neighbour with the green door", "Cleo", "Sam",
)  # fmt: skip
_ROLES = (
    "understands", "tries", "professional", "neutral", "means-well", "carries", "not-to-know", "",
)  # fmt: skip
_TIES = ("none", "family", "knows", "none", "not-sure", "friend", "none", "works", "none")
_HOLDS: tuple[list[str], ...] = (["bag"], [], ["copies", "keys"], [], ["money", "phone"], [])
_HELPS: tuple[list[str], ...] = (["drives"], ["listens"], [], ["children", "pets"], ["room"])
_KNOWS: tuple[list[str], ...] = (
    ["hard-time", "plan", "date", "place"],
    [],
    ["children"],
    [],
    ["everything"],
)


def crowd(count: int) -> Workspace:
    """A plan with that many people, each with other facts."""
    workspace = Tech().plan
    for number in range(count):
        name = _NAMES[number % len(_NAMES)]
        item = workspace.add_item(
            "people", "people", title=name if number < len(_NAMES) else f"{name} {number}"
        )
        values: dict[str, Value] = {
            "role": _ROLES[number % len(_ROLES)],
            "relation_to_other": _TIES[number % len(_TIES)],
            "holds": list(_HOLDS[number % len(_HOLDS)]),
            "help_kind": list(_HELPS[number % len(_HELPS)]),
            "may_know": list(_KNOWS[number % len(_KNOWS)]),
            "easy_topics": "the garden" if number % 4 == 1 else "",
            "leave_out": "the flat" if number % 5 == 2 else "",
        }
        workspace.change_item(replace(item, values=values))
        if number in (1, 4):
            note = workspace.add_item("people", "leaks", title="The flat")
            told = {"told_to": workspace.reference(item), "came_back_as": "they knew the street"}
            workspace.change_item(replace(note, values={**told, "topics": ["place"]}))
    return workspace
