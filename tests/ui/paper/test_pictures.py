"""The sides of the card are cut out of the sheet where they really are."""

from __future__ import annotations

import pytest

from nocontact_desktop.exports.card import render
from nocontact_desktop.exports.card_content import CardContent
from nocontact_desktop.exports.pages import Choices, Paper
from ui.desk.paper.pictures import CARD_SHAPE, card_sides, page_picture, scale_for

CHOICES = [Choices(paper, full_sheet=full) for paper in Paper for full in (False, True)]


@pytest.mark.parametrize("choices", CHOICES, ids=str)
def test_a_side_is_as_wide_as_wished_and_holds_its_own_ink(choices: Choices) -> None:
    pdf = render(CardContent(own_name="Sam", emergency_number="112"), choices).pdf
    front, back = card_sides(pdf, choices, 400, mirrored=False)
    assert front.width() == back.width() == 400
    assert front.height() == back.height() == round(400 * CARD_SHAPE)
    assert front != back
    right, left = card_sides(pdf, choices, 400, mirrored=True)
    assert (left, right) == (front, back)


@pytest.mark.parametrize("choices", CHOICES, ids=str)
def test_the_cards_of_a_full_sheet_look_like_the_one_alone(choices: Choices) -> None:
    pdf = render(CardContent(own_name="Sam", emergency_number="112"), choices).pdf
    alone = render(CardContent(own_name="Sam", emergency_number="112"), Choices(choices.paper)).pdf
    one, _back = card_sides(alone, Choices(choices.paper), 300, mirrored=False)
    front, _back = card_sides(pdf, choices, 300, mirrored=False)
    middle = [image.copy(20, 20, 260, 140) for image in (one, front)]
    differing = sum(
        abs(middle[0].pixelColor(x, y).red() - middle[1].pixelColor(x, y).red()) > 200
        for x in range(0, 260, 3)
        for y in range(0, 140, 3)
    )
    assert differing < 40


@pytest.mark.parametrize("pixels", [1, 333, 445, 1024])
def test_a_page_becomes_exactly_as_wide_as_wished(pixels: int) -> None:
    for choices in (Choices(Paper.A4), Choices(Paper.LETTER)):
        pdf = render(CardContent(), choices).pdf
        assert page_picture(pdf, 0, scale_for(pixels, choices)).width() == pixels
