"""Who can reach what: the plan's words read at their worst, and told in sentences."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from nocontact_desktop.plan.model import Item, Value
from nocontact_desktop.plan.reach import Account, Device, Reach, reach_map, reach_words
from nocontact_desktop.plan.references import Pointing
from tests.plan.tech import PEOPLE, Tech, household


def device(tech: Tech, name: str) -> Device:
    found = reach_map(tech.plan).device(tech.ids[name])
    assert found is not None
    return found


def account(tech: Tech, name: str) -> Account:
    found = reach_map(tech.plan).account(tech.ids[name])
    assert found is not None
    return found


def test_every_option_that_this_reads_is_an_option_of_the_plan() -> None:
    plan = Tech().plan
    read = {
        ("devices", "they_reach"): {"no", "could", "yes", "not-sure"},
        ("devices", "safe_for_plan"): {"yes", "no"},
        ("devices", "bought_by"): {"other-person"},
        ("devices", "family_plan"): {"theirs"},
        ("devices", "on_the_day"): {"take", "take-off", "leave", "swap", "give-back", "reset"},
        ("devices", "kind"): {"router", "camera", "doorbell", "speaker", "tracker", "toy", "car"},
        ("accounts", "they_reach"): {"no", "could", "yes", "not-sure"},
        ("accounts", "recovery_theirs"): {"no", "could", "yes", "not-sure"},
        ("accounts", "two_step"): {"their-phone"},
        ("accounts", "questions_known"): {"yes"},
        ("accounts", "shared"): {"shared", "in-their-name"},
        ("accounts", "change_shows"): {"no", "could", "yes", "not-sure"},
        ("accounts", "kind"): {"email", "email-old", "phone-company", "bank", "social"},
    }
    for (list_id, field_id), ids in read.items():
        fields = {field.id: field for field in plan.list_of("devices", list_id).fields}
        assert ids <= {option.id for option in fields[field_id].options}, field_id
    for list_id, names in {
        "devices": ("hands_on", "code_known_by", "prints_of"),
        "accounts": ("known_by", "used_on", "recovery_account", "changed_on", "proof_saved_on"),
    }.items():
        assert set(names) <= {field.id for field in plan.list_of("devices", list_id).fields}
    asked = {field.id for field in plan.section("devices").fields}
    assert {"safe_device", "watched_devices", "harmless_use"} <= asked


@pytest.mark.parametrize(
    ("values", "reach"),
    [
        ({}, Reach.NOT_SAID),
        ({"they_reach": "no"}, Reach.NO),
        ({"they_reach": "not-sure"}, Reach.NOT_SURE),
        ({"they_reach": "could"}, Reach.COULD),
        ({"they_reach": "yes"}, Reach.YES),
        ({"they_reach": "no", "family_plan": "theirs"}, Reach.COULD),
        ({"they_reach": "no", "bought_by": "other-person"}, Reach.NOT_SURE),
        ({"they_reach": "no", "safe_for_plan": "no"}, Reach.NOT_SURE),
        ({"they_reach": "no", "code_known_by": ["Lee"]}, Reach.COULD),
        ({"they_reach": "no", "code_known_by": ["Rosa"]}, Reach.NO),
        ({"they_reach": "from-2031"}, Reach.NOT_SAID),
    ],
)
def test_a_device_is_as_open_as_its_widest_way_in(values: dict[str, Value], reach: Reach) -> None:
    tech = Tech()
    tech.add(PEOPLE, "Rosa", role="understands")
    tech.add(PEOPLE, "Lee", role="carries")
    tech.device("Phone", None, **values)
    assert device(tech, "Phone").reach is reach
    assert bool(device(tech, "Phone").why) == (reach is not Reach.NO)


def test_a_device_is_safe_only_if_nothing_speaks_against_it() -> None:
    tech = Tech()
    tech.device("A", safe_for_plan="yes", they_reach="no")
    tech.device("B", safe_for_plan="yes", they_reach="could")
    tech.device("C", safe_for_plan="yes", they_reach="no", family_plan="theirs")
    tech.device("D", they_reach="no")
    tech.device("E", they_reach="no")
    tech.plan.set_answer("devices", "safe_device", [f"item:{tech.ids['D']}"])
    tech.plan.set_answer("devices", "watched_devices", [f"item:{tech.ids['E']}"])
    assert [each.name for each in reach_map(tech.plan).devices if each.is_safe] == ["A", "D"]
    assert device(tech, "E").reach is Reach.COULD


def test_what_is_open_opens_what_hangs_on_it() -> None:
    tech = household()
    assert account(tech, "Bank").reach is Reach.COULD
    assert account(tech, "Photos").reach is Reach.COULD
    assert any("signed in on My phone" in words for words in account(tech, "Photos").why)
    assert any("reset from Main mail" in words for words in account(tech, "Bank").why)
    assert account(tech, "Books").reach is Reach.NO
    assert account(tech, "New mail").why == ()


def test_it_spreads_along_a_whole_chain_and_through_circles() -> None:
    tech = Tech()
    for name in ("A", "B", "C", "D"):
        tech.account(name, they_reach="no")
    tech.account("Open", they_reach="yes")
    for name, source in (("A", "Open"), ("B", "A"), ("C", "B"), ("D", "C")):
        tech.reset(name, source)
    assert all(account(tech, name).reach is Reach.COULD for name in "ABCD")
    tech.reset("A", "D")
    tech.reset("Open", "D")
    assert all(account(tech, name).reach is Reach.NO for name in "ABCD")
    tech.reset("A", "A")
    assert account(tech, "A").reset_from == ""


def test_doubt_spreads_as_doubt() -> None:
    tech = Tech()
    tech.account("Mail", they_reach="not-sure")
    tech.account("Shop", they_reach="no", recovery_account="Mail")
    assert account(tech, "Shop").reach is Reach.NOT_SURE


@pytest.mark.parametrize(
    ("values", "reach"),
    [
        ({"changed_on": "2026-11-01", "they_reach": "yes"}, Reach.NO),
        ({"changed_on": "2026-11-01", "recovery_theirs": "yes"}, Reach.COULD),
        ({"changed_on": "2026-11-01", "two_step": "their-phone"}, Reach.COULD),
        ({"changed_on": "2026-11-01", "shared": "shared"}, Reach.NO),
        ({"they_reach": "no", "recovery_theirs": "not-sure"}, Reach.NOT_SURE),
        ({"they_reach": "no", "questions_known": "yes"}, Reach.COULD),
        ({"they_reach": "no", "shared": "in-their-name"}, Reach.COULD),
        ({"they_reach": "no", "known_by": ["Lee"]}, Reach.COULD),
    ],
)
def test_a_new_password_closes_one_way_and_leaves_the_others(
    values: dict[str, Value], reach: Reach
) -> None:
    tech = Tech()
    tech.add(PEOPLE, "Lee", role="not-to-know")
    tech.account("Mail", None, **values)
    assert account(tech, "Mail").reach is reach


def test_people_who_know_something_are_on_the_map() -> None:
    assert [item.title for item in reach_map(household().plan).people] == ["Rosa", "Cousin Lee"]


def test_every_reach_has_words() -> None:
    assert len({reach_words(reach) for reach in Reach}) == len(Reach)


def test_hundreds_of_accounts_in_one_chain_are_read_in_time() -> None:
    tech = Tech()
    source = tech.account("Open", they_reach="yes")
    for number in range(600):
        source = tech.account(f"N{number}", they_reach="no", recovery_account=source)
    assert {each.reach for each in reach_map(tech.plan).accounts[1:]} == {Reach.COULD}


def test_lists_are_gone_through_once_however_many_things_point_to_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[object] = []

    class Counted(Pointing):
        def __init__(self, items: Iterable[Item]) -> None:
            made.append(items)
            super().__init__(items)

    monkeypatch.setattr("nocontact_desktop.plan.reach.Pointing", Counted)
    tech = Tech()
    for number in range(20):
        tech.device(f"D{number}", they_reach="no")
        tech.account(f"A{number}", used_on=[f"D{number}"], recovery_account="A0")
    found = reach_map(tech.plan)
    assert len(made) == 4
    ids = [tech.ids[f"A{number}"] for number in range(20)]
    assert list(found.reset_from(ids[0])) == ids[1:]
    assert list(found.signed_in_on(tech.ids["D7"])) == [ids[7]]
    assert found.names_of([tech.ids["D7"], "gone", ids[3]]) == "D7, A3"
