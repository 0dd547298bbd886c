"""Five people who are easily forgotten type in what they plan, and are not given others' advice."""

from __future__ import annotations

from collections.abc import Mapping

from nocontact_desktop.app.lines import COUNTRY, fitting
from nocontact_desktop.exports.helplines import LineKind
from nocontact_desktop.plan.model import Value
from tests.content.test_three_people import Person

MOST: Mapping[str, Value] = {
    "situation/stage": "preparing",
    "situation/tie": "partner",
    "situation/living_together": "yes",
    "situation/children": ["none"],
    "situation/pets": "no",
}
"""What most of them say; each of them says only what is different."""


def test_somebody_who_works_and_lives_in_the_home_of_a_boss() -> None:
    person = who_says(
        {
            "situation/tie": "boss",
            "situation/depend_on": ["job", "home", "right-to-stay"],
            "situation/priorities": ["safety-now", "papers", "work"],
            "danger-signs/signs_hold": ["pay-papers", "lives-in"],
            "work/they_here": "owns",
            "work/owned_by_work": ["home", "visa"],
            "work/job_wish": "leave",
        }
    )
    told = person.is_told()
    assert {"place-before-notice", "stay-advice-before-notice", "held-at-work"} <= told
    assert "nobody-yet-in-care-or-work" in told
    asked = person.is_asked(20)
    assert {"incident", "safe-places", "bag"} <= set(asked), "the bed is in the other one's house"
    assert asked.index("legal") < asked.index("money"), "the permit hangs on the job"
    assert "children" not in asked
    lines = fitting_lines(person)
    assert LineKind.DOMESTIC in lines
    offered = person.workspace.open_suggestions("danger-signs", "talks")[:6]
    assert "forced-work-line" in {each.id for each in offered}
    at_home = person.workspace.open_suggestions("home", "steps")
    assert "they-leave" not in {each.id for each in at_home[:6]}, "nobody puts a boss out"
    person.says({"safe-places/tonight": "The sisters", "legal/stay_adviser": "The advice centre"})
    assert not {"place-before-notice", "stay-advice-before-notice"} & person.is_told()


def test_somebody_of_seventeen_with_a_parent_who_controls_all() -> None:
    person = who_says(
        {
            "situation/stage": "leaving",
            "situation/tie": "parent",
            "situation/about_me": ["young"],
            "situation/phone_owner": "them",
            "situation/car_owner": "none",
            "situation/they_watch": ["reads-phone", "knows-place"],
            "the-day/window": "Thursday, after school",
        }
    )
    assert {"young-line-before-the-day", "under-age"} <= person.is_told()
    asked = person.is_asked(20)
    assert asked[:2] == ["the-day", "safe-places"], "where to comes right after when"
    assert asked.index("devices") < asked.index("documents"), "the phone is the parent's"
    assert fitting_lines(person)[0] is LineKind.CHILD
    places = [each.id for each in person.workspace.open_suggestions("safe-places", "places")]
    assert "youth-place" in places[:6]
    person.says({"danger-signs/talk_to": "The line for young people"})
    assert "young-line-before-the-day" not in person.is_told()


def test_somebody_of_eighty_whose_grown_up_child_takes_the_money_and_gives_the_care() -> None:
    person = who_says(
        {
            "situation/stage": "undecided",
            "situation/tie": "adult-child",
            "situation/about_me": ["older", "disability"],
            "situation/home_owner": "me",
            "situation/children": ["grown-up"],
            "situation/depend_on": ["care"],
            "situation/they_control": ["money"],
            "danger-signs/signs_hold": ["sign", "no-visits"],
        }
    )
    assert person.is_told() >= {
        "home-in-your-name",
        "older",
        "health-or-disability",
        "care-needs-a-plan",
        "care",
        "nobody-yet-in-care-or-work",
    }
    workspace = person.workspace
    money = [each.id for each in workspace.open_suggestions("money", "steps")]
    assert {"end-access", "look-at-withdrawals"} <= set(money[:6])
    assert "they-leave" in [each.id for each in workspace.open_suggestions("home", "steps")][:6]
    first = next(each for each in workspace.progress("money").missing)
    assert first.list_id == "steps", "nobody whose money is taken is asked for a savings goal first"
    asked = person.is_asked(12)
    assert asked[:4] == ["incident", "people", "health", "money"]
    assert not {"children", "pets", "the-day", "blocking"} & set(asked)
    assert LineKind.ELDER in fitting_lines(person, "AU")[0:1]
    person.says({"situation/stage": "preparing", "the-day/window": "When the nurse comes"})
    assert "other-care-before-the-day" in person.is_told()
    person.says({"health/care_backup": "The care service"})
    assert "other-care-before-the-day" not in person.is_told()


def test_somebody_whose_right_to_stay_hangs_on_a_partner_who_threatens_to_take_the_child() -> None:
    person = who_says(
        {
            "situation/children": ["shared"],
            "situation/about_me": ["papers", "language", "no-bank"],
            "situation/depend_on": ["right-to-stay", "home", "money"],
            "situation/priorities": ["safety-now"],
            "danger-signs/signs": ["report"],
            "danger-signs/signs_others": ["child-taken"],
            "the-day/window": "Monday, 9 to 12",
        }
    )
    told = person.is_told()
    assert {"stay-advice-before-the-day", "threat-to-report", "child-taken"} <= told
    assert {"help-in-your-language", "no-own-money", "right-to-stay"} <= told
    asked = person.is_asked(14)
    assert asked[:4] == ["incident", "safe-places", "legal", "children"]
    said = {each.rule_id: each.text for each in person.workspace.notices("situation")}
    assert "police" in said["right-to-stay"], "it is known beforehand what a call can bring"
    person.says({"legal/stay_adviser": "The law centre"})
    assert "stay-advice-before-the-day" not in person.is_told()


def test_a_father_who_is_hurt_at_home_and_has_an_order_against_him() -> None:
    person = who_says(
        {
            "situation/children": ["shared"],
            "situation/about_me": ["man", "record"],
            "danger-signs/signs": ["hurt", "report"],
            "children/custody": "running",
            "children/on_the_day": "all",
            "blocking/order_in_force": "against-me",
        }
    )
    told = person.is_told()
    assert {"men-too", "own-record", "threat-to-report", "order-against-me"} <= told
    assert {"advice-before-children-go", "no-paper-and-going"} <= told
    going = {each.rule_id: each.text for each in person.workspace.notices("children")}
    assert "border" in going["no-paper-and-going"]
    asked = person.is_asked(14)
    assert asked[:4] == ["incident", "safe-places", "legal", "children"]
    person.workspace.set_answer(person.workspace.card.id, COUNTRY, "GB")
    assert LineKind.MEN in fitting(person.workspace)[0].helpline.kinds
    offered = [each.id for each in person.workspace.open_suggestions("danger-signs", "talks")]
    assert "men-line" in offered[:6]


def who_says(answers: Mapping[str, Value]) -> Person:
    """Somebody who answers this, and the rest as most of them do."""
    person = Person()
    person.says({**MOST, **answers})
    return person


def fitting_lines(person: Person, country: str = "GB") -> list[LineKind]:
    """The first kind of each helpline that is shown on the danger signs, in their order."""
    workspace = person.workspace
    workspace.set_answer(workspace.card.id, COUNTRY, country)
    return [each.helpline.kinds[0] for each in fitting(workspace)]
