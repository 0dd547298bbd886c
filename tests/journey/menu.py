"""Going to a page by the menu at the side, whose parts fold."""

from __future__ import annotations

from nocontact_desktop.plan.loader import load_sections
from nocontact_desktop.resources import folder
from tests.journey.person import Node, Person
from tests.journey.stage import wait_for
from ui.desk.group_words import group_words, part_words
from ui.desk.page import Part

MENU = ("radio button", "check box", "page tab", "list item")
SHOWN = ", shown"


def go(somebody: Person, page: str) -> None:
    """Go to `page` with the mouse; the part that it is in is unfolded before."""
    somebody.waits_for("Pages")
    somebody.clicks_on(row(somebody, page))
    somebody.waits_for(page, "label")


def row(somebody: Person, page: str) -> Node:
    """The row of `page`; where its part was folded, the others are folded now."""
    found = _found(somebody, page)
    if found is not None:
        return found
    while shown := somebody.ask("find", ends=SHOWN, roles=["push button"]):
        somebody.presses(shown["name"], "push button")
        wait_for(lambda: not somebody.sees(shown["name"], "push button"))
    for part in _parts_of(page):
        somebody.presses(f"{part}, folded away", "push button")
        somebody.waits_for(f"{part}{SHOWN}", "push button")
        if _found(somebody, page) is not None:
            return _at_rest(somebody, page)
        somebody.presses(f"{part}{SHOWN}", "push button")
    message = f"{page!r} is in no part of the menu"
    raise AssertionError(message)


def _parts_of(page: str) -> list[str]:
    """The parts of the menu in which a page may be: each look at the screen takes its time."""
    groups = [each.group for each in load_sections(folder("plan")) if each.title == page]
    return [group_words(each) for each in groups] or [part_words(each) for each in Part]


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
