"""What of the plan a field can point to, read once for all fields of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Item


class KnownNames:
    """A `Directory` over the workspace that reads its lists again only after `forget`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[str, Sequence[Item]] = {}

    def forget(self, *_changed: object) -> None:
        """Something was stored since."""
        self._read = {}

    def people(self) -> Sequence[Item]:
        """The people in the plan."""
        return self._once("people", self._workspace.people)

    def places(self) -> Sequence[Item]:
        """The places in the plan."""
        return self._once("places", self._workspace.places)

    def devices(self) -> Sequence[Item]:
        """The devices in the plan."""
        return self._once("devices", self._workspace.devices)

    def accounts(self) -> Sequence[Item]:
        """The accounts in the plan."""
        return self._once("accounts", self._workspace.accounts)

    def reference(self, item: Item) -> str:
        """The value that points to `item`."""
        return self._workspace.reference(item)

    def name_of(self, item_id: str) -> str:
        """What to call an item, also one that was removed."""
        return self._workspace.name_of(item_id)

    def _once(self, name: str, read: Callable[[], Sequence[Item]]) -> Sequence[Item]:
        if name not in self._read:
            self._read[name] = read()
        return self._read[name]
