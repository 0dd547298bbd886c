"""Every control of every page keeps the same, whether hands or an assistive program use it.

Two like windows stand side by side. In one of them everything is clicked and typed, in the other
the same is done through the accessible interfaces; then what is stored is compared.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.assistive.conftest import Twin
from tests.ui.assistive.going import ANSWERING, controls, go, page_of
from tests.ui.assistive.hands import by_hand, by_program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("page", ANSWERING)
def test_what_a_program_enters_is_kept_as_what_hands_enter(
    twins: tuple[Twin, Twin], qtbot: QtBot, page: str
) -> None:
    hands, other = twins
    for twin in twins:
        go(twin, qtbot, page)
    begun = other.kept()
    mine, theirs = controls(page_of(hands)), controls(page_of(other))
    at = 0
    while at < len(mine):
        assert [type(each) for each in mine] == [type(each) for each in theirs]
        by_hand(mine[at])
        by_program(theirs[at])
        if not isinstance(mine[at], QLineEdit | QPlainTextEdit):  # it may have shown other things
            mine, theirs = controls(page_of(hands)), controls(page_of(other))
        at += 1
    assert at > 3
    assert other.kept() == hands.kept()
    assert other.kept() != begun
