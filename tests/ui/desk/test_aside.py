"""Tips that are meant for others stand last and folded, and are never gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.plan.model import Section, Tie
from tests.plan import made_up
from ui.desk.aside import Aside
from ui.parts import Fold, PlainLabel


@pytest.fixture
def garden(tmp_path: Path) -> Section:
    garden = made_up.section(tmp_path)
    (early,) = garden.tips
    boss = replace(early, id="boss", text="Ask in writing.", fits=(Tie.BOSS,))
    return replace(garden, tips=(boss, early))


def _aside(qtbot: QtBot, garden: Section, tie: Tie | None) -> Aside:
    aside = Aside(garden, tie)
    qtbot.addWidget(aside)
    aside.add_tips()
    return aside


def _tips(inside: QWidget) -> list[str]:
    texts = (label.text() for label in inside.findChildren(PlainLabel))
    return [text for text in texts if text in {"Ask in writing.", "Sow early."}]


def test_without_a_tie_all_tips_are_shown(qtbot: QtBot, garden: Section) -> None:
    aside = _aside(qtbot, garden, None)
    assert _tips(aside) == ["Ask in writing.", "Sow early."]
    assert not any(fold.button.words.startswith("Tips") for fold in aside.findChildren(Fold))


def test_a_tip_for_others_is_folded_below_those_that_fit(qtbot: QtBot, garden: Section) -> None:
    aside = _aside(qtbot, garden, Tie.PARENT)
    (fold,) = (f for f in aside.findChildren(Fold) if f.button.words == "Tips for others (1)")
    assert not fold.opened
    assert _tips(fold) == ["Ask in writing."]
    assert _tips(aside)[0] == "Sow early."
