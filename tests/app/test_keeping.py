"""What is kept of a step: for good, until a day, or never; and a clock that cannot be trusted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nocontact_desktop.app.keeping import (
    Due,
    Found,
    Keeping,
    begin_counting,
    forget,
    holds,
    is_doubtful,
    keep,
    keeping,
    settle,
)
from nocontact_desktop.app.kept_store import KeptStore
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import NeverKeptError
from nocontact_desktop.plan.model import Mark
from tests import shipped

TODAY = date(2026, 12, 1)
DAY = timedelta(days=1)


@pytest.fixture
def workspace() -> Workspace:
    made = shipped.workspace(KeptStore(MemoryStore()))
    made.set_answer("money", "account_name", "Larkspur bank")
    made.add_item("people", "people", title="Larkspur")
    gone = made.add_item("people", "people", title="Larkspur too")
    made.remove_item(gone.id)
    return made


def test_a_step_is_kept_until_something_else_is_said(workspace: Workspace) -> None:
    assert all(keeping(workspace, each.id) == Keeping() for each in workspace.sections)
    assert settle(workspace, TODAY) == Found()
    assert holds(workspace, "people") == 2


@pytest.mark.parametrize(
    "how", [Keeping(), Keeping(never=True), Keeping(until=TODAY), Keeping(apart_days=30)]
)
def test_what_was_chosen_is_read_as_it_was_written(workspace: Workspace, how: Keeping) -> None:
    keep(workspace, "money", how)
    assert keeping(workspace, "money") == how


@pytest.mark.parametrize("odd", ["soon", "apart:", "apart:x", "2026-99-01", "never ever"])
def test_what_cannot_be_read_counts_as_kept(workspace: Workspace, odd: str) -> None:
    workspace.keep_how("money", odd)
    assert keeping(workspace, "money") == Keeping()
    assert settle(workspace, TODAY) == Found()


def test_never_kept_takes_away_what_was_there_and_takes_in_nothing(workspace: Workspace) -> None:
    workspace.set_mark("people", Mark.LATER)
    keep(workspace, "people", Keeping(never=True))
    assert holds(workspace, "people") == 0
    assert {hit.section_id for hit in workspace.search("larkspur")} == {"money"}
    workspace.set_answer("people", "whatever", "Larkspur")
    assert workspace.answers("people") == {}
    with pytest.raises(NeverKeptError):
        workspace.add_item("people", "people", title="Larkspur")
    assert workspace.mark("people") is Mark.RATHER_NOT_SAY
    assert workspace.progress("people").missing == ()
    keep(workspace, "people", Keeping())
    assert workspace.mark("people") is Mark.OPEN
    assert workspace.add_item("people", "people", title="Sam").title == "Sam"


def test_emptying_now_keeps_what_is_written_later(workspace: Workspace) -> None:
    keep(workspace, "people", Keeping(until=TODAY + DAY))
    forget(workspace, "people")
    assert holds(workspace, "people") == 0
    assert keeping(workspace, "people") == Keeping()


def test_it_is_told_a_week_before_and_forgotten_on_its_day(workspace: Workspace) -> None:
    keep(workspace, "people", Keeping(until=TODAY))
    assert settle(workspace, TODAY - 8 * DAY) == Found()
    assert settle(workspace, TODAY - 7 * DAY) == Found(soon=(Due("people", TODAY),))
    assert settle(workspace, TODAY - DAY).soon == (Due("people", TODAY),)
    assert holds(workspace, "people") == 2
    assert settle(workspace, TODAY) == Found(forgotten=("people",))
    assert holds(workspace, "people") == 0
    assert workspace.answers("money")
    assert settle(workspace, TODAY) == Found()


def test_it_is_forgotten_later_when_nobody_opened_on_the_day(workspace: Workspace) -> None:
    keep(workspace, "people", Keeping(until=TODAY))
    settle(workspace, TODAY - 3 * DAY)
    assert settle(workspace, TODAY + 90 * DAY).forgotten == ("people",)


def test_it_can_be_kept_after_all(workspace: Workspace) -> None:
    keep(workspace, "people", Keeping(until=TODAY))
    settle(workspace, TODAY - DAY)
    keep(workspace, "people", Keeping())
    assert settle(workspace, TODAY) == Found()
    assert holds(workspace, "people") == 2


@pytest.mark.parametrize("jump", [timedelta(days=367), timedelta(days=-1), timedelta(days=9000)])
def test_a_clock_that_jumped_forgets_nothing_by_itself(
    workspace: Workspace, jump: timedelta
) -> None:
    settle(workspace, TODAY)
    keep(workspace, "people", Keeping(until=TODAY + min(jump, timedelta(0)) - DAY))
    found = settle(workspace, TODAY + jump)
    assert found.forgotten == ()
    assert [each.section_id for each in found.doubtful] == ["people"]
    assert is_doubtful(workspace, "people")
    again = settle(workspace, TODAY + jump + DAY)
    assert [each.section_id for each in again.doubtful] == ["people"]
    assert holds(workspace, "people") == 2
    keep(workspace, "people", Keeping(until=TODAY + jump + DAY))
    assert not is_doubtful(workspace, "people")
    assert settle(workspace, TODAY + jump + DAY).forgotten == ("people",)


def test_a_year_without_a_visit_is_no_jump(workspace: Workspace) -> None:
    settle(workspace, TODAY)
    keep(workspace, "people", Keeping(until=TODAY + DAY))
    assert settle(workspace, TODAY + timedelta(days=366)).forgotten == ("people",)


def test_after_leaving_counts_from_when_the_person_says_so(workspace: Workspace) -> None:
    keep(workspace, "people", Keeping(apart_days=30))
    assert settle(workspace, TODAY) == Found()
    workspace.set_answer("situation", "stage", "preparing")
    begin_counting(workspace, TODAY)
    assert keeping(workspace, "people") == Keeping(apart_days=30)
    workspace.set_answer("situation", "stage", "apart")
    begin_counting(workspace, TODAY)
    assert keeping(workspace, "people") == Keeping(until=TODAY + timedelta(days=30))
    begin_counting(workspace, TODAY + 5 * DAY)
    assert keeping(workspace, "people") == Keeping(until=TODAY + timedelta(days=30))


def test_days_do_not_count_from_a_day_that_cannot_be_trusted(workspace: Workspace) -> None:
    settle(workspace, TODAY)
    workspace.set_answer("situation", "stage", "apart")
    keep(workspace, "people", Keeping(apart_days=30))
    settle(workspace, TODAY + timedelta(days=4000))
    assert keeping(workspace, "people") == Keeping(apart_days=30)


class Counting(MemoryStore):
    """Counts what is written."""

    written = 0

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting, and count it."""
        self.written += 1
        super().set_setting(name, value)


def test_an_opening_writes_once_a_day() -> None:
    store = Counting()
    workspace = shipped.workspace(store)
    for day, written in ((TODAY, 1), (TODAY, 1), (TODAY + DAY, 2)):
        settle(workspace, day)
        assert store.written == written


def test_what_was_cut_short_while_it_was_taken_away_is_taken_away_at_the_next_opening(
    workspace: Workspace,
) -> None:
    for section_id in ("money", "people"):
        workspace.keep_how(section_id, Keeping(never=True).stored)  # and then the exit key
    workspace.set_answer("documents", "take_first", "Larkspur passport")
    assert settle(workspace, TODAY) == Found()
    assert holds(workspace, "money") == holds(workspace, "people") == 0
    assert workspace.trail.sections() == {"documents"}
    assert holds(workspace, "documents") == 1


def test_what_stood_before_is_taken_away_of_a_step_that_is_empty_by_now(
    workspace: Workspace,
) -> None:
    workspace.set_answer("money", "account_name", "")
    workspace.keep_how("money", Keeping(never=True).stored)
    assert "money" in workspace.trail.sections()
    settle(workspace, TODAY)
    assert "money" not in workspace.trail.sections()
