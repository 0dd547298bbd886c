"""Lets Tab go through things in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def follow_reading_order(root: QWidget) -> None:
    """Order what Tab reaches in `root` as its layouts have it, whenever the things were made."""
    for one, other in pairwise(_stops(root)):
        QWidget.setTabOrder(one, other)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """A control is one stop, whatever is inside it."""
    if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield widget
        return
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _stops(inner)
    elif layout is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for inside in _in_order(layout):
        yield from _stops(inside) if isinstance(inside, QWidget) else _stops_of(inside)


def _in_order(layout: QLayout) -> list[QWidget | QLayout]:
    """What is in `layout`, found by asking where each thing is in it.

    Its items must not be asked for. Python keeps one that it has once seen for as long as the
    layout lives, also when Qt has deleted it; and where something else then takes its place in
    memory, shiboken 6.11 crashes as soon as that is deleted.
    """
    holder = layout.parentWidget()
    widgets = holder.findChildren(QWidget, options=_DIRECT) if holder is not None else []
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    at: dict[int, QWidget | QLayout] = {layout.indexOf(each): each for each in widgets}
    at |= {layout.indexOf(each): each for each in inner}
    return [at[place] for place in sorted(at) if place >= 0]
