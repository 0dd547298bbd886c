"""What fields that name people, places or accounts of the plan have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.plan.model import Field, Item
from ui.forms.editor import Directory, FieldEditor


class NamingEditor(FieldEditor):
    """Knows what can be named. `offered` is asked anew each time, as the plan may have grown."""

    def __init__(
        self,
        field: Field,
        directory: Directory,
        offered: Callable[[], Sequence[Item]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(field, parent)
        self._directory = directory
        self._offered = offered

    def _named(self) -> dict[str, str]:
        """The names in the plan, by the value that points to each; without those not named yet."""
        return {
            self._directory.reference(item): item.title
            for item in self._offered()
            if item.title.strip()
        }
