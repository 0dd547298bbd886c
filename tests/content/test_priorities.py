"""Everything that can matter most to somebody leads to steps of the plan."""

from nocontact_desktop import resources
from nocontact_desktop.plan.gaps import PRIORITIES, load_priorities
from tests import shipped
from tests.content.test_stages import STEPS

FOUND = load_priorities(resources.folder("stages") / "priorities.toml")


def test_each_priority_of_the_plan_has_its_steps() -> None:
    fields = {(s.id, field.id): field for s in shipped.content().sections for field in s.fields}
    assert list(FOUND) == [option.id for option in fields[PRIORITIES].options]


def test_they_are_steps_of_the_plan() -> None:
    assert {step for steps in FOUND.values() for step in steps} <= set(STEPS)
