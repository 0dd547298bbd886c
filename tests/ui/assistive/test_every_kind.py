"""Every kind of field tells the same, as often, whether hands or an assistive program answer it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Field, Kind, Option, Value
from tests import shipped
from tests.ui.assistive import program
from tests.ui.assistive.going import controls
from tests.ui.assistive.hands import by_hand, by_program
from ui.forms import FieldEditor, editor_for
from ui.parts import Radio

FEW = tuple(Option(each, each.title()) for each in ("one", "two", "three"))
MANY = tuple(Option(str(number), f"Option {number}") for number in range(9))
FIELDS = [
    *((kind, FEW if kind in {Kind.CHOICE, Kind.CHECKS} else ()) for kind in Kind),
    (Kind.CHOICE, MANY),
]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Told = list[object]


@pytest.fixture
def workspace() -> Workspace:
    made = shipped.workspace()
    for title in ("Sam", "Alex", "Sam"):
        made.add_item("people", "people", title=title)
        made.add_item("safe-places", "places", title=f"At the home of {title}")
        made.add_item("devices", "devices", title=f"Phone of {title}")
        made.add_item("devices", "accounts", title=f"Mail of {title}")
    return made


@pytest.fixture
def ask(qtbot: QtBot, workspace: Workspace) -> Callable[..., tuple[FieldEditor, Told]]:
    """Shows an editor of a kind, and lists what it tells."""

    def show(kind: Kind, options: tuple[Option, ...] = ()) -> tuple[FieldEditor, Told]:
        editor = editor_for(Field("asked", kind, "What is asked", "Help", options), workspace)
        qtbot.addWidget(editor)
        told: Told = []
        editor.answered.connect(lambda _id, value: told.append(value))
        editor.set_value("")
        editor.show()
        return editor, told

    return show


@pytest.mark.parametrize(("kind", "options"), FIELDS)
def test_a_program_and_hands_are_told_alike(
    ask: Callable[..., tuple[FieldEditor, Told]], kind: Kind, options: tuple[Option, ...]
) -> None:
    (mine, hands), (theirs, other) = ask(kind, options), ask(kind, options)
    for one, same in zip(controls(mine), controls(theirs), strict=True):
        by_hand(one)
        by_program(same)
        assert other == hands
    assert hands
    assert mine.value() == theirs.value() == hands[-1]


@pytest.mark.parametrize(("kind", "options"), FIELDS)
def test_one_act_is_told_once(
    ask: Callable[..., tuple[FieldEditor, Told]], kind: Kind, options: tuple[Option, ...]
) -> None:
    editor, told = ask(kind, options)
    for control in controls(editor):
        before = len(told)
        by_program(control)
        assert len(told) == before + 1


def test_a_chosen_answer_that_is_toggled_again_stays(
    ask: Callable[..., tuple[FieldEditor, Told]],
) -> None:
    editor, told = ask(Kind.CHOICE, FEW)
    first = editor.findChildren(Radio)[0]
    by_program(first)
    by_program(first)
    assert editor.value() == "one"
    assert told == ["one"]


def test_an_answer_can_be_taken_back_and_given_again(
    ask: Callable[..., tuple[FieldEditor, Told]], qtbot: QtBot
) -> None:
    editor, told = ask(Kind.CHOICE, FEW)
    first = editor.findChildren(Radio)[0]
    by_program(first)
    clear = next(
        b
        for b in editor.findChildren(QAbstractButton)
        if b.isVisible() and "Clear" in b.accessibleName()
    )
    program.act(clear)
    qtbot.waitUntil(lambda: told == ["one", ""])
    by_program(first)
    assert told == ["one", "", "one"]


def test_of_two_with_one_name_the_chosen_one_is_kept(
    ask: Callable[..., tuple[FieldEditor, Told]], workspace: Workspace
) -> None:
    editor, told = ask(Kind.PERSON)
    combo = editor.findChild(QComboBox)
    assert combo is not None
    people = workspace.people()
    assert program.entries(combo) == [each.title for each in people]
    for at in (0, 2):
        program.choose(combo, at)
    assert told == [workspace.reference(people[0]), workspace.reference(people[2])]


def test_a_text_can_be_changed_in_the_middle_and_taken_away(
    ask: Callable[..., tuple[FieldEditor, Told]],
) -> None:
    for kind in (Kind.TEXT, Kind.LONG_TEXT):
        editor, told = ask(kind)
        (control,) = controls(editor)
        node = program.interface(control).editableTextInterface()
        node.insertText(0, "a place")
        node.replaceText(2, 7, "home")
        node.deleteText(0, 2)
        assert told[0] == "a place"
        assert told[-1] == editor.value() == "home"


def test_what_is_shown_by_the_program_itself_is_not_told(
    ask: Callable[..., tuple[FieldEditor, Told]], workspace: Workspace
) -> None:
    values: dict[Kind, Value] = {
        Kind.PERSON: workspace.reference(workspace.people()[0]), Kind.CHECKS: ["one", "two"],
        Kind.CHOICE: "two", Kind.DATE: "2026-11-21", Kind.MONEY: "12.50",
    }  # fmt: skip
    for kind, options in FIELDS:
        editor, told = ask(kind, options)
        editor.set_value(values.get(kind, "3"))
        editor.set_value("")
        assert told == []


def test_a_mouse_that_only_points_at_an_entry_chooses_nothing(qtbot: QtBot) -> None:
    from ui.forms import PrivateCombo

    combo = PrivateCombo()
    combo.addItems(["one", "two", "three"])
    holder = QWidget()
    qtbot.addWidget(holder)
    combo.setParent(holder)
    holder.show()
    combo.showPopup()
    qtbot.waitUntil(combo.view().isVisible)
    combo.view().setCurrentIndex(combo.model().index(2, 0))
    combo.hidePopup()
    qtbot.waitUntil(lambda: not combo.view().isVisible())
    qtbot.waitUntil(lambda: combo.view().currentIndex().row() == 0)
    assert combo.currentIndex() == 0
