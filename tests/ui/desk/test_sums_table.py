"""What a list adds up to stands under it, follows what is typed, and can be heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import State, Value
from tests.ui.desk.conftest import built
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.desk.shell import Shell
from ui.desk.step_page import StepPage
from ui.desk.sums_table import SumsTable
from ui.theme import Look

MONEY = "money"


def _put(workspace: Workspace, list_id: str, **values: Value) -> str:
    item = workspace.add_item(MONEY, list_id, title="x")
    workspace.change_item(replace(item, values=values))
    return item.id


def _table(shell: Shell, list_id: str) -> SumsTable:
    shell.go(Place(MONEY))
    assert isinstance(shell.page, StepPage)
    editor = shell.page._lists[list_id]
    editor.open()
    built(shell)
    QApplication.processEvents()
    return editor.body.sums


def _said(table: SumsTable) -> list[str]:
    return [] if table.isHidden() else table.accessibleName().split("\n")


def test_nothing_stands_there_while_nothing_is_typed(shell: Shell, workspace: Workspace) -> None:
    workspace.set_answer(MONEY, "fund_goal", "500")
    _put(workspace, "fund")
    assert _said(_table(shell, "fund")) == []


def test_the_fund_says_what_is_there_of_the_goal_and_what_is_out_of_sight(
    shell: Shell, workspace: Workspace
) -> None:
    workspace.set_answer(MONEY, "fund_goal", "£1200")
    _put(workspace, "fund", amount="£300.50", visible="no")
    _put(workspace, "fund", amount="£20", visible="maybe")
    _put(workspace, "fund", amount="£100", visible="no", form="promised")
    assert _said(_table(shell, "fund")) == [
        "Set aside so far: £320.50 of £1200",
        "Of this, what they cannot see: £300.50",
        "Promised, not in your hands yet: £100",
    ]


def test_the_month_says_what_is_left_or_missing(shell: Shell, workspace: Workspace) -> None:
    _put(workspace, "budget", amount="900", direction="in")
    rent = _put(workspace, "budget", amount="650.25", direction="out")
    table = _table(shell, "budget")
    assert _said(table)[-1] == "What is left: 249.75"
    item = workspace.item(rent)
    assert item is not None
    workspace.change_item(replace(item, values={"amount": "1000", "direction": "out"}))
    assert isinstance(shell.page, StepPage)
    shell.page._lists["budget"].show_sums()
    assert _said(table)[-1] == "What is still missing: 100"


@pytest.mark.parametrize(
    ("list_id", "values", "said"),
    [
        (
            "day-costs",
            [
                {"amount": "40", "put_by": "yes"},
                {"amount": "60", "put_by": "partly"},
                {"amount": "25"},
                {"amount": "80", "paid_with": "somebody"},
            ],
            ["All together: 205", "Still to find, at most: 85"],
        ),
        (
            "debts",
            [{"amount": "2000", "monthly": "50"}, {"amount": "500", "agreed": "did-not-know"}],
            ["Owed, all together: 2500", "Of this, not freely agreed to: 500", "Paid a month: 50"],
        ),
        (
            "regular-payments",
            [{"amount": "12.99", "plan": "move"}, {"amount": "7", "plan": "leave"}],
            ["All together, a month: 19.99", "Of this, to move to your account: 12.99"],
        ),
        (
            "debts",
            [{"amount": "a lot"}, {"monthly": "little"}],
            ["2 amounts could not be read as numbers. They are not counted here."],
        ),
    ],
)
def test_the_other_lists_add_up_too(
    shell: Shell,
    workspace: Workspace,
    list_id: str,
    values: list[dict[str, Value]],
    said: list[str],
) -> None:
    for each in values:
        _put(workspace, list_id, **each)
    assert _said(_table(shell, list_id)) == said


def test_what_is_removed_or_not_for_me_does_not_count(shell: Shell, workspace: Workspace) -> None:
    ids = [_put(workspace, "day-costs", amount=amount, put_by="yes") for amount in "124"]
    workspace.remove_item(ids[0])
    item = workspace.item(ids[1])
    assert item is not None
    workspace.change_item(replace(item, state=State.NOT_FOR_ME))
    assert _said(_table(shell, "day-costs")) == ["All together: 4"]


def test_it_follows_what_is_typed_once_that_is_saved(
    qtbot: QtBot, shell: Shell, workspace: Workspace, saving: SaveQueue
) -> None:
    item_id = _put(workspace, "day-costs", amount="5")
    table = _table(shell, "day-costs")
    assert isinstance(shell.page, StepPage)
    shell.page.show_place(Place(MONEY, "day-costs", item_id, "amount"))
    built(shell)
    lines = shell.page._lists["day-costs"].cards[0].findChildren(QLineEdit)
    line = next(each for each in lines if each.accessibleName() == "About how much")
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "0.50")
    qtbot.waitUntil(lambda: "50.50" in table.accessibleName())
    assert _said(table)[0] == "All together: 50.50"
    shell.page._lists["day-costs"].cards[0].removed.emit(shell.page._lists["day-costs"].cards[0])
    qtbot.waitUntil(table.isHidden)
    assert saving.flush()


def test_nothing_of_it_is_stored(shell: Shell, workspace: Workspace) -> None:
    _put(workspace, "budget", amount="41.07", direction="in")
    _put(workspace, "budget", amount="0.93", direction="in")
    assert _said(_table(shell, "budget")) == ["Comes in, a month: 42.00"]
    assert workspace.search("42.00") == ()


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("size", [(1.0, 1100), (2.0, 720)])
def test_every_word_and_figure_is_whole_at_any_size_and_in_both_directions(
    open_shell: Callable[..., Shell],
    qapp: QApplication,
    workspace: Workspace,
    size: tuple[float, int],
    mirrored: bool,
) -> None:
    way = Qt.LayoutDirection
    qapp.setLayoutDirection(way.RightToLeft if mirrored else way.LeftToRight)
    try:
        workspace.set_answer(MONEY, "fund_goal", "1234567890.50 EUR")
        _put(workspace, "fund", amount="123456789 EUR", visible="no")
        _put(workspace, "fund", amount="£5000", visible="no")
        _put(workspace, "fund", amount="some", visible="no")
        table = _table(open_shell(Look(scale=size[0]), size[1]), "fund")
        labels = table.findChildren(QLabel)
        assert len(labels) == 5
        for label in labels:
            assert label.height() >= label.heightForWidth(label.width())
            assert table.rect().contains(QRect(label.mapTo(table, QPoint(0, 0)), label.size()))
        words, figure = (label.mapTo(table, QPoint(0, 0)).x() for label in labels[:2])
        assert (figure < words) is mirrored
    finally:
        qapp.setLayoutDirection(way.LeftToRight)
