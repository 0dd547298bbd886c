"""Every kind of field shows, takes and keeps what a person answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import LISTED, Field, Kind, Option, Value
from tests import shipped
from ui.forms import FieldEditor, FormView, PrivateText, editor_for
from ui.forms.calendar import DayCalendar
from ui.parts import Check, IconButton, Radio

FEW = tuple(Option(each, each.title()) for each in ("one", "two", "three"))
MANY = tuple(Option(str(number), f"Option {number}") for number in range(9))

VALUES: dict[Kind, Value] = {
    Kind.TEXT: "Ala’s <b>key</b>",
    Kind.LONG_TEXT: "two\nlines",
    Kind.CHOICE: "two",
    Kind.CHECKS: ["one", "three"],
    Kind.DATE: "2026-11-21",
    Kind.MONEY: "12.50",
    Kind.NUMBER: "3",
    Kind.PHONE: "+44 20 7946 0000",
    Kind.PERSON: "somebody at work",
    Kind.PLACE: "the library",
    Kind.ACCOUNT: "the old mail",
    Kind.PEOPLE: ["item:nobody", "somebody at work"],
    Kind.DEVICES: ["an old phone"],
}


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def _field(kind: Kind, options: tuple[Option, ...] = ()) -> Field:
    if kind in {Kind.CHOICE, Kind.CHECKS}:
        options = options or FEW
    return Field("asked", kind, "What is asked", "A little help", options)


def _editor(qtbot: QtBot, workspace: Workspace, field: Field) -> FieldEditor:
    editor = editor_for(field, workspace)
    qtbot.addWidget(editor)
    editor.show()
    return editor


@pytest.mark.parametrize("kind", Kind)
def test_what_is_set_is_what_comes_back(qtbot: QtBot, workspace: Workspace, kind: Kind) -> None:
    editor = _editor(qtbot, workspace, _field(kind))
    editor.set_value(VALUES[kind])
    assert editor.value() == VALUES[kind]


@pytest.mark.parametrize("kind", Kind)
def test_setting_tells_nobody(qtbot: QtBot, workspace: Workspace, kind: Kind) -> None:
    editor = _editor(qtbot, workspace, _field(kind))
    told: list[object] = []
    editor.answered.connect(lambda _id, value: told.append(value))
    editor.set_value(VALUES[kind])
    assert told == []


@pytest.mark.parametrize("kind", Kind)
def test_it_begins_empty(qtbot: QtBot, workspace: Workspace, kind: Kind) -> None:
    assert not _editor(qtbot, workspace, _field(kind)).value()


@pytest.mark.parametrize("kind", Kind)
def test_what_a_newer_plan_stored_is_not_lost(
    qtbot: QtBot, workspace: Workspace, kind: Kind
) -> None:
    odd: Value = ["unheard-of"] if kind in LISTED else "unheard-of"
    editor = _editor(qtbot, workspace, _field(kind))
    editor.set_value(odd)
    assert editor.value() == odd


@pytest.mark.parametrize("kind", Kind)
def test_every_control_has_a_name_and_plain_words(
    qtbot: QtBot, workspace: Workspace, kind: Kind
) -> None:
    editor = _editor(qtbot, workspace, _field(kind))
    reachable = [
        each
        for each in editor.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()
    ]
    assert reachable
    assert all(each.accessibleName() for each in reachable)
    labels = editor.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


@pytest.mark.parametrize("kind", [k for k in Kind if k not in {Kind.CHOICE, Kind.CHECKS}])
def test_typing_tells_the_value(qtbot: QtBot, workspace: Workspace, kind: Kind) -> None:
    editor = _editor(qtbot, workspace, _field(kind))
    told: list[object] = []
    editor.answered.connect(lambda field_id, value: told.append((field_id, value)))
    line = editor.findChild(QLineEdit) or editor.findChild(QPlainTextEdit)
    assert line is not None
    QTest.keyClicks(line, "42")
    assert told[-1] == ("asked", ["42"] if kind in LISTED else "42")


def test_a_day_that_cannot_be_read_is_kept_and_said(qtbot: QtBot, workspace: Workspace) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.DATE))
    editor.set_value("after the holidays")
    assert editor.value() == "after the holidays"
    assert "kept as you wrote it" in editor.remark
    editor.set_value("2026-11-21")
    assert editor.remark == "21 November 2026"


def test_a_day_can_be_picked(qtbot: QtBot, workspace: Workspace) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.DATE))
    button = editor.findChild(IconButton)
    assert button is not None
    button.click()
    calendar = editor.findChild(DayCalendar)
    assert calendar is not None
    calendar.choose(QDate(1987, 12, 24))  # of a year in which no day is today
    with qtbot.waitSignal(editor.answered) as told:
        _day(calendar, "Tuesday, 1 December 1987").click()
    assert told.args == ["asked", "1987-12-01"]
    assert not calendar.isVisible()


def test_the_calendar_begins_at_the_day_that_is_typed_and_escape_closes_it(
    qtbot: QtBot, workspace: Workspace
) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.DATE))
    editor.set_value("2031-05-09")
    button = editor.findChild(IconButton)
    assert button is not None
    button.click()
    calendar = editor.findChild(DayCalendar)
    assert calendar is not None
    assert _day(calendar, "Friday, 9 May 2031, chosen")
    QTest.keyClick(calendar, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert editor.value() == "2031-05-09"


def _day(calendar: DayCalendar, name: str) -> QPushButton:
    days = calendar.findChildren(QPushButton)
    return next(each for each in days if each.isVisible() and each.accessibleName() == name)


def test_money_with_a_sign_reads_and_another_figure_does_not(
    qtbot: QtBot, workspace: Workspace
) -> None:
    money = _editor(qtbot, workspace, _field(Kind.MONEY))
    money.set_value("£20")
    assert (money.value(), money.remark) == ("£20", "")
    number = _editor(qtbot, workspace, _field(Kind.NUMBER))
    number.set_value("£20")
    assert "kept as you wrote it" in number.remark


def test_a_figure_that_cannot_be_read_is_kept_and_said(qtbot: QtBot, workspace: Workspace) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.MONEY))
    editor.set_value("a few notes")
    assert editor.value() == "a few notes"
    assert "kept as you wrote it" in editor.remark


def test_few_options_are_in_sight_and_an_answer_can_be_taken_back(
    qtbot: QtBot, workspace: Workspace
) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.CHOICE))
    editor.findChildren(Radio)[1].click()
    assert editor.value() == "two"
    clear = next(b for b in editor.findChildren(QWidget) if b.accessibleName().startswith("Clear"))
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert editor.value() == ""


def test_many_options_are_a_list_to_open(qtbot: QtBot, workspace: Workspace) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.CHOICE, MANY))
    combo = editor.findChild(QComboBox)
    assert combo is not None
    combo.setCurrentIndex(3)
    combo.activated.emit(3)
    assert editor.value() == "2"


def test_several_can_be_ticked(qtbot: QtBot, workspace: Workspace) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.CHECKS))
    boxes = editor.findChildren(Check)
    boxes[2].click()
    boxes[0].click()
    assert editor.value() == ["one", "three"]


def test_a_name_of_the_plan_becomes_a_reference(qtbot: QtBot, workspace: Workspace) -> None:
    sam = workspace.add_item("people", "people", title="Sam")
    editor = _editor(qtbot, workspace, _field(Kind.PERSON))
    combo = editor.findChild(QComboBox)
    assert combo is not None
    line = combo.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "sam")
    assert editor.value() == workspace.reference(sam)
    QTest.keyClicks(line, "uel")
    assert editor.value() == "samuel"


def test_a_reference_shows_the_name(qtbot: QtBot, workspace: Workspace) -> None:
    sam = workspace.add_item("people", "people", title="Sam")
    editor = _editor(qtbot, workspace, _field(Kind.PERSON))
    editor.set_value(workspace.reference(sam))
    combo = editor.findChild(QComboBox)
    assert combo is not None
    assert combo.currentText() == "Sam"
    assert editor.value() == workspace.reference(sam)


def test_a_long_text_grows(qtbot: QtBot, workspace: Workspace) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.LONG_TEXT))
    text = editor.findChild(PrivateText)
    assert text is not None
    before = text.height()
    editor.set_value("line\n" * 8)
    assert text.height() > before


def test_selected_text_cannot_be_dragged_away(qtbot: QtBot, workspace: Workspace) -> None:
    editor = _editor(qtbot, workspace, _field(Kind.LONG_TEXT))
    text = editor.findChild(PrivateText)
    assert text is not None
    editor.set_value("a secret place")
    text.selectAll()
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert not text.textCursor().hasSelection()
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton)
    line = _editor(qtbot, workspace, _field(Kind.TEXT)).findChild(QLineEdit)
    assert line is not None
    assert not line.dragEnabled()


def test_keyboards_are_asked_not_to_learn(qtbot: QtBot, workspace: Workspace) -> None:
    for kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PERSON, Kind.PHONE):
        editor = _editor(qtbot, workspace, _field(kind))
        control = editor.findChild(QLineEdit) or editor.findChild(QPlainTextEdit)
        assert control is not None
        assert control.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_a_long_form_shows_a_few_and_finds_the_others(qtbot: QtBot, workspace: Workspace) -> None:
    fields = [Field(f"f{number}", Kind.TEXT, f"Question {number}") for number in range(12)]
    form = FormView(fields, {"f11": "answered"}, workspace, at_first=5)
    qtbot.addWidget(form)
    form.show()
    shown = {field_id for field_id, editor in form.editors.items() if editor.isVisible()}
    assert shown == {"f0", "f1", "f2", "f3", "f11"}
    assert form.focus_field("f9")
    assert form.editors["f9"].isVisible()
    assert not form.focus_field("nowhere")


@pytest.mark.parametrize("list_id", ["fields", "lists"])
def test_every_shipped_form_can_be_built(qtbot: QtBot, workspace: Workspace, list_id: str) -> None:
    for section in (*workspace.sections, workspace.card):
        groups = [section.fields] if list_id == "fields" else [e.fields for e in section.lists]
        for fields in groups:
            form = FormView(fields, {}, workspace, at_first=5)
            qtbot.addWidget(form)
            form.show()
            assert set(form.editors) == {field.id for field in fields}
            form.close()
