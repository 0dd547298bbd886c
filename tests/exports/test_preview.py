"""Pictures of pages, made in memory."""

from concurrent.futures import ThreadPoolExecutor

from nocontact_desktop.exports import plan_print
from nocontact_desktop.exports.card import render
from nocontact_desktop.exports.pages import Choices, Paper
from nocontact_desktop.exports.preview import page_count, page_image
from tests.exports.sample import MadeUpPlan, card


def test_a_page_becomes_a_picture_of_its_size() -> None:
    image = page_image(render(card(), Choices(Paper.LETTER)).pdf, 0, 0.5)
    assert (image.width, image.height) == (306, 396)
    assert len(image.rgba) == 306 * 396 * 4


def test_paper_is_white_ink_is_dark_and_nothing_is_seen_through() -> None:
    image = page_image(render(card(), Choices()).pdf, 0)
    pixels = {image.rgba[i : i + 4] for i in range(0, len(image.rgba), 4)}
    assert bytes((255, 255, 255, 255)) in pixels
    assert min(pixel[0] for pixel in pixels) < 90
    assert {pixel[3] for pixel in pixels} == {255}


def test_colours_are_in_the_order_red_green_blue() -> None:
    image = page_image(render(card(), Choices()).pdf, 0, 2)
    pixels = [image.rgba[i : i + 4] for i in range(0, len(image.rgba), 4)]
    coloured = [pixel for pixel in pixels if abs(pixel[0] - pixel[2]) > 50]
    assert coloured
    assert all(pixel[2] > pixel[0] for pixel in coloured)


def test_each_page_of_several_is_drawn_as_itself() -> None:
    pdf = plan_print.render(MadeUpPlan(), Choices()).pdf
    images = [page_image(pdf, index, 0.5).rgba for index in range(page_count(pdf))]
    assert len(set(images)) == len(images) > 1


def test_pages_may_be_drawn_from_several_threads() -> None:
    pdf = render(card(), Choices()).pdf
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _at: page_image(pdf, 0), range(12)))) == 1
