"""The hands of the made-up person: find by name, press, type, wait. They use no shortcut."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QScrollArea, QWidget

from ui.parts import Fold

W = TypeVar("W", bound=QWidget)

PATIENCE_MS = 20_000


class NotFoundError(Exception):
    """Something is not on the screen; the message holds a name of the program's own."""


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the program work until `condition` is true."""
    patience = QDeadlineTimer(PATIENCE_MS)
    while not condition():
        if patience.hasExpired():
            message = "the screen did not get there in time"
            raise NotFoundError(message)
        let_work(5)


def let_work(milliseconds: int) -> None:
    """Let the program work. Unlike `QTest.qWait`, this lets Python's other threads work too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def visible(inside: QWidget, kind: type[W]) -> list[W]:
    """All widgets of a kind that can be used now."""
    return [found for found in inside.findChildren(kind) if found.isVisible() and found.isEnabled()]


def named(inside: QWidget, kind: type[W], fits: Callable[[str], bool]) -> W:
    """The first of a kind whose name, for people who do not see it, fits."""
    for found in visible(inside, kind):
        if fits(found.accessibleName()):
            return found
    raise NotFoundError(kind.__name__)


def widget(inside: QWidget, kind: type[W], name: str = "") -> W:
    """The first of a kind, or of a kind and a name."""
    for found in visible(inside, kind):
        if name in ("", found.accessibleName()):
            return found
    message = f"{kind.__name__} “{name}”"
    raise NotFoundError(message)


def press(inside: QWidget, name: str) -> None:
    """Click on the button of this name, as soon as it is there."""
    wait_until(lambda: name in {b.accessibleName() for b in visible(inside, QAbstractButton)})
    click(widget(inside, QAbstractButton, name))


def click(target: QWidget) -> None:
    """Click in the middle of `target`, scrolled into view."""
    bring_into_view(target)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def write(target: QWidget, text: str) -> None:
    """Type `text` key by key into `target`."""
    bring_into_view(target)
    target.setFocus(Qt.FocusReason.MouseFocusReason)
    for character in text:
        key = Qt.Key.Key_Return if character == "\n" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(target, event)
    QApplication.processEvents()


def pick(combo: QComboBox, at: int) -> None:
    """Go to an entry with the arrow keys."""
    if at < 0:
        raise NotFoundError(combo.accessibleName())
    bring_into_view(combo)
    combo.setFocus(Qt.FocusReason.MouseFocusReason)
    while combo.currentIndex() != at:
        down = combo.currentIndex() < at
        QTest.keyClick(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def unfold(target: QWidget) -> None:
    """Open everything that `target` is folded away in."""
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, Fold) and not around.opened:
            unfold(around)
            click(around.button)
        around = around.parentWidget()


def bring_into_view(target: QWidget) -> None:
    """Scroll whatever scrolls around `target` until it can be seen."""
    QApplication.processEvents()
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()
