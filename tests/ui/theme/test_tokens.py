"""The colours can be told apart, and every look can be drawn."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Look, Scheme
from ui.theme.sheet import style_sheet
from ui.theme.tokens import PAIRS, Pair, contrast

LOOKS = [Look(scheme, scale) for scheme in Scheme for scale in (1.0, 1.25, 1.5, 2.0)]


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.ink}-on-{pair.ground}")
def test_every_colour_can_be_read_on_its_ground(scheme: Scheme, pair: Pair) -> None:
    colours = asdict(Look(scheme).colours)
    assert contrast(colours[pair.ink], colours[pair.ground]) >= pair.ratio


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_no_sign_is_left_unfilled_in_the_style_sheet(look: Look) -> None:
    sheet = style_sheet(look.colours, look.scale, heavy=look.heavy)
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_picture_of_the_style_sheet_is_there(look: Look) -> None:
    from pathlib import Path

    paths = re.findall(r'url\("([^"]+)"\)', style_sheet(look.colours, look.scale))
    assert paths
    assert all(Path(path).is_file() for path in paths)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_text_and_distances_grow_with_the_scale(qapp: QApplication, look: Look) -> None:
    theme.apply(qapp, look)
    assert QApplication.font().pixelSize() == round(15 * look.scale)
    assert theme.rem(2) == 2 * round(15 * look.scale)
    theme.apply(qapp, Look())


@pytest.mark.parametrize("scheme", Scheme)
def test_the_frame_of_a_check_box_is_seen(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    theme.apply(qapp, Look(scheme))
    box = QCheckBox("box")
    qtbot.addWidget(box)
    picture = box.grab().toImage()
    colours = {picture.pixelColor(x, picture.height() // 2).name() for x in range(24)}
    assert Look(scheme).colours.frame.lower() in colours
    theme.apply(qapp, Look())


def test_settings_that_cannot_be_read_give_the_usual_look() -> None:
    assert Look.from_settings("plaid", "huge") == Look()
    assert Look.from_settings("dark", "9") == Look(Scheme.DARK, 2.0)
