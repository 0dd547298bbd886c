"""What every disguise has to do, in each of its skins: a new one is tested without a new test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile, load_profiles
from tests.disguise.tell_tale import tell_tale_words
from tests.ui.assistive import program
from tests.ui.assistive.test_names_and_order import USED
from tests.ui.cover.hands import HANDS, Hands
from ui.cover.gesture import HOLD_MS
from ui.cover.registry import SCREENS
from ui.cover.screen import Fitting
from ui.cover.type_size import resized
from ui.cover.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROOT = Path(__file__).parents[3]
PROFILES = load_profiles(resources.folder("disguises"))
ONE_OF_EACH = list({profile.engine: profile for profile in reversed(PROFILES)}.values())
FORBIDDEN = (
    "nocontact_desktop.app", "nocontact_desktop.exports", "nocontact_desktop.plan",
    "nocontact_desktop.vault", "ui.desk", "ui.forms", "cryptography", "keyring", "apsw",
    "reportlab", "socket", "ssl",
)  # fmt: skip
USE = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
import ui.cover.main
from ui.cover.screen import Fitting
from ui.cover.window import MainWindow
app = QApplication(["x"])
(profile,) = [p for p in load_profiles(resources.folder("disguises")) if p.id == sys.argv[1]]
window = MainWindow(profile, False, Fitting(Path(sys.argv[2])))
window.show()
window.settle()
QTest.keyClicks(window.focusWidget(), "12")
QTest.keyClick(window.focusWidget(), "\\r")
window.put_away()
window.bring_back()
window.close()
sys.stdout.write(" ".join(sys.modules))
"""

Open = Callable[[Profile], Hands]


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Open]:
    """Opens a disguise where numbers are written as in English and no cursor blinks."""
    blinking = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))

    def build(profile: Profile, is_dark: bool = False) -> Hands:
        (tmp_path / "open").mkdir(exist_ok=True)
        window = MainWindow(profile, is_dark, Fitting(tmp_path / "open"))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        window.settle()
        QApplication.processEvents()  # what is laid out again now that everything is known
        return HANDS[profile.engine](window, qtbot)

    yield build
    qapp.setCursorFlashTime(blinking)


@pytest.fixture(params=PROFILES, ids=lambda profile: profile.id)
def hands(request: pytest.FixtureRequest, opened: Open) -> Hands:
    """Somebody in front of each skin."""
    return opened(request.param)


@pytest.fixture(params=ONE_OF_EACH, ids=lambda profile: profile.engine)
def one(request: pytest.FixtureRequest, opened: Open) -> Hands:
    """Somebody in front of one skin of each engine."""
    return opened(request.param)


def test_every_engine_is_in_the_suite_and_has_a_skin() -> None:
    assert set(HANDS) == set(SCREENS) == {profile.engine for profile in PROFILES}


@pytest.mark.parametrize("profile", ONE_OF_EACH, ids=lambda profile: profile.engine)
def test_it_loads_nothing_of_what_it_hides(profile: Profile, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", USE, profile.id, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    loaded = done.stdout.split()
    assert SCREENS[profile.engine][0] in loaded
    assert [name for name in loaded if name.startswith(FORBIDDEN)] == []
    others = {module for module, _name in SCREENS.values()}
    assert others & set(loaded) == {SCREENS[profile.engine][0]}


def test_it_works(hands: Hands) -> None:
    hands.work()
    hands.work()


def test_the_keyboard_alone_reaches_everything(one: Hands) -> None:
    wanted = {
        each
        for each in one.window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set[QWidget]()
    for _ in range(len(wanted) * 2 + 5):
        one.press(Qt.Key.Key_Tab)
        reached.add(one.focus)
    assert [each for each in wanted if each not in reached] == []
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in one.buttons())


def test_every_control_has_a_name_of_its_own(one: Hands) -> None:
    nodes = [node for node in program.walk(one.window) if node.role() in USED]
    names = [program.name(node).strip() for node in nodes]
    assert len(nodes) > 3
    assert "" not in names
    assert len(names) == len(set(names))


def test_nothing_in_it_tells(hands: Hands) -> None:
    hands.work()
    widgets = [hands.window, *hands.window.findChildren(QWidget)]
    texts = [hands.seen()]
    for widget in widgets:
        texts += [type(widget).__name__, widget.objectName(), widget.toolTip()]
        texts += [widget.accessibleDescription(), getattr(widget, "placeholderText", str)()]
    assert tell_tale_words("\n".join(texts)) == []
    assert tell_tale_words("\n".join(type(hands.window.front).way_in)) == []


def test_it_is_mirrored_where_people_read_from_right_to_left(
    qapp: QApplication, opened: Open
) -> None:
    for profile in ONE_OF_EACH:
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            qapp.setLayoutDirection(direction)
            hands = opened(profile)
            fixed = [_left_of(hands.control(name)) for name in hands.never_mirrored]
            turning = [_left_of(hands.control(name)) for name in hands.mirrored]
            assert len(fixed) + len(turning) > 1
            assert fixed == sorted(fixed)
            backwards = direction is Qt.LayoutDirection.RightToLeft
            assert turning == sorted(turning, reverse=backwards)
            hands.work()
            hands.window.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _left_of(widget: QWidget) -> int:
    return widget.mapToGlobal(widget.rect().topLeft()).x()


@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("profile", ONE_OF_EACH, ids=lambda profile: profile.engine)
def test_nothing_is_cut_off_in_the_smallest_window(
    qapp: QApplication, opened: Open, size: float, profile: Profile
) -> None:
    before = qapp.font()
    qapp.setFont(resized(before, size))
    try:
        hands = opened(profile)
        hands.window.resize(QSize(1, 1))
        assert hands.window.minimumSizeHint().height() <= 640
        assert hands.window.minimumSizeHint().width() <= 1100
        hands.work()
        QApplication.processEvents()
        assert _cut_off(hands.window) == []
    finally:
        qapp.setFont(before)


def _cut_off(window: QWidget) -> list[str]:
    """What has less room than its words need, or stands outside of the window."""
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisible():
            continue
        words = _words(part)
        metrics = QFontMetricsF(part.font())
        wide = max((metrics.horizontalAdvance(line) for line in words.split("\n")), default=0)
        tall = metrics.tightBoundingRect(words).height()
        if words and (wide > part.width() or tall > part.height()):
            found.append(f"{type(part).__name__}: {words} needs {wide} x {tall}, has {part.size()}")
        if not window.rect().contains(part.mapTo(window, part.rect().center())):
            found.append(f"{type(part).__name__} is outside")
    return found


def _words(part: QWidget) -> str:
    """What is written on a part that has to show all of it."""
    if isinstance(part, QAbstractButton | QComboBox):
        return part.currentText() if isinstance(part, QComboBox) else part.text()
    if isinstance(part, QLabel) and not part.wordWrap() and type(part) is QLabel:
        return part.text()
    return part.placeholderText() if isinstance(part, QLineEdit) else ""


def test_digits_and_a_long_press_are_given(hands: Hands) -> None:
    hands.type_digits()
    hands.hold_key()
    assert hands.given == [hands.digits]


def test_digits_of_another_script_are_the_same_digits(one: Hands) -> None:
    western, one.digits = one.digits, "".join(chr(0x660 + int(digit)) for digit in one.digits)
    one.type_digits()
    one.hold_key()
    assert one.given == [western]


def test_the_mouse_gives_them_too(one: Hands) -> None:
    one.type_digits()
    one.hold_mouse()
    assert one.given == [one.digits]


def test_words_are_given(hands: Hands) -> None:
    hands.give_words()
    assert hands.given == [hands.words]


def test_a_short_press_gives_nothing(one: Hands) -> None:
    one.type_digits()
    one.hold_key(until_given=False)
    QTest.qWait(HOLD_MS + 100)
    QTest.mousePress(one.held(), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(one.held(), Qt.MouseButton.LeftButton)
    QTest.qWait(HOLD_MS + 100)
    assert one.given == []


def test_a_wrong_code_looks_like_everyday_use_from_the_first_moment(one: Hands) -> None:
    one.type_digits()
    one.hold_key(until_given=False)
    ordinary = one.picture()
    one.type_digits()
    QTest.keyPress(one.focus, Qt.Key.Key_Return)
    pictures = [one.picture()]
    while not one.given:
        QTest.qWait(50)
        pictures.append(one.picture())
    QTest.qWait(100)
    assert all(picture == pictures[0] for picture in [*pictures, one.picture()])
    QTest.keyRelease(one.focus, Qt.Key.Key_Return)
    assert one.picture() == ordinary
    assert one.window.front.isEnabled()
    one.work()


def test_a_code_leaves_nothing_behind(one: Hands, tmp_path: Path) -> None:
    before = _files(tmp_path)
    for kind in ("words", "digits"):
        if kind == "words":
            one.give_words()
        else:
            one.type_digits()
            one.hold_key()
        one.window.put_away()
        one.window.bring_back()
        code = one.given[-1]
        assert not one.remembers(code)
        assert not one.remembers(code.lstrip("0"))
        assert not QGuiApplication.clipboard().ownsSelection()
        assert code not in QGuiApplication.clipboard().text()
    assert len(one.given) == 2
    assert _files(tmp_path) == before
    one.work()


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_when_it_comes_back_there_is_something_ordinary(hands: Hands) -> None:
    hands.type_digits()
    hands.window.put_away()
    hands.window.bring_back()
    assert hands.looks_ordinary()
    assert not hands.remembers(hands.digits)


@pytest.mark.parametrize("is_dark", [False, True])
def test_every_skin_dresses_the_window(opened: Open, is_dark: bool) -> None:
    for profile in PROFILES:
        hands = opened(profile)
        hands.window.dress(profile, is_dark, hands.window.front.fitting)
        shade = profile.colours.dark if is_dark else profile.colours.light
        assert hands.picture().pixelColor(3, 3).name() == shade.window
        assert hands.window.windowTitle() == profile.name
        assert not hands.window.windowIcon().isNull()


def test_a_window_can_change_to_any_other_screen(opened: Open, qtbot: QtBot) -> None:
    window = opened(PROFILES[0]).window
    for profile in [*PROFILES[1:], PROFILES[0]]:
        window.dress(profile, is_dark=False)
        hands = HANDS[profile.engine](window, qtbot)
        assert hands.focus is window.front.entry
        hands.work()
        hands.type_digits()
        hands.hold_key()
        assert hands.given == [hands.digits]


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_W])
def test_the_usual_keys_close_it_from_everywhere(one: Hands, key: Qt.Key) -> None:
    closed: list[bool] = []
    one.window.closed.connect(lambda: closed.append(True))
    for part in one.window.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus()
            QTest.keyClick(one.focus, key, Qt.KeyboardModifier.ControlModifier)
            assert not one.window.isVisible(), type(part).__name__
            assert closed.pop()
            one.window.show()
            one.window.activateWindow()
            QApplication.processEvents()


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_W])
def test_the_usual_keys_still_close_it_when_it_has_come_back(one: Hands, key: Qt.Key) -> None:
    closed: list[bool] = []
    one.window.closed.connect(lambda: closed.append(True))
    one.window.put_away()
    one.window.bring_back()
    QApplication.processEvents()
    QTest.keyClick(one.focus, key, Qt.KeyboardModifier.ControlModifier)
    assert closed == [True]


def test_an_enter_that_nothing_wants_stays_in_the_screen(one: Hands) -> None:
    """On the practice page, an Enter that got out would go on to the next page."""
    outside = _Outside()
    one.window.front.setParent(outside)
    outside.show()
    for part in outside.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QTest.keyClick(part, Qt.Key.Key_Return)
    assert outside.entered == 0
    QTest.keyClick(outside, Qt.Key.Key_Return)
    assert outside.entered == 1
    outside.close()
    outside.deleteLater()


class _Outside(QWidget):
    """Counts what comes out."""

    def __init__(self) -> None:
        super().__init__()
        self.entered = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.entered += event.key() == Qt.Key.Key_Return
