"""The window at every size, in every scheme and direction."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.disguise.profile import Profile
from tests.ui.cover.person import Person
from ui.cover.display import NumberLabel
from ui.cover.key import Key
from ui.cover.screen import Fitting
from ui.cover.type_size import resized
from ui.cover.window import MainWindow

LONG = ["9999999999999999*9999999999999999=", "1/3000=", "1/0=", "0-9999999999999999="]


@pytest.fixture(params=[1.0, 1.5, 2.0])
def letters(request: pytest.FixtureRequest, qapp: QApplication) -> object:
    """The desktop's letters, from ordinary to twice as large."""
    before = qapp.font()
    qapp.setFont(resized(before, request.param))
    yield request.param
    qapp.setFont(before)


@pytest.mark.parametrize("typed", LONG)
def test_nothing_is_cut_off_in_the_smallest_window(
    letters: float, profiles: tuple[Profile, ...], qtbot: QtBot, typed: str
) -> None:
    window = MainWindow(profiles[0], is_dark=True)
    qtbot.addWidget(window)
    window.resize(QSize(1, 1))
    window.show()
    Person(window, qtbot).type(typed)
    number = window.findChild(NumberLabel)
    assert number is not None
    font = number.fitting_font()
    assert QFontMetricsF(font).horizontalAdvance(number.text()) <= number.width()
    assert QFontMetricsF(font).height() <= number.height()
    assert font.pointSizeF() >= QApplication.font().pointSizeF()
    for key in window.findChildren(Key):
        face = QFontMetricsF(key.font()).boundingRect(key.text())
        assert face.width() <= key.width() - 4
        assert QFontMetricsF(key.font()).tightBoundingRect(key.text()).height() <= key.height()


def test_twice_as_large_letters_fit_a_small_laptop(
    letters: float, profiles: tuple[Profile, ...], qtbot: QtBot
) -> None:
    window = MainWindow(profiles[0], is_dark=False)
    qtbot.addWidget(window)
    assert window.minimumSizeHint().height() <= 640
    assert window.minimumSizeHint().width() <= 1280


def test_the_keys_are_not_mirrored(
    qapp: QApplication, profiles: tuple[Profile, ...], qtbot: QtBot
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = MainWindow(profiles[0], is_dark=False)
        qtbot.addWidget(window)
        window.show()
        person = Person(window, qtbot)
        assert person.key("7").x() < person.key("8").x() < person.key("Multiply").x()
        person.type("5-8=")
        assert person.number() == "−3"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_sum_reads_from_left_to_right_in_every_language(
    qapp: QApplication, profiles: tuple[Profile, ...], qtbot: QtBot
) -> None:
    """With the direction of the words around it, 5 − 8 = would read = 8 − 5, and −3 would be 3−."""
    pictures = []
    try:
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            qapp.setLayoutDirection(direction)
            window = MainWindow(profiles[0], is_dark=False)
            qtbot.addWidget(window)
            window.show()
            Person(window, qtbot).type("5-8=")
            QApplication.processEvents()
            pictures.append(window.grab().toImage())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("is_dark", [False, True])
def test_every_profile_dresses_the_window(
    profiles: tuple[Profile, ...], qtbot: QtBot, is_dark: bool
) -> None:
    window = MainWindow(profiles[0], is_dark)
    qtbot.addWidget(window)
    window.show()
    for profile in profiles:
        window.dress(profile, is_dark)
        shade = profile.colours.dark if is_dark else profile.colours.light
        picture = window.grab().toImage()
        assert picture.pixelColor(3, 3).name() == shade.window
        assert window.windowTitle() == profile.name
        assert not window.windowIcon().isNull()


def test_the_window_follows_the_scheme(window: MainWindow, person: Person) -> None:
    window.follow_scheme(is_dark=True)
    assert person.picture().pixelColor(3, 3).lightness() < 100
    window.follow_scheme(is_dark=False)
    assert person.picture().pixelColor(3, 3).lightness() > 200


def test_settling_changes_nothing_that_was_typed(window: MainWindow, person: Person) -> None:
    person.type("12+3")
    window.settle()
    assert person.labels() == ["", "12 +", "3"]


def test_with_other_things_of_its_own_the_window_gets_a_new_screen(
    window: MainWindow, profiles: tuple[Profile, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    before, codes = window.front, list[str]()
    window.code_given.connect(codes.append)
    before.code_given.emit("one")
    window.dress(profiles[1], is_dark=False, fitting=Fitting(tmp_path, 700))
    assert window.front is not before
    assert window.front.fitting == Fitting(tmp_path, 700)
    qtbot.waitUntil(lambda: not Shiboken.isValid(before))
    window.front.code_given.emit("two")
    assert codes == ["one", "two"]
    person = Person(window, qtbot)
    person.type("2+3=")
    assert person.number() == "5"


def test_with_the_same_things_it_keeps_its_screen(
    window: MainWindow, profiles: tuple[Profile, ...]
) -> None:
    before = window.front
    window.dress(profiles[1], is_dark=True)
    assert window.front is before
