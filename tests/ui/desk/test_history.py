"""The way back goes through the pages as they were visited."""

from __future__ import annotations

from ui.desk.history import LONGEST, History
from ui.desk.page import HOME, Place


def test_it_begins_at_the_overview() -> None:
    history = History()
    assert history.here == Place(HOME)
    assert not history.can_go_back
    assert history.back() is None


def test_going_back_ends_where_one_began() -> None:
    history = History()
    for page in (HOME, "money", "people"):
        history.visit(Place(page))
    assert history.back() == Place("money")
    assert history.back() == Place(HOME)
    assert history.back() is None


def test_another_spot_of_the_same_page_is_no_step_of_its_own() -> None:
    history = History()
    for place in (Place(HOME), Place("money"), Place("money", field_id="x")):
        history.visit(place)
    assert history.here == Place("money", field_id="x")
    assert history.back() == Place(HOME)


def test_one_comes_back_to_what_was_searched_for() -> None:
    history = History()
    history.visit(Place("search"))
    history.replace(Place("search", text="sam"))
    history.visit(Place("money"))
    assert history.back() == Place("search", text="sam")


def test_it_does_not_grow_for_ever() -> None:
    history = History()
    for number in range(LONGEST * 2):
        history.visit(Place(f"page{number}"))
    steps = 0
    while history.back():
        steps += 1
    assert steps == LONGEST - 1
