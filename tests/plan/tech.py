"""Made-up devices and accounts for the tests of the map and of the order of changes."""

from __future__ import annotations

from dataclasses import replace

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Notice, State, Value, When
from tests import shipped

PEOPLE = ("people", "people")


class Tech:
    """A plan to which devices and accounts are added by name."""

    def __init__(self) -> None:
        self.plan: Workspace = shipped.workspace()
        self.ids: dict[str, str] = {}

    def add(
        self,
        place: tuple[str, str],
        name: str,
        marks: State | When | Notice | None = None,
        **values: Value,
    ) -> str:
        """Add something to a list; names of what was added before become references."""
        item = self.plan.add_item(*place, title=name)
        self.ids[name] = item.id
        referred = {key: self._referred(value) for key, value in values.items()}
        changed = replace(item, values=referred)
        match marks:
            case State():
                changed = replace(changed, state=marks)
            case When():
                changed = replace(changed, when=marks)
            case Notice():
                changed = replace(changed, notice=marks)
        self.plan.change_item(changed)
        return f"item:{item.id}"

    def device(self, name: str, marks: State | When | None = None, **values: Value) -> str:
        return self.add(("devices", "devices"), name, marks, **values)

    def account(
        self, name: str, marks: State | When | Notice | None = None, **values: Value
    ) -> str:
        return self.add(("devices", "accounts"), name, marks, **values)

    def reset(self, name: str, source: str) -> None:
        """Say that a reset of one account goes to another, also to a later one."""
        item = self.plan.item(self.ids[name])
        assert item is not None
        values = {**item.values, "recovery_account": f"item:{self.ids[source]}"}
        self.plan.change_item(replace(item, values=values))

    def apart(self) -> None:
        """They do not live together."""
        self.plan.set_answer("situation", "living_together", "no")

    def _referred(self, value: Value) -> Value:
        if isinstance(value, list):
            return [self._one(each) for each in value]
        return self._one(value)

    def _one(self, value: str) -> str:
        return f"item:{self.ids[value]}" if value in self.ids else value


def household() -> Tech:
    """A person who lives with somebody who holds the family phone and the main mail."""
    tech = Tech()
    tech.add(PEOPLE, "Rosa", role="understands")
    tech.add(PEOPLE, "Cousin Lee", role="carries")
    tech.device("Library computer", kind="computer", they_reach="no", safe_for_plan="yes")
    tech.device(
        "My phone", kind="phone", they_reach="yes", code_known_by=["Cousin Lee"], bought_by="me"
    )
    tech.device("Kitchen camera", kind="camera", they_reach="yes")
    tech.device("Old tablet", kind="tablet", on_the_day="leave", hands_on=["Rosa"])
    tech.account("Main mail", kind="email", they_reach="yes", used_on=["My phone"])
    tech.account("Bank", kind="bank", they_reach="could", recovery_account="Main mail")
    tech.account("Photos", kind="cloud", used_on=["My phone", "Old tablet"], change_shows="yes")
    tech.account("Books", kind="shopping", they_reach="no")
    tech.account("New mail", kind="email", they_reach="no", recovery_theirs="no")
    tech.account("Chat", kind="messaging", known_by=["Rosa"], they_reach="not-sure")
    return tech
