"""The copy for an advocate has no private notes, and their notes come back into the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nocontact_desktop.app.advocate import (
    ADVICE,
    JOURNALS,
    AdvocateCopy,
    known_titles,
    note_titles,
    offered,
    take_in,
    those_there,
    ticked_at_first,
)
from nocontact_desktop.app.keeping import Keeping, keep
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import NeverKeptError
from nocontact_desktop.exports import plan_print
from nocontact_desktop.exports.notes_file import Note, read_notes, written
from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.plan.model import Mark
from tests import shipped
from tests.exports.reading import words

SECRET = "Larkspur"
DAY = date(2026, 11, 30)


@pytest.fixture
def workspace() -> Workspace:
    made = shipped.workspace()
    item = made.add_item("safe-places", "places", title="Aunt Rosa")
    made.change_item(replace(item, note=f"{SECRET} is what I tell nobody"))
    made.set_answer("review", "questions", "May I take the children abroad?")
    made.set_mark("money", Mark.RATHER_NOT_SAY)
    return made


def printed(workspace: Workspace, chosen: set[str], tmp_path: Path) -> str:
    copy = AdvocateCopy(workspace, chosen)
    told = words(plan_print.render(copy, Choices(blanks=False)).pdf, tmp_path)
    return " ".join(told.split())


def test_private_notes_and_unticked_steps_are_nowhere_in_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    told = printed(workspace, {"safe-places", "documents"}, tmp_path)
    assert "Aunt Rosa" in told
    assert SECRET not in told
    assert "People who help" not in told


def test_it_begins_with_the_questions_and_what_is_lacking(
    workspace: Workspace, tmp_path: Path
) -> None:
    told = printed(workspace, {"safe-places"}, tmp_path)
    assert told.index("May I take the children abroad?") < told.index("Aunt Rosa")
    missing = workspace.progress("safe-places").missing
    assert missing
    for each in missing:
        assert each.sentence.split("?")[0][:30] in told


def test_a_step_that_was_set_aside_is_left_out_unless_it_is_ticked(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert not ticked_at_first(workspace, "money")
    assert ticked_at_first(workspace, "people")
    workspace.set_answer("money", "fund_place", "in the shed")
    assert "Money" not in note_titles(workspace)
    assert "Money" in known_titles(workspace)
    assert "Money" in printed(workspace, {"money"}, tmp_path)


def test_letters_and_thoughts_are_in_it_only_when_the_person_says_so(workspace: Workspace) -> None:
    assert not ticked_at_first(workspace, "emotional")
    assert "emotional" in {each.id for each in offered(workspace)}


def test_a_journal_is_never_offered() -> None:
    content = shipped.content()
    journal = replace(content.sections[0], id="journal")
    workspace = Workspace(replace(content, sections=(*content.sections, journal)), MemoryStore())
    assert JOURNALS.isdisjoint(each.id for each in offered(workspace))


def test_notes_that_come_back_stand_in_the_plan_and_are_found(workspace: Workspace) -> None:
    text = written(note_titles(workspace)).decode("utf-8-sig")
    line = next(each for each in text.splitlines() if each.endswith("Safe places"))
    text = text.replace(line, f"{line}\r\nAsk the heron shelter first.").replace(
        "From:", "From: Dana"
    )
    found = read_notes(text.encode(), known_titles(workspace))
    (note,) = found.notes
    assert not those_there(workspace, [note])
    assert take_in(workspace, found.sender, found.notes, DAY) == 1
    (item,) = workspace.items(*ADVICE)
    assert item.title == "Ask the heron shelter first."
    assert item.values == {
        "from": "Dana",
        "about": "Safe places",
        "words": "Ask the heron shelter first.",
        "on": "2026-11-30",
    }
    assert those_there(workspace, [note, Note("", "other")]) == {note}
    assert [hit.section_id for hit in workspace.search("heron")] == ["review"]


def test_a_long_note_has_a_short_title(workspace: Workspace) -> None:
    take_in(workspace, "", [Note("", "word " * 100)], DAY)
    (item,) = workspace.items(*ADVICE)
    assert len(item.title) <= 62
    assert item.title.endswith("word …")
    assert "from" not in item.values


def test_a_note_is_taken_in_whole_or_not_at_all(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(MemoryStore, "change_item")  # a second write could be cut off
    take_in(workspace, "Dana", [Note("", "Ask the heron shelter first.")], DAY)
    (item,) = workspace.items(*ADVICE)
    assert item.values["words"] == "Ask the heron shelter first."


def test_where_that_step_keeps_nothing_it_is_said(workspace: Workspace) -> None:
    keep(workspace, "review", Keeping(never=True))
    with pytest.raises(NeverKeptError):
        take_in(workspace, "", [Note("", "x")], DAY)


def test_the_fields_that_are_filled_in_are_those_of_the_step(workspace: Workspace) -> None:
    fields = {each.id for each in workspace.list_of(*ADVICE).fields}
    assert {"from", "about", "words", "on"} <= fields
    assert "questions" in {each.id for each in workspace.section("review").fields}
