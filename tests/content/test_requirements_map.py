"""Every requirement of the steps and the card has an answer in the plan's files, or a reason.

The files are read as plain TOML, so that this test does not depend on the loader.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parents[1] / "resources"
MARKS = ("mark:state", "mark:when", "mark:notice", "mark:note")

CAPABILITIES = {0: 38, 1: 58, 2: 52, 3: 37, 4: 60}
"""How many rows each part of the requirements has; they are numbered `2.07`."""
GAPS = 24
"""How many numbered rows are about what no other program has."""

Table = dict[str, Any]
Lines = dict[str, list[str] | str]


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sections() -> Iterator[Table]:
    for path in (*sorted((RESOURCES / "plan").glob("[0-9]*.toml")), RESOURCES / "card/card.toml"):
        yield read(path)


def field_names(where: str, fields: list[Table]) -> Iterator[str]:
    for field in fields:
        yield f"{where}/{field['id']}"
        for option in field.get("options", ()):
            yield f"{where}/{field['id']}={option['id']}"


def names(section: Table) -> Iterator[str]:
    where = section["id"]
    yield from field_names(where, section.get("field", []))
    for each in section.get("list", ()):
        inside = f"{where}/{each['id']}"
        yield inside
        yield from field_names(inside, each.get("field", []))
        yield from (f"{inside}/+{one['id']}" for one in each.get("suggestion", ()))
    yield from (f"{where}/!{one['id']}" for one in section.get("rule", ()))
    yield from (f"{where}/?{one['id']}" for one in section.get("tip", ()))


def requirements() -> Iterator[tuple[str, list[str] | str]]:
    chapters: dict[str, Lines] = read(HERE / "requirements_map.toml")
    for chapter, lines in chapters.items():
        for asked, answer in lines.items():
            yield f"{chapter}: {asked}", answer


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    return frozenset((*MARKS, *(name for section in sections() for name in names(section))))


@pytest.mark.parametrize(("asked", "answer"), [pytest.param(*r, id=r[0]) for r in requirements()])
def test_a_requirement_has_an_answer_that_exists_or_a_reason(
    asked: str, answer: list[str] | str, known: frozenset[str]
) -> None:
    if isinstance(answer, str):
        assert len(answer.split()) >= 5, f"{asked}: the reason says too little"
    else:
        assert answer, f"{asked}: no answer and no reason"
        assert not set(answer) - known, f"{asked}: these are not in the plan"


@pytest.mark.parametrize("section", [each["id"] for each in sections()])
def test_every_section_answers_a_requirement(section: str) -> None:
    answers = [each for _, answer in requirements() if isinstance(answer, list) for each in answer]
    assert any(each.startswith(f"{section}/") for each in answers)


def test_no_id_of_a_section_is_there_twice() -> None:
    for section in sections():
        found = list(names(section))
        assert len(found) == len(set(found)), section["id"]


def test_the_card_asks_for_no_place() -> None:
    card = read(RESOURCES / "card/card.toml")
    assert not any(field.get("secret_place") for field in card["field"])
    assert not any(field["kind"] == "place" for field in card["field"])
