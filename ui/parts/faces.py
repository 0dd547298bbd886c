"""What two of our buttons are to screen readers, where Qt would take them for something else.

Qt calls every button that stays down a box to tick, and finds a button's labels inside it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget

_FACE = "face"
_OPENER, _WHOLE = "opener", "whole"


def install_faces() -> None:
    """Once in a process, after the application was made."""
    QAccessible.installFactory(_face_of)


def face_as_opener(button: QAbstractButton) -> None:
    """`button` opens what belongs to it while it is down: a button that is expanded or not.

    To be called before the button has words: when those change, Qt makes the interface.
    """
    button.setProperty(_FACE, _OPENER)
    button.setCheckable(True)
    button.toggled.connect(lambda _on: _tell_opened(button))


def face_as_whole(button: QAbstractButton) -> None:
    """All that is on `button` is in its own name. To be called before it has one."""
    button.setProperty(_FACE, _WHOLE)


class _Face(QAccessibleWidget):
    """A button with one action: to press it."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button)

    @property
    def _button(self) -> QAbstractButton:
        """Asked for each time: whoever kept it would keep it for ever."""
        button = self.object()
        assert isinstance(button, QAbstractButton)  # noqa: S101 - the factory made sure
        return button

    def actionNames(self) -> list[str]:  # noqa: N802 - Qt's name
        """What can be done: nothing while it cannot be pressed."""
        return [self.pressAction(), self.setFocusAction()] if self._button.isEnabled() else []

    def doAction(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Press it, as the mouse does."""
        if name == self.pressAction():
            self._button.animateClick()
        else:
            super().doAction(name)


class _Opener(_Face):
    """Expanded while it is down."""

    def state(self) -> QAccessible.State:
        """Expanded or collapsed; never checked."""
        state = super().state()
        state.expandable = True
        state.expanded = self._button.isChecked()
        state.collapsed = not self._button.isChecked()
        return state


class _Whole(_Face):
    """In one piece."""

    def childCount(self) -> int:  # noqa: N802 - Qt's name
        """Its labels say nothing that its name does not say."""
        return 0


def _face_of(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QAbstractButton):
        return None
    face = thing.property(_FACE)
    if face == _OPENER:
        return _Opener(thing)
    return _Whole(thing) if face == _WHOLE else None


def _tell_opened(button: QAbstractButton) -> None:
    changed = QAccessible.State()
    changed.expanded = True
    changed.collapsed = True
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(button, changed))
