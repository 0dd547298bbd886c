"""Every window, dialog, menu and list has the way out: found in the code, and opened for real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.errors import DamagedVaultError, VaultRolledBackError
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import Store, Vault
from tests import shipped
from tests.ui.session.desk_process import profile
from tests.ui.session.opened_windows import sites, sites_in
from ui.desk.copies.rescue_window import Broken
from ui.desk.cover_line import CoverLine
from ui.desk.outward.removed_window import RemovedWindow
from ui.desk.paper.file_way import neutral_picker
from ui.desk.plan_window import PlanWindow
from ui.desk.session import Session
from ui.forms import PrivateCombo, PrivateLine
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOBODY = -1
NAME = "Calculator"
SHIFT = Qt.Key.Key_Shift
SMALL = (640, 480)


@dataclass
class Sitting:
    """A session over a plan in memory, and whether its process would have ended by now."""

    session: Session
    folder: Path
    ended: list[bool] = field(default_factory=list)

    @property
    def shell(self) -> QWidget:
        """The plan's window, open."""
        session = self.session
        plan = PlanWindow(
            cast(Store, MemoryStore()),
            MemorySystem(self.folder, self.folder),
            profile(),
            route=session.route,
            tasks=session._tasks,
            content=shipped.content(),
        )
        plan.setParent(session.app)
        session._show(plan.shell, plan.shell.leave_asked)
        return plan.shell

    def in_a_loop(self, show: Callable[[], object]) -> QWidget:
        """The window that `show` puts up; its own loop ends at once."""
        QTimer.singleShot(0, self.session.app.exit)
        show()
        assert self.session.window is not None
        return self.session.window

    def focused(self) -> QWidget | None:
        """Where a key arrives: an open menu or list takes it first."""
        app = QApplication
        return app.activePopupWidget() or app.focusWidget() or app.activeWindow()


@pytest.fixture
def sitting(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Sitting]:
    before = list(qapp.children())
    windows = set(QApplication.topLevelWidgets())
    ended: list[bool] = []
    system = MemorySystem(tmp_path, tmp_path)
    line = CoverLine(NOBODY, NOBODY, lambda: None)
    session = Session(system, line, profile(), qapp, lambda: ended.append(True))
    apply(qapp, Look())
    yield Sitting(session, tmp_path, ended)
    assert session._tasks.wait(5000)
    for window in set(QApplication.topLevelWidgets()) - windows:
        if Shiboken.isValid(window):
            Shiboken.delete(window)
    for each in qapp.children():
        if each not in before and type(each).__module__.startswith("ui.desk"):
            qapp.removeEventFilter(each)
            Shiboken.delete(each)
    apply(qapp, Look())


def the_plan(sitting: Sitting) -> QWidget:
    return sitting.shell


def the_first_run(sitting: Sitting) -> QWidget:
    sitting.session.open_first_run()
    assert sitting.session.window is not None
    return sitting.session.window


def one_sentence(sitting: Sitting) -> QWidget:
    session, error = sitting.session, VaultRolledBackError()
    return sitting.in_a_loop(lambda: session.show_trouble(error, lambda: cast(Vault, None)))


def the_rescue(sitting: Sitting) -> QWidget:
    broken = Broken(sitting.folder, profile(), "words", lambda _secret: cast(Vault, None))
    return sitting.in_a_loop(lambda: sitting.session.show_rescue(DamagedVaultError(), broken))


def the_last(sitting: Sitting) -> QWidget:
    window = RemovedWindow("Calculator", sitting.folder)
    sitting.session._show(window, window.leave_asked)
    return window


def a_picker(sitting: Sitting) -> QWidget:
    picker = neutral_picker(sitting.shell, "document")
    picker.open()
    return picker


def popup() -> QWidget:
    """The menu or list that is open."""
    opened = QApplication.activePopupWidget()
    assert opened is not None
    return opened


def a_menu(sitting: Sitting) -> QWidget:
    line = PrivateLine(sitting.shell)
    line.setText("words")
    line.show()
    line.setFocus()
    where = QPoint(1, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, line.mapToGlobal(where))
    QApplication.sendEvent(line, event)
    return popup()


def a_list(sitting: Sitting) -> QWidget:
    combo = PrivateCombo(sitting.shell)
    combo.addItems(["one", "two"])
    combo.show()
    combo.showPopup()
    return popup()


OPENED: dict[str, Callable[[Sitting], QWidget]] = {
    "ui/desk/shell.py: Shell: window": the_plan,
    "ui/desk/first_run/flow.py: FirstRun: window": the_first_run,
    "ui/desk/trouble_window.py: TroubleWindow: window": one_sentence,
    "ui/desk/copies/rescue_window.py: RescueWindow: window": the_rescue,
    "ui/desk/outward/removed_window.py: RemovedWindow: window": the_last,
    "ui/desk/paper/file_way.py: neutral_picker: QFileDialog": a_picker,
    "ui/forms/edit_menu.py: edit_menu: QMenu": a_menu,
    "ui/forms/lines.py: PrivateCombo: QComboBox": a_list,
}
"""A way to each site. Who adds a window adds a way here, and it is tested as the others."""
PASSING = {a_menu, a_list}
"""A click anywhere closes these, so the button of their window is one click further."""
LASTING = [each for each in OPENED.values() if each not in PASSING]


def test_there_is_a_way_to_every_window_dialog_menu_and_list_in_the_code() -> None:
    assert sites() == set(OPENED)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("class A(QDialog): ...", ["A: QDialog"]),
        ("def a():\n    QtWidgets.QMenu(self)", ["a: QMenu"]),
        ("def a():\n    QMessageBox.question(self)", ["a: QMessageBox.question"]),
        ("def a():\n    QPrintDialog()", ["a: QPrintDialog"]),
        ("class A(QWidget):\n    def a(self): self.setWindowTitle('')", ["A: window"]),
        ("def a():\n    QWidget(b, Qt.WindowType.Popup)", ["a: flag Popup"]),
        ("class A(QWidget):\n    def a(self): self.label.setText('')", []),
    ],
)
def test_what_comes_up_is_found_in_the_code(code: str, found: list[str]) -> None:
    assert [each.removeprefix("f: ") for each in sites_in("f", code)] == found


def is_over(sitting: Sitting) -> bool:
    """Whether the process would have ended, with nothing on the screen."""
    seen = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return sitting.ended == [True] and not seen


def press_the_exit_key(sitting: Sitting) -> None:
    for _tap in range(3):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = sitting.focused()
            assert target is not None
            press = QTest.keyPress if kind is QEvent.Type.KeyPress else QTest.keyRelease
            press(target, SHIFT)


@pytest.mark.parametrize("opened", OPENED.values())
def test_the_exit_key_works_there(
    sitting: Sitting, opened: Callable[[Sitting], QWidget], qtbot: QtBot
) -> None:
    window = opened(sitting)
    assert window.isVisible()
    qtbot.waitUntil(lambda: sitting.focused() is not None)
    press_the_exit_key(sitting)
    assert is_over(sitting)


def button_in_sight(window: QWidget) -> QPushButton:
    """The one way out that has the neutral name, and is seen whole."""
    found = [each for each in window.findChildren(QPushButton) if each.text() == NAME]
    (button,) = [each for each in found if each.isVisible() and each.isEnabled()]
    assert button.visibleRegion().boundingRect() == button.rect()
    return button


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("opened", LASTING)
def test_the_button_is_in_sight_there_and_works(
    sitting: Sitting,
    opened: Callable[[Sitting], QWidget],
    scale: float,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    apply(sitting.session.app, Look(scale=scale))
    monkeypatch.setattr("ui.desk.session.apply", lambda _app, _look: None)
    window = opened(sitting)
    window.resize(*SMALL)
    qtbot.waitUntil(lambda: button_in_sight(window) is not None)
    button_in_sight(window).click()
    assert is_over(sitting)


def a_dialog_with_nothing(parent: QWidget) -> QDialog:
    return QDialog(parent)


def a_dialog_with_a_layout(parent: QWidget) -> QDialog:
    dialog = QDialog(parent)
    QVBoxLayout(dialog).addWidget(QPushButton("one"))
    return dialog


def a_question(parent: QWidget) -> QDialog:
    """As Qt's picker asks by itself."""
    return QMessageBox(QMessageBox.Icon.Warning, "", "one?", parent=parent)


@pytest.mark.parametrize(
    "made",
    [
        a_dialog_with_nothing,
        a_dialog_with_a_layout,
        a_question,
        QInputDialog,
        lambda parent: QProgressDialog("one", "two", 0, 9, parent),
    ],
)
def test_every_dialog_gets_the_button_by_itself_whoever_made_it(
    sitting: Sitting, made: Callable[[QWidget], QDialog], qtbot: QtBot
) -> None:
    dialog = made(sitting.shell)
    dialog.open()
    qtbot.waitUntil(lambda: button_in_sight(dialog) is not None)
    button_in_sight(dialog).click()
    assert is_over(sitting)


@pytest.mark.parametrize("opened", [one_sentence, the_rescue])
def test_without_the_vault_every_exit_key_works(
    sitting: Sitting, opened: Callable[[Sitting], QWidget]
) -> None:
    window = opened(sitting)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert is_over(sitting)
