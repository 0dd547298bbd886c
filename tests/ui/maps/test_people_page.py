"""The page of the people map: a picture, the same in words, and the way to each person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.plan.people_map import people_map
from nocontact_desktop.plan.people_words import facts
from tests.plan.crowd import crowd
from ui import theme
from ui.desk.maps.people_page import MOST, PAPER, PeoplePage
from ui.desk.maps.picture_view import PictureView, ScreenMeasure
from ui.desk.page import Place
from ui.desk.step_card import StepCard
from ui.parts import Note, WordsButton
from ui.theme import Look, Scheme


@pytest.fixture(autouse=True)
def _plain(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, Look())
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp, Look())


def opened(qtbot: QtBot, count: int, width: int = 900) -> PeoplePage:
    page = PeoplePage(crowd(count))
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    for _turn in range(3):
        QApplication.processEvents()
    qtbot.waitUntil(lambda: not page._pieces.busy)
    return page


def rows(page: PeoplePage) -> list[StepCard]:
    return page.findChildren(StepCard)


def painted(view: PictureView) -> QImage:
    image = view.grab().toImage()
    image.setDevicePixelRatio(1)
    return image


def colours(image: QImage) -> int:
    """How many colours there are on a coarse grid of points."""
    return len(
        {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    )


def test_each_person_has_a_row_with_all_that_the_map_says(qtbot: QtBot) -> None:
    page = opened(qtbot, 12)
    people = people_map(crowd(12)).people
    assert [row.text() for row in rows(page)] == [person.name for person in people]
    for row, person in zip(rows(page), people, strict=True):
        for fact in facts(person):
            assert fact in row.accessibleName()


def test_a_row_leads_to_the_person(qtbot: QtBot) -> None:
    page = opened(qtbot, 3)
    with qtbot.waitSignal(page.go) as asked:
        rows(page)[1].click()
    assert asked.args is not None
    place = asked.args[0]
    assert (place.page, place.list_id) == ("people", "people")
    assert place.item_id == page._map.people[1].item_id


def test_the_way_to_paper_and_to_the_list(qtbot: QtBot) -> None:
    page = opened(qtbot, 1)
    told: list[object] = []
    page.go.connect(told.append)
    for button in page.findChildren(WordsButton):
        button.click()
    assert told == [Place("people", "people"), Place(PAPER)]


def test_without_people_there_is_a_sentence_and_no_picture(qtbot: QtBot) -> None:
    page = opened(qtbot, 0)
    assert not page.findChildren(PictureView)
    (note,) = page.findChildren(Note)
    assert "One person is enough" in note.words


def test_far_too_many_people_are_a_list_without_a_picture(qtbot: QtBot) -> None:
    page = opened(qtbot, MOST + 1)
    assert not page.findChildren(PictureView)
    assert len(rows(page)) == MOST + 1


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_picture_is_painted_whole_in_every_look(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme, scale: float
) -> None:
    theme.apply(qapp, Look(scheme, scale))
    page = opened(qtbot, 12, 720)
    view = page.picture
    picture = view.picture(view.width())
    assert view.width() >= picture.width
    assert view.height() >= picture.height
    assert colours(painted(view)) > 3


def test_in_a_right_to_left_window_the_other_person_stands_on_the_left(
    qtbot: QtBot, qapp: QApplication
) -> None:
    plain = painted(opened(qtbot, 2).picture)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = painted(opened(qtbot, 2).picture)
    assert plain.size() == turned.size()
    assert _dark_side(plain) == "right"
    assert _dark_side(turned) == "left"


def _dark_side(image: QImage) -> str:
    """On which side the heavy box is: the only dark ink at the edges of the picture."""
    strip = range(3, image.width() // 12)

    def dark(columns: range) -> int:
        return sum(
            image.pixelColor(x, y).lightness() < 90
            for x in columns
            for y in range(0, image.height(), 2)
        )

    left = dark(strip)
    right = dark(range(image.width() - strip.stop, image.width() - strip.start))
    return "left" if left > right else "right"


def test_words_are_wrapped_into_their_room_in_any_script(qapp: QApplication) -> None:
    measure = ScreenMeasure(qapp.font())
    for text in ("a friend from the shop", "דודה מרים מהחנות", "x" * 80, "名前" * 20):
        lines = measure.lines(text, 15, 90)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(measure.width(line, 15) <= 91 for line in lines)
