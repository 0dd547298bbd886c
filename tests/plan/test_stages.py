"""Stages: read strictly, put first what matters there, and let nothing be asked too early."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.model import Item, Section, When
from nocontact_desktop.plan.next_thing import Step, next_thing
from nocontact_desktop.plan.stages import PLAIN, Stage, Stages, load_stages
from tests.plan import made_up

GOOD = """
[unsaid]
says = ["Begin anywhere.", "Stop anywhere."]
first = ["garden"]
today = ["now"]
waits = ["pond"]

[[stage]]
id = "spring"
label = "Spring"
says = ["It begins.", "Take your time."]
first = ["pond", "garden"]
today = ["now", "on_the_day"]
"""


def _load(folder: Path, text: str = GOOD) -> Stages:
    path = folder / "stages.toml"
    path.write_text(text, encoding="utf-8")
    return load_stages(path)


@pytest.fixture
def garden(tmp_path: Path) -> Section:
    return made_up.section(tmp_path)


def _stage(*first: str, today: frozenset[When] | None = None, waits: str = "") -> Stage:
    return Stage(
        "spring",
        "Spring",
        (),
        first,
        PLAIN.unsaid.today if today is None else today,
        frozenset({waits}) if waits else frozenset(),
    )


def test_stages_are_read(tmp_path: Path) -> None:
    stages = _load(tmp_path)
    assert stages.unsaid.waits == {"pond"}
    (spring,) = stages.all
    assert spring.label == "Spring"
    assert spring.says == ("It begins.", "Take your time.")
    assert spring.today == {When.OPEN, When.NOW, When.ON_THE_DAY}


@pytest.mark.parametrize("answer", ["", None, "winter", ["spring"]])
def test_who_says_nothing_known_is_at_the_stage_of_those_who_said_nothing(
    tmp_path: Path, answer: str | list[str] | None
) -> None:
    stages = _load(tmp_path)
    assert stages.of(answer) is stages.unsaid
    assert stages.of("spring") is stages.all[0]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('["It begins.", "Take your time."]', '["It begins."]', "says has to be two sentences"),
        ('"It begins."', '" "', "says has to be two sentences"),
        ('"It begins."', '"{It} begins."', "braces"),
        ('["pond", "garden"]', "[]", "first names 1 to 6 sections"),
        ('["pond", "garden"]', '["pond", "pond"]', "section pond is there twice"),
        ('["now", "on_the_day"]', '["now", "some-day"]', "unknown time some-day"),
        ('["now", "on_the_day"]', '[""]', "unknown time"),
        ('waits = ["pond"]', 'waits = ["garden"]', "garden comes first and waits"),
        ('label = "Spring"', "", "label is missing"),
        ('label = "Spring"', 'label = "Spring"\nlocked = true', "unknown key locked"),
        ("[unsaid]", "[other]", "unsaid"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_by_name(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in GOOD
    with pytest.raises(ContentError, match=r"stages\.toml") as refused:
        _load(tmp_path, GOOD.replace(old, new, 1))
    assert complaint in str(refused.value)


def test_a_stage_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="stage spring is there twice"):
        _load(tmp_path, GOOD + GOOD[GOOD.index("[[stage]]") :])


def test_what_comes_first_is_in_front_and_nothing_is_lost(garden: Section) -> None:
    pond, shed = replace(garden, id="pond", order=50), replace(garden, id="shed", order=60)
    sections = (garden, pond, shed)
    stage = _stage("shed", "nowhere", "pond")
    assert stage.in_order(sections) == (shed, pond, garden)
    assert stage.comes_first(sections) == (shed, pond)
    assert PLAIN.unsaid.in_order(sections) == sections
    assert PLAIN.unsaid.comes_first(sections) == ()


def test_the_next_thing_follows_the_order_of_the_stage(garden: Section) -> None:
    steps = [Step(garden, {}, {}), Step(replace(garden, id="pond", order=50), {}, {})]
    found = [next_thing(steps), next_thing(steps, _stage("pond"))]
    assert [each.section_id for each in found if each] == ["garden", "pond"]


def test_nothing_is_asked_of_a_step_that_waits(garden: Section) -> None:
    assert next_thing([Step(garden, {}, {})], _stage(waits="garden")) is None


@pytest.mark.parametrize("when", [When.ON_THE_DAY, When.AFTER])
def test_an_item_is_asked_for_when_its_time_has_come(garden: Section, when: When) -> None:
    values = {"plant": "Rose"}
    items = tuple(
        Item(str(at), "garden", "beds", "Roses", when=when, values=values) for at in range(2)
    )
    step = Step(garden, {"first": "Peas"}, {"beds": items})
    assert next_thing([step]) is None
    found = next_thing([step], _stage(today=frozenset({When.OPEN, when})))
    assert found is not None
    assert found.sentence == "Look at this one: Roses."


def test_what_a_rule_of_order_speaks_about_comes_last_and_says_so(garden: Section) -> None:
    one = Item("one", "garden", "beds", "Roses", when=When.NOW)
    two = Item("two", "garden", "beds", "Beans", when=When.NOW)
    step = Step(garden, {"first": "x"}, {"beds": (one, two)})
    free, held = next_thing([step]), next_thing([step], held={"one"})
    assert free is not None
    assert held is not None
    assert (free.item_id, held.item_id) == ("one", "two")
    only = next_thing([Step(garden, {"first": "x"}, {"beds": (one, one)})], held={"one"})
    assert only is not None
    assert only.sentence.startswith("Roses: something else may be better first.")
