"""The model of a disk gives every state that is legal, and no other."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.vault.power.content import ALL, NONE, SECTOR, Content, Manner
from tests.vault.power.disk import Disk, Tree
from tests.vault.power.events import (
    Event,
    Flush,
    Link,
    Make,
    MakeFolder,
    Move,
    Remove,
    RemoveFolder,
    Resize,
    Write,
)

TORN = Manner("torn", 0.5, 0.8)
APART = Manner("apart", 0.5, apart=True)
A, B, C = (letter * SECTOR for letter in (b"a", b"b", b"c"))
MANY = 400


def chances() -> list[Random]:
    return [Random(seed) for seed in range(MANY)]  # noqa: S311 - repeatable


def contents(flushed: bytes, *pending: Write | Resize) -> set[bytes]:
    file = Content(flushed, list(pending))
    return {file.after_a_cut(TORN, chance) for chance in chances()}


def names(manner: Manner, before: Tree, *events: Event) -> set[tuple[str, ...]]:
    return {tuple(sorted(tree)) for tree in trees(manner, before, *events)}


def trees(manner: Manner, before: Tree, *events: Event) -> list[Tree]:
    disk = followed(before, *events)
    return [disk.after_a_cut(manner, chance) for chance in chances()]


def followed(before: Tree, *events: Event) -> Disk:
    disk = Disk(before)
    for event in events:
        disk.take(event)
    return disk


def test_each_sector_of_a_write_arrives_or_not() -> None:
    assert contents(A + A, Write("f", 0, B + B)) == {A + A, A + B, B + A, B + B}


def test_a_sector_never_holds_a_write_without_those_before_it() -> None:
    first, second = Write("f", 0, B), Write("f", 100, b"c" * 10)
    both = B[:100] + b"c" * 10 + B[110:]
    assert contents(A, first, second) == {A, B, both}


def test_two_writes_to_two_sectors_may_arrive_in_any_order() -> None:
    found = contents(A + A, Write("f", 0, B), Write("f", SECTOR, B))
    assert found == {A + A, A + B, B + A, B + B}


def test_bytes_beside_a_write_stay() -> None:
    assert contents(A, Write("f", 7, b"b")) == {A, A[:7] + b"b" + A[8:]}


def test_what_did_not_arrive_of_a_longer_file_is_missing_or_zero() -> None:
    zero = bytes(SECTOR)
    found = contents(A, Write("f", SECTOR, B + C))
    assert found == {A, A + zero, A + B, A + zero + zero, A + zero + C, A + B + zero, A + B + C}


def test_what_follows_a_cut_of_a_file_does_not_arrive_before_it() -> None:
    found = contents(A + A, Resize("f", 0), Write("f", 0, B))
    assert found == {A + A, b"", bytes(SECTOR), B}


def test_a_flush_makes_all_of_a_file_certain() -> None:
    events = (Write("f", 0, B), Resize("f", 10), Flush("f"))
    assert trees(NONE, {"f": A}, *events) == [{"f": B[:10]}] * MANY


def test_a_flush_of_a_file_says_nothing_about_its_name() -> None:
    events = (Make("f"), Write("f", 0, A), Flush("f"))
    assert trees(NONE, {}, *events)[0] == {}
    assert trees(NONE, {}, *events, Flush(""))[0] == {"f": A}


def test_a_flush_of_a_folder_says_nothing_about_the_bytes_in_it() -> None:
    events = (Make("f.new"), Write("f.new", 0, B), Move("f.new", "f"), Flush(""))
    assert trees(NONE, {"f": A}, *events)[0] == {"f": b""}


def test_a_name_may_lead_to_the_old_file_or_to_half_of_the_new_one() -> None:
    events = (Make("f.new"), Write("f.new", 0, B + B), Move("f.new", "f"))
    found = {tree["f"] for tree in trees(TORN, {"f": A}, *events)}
    assert {A, b"", B, B + B} <= found


def test_names_in_order_are_those_before_some_moment() -> None:
    events = (Make("a"), MakeFolder("b"), Make("b/c"), Remove("a"))
    found = names(TORN, {}, *events)
    assert found == {(), ("a",), ("a", "b"), ("a", "b", "b/c"), ("b", "b/c")}


def test_names_in_order_reach_back_from_a_flushed_folder() -> None:
    events = (MakeFolder("b"), Make("a"), Make("b/c"), Flush("b"), Make("d"))
    assert names(TORN, {}, *events) == {("a", "b", "b/c"), ("a", "b", "b/c", "d")}


def test_names_apart_know_nothing_of_each_other() -> None:
    assert names(APART, {}, Make("a"), Make("b")) == {(), ("a",), ("b",), ("a", "b")}


def test_changes_of_one_name_keep_their_order_apart_from_others() -> None:
    found = names(APART, {"a": A}, Move("a", "b"), Remove("b"), Make("a"))
    assert found == {("a",), ("b",), (), ("a", "b")}


def test_a_flushed_name_brings_what_it_rests_on() -> None:
    events = (MakeFolder("b"), Make("a"), Move("a", "b/a"), Flush("b"))
    assert names(APART, {}, *events) == {(), ("b", "b/a")}  # b itself is a name above
    assert names(APART, {}, *events, Flush("")) == {("b", "b/a")}


def test_a_folder_goes_only_when_it_is_known_to_be_empty() -> None:
    found = names(APART, {"b": None, "b/c": A}, Remove("b/c"), RemoveFolder("b"))
    assert found == {("b", "b/c"), ("b",), ()}


def test_a_moved_folder_takes_its_files_along() -> None:
    found = trees(APART, {"b": None, "b/c": A}, Move("b", "d"))
    assert {tuple(sorted(tree)) for tree in found} == {("b", "b/c"), ("d", "d/c")}


def test_two_names_of_one_file_share_its_bytes() -> None:
    events = (Link("a", "b"), Write("b", 0, B), Flush("a"))
    assert trees(ALL, {"a": A}, *events)[0] == {"a": B, "b": B}
    assert trees(NONE, {"a": A}, *events)[0] == {"a": B}


@pytest.mark.parametrize(
    "event",
    [
        Make("a"),
        MakeFolder("a"),
        Make("no/a"),
        Move("no", "b"),
        Move("a", "f"),
        Link("a", "b"),
        Link("no", "d"),
        Remove("no"),
        Remove("f"),
        RemoveFolder("f"),
        RemoveFolder("a"),
    ],
)
def test_what_the_system_refuses_changes_nothing(event: Event) -> None:
    before: Tree = {"a": A, "b": B, "f": None, "f/g": C}
    assert followed(before, event).running() == before


@pytest.mark.parametrize("event", [Write("no", 0, A), Flush("no"), Resize("no", 0)])
def test_what_cannot_have_happened_is_refused(event: Event) -> None:
    with pytest.raises(LookupError):
        followed({}, event)


@pytest.mark.parametrize(("manner", "pick"), [(ALL, max), (NONE, min)])
def test_all_or_nothing_of_what_is_pending(
    manner: Manner, pick: Callable[[list[bytes]], bytes]
) -> None:
    events = (Write("f", 0, B + B), Write("f", SECTOR, C))
    assert trees(manner, {"f": A}, *events)[0] == {"f": pick([A, B + C])}
