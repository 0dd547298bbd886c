"""Stored data is read whatever it is, and nothing in it is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.plan.codec import from_data, to_data, to_values
from nocontact_desktop.plan.model import Item, Notice, State, When

WORDS = st.text(max_size=12)
VALUES = st.dictionaries(WORDS, WORDS | st.lists(WORDS, max_size=3), max_size=4)
ITEMS = st.builds(
    Item,
    id=WORDS,
    section=WORDS,
    list=WORDS,
    title=WORDS,
    state=st.sampled_from(State),
    when=st.sampled_from(When),
    notice=st.sampled_from(Notice),
    note=WORDS,
    suggestion=WORDS,
    values=VALUES,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["title", "state", "when", "notice", "note", "suggestion", "values", "from-2031"]
)
OBJECTS = st.dictionaries(KEYS | WORDS, JSON | VALUES, max_size=8)


def read(data: dict[str, Any]) -> Item:
    return from_data("1", "garden", "beds", data)


@given(ITEMS)
def test_an_item_comes_back_as_it_was(item: Item) -> None:
    stored = json.loads(json.dumps(to_data(item)))
    assert from_data(item.id, item.section, item.list, stored) == item


@given(OBJECTS)
def test_any_stored_object_is_read_and_written_back_whole(data: dict[str, Any]) -> None:
    again = to_data(read(data))
    for key, value in data.items():
        if key != "values" or isinstance(value, dict):
            assert again[key] == value


@given(OBJECTS, WORDS)
def test_what_the_person_types_wins_over_odd_data(data: dict[str, Any], typed: str) -> None:
    item = replace(read(data), title=typed or "x", state=State.DONE)
    assert to_data(item)["title"] == (typed or "x")
    assert to_data(item)["state"] == "done"


def test_a_mark_of_a_newer_program_is_kept_until_another_is_chosen() -> None:
    item = read({"state": "paused", "colour": 3, "values": {"map": {"x": 1}, "plant": "Rose"}})
    assert item.state is State.OPEN
    assert item.values == {"plant": "Rose"}
    kept = to_data(item)
    assert (kept["state"], kept["colour"]) == ("paused", 3)
    assert kept["values"] == {"map": {"x": 1}, "plant": "Rose"}
    assert to_data(replace(item, state=State.LATER))["state"] == "later"


def test_values_that_are_no_values_are_left_out() -> None:
    assert to_values([1]) == {}
    assert to_values({"a": 1, "b": [1], "c": ["x"], "d": "y"}) == {"c": ["x"], "d": "y"}
