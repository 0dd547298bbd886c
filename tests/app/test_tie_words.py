"""The open plan speaks in the words of the tie that was chosen, and follows when it changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop import i18n
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import Catalogue
from nocontact_desktop.plan.model import Tie
from tests.app.many_steps import many_steps


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def workspace(tmp_path: Path, store: MemoryStore) -> Workspace:
    return many_steps(tmp_path, store)


@pytest.fixture
def another_language() -> Iterator[None]:
    i18n.use(Catalogue("de", {"What the other person knows of you-0.": "Was man weiß."}))
    yield
    i18n.use(Catalogue())


def _intro(workspace: Workspace) -> str:
    return i18n.text(workspace.section("you-0").intro)


def test_without_a_tie_it_is_the_other_person(workspace: Workspace) -> None:
    assert workspace.tie is None
    assert _intro(workspace) == "What the other person knows of you-0."


def test_it_follows_at_once_and_back(workspace: Workspace) -> None:
    workspace.set_answer("situation", "tie", "boss")
    assert workspace.tie is Tie.BOSS
    assert _intro(workspace) == "What your boss knows of you-0."
    assert workspace.sections[1] is workspace.section("you-0")
    assert workspace.say("Would the other person notice?") == "Would your boss notice?"
    workspace.set_answer("situation", "tie", "other")
    assert _intro(workspace) == "What the other person knows of you-0."
    workspace.set_answer("situation", "tie", "")
    assert workspace.say("The other person") == "The other person"


def test_what_was_read_before_is_told_in_the_new_words(workspace: Workspace) -> None:
    before = workspace.steps()
    workspace.set_answer("situation", "tie", "boss")
    after = workspace.steps()
    assert before[1].section.intro != after[1].section.intro
    assert after[1] is workspace.steps()[1]


def test_a_plan_that_is_opened_with_a_tie_speaks_so_from_the_start(
    tmp_path: Path, workspace: Workspace, store: MemoryStore
) -> None:
    workspace.set_answer("situation", "tie", "boss")
    assert _intro(many_steps(tmp_path, store)) == "What your boss knows of you-0."


@pytest.mark.usefixtures("another_language")
def test_in_another_language_the_sentences_stay_the_keys_that_they_are(
    workspace: Workspace,
) -> None:
    workspace.set_answer("situation", "tie", "boss")
    assert _intro(workspace) == "Was man weiß."


def test_suggestions_that_are_meant_for_others_come_last(workspace: Workspace) -> None:
    def offered() -> list[str]:
        return [each.id for each in workspace.open_suggestions("you-0", "things")]

    assert offered() == ["theirs", "yours"]
    workspace.set_answer("situation", "tie", "partner")
    assert offered() == ["yours", "theirs"]
    workspace.set_answer("situation", "tie", "boss")
    assert offered() == ["theirs", "yours"]


def test_an_item_that_is_added_says_who_it_is(workspace: Workspace, store: MemoryStore) -> None:
    workspace.set_answer("situation", "tie", "boss")
    item = workspace.add_item("you-0", "things", suggestion="theirs")
    assert item.title == "Theirs of you-0"
    assert [hit.where for hit in workspace.search("theirs")] == ["Step you-0 · Theirs of you-0"]


def test_the_card_never_says_who_it_is(workspace: Workspace) -> None:
    before = workspace.card
    workspace.set_answer("situation", "tie", "boss")
    assert workspace.section("card") is workspace.card is before
