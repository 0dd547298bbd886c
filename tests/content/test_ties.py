"""The shipped words for each tie, in every sentence of the plan."""

from __future__ import annotations

import re
from itertools import product

import pytest

from nocontact_desktop import resources
from nocontact_desktop.plan.model import Tie
from nocontact_desktop.plan.wording import TIE, load_ties, reworded
from tests import shipped
from tests.content.test_sections import FORBIDDEN, PLAN, words_of

TIES = load_ties(resources.folder("stages") / "ties.toml")
GENDERED = re.compile(r"\b(he|she|his|her|husband|wife|mother|father|son|daughter)\b")


def test_every_tie_but_other_has_words() -> None:
    assert set(TIES) == set(Tie) - {Tie.OTHER}


def test_the_words_fit_into_a_sentence_and_name_no_gender() -> None:
    for word in TIES.values():
        assert word.startswith("your ")
        assert not FORBIDDEN.search(word)
        assert not GENDERED.search(word)


def test_the_ties_are_those_that_the_plan_asks_for() -> None:
    fields = {(s.id, field.id): field for s in shipped.content().sections for field in s.fields}
    assert {option.id for option in fields[TIE].options} == {tie.value for tie in Tie}


@pytest.mark.parametrize("tie", TIES)
def test_no_sentence_of_the_plan_goes_wrong_with_it(tie: Tie) -> None:
    sentences = [words for path in sorted(PLAN.glob("*.toml")) for words in words_of(path)]
    said = [reworded(each, TIES[tie]) for each in sentences if "other person" in each.lower()]
    assert said
    doubled = re.compile(r"\b(a|an|the|your|another|any|each|some) your\b|\byour your\b", re.I)
    left = re.compile(r"\bthe other person\b", re.IGNORECASE)
    odd = [each for each, bad in product(said, (doubled, left)) if bad.search(each)]
    assert odd == []
