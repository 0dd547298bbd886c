"""The order of accounts that reset each other, for every shape that chains and circles can have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.plan.reset_chain import Key, chained, circles

Resets = dict[str, str]

NAMES = [f"a{number}" for number in range(12)]
resets = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES))


def by_name(id_: str) -> Key:
    return (int(id_[1:]),)


def in_circle(id_: str, graph: Resets) -> bool:
    """Whether one comes back to `id_` by going on from it."""
    at = graph.get(id_)
    for _step in range(len(graph) + 1):
        if at == id_:
            return True
        at = graph.get(at) if at is not None else None
    return False


@given(resets)
def test_each_comes_once_and_after_what_resets_it(graph: Resets) -> None:
    chain = chained(NAMES, graph, by_name)
    assert sorted(chain.order) == sorted(NAMES)
    place = {id_: at for at, id_ in enumerate(chain.order)}
    begun = {circle[0] for circle in chain.circles}
    for id_, source in graph.items():
        if id_ not in begun:
            assert place[source] < place[id_]


@given(resets)
def test_all_circles_are_found_and_nothing_else(graph: Resets) -> None:
    found = [id_ for circle in circles(graph, by_name) for id_ in circle]
    assert len(found) == len(set(found))
    assert set(found) == {id_ for id_ in NAMES if in_circle(id_, graph)}
    for circle in circles(graph, by_name):
        assert circle[0] == min(circle, key=by_name)
        for at, id_ in enumerate(circle[1:], 1):
            assert graph[id_] == circle[at - 1]


@given(resets, st.permutations(NAMES))
def test_the_order_in_which_they_stand_does_not_matter(graph: Resets, names: list[str]) -> None:
    assert chained(names, graph, by_name).order == chained(NAMES, graph, by_name).order


def test_what_waits_for_nothing_comes_by_its_key() -> None:
    assert chained(NAMES, {}, lambda id_: (-int(id_[1:]),)).order == tuple(reversed(NAMES))


def test_what_is_reset_from_something_unknown_waits_for_nothing() -> None:
    assert chained(["a1", "a0"], {"a0": "gone"}, by_name).order == ("a0", "a1")


def test_a_chain_of_thousands_is_no_trouble() -> None:
    names = [f"a{number}" for number in range(3000)]
    graph = dict(zip(names[1:], names, strict=False))
    assert chained(names, graph, lambda id_: (-int(id_[1:]),)).order == tuple(names)
