"""What a plan still lacks: by the person's priorities, each step once, and nothing set aside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.gaps import Gaps, gaps, load_priorities
from nocontact_desktop.plan.model import Field, Kind, Mark, Option, Section
from nocontact_desktop.plan.next_thing import Step
from nocontact_desktop.plan.stages import PLAIN, Stage
from tests.plan import made_up

OPTIONS = tuple(Option(each, each.title()) for each in ("food", "water", "rest"))
PRIORITIES = {"food": ("garden", "pond"), "water": ("pond",), "rest": ("bench",)}


@pytest.fixture
def garden(tmp_path: Path) -> Section:
    return made_up.section(tmp_path)


def _steps(garden: Section, *ticked: str, mark: Mark = Mark.OPEN) -> list[Step]:
    asked = Field("priorities", Kind.CHECKS, "What matters most?", options=OPTIONS)
    situation = replace(garden, id="situation", fields=(asked,), lists=())
    others = [replace(garden, id=id_, title=id_.title()) for id_ in ("garden", "pond", "bench")]
    return [
        Step(situation, {"priorities": list(ticked)}, {}),
        *(Step(each, {}, {}, mark if each.id == "bench" else Mark.OPEN) for each in others),
    ]


def _ids(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [each.section_id for each in found]


def test_without_priorities_every_step_is_listed_in_its_order(garden: Section) -> None:
    found = gaps(_steps(garden), PRIORITIES, PLAIN.unsaid)
    assert found.own == ()
    assert _ids(found.others) == ["garden", "pond", "bench"]
    assert found.others[0].count == 3
    assert found.others[0].title == "Garden"
    assert not found.nothing


def test_what_matters_comes_first_and_each_step_once(garden: Section) -> None:
    found = gaps(_steps(garden, "water", "food"), PRIORITIES, PLAIN.unsaid)
    assert [(each.label, _ids(each.steps)) for each in found.own] == [
        ("Food", ["garden", "pond"]),
        ("Water", []),
    ]
    assert _ids(found.others) == ["bench"]


@pytest.mark.parametrize("mark", [Mark.LATER, Mark.NOT_FOR_ME, Mark.RATHER_NOT_SAY])
def test_a_step_that_was_left_aside_is_not_listed(garden: Section, mark: Mark) -> None:
    found = gaps(_steps(garden, "rest", mark=mark), PRIORITIES, PLAIN.unsaid)
    assert found.own[0].steps == ()
    assert _ids(found.others) == ["garden", "pond"]


def test_the_stage_says_what_comes_first_and_what_waits(garden: Section) -> None:
    stage = Stage("s", "S", (), ("bench",), PLAIN.unsaid.today, frozenset({"garden"}))
    found = gaps(_steps(garden), PRIORITIES, stage)
    assert _ids(found.others) == ["bench", "pond"]
    assert _ids(found.waiting) == ["garden"]


def test_a_priority_of_the_persons_own_comes_before_what_the_stage_has_wait(
    garden: Section,
) -> None:
    stage = Stage("s", "S", (), (), PLAIN.unsaid.today, frozenset({"pond"}))
    found = gaps(_steps(garden, "water"), PRIORITIES, stage)
    assert _ids(found.own[0].steps) == ["pond"]
    assert found.waiting == ()


def test_an_option_without_steps_and_a_plan_without_the_question_do_no_harm(
    garden: Section,
) -> None:
    found = gaps(_steps(garden, "rest"), {}, PLAIN.unsaid)
    assert [(each.label, each.steps) for each in found.own] == [("Rest", ())]
    assert gaps([], PRIORITIES, PLAIN.unsaid) == Gaps((), (), ())
    assert Gaps((), (), ()).nothing


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[steps]\nfood = "garden"', "the steps of food have to be a list of ids"),
        ("[steps]\nfood = []", "the steps of food have to be a list of ids"),
        ("[steps]\nfood = [1]", "the steps of food have to be a list of ids"),
        ('[steps]\nfood = ["garden", "garden"]', "step garden is there twice"),
        ('[steps]\nfood = ["garden"]\n[other]', "unknown key other"),
    ],
)
def test_an_odd_file_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "priorities.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError, match=complaint):
        load_priorities(path)
    path.write_text('[steps]\nfood = ["garden"]', "utf-8")
    assert load_priorities(path) == {"food": ("garden",)}
