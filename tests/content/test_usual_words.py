"""Somebody who types a usual word into the search is led to where the plan speaks of it."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.app.ready_words import Ready, ReadyWords
from nocontact_desktop.app.word_index import telling
from nocontact_desktop.plan.usual_words import load_usual_words
from tests import shipped

LOOKED_FOR = tomllib.loads((Path(__file__).parent / "looked_for.toml").read_text("utf-8"))["found"]
SECTIONS = shipped.content().sections
USUAL = load_usual_words(resources.folder("lookup") / "usual_words.toml")
READY = ReadyWords(USUAL)
FIRST = 5
"""So many stand on a small screen."""


def place(ready: Ready) -> str:
    return "/".join(id_ for id_ in (ready.section_id, ready.list_id, ready.part_id) if id_)


def everything() -> Counter[str]:
    found: Counter[str] = Counter()
    for section in SECTIONS:
        found[section.id] += 1
        beside = [*(field.id for field in section.fields), *(tip.id for tip in section.tips)]
        found.update(f"{section.id}/{id_}" for id_ in beside)
        for list_ in section.lists:
            found[f"{section.id}/{list_.id}"] += 1
            parts = [*(s.id for s in list_.suggestions), *(f.id for f in list_.fields)]
            found.update(f"{section.id}/{list_.id}/{part}" for part in parts)
    return found


def test_every_place_that_is_named_is_in_the_plan_once() -> None:
    there = everything()
    named = {at for usual in USUAL for at in usual.at}
    assert {at for at in named if there[at] != 1} == set()


def test_every_usual_word_leads_to_the_first_of_its_places() -> None:
    lost = {}
    for usual in USUAL:
        for typed in usual.words:
            found = [place(each) for each in READY.find(SECTIONS, typed)]
            if usual.at[0] not in found[: 2 * FIRST]:
                lost[typed] = found[:3]
    assert lost == {}


def test_every_usual_word_has_something_that_is_looked_for() -> None:
    assert [word for usual in USUAL for word in usual.words if not telling(word)] == []


def test_what_advocates_plans_have_is_found_by_what_people_would_type() -> None:
    assert len(LOOKED_FOR) > 500
    lost = {}
    for typed, at in LOOKED_FOR.items():
        found = [place(each) for each in READY.find(SECTIONS, typed)]
        if at not in found[:FIRST]:
            lost[typed] = found[:FIRST]
    assert lost == {}


def test_words_that_nobody_needs_find_nothing() -> None:
    assert READY.find(SECTIONS, "zyzzyva") == READY.find(SECTIONS, "the of my") == ()
