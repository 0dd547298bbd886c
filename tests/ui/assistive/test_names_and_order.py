"""What a screen reader is told of every page: names, roles, states, and the order of Tab."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.assistive import program
from tests.ui.assistive.conftest import Twin
from tests.ui.assistive.going import PAGES, go, page_of
from ui.desk.item_head import ItemHead
from ui.desk.page import HOME, SEARCH, Place
from ui.parts import Fold

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROLE = QAccessible.Role
USED = (
    ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText,
    ROLE.ProgressBar, ROLE.SpinBox, ROLE.Slider, ROLE.ButtonMenu,
)  # fmt: skip


def _used(root: QWidget) -> list[QAccessibleInterface]:
    return [node for node in program.walk(root) if node.role() in USED]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_told_and_gone_through(twin: Twin, qtbot: QtBot, page: str) -> None:
    """All in one test: to open a page with everything unfolded takes longest."""
    go(twin, qtbot, page)
    everything_that_is_used_has_a_name(twin)
    no_two_things_side_by_side_share_a_name(twin)
    buttons_say_what_they_are(twin)
    qtbot.waitUntil(lambda: tab_goes_as_it_is_read(twin))  # the layout may still be under way


def test_no_page_is_left_out(twin: Twin) -> None:
    steps = {section.id for section in twin.workspace.sections}
    assert set(PAGES) == {HOME, SEARCH, *steps, *twin.shell._entries}


def everything_that_is_used_has_a_name(twin: Twin) -> None:
    nodes = _used(twin.shell)
    assert [repr(node) for node in nodes if not program.name(node).strip()] == []
    words = [node.text(kind) for node in program.walk(twin.shell) for kind in program.SAID]
    assert [each for each in words if "\u200b" in each] == []


def no_two_things_side_by_side_share_a_name(twin: Twin) -> None:
    for parent in program.walk(twin.shell):
        children = [parent.child(at) for at in range(parent.childCount())]
        seen = [c for c in children if c.role() in USED and not c.state().invisible]
        names = Counter((str(child.role()), program.name(child)) for child in seen)
        assert [name for name, count in names.items() if count > 1] == []


def buttons_say_what_they_are(twin: Twin) -> None:
    for button in twin.shell.findChildren(QAbstractButton):
        node = program.interface(button)
        state = node.state()
        if isinstance(button, QCheckBox):
            assert node.role() == ROLE.CheckBox
        elif button.isCheckable():
            assert node.role() == ROLE.RadioButton
            assert state.checked == button.isChecked()
        else:
            assert node.role() in {ROLE.Button, ROLE.ButtonMenu}


def test_a_list_to_choose_from_has_the_name_of_its_label(twin: Twin, qtbot: QtBot) -> None:
    """On Linux, Qt gives it no other name than what is chosen in it."""
    for page in ("documents", "card", "settings"):
        go(twin, qtbot, page)
        combos = [c for c in page_of(twin).findChildren(QComboBox) if c.isVisible()]
        assert combos
        for combo in combos:
            labels = [kind for _node, kind in program.interface(combo).relations()]
            assert program.LABEL in labels, combo.accessibleName()


def test_what_opens_is_pressed_and_says_so(twin: Twin, qtbot: QtBot) -> None:
    twin.shell.go(Place("documents"))
    qtbot.waitUntil(lambda: bool(page_of(twin).findChildren(ItemHead)))
    openers: list[QAbstractButton] = [page_of(twin).findChildren(ItemHead)[0]]
    openers += [fold.button for fold in page_of(twin).findChildren(Fold) if fold.isVisible()][:1]
    for opener in openers:
        said = _name(opener) + opener.accessibleDescription()
        assert program.interface(opener).role() == ROLE.Button
        assert program.actions(program.interface(opener))[0] == program.PRESS
        with qtbot.waitSignal(opener.toggled):
            program.act(opener)
        assert _name(opener) + opener.accessibleDescription() != said


def tab_goes_as_it_is_read(twin: Twin) -> None:
    stops = _stops(page_of(twin))
    assert stops
    places = [(_name(stop), _place(stop, twin.shell)) for stop in stops]
    pairs = pairwise(places)
    assert [(a, b) for (a, one), (b, other) in pairs if not _follows(one, other)] == []


def _stops(page: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        inside = widget.focusProxy() is not None or isinstance(widget.parentWidget(), QComboBox)
        if page.isAncestorOf(widget) and widget.isVisible() and tab and not inside:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()}"


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _follows(one: QRect, other: QRect) -> bool:
    """Below it, beside it, or in a column further on."""
    return other.top() >= one.bottom() - 6 or other.left() >= one.right() - 6
