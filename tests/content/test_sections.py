"""Every shipped section is loaded, and every word in it is weighed."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.i18n import placeholders
from nocontact_desktop.plan.loader import BESIDE, load_section, load_sections
from nocontact_desktop.plan.model import Section
from nocontact_desktop.plan.reading import ID
from nocontact_desktop.plan.rule_loader import load_common_rules

PLAN = resources.folder("plan")
CARD = resources.folder("card") / "card.toml"
SECTIONS = (*sorted(each for each in PLAN.glob("*.toml") if each.name not in BESIDE), CARD)
FILES = (*SECTIONS, *(PLAN / name for name in BESIDE))

WORDS_FOR_PEOPLE = {"title", "intro", "why", "label", "help", "hint", "text", "title_label"}
WORDS_FOR_PEOPLE |= {"add_label", "gentle", "below"}

DIAGNOSIS = (
    "narciss", "psychopath", "sociopath", "borderline", "bipolar", "toxic", "gaslight", "monster",
    "disorder", "crazy", "insane", "codependen", "trauma bond", "flying monk", "hoover", "victim",
    "abuser", "perpetrator",
)  # fmt: skip
BLAME = (
    "your fault", "you let", "you allowed", "you failed", "you should have", "why did you",
    "why didn", "stupid", "weak", "just leave", "provoke",
)  # fmt: skip
ORDERS = ("must", "you have to", "you need to", "never forget", "make sure you")
CLAIMS = (
    "unbreakable", "undetectable", "anonymous", "guarantee", "court-proof", "shred",
    "military-grade", "no trace", "100 %", "100%",
)  # fmt: skip
FORBIDDEN = re.compile(
    "|".join(rf"\b{re.escape(word)}" for word in (*DIAGNOSIS, *BLAME, *ORDERS, *CLAIMS)) + "|!",
    re.IGNORECASE,
)


def texts(table: object) -> Iterator[str]:
    """Every text for people in a parsed file."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key in WORDS_FOR_PEOPLE and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(table, list):
        for each in table:
            yield from texts(each)


def words_of(path: Path) -> list[str]:
    return list(texts(tomllib.loads(path.read_text(encoding="utf-8"))))


def ids(section: Section) -> Iterator[str]:
    yield section.id
    fields = (*section.fields, *(field for list_ in section.lists for field in list_.fields))
    for field in fields:
        yield from (field.id, *(option.id for option in field.options))
    for list_ in section.lists:
        yield from (list_.id, *(each.id for each in list_.suggestions))
    yield from (*(tip.id for tip in section.tips), *(rule.id for rule in section.rules))


@pytest.mark.parametrize("path", SECTIONS, ids=lambda path: path.name)
def test_a_shipped_section_is_complete(path: Path) -> None:
    section = load_section(path)
    assert all(ID.fullmatch(each) for each in ids(section))
    assert section.tips
    assert all(tip.source.strip() and tip.reviewed.year >= 2026 for tip in section.tips)
    assert section.fields or section.lists
    assert section.icon


def test_the_steps_are_there_in_order() -> None:
    shipped = [section.id for section in load_sections(PLAN)]
    assert shipped == [
        *("situation", "danger-signs", "incident"),
        *("safe-places", "documents", "money", "bag", "people", "children", "pets", "health"),
        *("work", "vehicle", "home", "devices"),
        *("the-day", "first-weeks"),
        *("blocking", "contact", "legal", "emotional", "review"),
    ]
    assert load_section(CARD).id == "card"
    assert load_common_rules(PLAN / "rules.toml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_blames_labels_orders_or_promises(path: Path) -> None:
    found = {
        text: hit.group() for text in words_of(path) if (hit := FORBIDDEN.search(text))
    }  # fmt: skip
    assert not found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_text_has_placeholders_that_nobody_fills(path: Path) -> None:
    assert not any(placeholders(text) for text in words_of(path))


def test_loading_all_sections_costs_little_more_than_parsing_them() -> None:
    def once(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    def parse() -> None:
        for path in PLAN.glob("*.toml"):
            tomllib.loads(path.read_text(encoding="utf-8"))

    pairs = [(once(parse), once(lambda: load_sections(PLAN))) for _ in range(3)]
    assert min(load for _, load in pairs) < 5 * min(parsed for parsed, _ in pairs)
