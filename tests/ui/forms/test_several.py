"""Fields that name several people or devices."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Field, Kind
from tests import shipped
from ui.forms import FieldEditor, editor_for
from ui.forms.several import AT_FIRST
from ui.parts import Check, WordsButton


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def _people(workspace: Workspace, *names: str) -> list[str]:
    added = [workspace.add_item("people", "people", title=name) for name in names]
    return [workspace.reference(item) for item in added]


def _editor(qtbot: QtBot, workspace: Workspace, kind: Kind = Kind.PEOPLE) -> FieldEditor:
    editor = editor_for(Field("known_by", kind, "Who knows it"), workspace)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def _boxes(editor: FieldEditor) -> dict[str, Check]:
    return {box.words: box for box in editor.findChildren(Check) if box.isVisible()}


def _line(editor: FieldEditor) -> QLineEdit:
    line = editor.findChild(QLineEdit)
    assert line is not None
    return line


def test_ticks_and_words_are_one_answer(qtbot: QtBot, workspace: Workspace) -> None:
    ana, _ben, cleo = _people(workspace, "Ana", "Ben", "Cleo")
    editor = _editor(qtbot, workspace)
    _boxes(editor)["Cleo"].click()
    _boxes(editor)["Ana"].click()
    QTest.keyClicks(_line(editor), "my aunt")
    assert editor.value() == [ana, cleo, "my aunt"]
    _boxes(editor)["Ana"].click()
    assert editor.value() == [cleo, "my aunt"]


def test_without_a_name_in_the_plan_words_can_be_written(
    qtbot: QtBot, workspace: Workspace
) -> None:
    editor = _editor(qtbot, workspace, Kind.DEVICES)
    assert not _boxes(editor)
    editor.setFocus()
    assert editor.focusProxy() is not None
    QTest.keyClicks(_line(editor), "the tablet")
    assert editor.value() == ["the tablet"]


def test_of_sixty_names_a_few_are_in_sight_and_all_can_be(
    qtbot: QtBot, workspace: Workspace
) -> None:
    references = _people(workspace, *(f"Person {number}" for number in range(60)))
    editor = _editor(qtbot, workspace)
    editor.set_value([references[50]])
    QApplication.processEvents()
    assert len(_boxes(editor)) == AT_FIRST + 1
    assert _boxes(editor)["Person 50"].isChecked()
    more = next(b for b in editor.findChildren(WordsButton) if b.isVisible())
    assert more.accessibleName() == "Show all names (60)"
    more.click()
    QApplication.processEvents()
    assert len(_boxes(editor)) == 60
    assert not more.isVisible()
    _boxes(editor)["Person 59"].click()
    assert set(editor.value()) == {references[50], references[59]}


def test_a_name_that_left_the_list_stays_until_it_is_taken_away(
    qtbot: QtBot, workspace: Workspace
) -> None:
    (ana,) = _people(workspace, "Ana")
    workspace.remove_item(ana.removeprefix("item:"))
    editor = _editor(qtbot, workspace)
    editor.set_value([ana])
    assert editor.value() == [ana]
    _boxes(editor)["Ana"].click()
    assert editor.value() == []


def test_a_written_name_of_the_list_counts_as_that_name(qtbot: QtBot, workspace: Workspace) -> None:
    (ana,) = _people(workspace, "Ana")
    editor = _editor(qtbot, workspace)
    QTest.keyClicks(_line(editor), " ana ")
    assert editor.value() == [ana]
    editor.hide()
    editor.show()
    assert _boxes(editor)["Ana"].isChecked()
    assert not _line(editor).text()


@pytest.mark.parametrize("kind", [Kind.PEOPLE, Kind.PERSON])
def test_a_name_that_came_in_meanwhile_is_offered(
    qtbot: QtBot, workspace: Workspace, kind: Kind
) -> None:
    editor = _editor(qtbot, workspace, kind)
    told: list[object] = []
    editor.answered.connect(lambda _id, value: told.append(value))
    editor.hide()
    (ana,) = _people(workspace, "Ana")
    editor.show()
    if kind is Kind.PEOPLE:
        _boxes(editor)["Ana"].click()
        assert told == [[ana]]
    else:
        QTest.keyClicks(_line(editor), "Ana")
        assert told[-1] == ana


def test_the_keyboard_ticks(qtbot: QtBot, workspace: Workspace) -> None:
    (ana,) = _people(workspace, "Ana")
    editor = _editor(qtbot, workspace)
    QTest.keyClick(_boxes(editor)["Ana"], Qt.Key.Key_Space)
    assert editor.value() == [ana]
    assert _boxes(editor)["Ana"].accessibleName() == "Who knows it: Ana"
