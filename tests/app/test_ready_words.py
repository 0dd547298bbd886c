"""What the program has ready is found by its own words, and by those that people use for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop import i18n
from nocontact_desktop.app.ready_words import Ready, ReadyKind, ReadyWords
from nocontact_desktop.plan.model import Section
from nocontact_desktop.plan.usual_words import UsualWords
from tests.plan import made_up

SHED = """
id = "shed"
order = 1
title = "The shed"
intro = "Where the tools are."
why = "It helps."

[[field]]
id = "lock"
kind = "choice"
label = "What is on the door?"
help = "Look at it from outside."
options = [{ id = "bar", label = "An iron bar" }, { id = "none", label = "Nothing" }]

[[list]]
id = "tools"
title = "Tools"
intro = "One for each job."
title_label = "Tool"
add_label = "Add a tool"

[[list.field]]
id = "owner"
kind = "text"
label = "Who lent it"

[[list.suggestion]]
id = "spade"
title = "A spade with a long handle"
hint = "Old ones are heavier."

[[list.suggestion]]
id = "keys"
title = "Keys to the shed"

[[list.suggestion]]
id = "keyring"
title = "A keyring"

[[tip]]
id = "oil"
text = "A little oil keeps a spade from rust."
source = "A gardener"
reviewed = 2026-11-30
"""
USUAL = (
    UsualWords(("shovel", "digging tool"), ("shed/tools/spade", "shed/oil")),
    UsualWords(("bolt",), ("shed/lock", "nowhere/at-all")),
)


@pytest.fixture
def shed(tmp_path: Path) -> tuple[Section, ...]:
    return (made_up.section(tmp_path, SHED),)


@pytest.fixture
def english() -> Iterator[None]:
    yield
    i18n.use(i18n.Catalogue())


def names(found: tuple[Ready, ...]) -> list[str]:
    return [each.part_id or each.list_id or each.section_id for each in found]


def find(shed: tuple[Section, ...], query: str) -> list[str]:
    return names(ReadyWords(USUAL).find(shed, query))


def test_each_kind_is_found_and_says_where_it_is(shed: tuple[Section, ...]) -> None:
    words = ReadyWords()
    (step,) = words.find(shed, "where are the tools")[:1]
    assert (step.kind, step.title, step.where) == (ReadyKind.STEP, "The shed", "")
    (question,) = words.find(shed, "iron")
    assert (question.kind, question.part_id, question.where) == (
        ReadyKind.QUESTION, "lock", "The shed",
    )  # fmt: skip
    assert question.detail == "An iron bar · Nothing"
    (asked_by_title,) = words.find(shed, "door")
    assert asked_by_title.detail == "Look at it from outside."
    (asked,) = words.find(shed, "lent")
    assert (asked.kind, asked.list_id, asked.where) == (
        ReadyKind.QUESTION, "tools", "The shed · Tools",
    )  # fmt: skip
    line, tip = words.find(shed, "spade")
    assert (line.kind, line.where) == (ReadyKind.LINE, "The shed · Tools")
    assert (tip.kind, tip.where) == (ReadyKind.TIP, "The shed")
    assert words.find(shed, "job")[0].kind is ReadyKind.LIST


def test_every_word_has_to_be_there_and_the_title_counts_most(shed: tuple[Section, ...]) -> None:
    assert find(shed, "long spade") == ["spade"]
    assert find(shed, "heavier old") == ["spade"]
    assert find(shed, "key") == ["keys", "keyring"]
    assert find(shed, "KEYS") == ["keys", "keyring"]


def test_endings_of_words_do_not_matter(shed: tuple[Section, ...]) -> None:
    assert find(shed, "spades") == ["spade", "oil"]
    assert find(shed, "lending") == []
    assert find(shed, "handles") == find(shed, "handled") == ["spade"]


def test_small_words_find_nothing_and_change_nothing(shed: tuple[Section, ...]) -> None:
    assert find(shed, "the") == find(shed, "to my") == find(shed, " ") == find(shed, "?") == []
    assert find(shed, "a spade for the shed") == find(shed, "spade shed")


def test_two_letters_have_to_be_a_whole_word(shed: tuple[Section, ...]) -> None:
    assert find(shed, "sp") == []
    assert find(shed, "spa") == ["spade", "oil"]


def test_a_usual_word_leads_to_its_places_in_their_order(shed: tuple[Section, ...]) -> None:
    assert find(shed, "shovel") == find(shed, "shovels") == ["spade", "oil"]
    assert find(shed, "sho") == ["spade", "oil"]
    assert find(shed, "digging") == ["spade", "oil"]
    assert find(shed, "where is my shovel") == ["spade", "oil"]
    assert find(shed, "bolt") == ["lock"]


def test_one_usual_word_among_others_says_less_than_a_line_that_has_them_all(
    shed: tuple[Section, ...],
) -> None:
    usual = (UsualWords(("heavier",), ("shed",)), UsualWords(("old heavier",), ("shed/oil",)))
    assert names(ReadyWords(usual).find(shed, "heavier ones")) == ["spade", "shed"]
    assert names(ReadyWords(usual).find(shed, "heavier old ones")) == ["oil", "spade", "shed"]


def test_when_nothing_has_all_words_the_rarest_one_decides(shed: tuple[Section, ...]) -> None:
    assert find(shed, "rust keys elsewhere") == ["oil"]
    assert find(shed, "elsewhere nowhere") == []


def test_it_is_found_in_the_language_in_use(shed: tuple[Section, ...], english: None) -> None:
    words = ReadyWords()
    assert names(words.find(shed, "keyring")) == ["keyring"]
    i18n.use(i18n.Catalogue("de", {"A keyring": "Ein Schlüsselbund"}))
    assert words.find(shed, "keyring") == ()
    assert [each.title for each in words.find(shed, "schluss")] == ["Ein Schlüsselbund"]


def test_new_words_of_the_steps_are_found_and_old_ones_are_not(
    shed: tuple[Section, ...], tmp_path: Path
) -> None:
    words = ReadyWords()
    assert names(words.find(shed, "spade"))
    other = made_up.section(tmp_path, SHED.replace("spade", "rake"))
    assert words.find((other,), "spade") == ()
