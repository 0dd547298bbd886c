"""The names in the plan that a field can point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nocontact_desktop.plan.model import Item, Kind
from ui.forms.editor import Directory


@dataclass(frozen=True, slots=True)
class Names:
    """What a field of this kind offers, asked anew each time: the plan may have grown."""

    directory: Directory
    kind: Kind

    def items(self) -> Sequence[Item]:
        """All that the field can point to, also what has no name yet."""
        match self.kind:
            case Kind.PLACE:
                return self.directory.places()
            case Kind.ACCOUNT:
                return self.directory.accounts()
            case Kind.DEVICES:
                return self.directory.devices()
            case _:
                return self.directory.people()

    def by_reference(self) -> dict[str, str]:
        """Each name, by the value that points to it; without what has no name yet."""
        return {
            self.directory.reference(item): item.title
            for item in self.items()
            if item.title.strip()
        }
