"""Three made-up people type in what they plan: the advice makes sense, and none is dangerous."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Kind, Mark, State, Value, When
from nocontact_desktop.plan.next_thing import NextThing
from tests import shipped


@dataclass
class Person:
    """Somebody who fills in a plan, and does what is asked one after the other."""

    workspace: Workspace = field(default_factory=shipped.workspace)

    def says(self, answers: Mapping[str, Value]) -> None:
        for place, value in answers.items():
            section_id, _slash, field_id = place.partition("/")
            self.workspace.set_answer(section_id, field_id, value)

    def plans_now(self, place: str, **values: Value) -> None:
        """Take a ready line, for now."""
        section_id, list_id, suggestion = place.split("/")
        item = self.workspace.add_item(section_id, list_id, suggestion=suggestion)
        given = {**item.values, **values}
        self.workspace.change_item(replace(item, when=When.NOW, values=given))

    def is_told(self) -> set[str]:
        """The rules of order and of steps that speak."""
        of_steps = (
            n.rule_id for s in self.workspace.sections for n in self.workspace.notices(s.id)
        )
        return {*of_steps, *(each.rule_id for each in self.workspace.order_notices())}

    def is_asked(self, times: int) -> list[str]:
        """The steps that the next small thing belongs to, when each is done as it comes."""
        asked = []
        for _each in range(times):
            thing = self.workspace.next_thing()
            assert thing is not None
            asked.append(thing.section_id)
            self._do(thing)
        return list(dict.fromkeys(asked))

    def _do(self, thing: NextThing) -> None:
        workspace = self.workspace
        if item := workspace.item(thing.item_id):
            workspace.change_item(replace(item, state=State.DONE))
        elif thing.field_id:
            fields = {each.id: each for each in workspace.section(thing.section_id).fields}
            asked = fields[thing.field_id]
            first = asked.options[0].id if asked.options else "typed"
            value: Value = [first] if asked.kind is Kind.CHECKS else first
            workspace.set_answer(thing.section_id, thing.field_id, value)
        else:
            workspace.set_mark(thing.section_id, Mark.LATER)


def test_a_parent_of_two_with_a_dog_who_still_lives_there() -> None:
    person = Person()
    person.says(
        {
            "situation/stage": "preparing",
            "situation/tie": "partner",
            "situation/living_together": "yes",
            "situation/priorities": ["children", "pets", "a-place"],
            "situation/children": ["shared"],
            "situation/pets": "yes",
            "the-day/window": "Tuesday, 9 to 11",
            "the-day/message": "myself",
            "the-day/transport": ["own-car"],
        }
    )
    person.plans_now("documents/documents/passport", original_with="shared-home", take="original")
    person.plans_now("money/steps/joint-share")
    person.plans_now("blocking/channels/text-messages", action="block")
    person.plans_now("devices/changes/wipe")
    person.plans_now("devices/changes/other-passwords")
    assert person.is_told() >= {
        "proof-before-block",
        "safe-device-before-accounts",
        "safe-email-before-passwords",
        "old-device-stays-in-use",
        "help-before-cutting",
        "tracker-look-before-driving",
        "money-before-joint",
        "copy-before-taking",
        "seen-while-together",
        "told-face-to-face",
        "no-empty-handed",
    }
    asked = person.is_asked(10)
    assert asked[:4] == ["incident", "children", "pets", "safe-places"]
    assert not {"blocking", "contact", "first-weeks"} & set(asked)


def test_a_grown_up_child_who_ends_contact_with_a_parent() -> None:
    person = Person()
    person.says(
        {
            "situation/stage": "apart",
            "situation/tie": "parent",
            "situation/living_together": "no",
            "situation/children": ["none"],
            "situation/pets": "no",
            "situation/priorities": ["no-contact", "feeling-better"],
        }
    )
    person.plans_now("blocking/channels/phone-calls", action="block")
    told = person.is_told()
    assert {"proof-before-block", "help-before-cutting"} <= told
    assert "seen-while-together" not in told
    asked = person.is_asked(14)
    assert not {"children", "pets", "the-day"} & set(asked)
    assert "blocking" in asked[:3]
    words = [f.label for s in person.workspace.sections for f in s.fields]
    assert not [each for each in words if "the other person" in each.lower()]
    assert any("your parent" in each for each in words)


def test_somebody_who_leaves_a_boss() -> None:
    person = Person()
    person.says(
        {
            "situation/stage": "preparing",
            "situation/tie": "boss",
            "situation/living_together": "no",
            "situation/priorities": ["work", "money", "papers"],
            "work/they_here": "above-me",
            "work/owned_by_work": ["email", "computer"],
            "work/job_wish": "leave",
        }
    )
    person.plans_now("work/steps/hand-in-notice")
    person.plans_now("work/steps/job-search")
    told = person.is_told()
    assert {"plan-before-notice-at-work", "watched-at-work", "know-the-terms"} <= told
    first = person.workspace.next_thing()
    assert first is not None
    assert first.field_id
    asked = person.is_asked(8)
    assert asked[:3] == ["work", "money", "documents"]
    assert not {"incident", "children", "pets"} & set(asked)
    notice = next(
        item
        for item in person.workspace.items("work", "steps")
        if item.suggestion == "hand-in-notice"
    )
    assert notice.state is not State.DONE
