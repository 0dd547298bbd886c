"""A new step of the plan costs one file: dropped in, it is everywhere."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.app.composition import build_workspace
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Mark, Notice, State, When
from tests.plan import made_up


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    plan = tmp_path / "plan"
    shutil.copytree(resources.folder("plan"), plan)
    first = made_up.TOML.replace("order = 40", "order = 1")
    made_up.write(plan, first, "05-garden.toml")
    return build_workspace(MemoryStore(), plan)


def test_it_stands_among_the_steps_in_its_place(workspace: Workspace) -> None:
    assert workspace.sections[0].id == "garden"
    assert len(workspace.sections) > 5


def test_it_is_counted_and_asked_for(workspace: Workspace) -> None:
    assert workspace.progress("garden").total == 3
    for section_id in workspace.stage.first:  # they come first until they are put off
        workspace.set_mark(section_id, Mark.LATER)
    found = workspace.next_thing()
    assert found is not None
    assert found.section_id == "garden"


def test_its_suggestions_items_and_search_work(workspace: Workspace) -> None:
    item = workspace.add_item("garden", "beds", suggestion="roses")
    assert len(workspace.open_suggestions("garden", "beds")) == 1
    assert [hit.where for hit in workspace.search("roses")] == ["Garden · Roses"]
    workspace.change_item(replace(item, state=State.DONE))
    assert workspace.progress("garden").done == 1


def test_its_lists_have_the_rules_of_all_lists(workspace: Workspace) -> None:
    for list_id in ("beds", "harvest"):
        item = workspace.add_item("garden", list_id, title="Apples")
        workspace.change_item(replace(item, notice=Notice.YES, when=When.NOW))
    said = [each.list_id for each in workspace.notices("garden") if each.rule_id == "shows-to-them"]
    assert said == ["beds", "harvest"]
