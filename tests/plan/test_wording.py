"""The other person is called what they are to this person, in every sentence and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.model import Section, Tie
from nocontact_desktop.plan.wording import (
    fits,
    fitting_first,
    load_ties,
    read_tie,
    reworded,
    worded,
)
from tests.plan import made_up

TOML = (
    made_up.TOML.replace('"Garden"', '"A garden of the other person"')
    .replace('"Each bed."', '"The other person’s beds."')
    .replace('"Plant"', '"What the other person likes"')
    .replace('"Spade"', '"The other person\'s"')
    .replace('"Sow early."', '"Sow before the other person does."')
    .replace('"A gardener, her notebook"', '"The other person: a notebook"')
    .replace('"It rains', '"The other person says: it rains')
)


@pytest.fixture
def garden(tmp_path: Path) -> Section:
    return made_up.section(tmp_path, TOML)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Can the other person see it?", "Can your boss see it?"),
        ("The other person’s phone", "Your boss’s phone"),
        ("The other person's phone", "Your boss's phone"),
        ("Not the other person. The other person knows.", "Not your boss. Your boss knows."),
        ("Another person, or the other people", "Another person, or the other people"),
        ("Bathe the other person’s dog", "Bathe your boss’s dog"),
        ("", ""),
    ],
)
def test_a_sentence_says_who_it_is(sentence: str, said: str) -> None:
    assert reworded(sentence, "your boss") == said


def test_every_sentence_of_a_step_is_said_so_and_its_sources_are_not(garden: Section) -> None:
    said = worded(garden, "your boss")
    assert said.title == "A garden of your boss"
    assert said.lists[0].intro == "Your boss’s beds."
    assert said.lists[0].fields[0].label == "What your boss likes"
    assert said.fields[2].options[0].label == "Your boss's"
    assert said.tips[0].text == "Sow before your boss does."
    assert said.tips[0].source == "The other person: a notebook"
    assert said.rules[0].text.startswith("Your boss says")


def test_nothing_but_words_changes(garden: Section) -> None:
    assert worded(garden, "the other person") == replace(
        garden, rules=worded(garden.rules, "the other person")
    )
    assert worded(garden, "") is garden
    assert repr(worded(garden, "THEM")).count("the other person") == 0
    assert worded(worded(garden, "the other person"), "the other person") == garden


def test_what_fits_comes_first_and_nothing_is_left_out(garden: Section) -> None:
    assert [s.id for s in fitting_first(garden, None).lists[0].suggestions] == ["roses", "beans"]
    assert [s.id for s in fitting_first(garden, Tie.BOSS).lists[0].suggestions] == [
        "roses",
        "beans",
    ]
    assert [s.id for s in fitting_first(garden, Tie.PARENT).lists[0].suggestions] == [
        "beans",
        "roses",
    ]
    early = garden.tips[0]
    theirs = replace(early, id="theirs", fits=(Tie.BOSS,))
    tips = fitting_first(replace(garden, tips=(theirs, early)), Tie.PARENT).tips
    assert [tip.id for tip in tips] == ["early", "theirs"]


def test_everything_fits_while_nothing_is_known() -> None:
    assert fits((), Tie.BOSS)
    assert fits((Tie.BOSS,), None)
    assert fits((Tie.BOSS,), Tie.OTHER)
    assert fits((Tie.BOSS,), Tie.BOSS)
    assert not fits((Tie.BOSS,), Tie.PARENT)


def test_an_answer_that_is_no_tie_is_none() -> None:
    assert read_tie("boss") is Tie.BOSS
    assert [read_tie(each) for each in ("", "pirate", None, ["boss"])] == [None] * 4


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[words]\npirate = "your pirate"', "unknown tie pirate"),
        ('[words]\nboss = " "', "the word for boss has to be a text"),
        ("[words]\nboss = 1", "the word for boss has to be a text"),
        ('[words]\nboss = "your {boss}"', "braces"),
        ('[words]\nboss = "your boss"\n[more]\n', "unknown key more"),
    ],
)
def test_odd_words_are_refused(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "ties.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError, match=complaint):
        load_ties(path)
