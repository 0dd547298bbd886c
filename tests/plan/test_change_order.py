"""The order of changes: safe device, safe mail, proof, safety step, and what resets what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nocontact_desktop.plan.change_order import (
    Change,
    Phase,
    Step,
    change_order,
    phase_words,
)
from nocontact_desktop.plan.model import Notice, State, When
from nocontact_desktop.plan.reach import Reach, reach_map
from tests.plan.tech import Tech, household


def lines(tech: Tech) -> list[Change]:
    return list(change_order(tech.plan).changes)


def titles(tech: Tech, step: Step | None = None) -> list[str]:
    return [line.title for line in lines(tech) if step is None or line.step is step]


def line(tech: Tech, title: str) -> Change:
    return next(each for each in lines(tech) if each.title == title)


def why(tech: Tech, title: str) -> str:
    return " ".join(line(tech, title).why)


def test_the_whole_order_of_a_household() -> None:
    assert [(each.phase, each.title) for each in lines(household())] == [
        (Phase.FIRST, "Make every change on Library computer"),
        (Phase.FIRST, "Go on using My phone for harmless things"),
        (Phase.FIRST, "Leave Kitchen camera as it is for now"),
        (Phase.FIRST, "Let resets go to New mail"),
        (Phase.FIRST, "Save proof from Main mail, Bank, Photos, Chat"),
        (Phase.BEFORE, "Before you shut them out: who is near, and where you would be"),
        (Phase.BEFORE, "Change Chat"),
        (Phase.DAY, "Change Main mail"),
        (Phase.DAY, "Change Photos"),
        (Phase.DAY, "Change Bank"),
        (Phase.DAY, "Old tablet: Leave it behind"),
        (Phase.AFTER, "Decide about My phone"),
        (Phase.AFTER, "Decide about Kitchen camera"),
    ]
    assert change_order(household().plan).settled == ("Books",)


def test_every_line_says_why() -> None:
    assert all(each.why and all(each.why) for each in lines(household()))
    assert len({phase_words(phase) for phase in Phase}) == len(Phase)


def test_an_empty_plan_has_no_order() -> None:
    assert change_order(Tech().plan).changes == ()


def test_without_a_safe_device_finding_one_comes_first() -> None:
    tech = Tech()
    tech.device("Phone", they_reach="yes", safe_for_plan="yes")
    first = lines(tech)[0]
    assert (first.step, first.title) == (Step.SAFE_DEVICE, "Find a device they cannot get into")
    assert "Phone is noted as safe, but they may get into it." in first.why
    assert not first.done
    tech.plan.set_answer("devices", "safe_device", ["the computer at the library"])
    assert lines(tech)[0].title == "Make every change on the safe device"


def test_without_a_safe_mail_a_new_one_comes_before_all_accounts() -> None:
    tech = Tech()
    tech.account("Mail", kind="email", they_reach="not-sure")
    assert titles(tech, Step.SAFE_MAIL) == ["Make a new e-mail on the safe device"]
    tech.plan.set_answer("blocking", "safe_email", "yes")
    assert titles(tech, Step.SAFE_MAIL) == ["Let resets go to your safe e-mail"]
    steps = [each.step for each in lines(tech)]
    assert steps.index(Step.SAFE_MAIL) < steps.index(Step.ACCOUNT)


def test_a_mail_that_can_be_reset_from_an_open_one_is_not_safe() -> None:
    tech = Tech()
    tech.account("Old", kind="email-old", they_reach="yes")
    tech.account("New", kind="email", they_reach="no", recovery_account="Old")
    assert titles(tech, Step.SAFE_MAIL) == ["Make a new e-mail on the safe device"]


def test_what_resets_others_comes_before_them_whatever_is_more_open() -> None:
    tech = Tech()
    tech.apart()
    tech.account("Bank", kind="bank", they_reach="yes", recovery_account="")
    tech.account("Shop", kind="shopping", they_reach="yes")
    tech.account("Mail", kind="email", they_reach="not-sure")
    tech.account("Old", kind="email-old", they_reach="not-sure")
    tech.reset("Shop", "Mail")
    tech.reset("Mail", "Old")
    assert titles(tech, Step.ACCOUNT) == [
        "Change Bank",
        "Change Old",
        "Change Mail",
        "Change Shop",
    ]
    assert "It can reset Shop, so it comes before." in why(tech, "Change Mail")
    assert "It comes after Mail, which can reset it." in why(tech, "Change Shop")


def test_the_most_open_comes_first_then_mail_then_the_list() -> None:
    tech = Tech()
    tech.apart()
    tech.account("D", kind="loyalty")
    tech.account("C", kind="loyalty", they_reach="could")
    tech.account("B", kind="email", they_reach="could")
    tech.account("A", kind="loyalty", they_reach="yes")
    assert titles(tech, Step.ACCOUNT) == ["Change A", "Change B", "Change C", "Look at D"]


def test_a_circle_is_told_and_opened_at_the_most_open_one() -> None:
    tech = Tech()
    tech.apart()
    tech.account("A", they_reach="could")
    tech.account("B", they_reach="yes")
    tech.account("C", they_reach="could")
    tech.account("Tail", they_reach="yes")
    for name, source in (("A", "B"), ("B", "C"), ("C", "A"), ("Tail", "A")):
        tech.reset(name, source)
    assert titles(tech, Step.ACCOUNT) == ["Change B", "Change A", "Change Tail", "Change C"]
    for name in "ABC":
        assert "These can reset each other: B, A, C." in why(tech, f"Change {name}")
    assert "Begin with this one" in why(tech, "Change B")
    assert "Begin with this one" not in why(tech, "Change A")


def test_what_they_would_notice_is_for_the_day_while_both_live_together() -> None:
    tech = Tech()
    tech.account("Quiet", they_reach="could", change_shows="no")
    tech.account("Loud", they_reach="could", change_shows="yes")
    tech.account("Used", they_reach="yes")
    tech.account("Marked", Notice.MAYBE, they_reach="could")
    phases = {each.title: each.phase for each in lines(tech) if each.step is Step.ACCOUNT}
    assert phases == {
        "Change Quiet": Phase.BEFORE,
        "Change Loud": Phase.DAY,
        "Change Used": Phase.DAY,
        "Change Marked": Phase.DAY,
    }
    assert "They may notice, so it is put on the day." in why(tech, "Change Loud")
    tech.account("Unsaid", they_reach="could")
    assert "Not said yet if a change shows." in why(tech, "Change Unsaid")
    assert "Not said yet if a change shows." not in why(tech, "Change Quiet")
    tech.apart()
    assert {each.phase for each in lines(tech) if each.step is Step.ACCOUNT} == {Phase.BEFORE}
    assert "Have somebody near." in why(tech, "Change Loud")


def test_what_hangs_on_something_for_the_day_waits_for_it() -> None:
    tech = Tech()
    tech.account("Bank", they_reach="could", change_shows="no")
    tech.account("Mail", kind="email", they_reach="yes")
    tech.reset("Bank", "Mail")
    assert line(tech, "Change Bank").phase is Phase.DAY
    assert "It waits for what can reset it" in why(tech, "Change Bank")


def test_the_person_s_own_time_holds() -> None:
    tech = Tech()
    tech.apart()
    tech.account("A", When.ON_THE_DAY, they_reach="could")
    tech.account("B", When.AFTER, they_reach="yes")
    tech.account("C", State.LATER, they_reach="yes")
    tech.account("D", State.NOT_FOR_ME, they_reach="yes")
    phases = {each.title: each.phase for each in lines(tech) if each.step is Step.ACCOUNT}
    assert phases == {
        "Change A": Phase.DAY,
        "Change B": Phase.AFTER,
        "Change C": Phase.AFTER,
    }
    assert "You chose the time yourself." in why(tech, "Change A")


def test_the_safety_step_stands_right_before_the_first_that_shuts_them_out() -> None:
    tech = Tech()
    tech.account("Unsaid")
    tech.account("Open", they_reach="yes")
    order = [each.step for each in lines(tech)]
    at = order.index(Step.SAFETY)
    assert lines(tech)[at + 1].title == "Change Open"
    assert order.count(Step.SAFETY) == 1
    assert not lines(tech)[at].done
    tech.plan.set_answer("blocking", "if_they_react", "at Rosa's")
    assert (lines(tech)[at].section_id, lines(tech)[at].field_id) == ("people", "first_call")
    tech.plan.set_answer("people", "first_call", "Rosa")
    assert lines(tech)[at].done


def test_where_nothing_is_shut_there_is_no_safety_step() -> None:
    tech = Tech()
    tech.account("Unsaid")
    assert Step.SAFETY not in [each.step for each in lines(tech)]


def test_what_is_changed_and_closed_is_done_with() -> None:
    tech = Tech()
    tech.account("Mail", kind="social", they_reach="yes", changed_on="2026-11-01")
    tech.account("Shop", kind="shopping", they_reach="no", changed_on="2026-11-01")
    tech.account("Bank", kind="bank", changed_on="2026-11-01", recovery_theirs="yes")
    assert change_order(tech.plan).settled == ("Mail", "Shop")
    assert "Its password is new." in why(tech, "Change Bank")


def test_a_watched_device_stays_in_use_and_is_decided_about_last() -> None:
    tech = household()
    assert lines(tech)[1].step is Step.KEEP_USING
    assert "harmless" in lines(tech)[1].title
    last = line(tech, "Decide about My phone")
    assert last.phase is Phase.AFTER
    assert "A wipe takes proof with it." in " ".join(last.why)


NAMES = ("A", "B", "C", "D", "E", "F")
REACH = st.sampled_from(["", "no", "not-sure", "could", "yes"])
ACCOUNT = st.fixed_dictionaries(
    {"they_reach": REACH, "change_shows": st.sampled_from(["", "no", "yes"])},
    optional={"recovery_theirs": REACH, "kind": st.sampled_from(["email", "bank", "social"])},
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(ACCOUNT, min_size=1, max_size=6),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=6),
    st.lists(st.sampled_from(["", When.ON_THE_DAY, When.AFTER]), min_size=6, max_size=6),
    st.booleans(),
)
def test_whatever_the_plan_says_the_order_keeps_its_promises(
    accounts: list[dict[str, str]],
    resets: list[tuple[str, str]],
    times: list[str],
    apart: bool,
) -> None:
    tech = Tech()
    for name, values, time in zip(NAMES, accounts, times, strict=False):
        tech.account(name, When(time), **values)
    for name, source in resets:
        if name in tech.ids and source in tech.ids:
            tech.reset(name, source)
    if apart:
        tech.apart()
    order = lines(tech)
    assert order == lines(tech)
    assert [each.phase for each in order] == sorted(each.phase for each in order)
    assert order[0].step is Step.SAFE_DEVICE
    places = {each.item_id: at for at, each in enumerate(order) if each.step is Step.ACCOUNT}
    steps = [each.step for each in order]
    reach = reach_map(tech.plan)
    cuts = [
        places[each.item.id]
        for each in reach.accounts
        if each.item.id in places and each.reach >= Reach.NOT_SURE
    ]
    assert (Step.SAFETY in steps) == bool(cuts)
    if cuts:
        assert steps.index(Step.SAFETY) == min(cuts) - 1
    assert all(at > steps.index(Step.SAFE_MAIL) for at in places.values())
    for account in reach.accounts:
        id_, source = account.item.id, account.reset_from
        begins = any("Begin with this one" in words for words in _why_of(order, id_))
        if id_ in places and source in places and not begins:
            assert places[source] < places[id_]
        listed = id_ in places or account.name in change_order(tech.plan).settled
        assert listed or account.reach is Reach.NO


def _why_of(order: list[Change], item_id: str) -> tuple[str, ...]:
    return next((each.why for each in order if each.item_id == item_id), ())


@pytest.mark.parametrize("count", [600])
def test_a_large_plan_is_put_in_order_in_a_moment(count: int) -> None:
    from time import perf_counter

    tech = Tech()
    source = ""
    for number in range(count):
        source = tech.account(f"N{number}", they_reach="could", recovery_account=source)
    start = perf_counter()
    assert len(titles(tech, Step.ACCOUNT)) == count
    assert perf_counter() - start < 5
