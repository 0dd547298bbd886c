"""Every sentence of the plan and of the screens can be read on a bad day, by two measures."""

from __future__ import annotations

import ast
import statistics
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from nocontact_desktop import resources
from tests.content.grade import grade, hardest, measured, syllables
from tests.content.test_sections import FILES, words_of

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for part in ("nocontact_desktop", "ui") for path in (ROOT / part).rglob("*.py"))
CATALOGUE = {"_", "text", "plural"}
"""What the catalogue is asked through."""
HARDEST = 8
MEDIAN = 6
LONG_ENOUGH = 8
"""Fewer words than this are a label, of which a grade by sentence says nothing."""


def sentences(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if len(text.split()) >= LONG_ENOUGH]


def too_hard(texts: Iterable[str]) -> dict[str, float]:
    return {text: round(hardest(text), 1) for text in texts if hardest(text) > HARDEST}


def medians(texts: list[str]) -> list[float]:
    return [statistics.median(map(each, texts)) for each in (grade, measured)]


def asked_for(path: Path) -> Iterator[str]:
    """Every sentence that the code in `path` has from the catalogue."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name), args=given) if name in CATALOGUE:
                found = (each.value for each in given if isinstance(each, ast.Constant))
                yield from (each for each in found if isinstance(each, str))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sentence_is_plain_enough_for_a_bad_day(path: Path) -> None:
    assert not too_hard(sentences(words_of(path)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_as_a_whole_reads_easily(path: Path) -> None:
    assert max(medians(sentences(words_of(path)))) <= MEDIAN


def test_what_the_stages_say_is_plain() -> None:
    path = resources.folder("stages") / "stages.toml"
    stages = tomllib.loads(path.read_text(encoding="utf-8"))
    says = [text for each in (stages["unsaid"], *stages["stage"]) for text in each["says"]]
    assert len(says) > 10
    assert not too_hard(sentences(says))


def test_every_sentence_of_the_screens_is_plain() -> None:
    found = sentences(text for path in CODE for text in asked_for(path))
    assert len(found) > 150
    assert not too_hard(found)
    assert max(medians(found)) <= MEDIAN


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("paper", 2),
        ("make", 1),
        ("table", 2),
        ("asked", 1),
        ("wanted", 2),
        ("agreed", 2),
    ],
)
def test_syllables_are_counted_about_right(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize("measure", [grade, measured])
def test_a_hard_sentence_has_a_higher_grade_than_a_plain_one(
    measure: Callable[[str], float],
) -> None:
    plain = "Put the key in your bag. Tell a friend where it is."
    hard = "Consideration of jurisdictional particularities necessitates professional consultation."
    assert measure(plain) < 3
    assert measure(hard) > 12
    assert measure("112") <= 0.0


def test_both_measures_agree_on_the_published_formula() -> None:
    text = "The cat sat on the mat. The dog ran to the door."
    by_hand = 0.39 * 12 / 2 + 11.8 * 12 / 12 - 15.59
    assert grade(text) == pytest.approx(by_hand)
    assert measured(text) == pytest.approx(by_hand)
