"""The shipped stages: plain, without a push, and only of steps that exist."""

from __future__ import annotations

import statistics

import pytest

from nocontact_desktop import resources
from nocontact_desktop.plan.model import When
from nocontact_desktop.plan.own_order import load_circumstances
from nocontact_desktop.plan.stages import STAGE, Stage, load_stages
from tests import shipped
from tests.content.grade import grade
from tests.content.test_sections import FORBIDDEN

STAGES = load_stages(resources.folder("stages") / "stages.toml")
ALL = (STAGES.unsaid, *STAGES.all)
IDS = (
    "undecided", "staying", "preparing", "leaving", "just-left", "apart", "limited", "going-back",
)  # fmt: skip
STEPS = (
    "situation", "danger-signs", "incident", "safe-places", "documents", "money", "bag", "people",
    "children", "pets", "health", "work", "vehicle", "home", "devices", "the-day", "first-weeks",
    "blocking", "contact", "legal", "emotional", "review",
)  # fmt: skip
PUSHES = ("should", "must", "have to", "need to", "now is the time", "why not")


def test_every_stage_is_there_in_the_words_and_the_order_of_the_question() -> None:
    assert tuple(stage.id for stage in STAGES.all) == IDS
    fields = {(s.id, field.id): field for s in shipped.content().sections for field in s.fields}
    asked = [(option.id, option.label) for option in fields[STAGE].options]
    assert [(stage.id, stage.label) for stage in STAGES.all] == asked


@pytest.mark.parametrize("stage", ALL, ids=lambda stage: stage.id or "unsaid")
def test_a_stage_names_steps_of_the_plan(stage: Stage) -> None:
    assert {*stage.first, *stage.waits} <= set(STEPS)


@pytest.mark.parametrize("stage", ALL, ids=lambda stage: stage.id or "unsaid")
def test_a_stage_is_said_plainly_and_pushes_nobody(stage: Stage) -> None:
    words = (stage.label, *stage.says)
    assert not [each for each in words if FORBIDDEN.search(each)]
    assert not [each for each in words for push in PUSHES if f" {push} " in f" {each.lower()} "]
    assert max(grade(each) for each in stage.says) <= 8


def test_all_stages_together_read_easily() -> None:
    assert statistics.median(grade(each) for stage in ALL for each in stage.says) <= 6


def test_nobody_who_still_lives_there_is_asked_for_a_block() -> None:
    for stage in ALL:
        before = When.AFTER not in stage.today
        assert before == ("blocking" in stage.waits)
        assert not (before and "blocking" in stage.first)


def test_what_an_answer_changes_names_steps_and_options_that_are_there() -> None:
    sections = {section.id: section for section in shipped.content().sections}
    found = load_circumstances(resources.folder("stages") / "circumstances.toml")
    assert found
    for each in (*found, *(other for one in found for other in one.unless)):
        field = {f.id: f for f in sections[each.section_id].fields}[each.field_id]
        assert each.values <= {option.id for option in field.options}
        assert {*each.first, *each.waits} <= set(sections)


def test_somebody_with_a_boss_is_asked_about_work_and_not_about_rooms_at_home() -> None:
    workspace = shipped.workspace()
    workspace.set_answer("situation", "stage", "preparing")
    workspace.set_answer("situation", "living_together", "no")
    workspace.set_answer("situation", "tie", "boss")
    assert workspace.stage.first[0] == "work"
    assert {"incident", "children"} <= workspace.stage.waits
    workspace.set_answer("situation", "priorities", ["money", "children"])
    assert workspace.stage.first[:3] == ("money", "children", "work")
    found = workspace.next_thing()
    assert found is not None
    assert found.section_id == "money"


def test_nothing_is_asked_by_itself_about_pets_that_are_not_there() -> None:
    workspace = shipped.workspace()
    workspace.set_answer("situation", "pets", "no")
    assert "pets" in workspace.stage.waits


def test_somebody_who_lives_with_a_boss_is_asked_about_safe_places_and_a_bag() -> None:
    workspace = shipped.workspace()
    workspace.set_answer("situation", "stage", "preparing")
    workspace.set_answer("situation", "tie", "boss")
    workspace.set_answer("situation", "living_together", "yes")
    assert not {"incident", "safe-places", "bag", "home"} & workspace.stage.waits
    workspace.set_answer("situation", "living_together", "no")
    assert {"incident", "safe-places", "bag", "home"} <= workspace.stage.waits
    workspace.set_answer("danger-signs", "signs", ["hurt"])
    assert not {"incident", "safe-places"} & workspace.stage.waits


def test_whoever_leaves_soon_is_asked_where_to_right_after_the_day() -> None:
    workspace = shipped.workspace()
    workspace.set_answer("situation", "stage", "leaving")
    assert workspace.stage.first[:2] == ("the-day", "safe-places")


def test_what_an_advocate_asks_about_first_comes_early() -> None:
    for answer, value, step in (
        ("danger-signs/signs", ["neck"], "health"),
        ("danger-signs/signs", ["kill-threat"], "danger-signs"),
        ("situation/depend_on", ["right-to-stay"], "legal"),
        ("situation/depend_on", ["care"], "health"),
        ("situation/they_watch", ["reads-phone"], "devices"),
        ("situation/children", ["shared"], "children"),
    ):
        workspace = shipped.workspace()
        workspace.set_answer("situation", "stage", "preparing")
        assert step not in workspace.stage.first, step
        section_id, _slash, field_id = answer.partition("/")
        workspace.set_answer(section_id, field_id, value)
        assert step in workspace.stage.first[:4], step


def test_each_thing_that_they_decide_brings_a_step_to_the_front() -> None:
    """The question says that it shows which steps may help first."""
    found = load_circumstances(resources.folder("stages") / "circumstances.toml")
    asked = [each for each in found if each.field_id == "they_control"]
    steps = {option: each.first[0] for each in asked for option in each.values}
    fields = {f.id: f for s in shipped.content().sections for f in s.fields if s.id == "situation"}
    for option in fields["they_control"].options:
        workspace = shipped.workspace()
        workspace.set_answer("situation", "stage", "undecided")
        workspace.set_answer("situation", "they_control", [option.id])
        assert steps[option.id] in workspace.stage.first[:3], option.id
