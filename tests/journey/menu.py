"""Going to a page by the menu at the side, whose parts fold."""

from __future__ import annotations

from nocontact_desktop.plan.model import Group
from tests.journey.person import Node, Person
from tests.journey.stage import wait_for
from ui.desk.group_words import group_words, part_words
from ui.desk.page import Part

MENU = ("radio button", "check box", "page tab", "list item")
PARTS = (*map(group_words, Group), *map(part_words, Part))


def go(somebody: Person, page: str) -> None:
    """Go to `page` with the mouse; the part that it is in is unfolded before."""
    somebody.waits_for("Pages")
    somebody.clicks_on(row(somebody, page))
    somebody.waits_for(page, "label")


def row(somebody: Person, page: str) -> Node:
    """The row of `page`, with every part folded that it is not in."""
    found = _found(somebody, page)
    if found is not None:
        return found
    for part in PARTS:
        if somebody.sees(f"{part}, shown", "push button"):
            somebody.presses(f"{part}, shown", "push button")
    for part in PARTS:
        if not somebody.sees(f"{part}, folded away", "push button"):
            continue
        somebody.presses(f"{part}, folded away", "push button")
        somebody.waits_for(f"{part}, shown", "push button")
        found = _found(somebody, page)
        if found is not None:
            return _at_rest(somebody, page)
        somebody.presses(f"{part}, shown", "push button")
    message = f"{page!r} is in no part of the menu"
    raise AssertionError(message)


def _found(somebody: Person, page: str) -> Node | None:
    node: Node | None = somebody.ask("find", begins=page, roles=MENU)
    return node


def _at_rest(somebody: Person, page: str) -> Node:
    """The row, once it stays where it is."""
    seen: list[Node | None] = [None]

    def rests() -> bool:
        seen.append(_found(somebody, page))
        return seen[-1] is not None and seen[-2] is not None and seen[-1]["box"] == seen[-2]["box"]

    wait_for(rests)
    node = seen[-1]
    assert node is not None
    return node
