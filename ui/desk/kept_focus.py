"""Where the focus is on a page, so that a page that is built anew has it in the same place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class KeptFocus:
    """A control of a page, told by its kind, its name and its place among those like it."""

    kind: type[QWidget]
    name: str
    at: int

    @classmethod
    def of(cls, page: QWidget | None) -> KeptFocus | None:
        """The control of `page` with the focus; none when the focus is elsewhere."""
        control = page.window().focusWidget() if page is not None else None
        if page is None or control is None or control is page or not page.isAncestorOf(control):
            return None  # Qt counts a widget among its own ancestors
        kind, name = type(control), control.accessibleName()
        return cls(kind, name, _alike(page, kind, name).index(control))

    def give(self, page: QWidget) -> None:
        """Give the focus to the same control of `page`, if it is there."""
        alike = _alike(page, self.kind, self.name)
        if self.at < len(alike):
            alike[self.at].setFocus(Qt.FocusReason.OtherFocusReason)


def _alike(page: QWidget, kind: type[QWidget], name: str) -> list[QWidget]:
    return [each for each in page.findChildren(kind) if each.accessibleName() == name]
