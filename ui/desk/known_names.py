"""Whom and where a field can point to, read once for all fields of a page."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Item


class KnownNames:
    """A `Directory` over the workspace that reads its lists again only after `forget`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._people: Sequence[Item] | None = None
        self._places: Sequence[Item] | None = None

    def forget(self, *_changed: object) -> None:
        """Something was stored since."""
        self._people = self._places = None

    def people(self) -> Sequence[Item]:
        """The people in the plan."""
        if self._people is None:
            self._people = self._workspace.people()
        return self._people

    def places(self) -> Sequence[Item]:
        """The places in the plan."""
        if self._places is None:
            self._places = self._workspace.places()
        return self._places

    def reference(self, item: Item) -> str:
        """The value that points to `item`."""
        return self._workspace.reference(item)

    def name_of(self, item_id: str) -> str:
        """What to call an item, also one that was removed."""
        return self._workspace.name_of(item_id)
