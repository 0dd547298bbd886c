"""An assistive program: it knows a window by its accessible interfaces only.

Qt's own interfaces do what they do for a real program: "Toggle" calls `toggle()`, writing calls
`setText()` of the control, and choosing selects an entry in the list of a combo box.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

ROLE, TEXT = QAccessible.Role, QAccessible.Text
SAID = (TEXT.Name, TEXT.Description)
TOGGLE, PRESS = "Toggle", "Press"


def interface(widget: QWidget) -> QAccessibleInterface:
    """The interface of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def walk(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Every interface that can be seen in `root`, with what contains others first."""
    yield from _walk(interface(root))


def _walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if node.state().invisible:
        return
    yield node
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None and child.isValid():
            yield from _walk(child)


def name(node: QAccessibleInterface) -> str:
    """What it is called: by itself, or by the label that is related to it."""
    labels = [related for related, kind in node.relations() if kind == LABEL]
    return labels[0].text(TEXT.Name) if labels else node.text(TEXT.Name)


LABEL = QAccessible.RelationFlag.Label


def actions(node: QAccessibleInterface) -> list[str]:
    """The names of what can be done with it."""
    acting = node.actionInterface()
    return list(acting.actionNames()) if acting is not None else []


def act(widget: QWidget) -> None:
    """Do the first thing that can be done with a widget."""
    node = interface(widget)
    node.actionInterface().doAction(actions(node)[0])
    QApplication.processEvents()


def write(widget: QWidget, text: str) -> None:
    """Put `text` before what stands in a field."""
    interface(widget).editableTextInterface().insertText(0, text)
    QApplication.processEvents()


def entries(widget: QWidget) -> list[str]:
    """What a combo box offers."""
    offered = interface(widget).child(0)
    return [offered.child(at).text(TEXT.Name) for at in range(offered.childCount())]


def choose(widget: QWidget, at: int) -> None:
    """Choose the entry at `at` of a combo box by selecting it."""
    offered = interface(widget).child(0)
    assert offered.selectionInterface().select(offered.child(at))
    for _turn in range(3):  # the choice follows the selection, and what it shows follows that
        QApplication.processEvents()
