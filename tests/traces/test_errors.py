"""No error, message or log carries what a person typed or where it lies (T18)."""

from __future__ import annotations

import ast
import logging
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop import errors, resources
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.store_door import StoreDoor
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.errors import DiskFullError, ExpectedError
from nocontact_desktop.system.memory import MemorySystem
from tests import shipped
from tests.traces.canaries import found_in
from tests.ui import conftest as screens
from tests.ui.session.desk_process import WORDS, Desk, make_vault, opening, profile
from tests.walls.tree import ROOT, named, python_files
from ui.desk.exit_route import ExitRoute
from ui.desk.faults import Faults
from ui.desk.page import SEARCH, Place
from ui.desk.plan_window import SETTINGS, PlanWindow
from ui.desk.search_page import PAUSE_MS
from ui.exit_key import ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, apply

CANARY = "Umbrella4711Lantern"
KINDS = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, ExpectedError) and each is not ExpectedError
]
SHIPPED = (
    "nocontact_desktop/app/remains.py", "nocontact_desktop/disguise/engine/units.py",
    "nocontact_desktop/disguise/profile.py", "nocontact_desktop/exports/helplines.py",
    "nocontact_desktop/plan/loader.py", "nocontact_desktop/plan/reading.py",
    "nocontact_desktop/plan/rule_loader.py", "nocontact_desktop/plan/sum_loader.py",
    "nocontact_desktop/plan/order_loader.py", "nocontact_desktop/plan/stages.py",
    "nocontact_desktop/plan/own_order.py", "nocontact_desktop/plan/gaps.py",
    "nocontact_desktop/plan/wording.py", "nocontact_desktop/exports/emergency.py",
    "ui/cover/registry.py", "ui/sample/hands.py", "ui/sample/typist.py",
)  # fmt: skip
"""They read what is shipped, where nobody has typed anything, and name what is wrong in it."""
WITH_NUMBERS = ("KeyError", "NewNameUnsureError", "OSError", "SumError", "of_number")
"""Made of an id, of an error's number, or of one of our own kinds of trouble."""


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_says_its_one_sentence_and_takes_no_other(kind: type[ExpectedError]) -> None:
    error = kind()
    assert (str(error), error.args, vars(error)) == (kind.sentence, (kind.sentence,), {})
    with pytest.raises(TypeError):
        kind(CANARY)  # type: ignore[call-arg]


def raised_with_values(source: str) -> Iterator[str]:
    """The errors that are raised with something that is not written out in the code."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            values = [*node.exc.args, *(each.value for each in node.exc.keywords)]
            if not all(isinstance(each, ast.Constant) for each in values):
                yield ast.unparse(node.exc.func)


def test_no_error_is_raised_with_what_was_typed() -> None:
    found = {
        f"{named(path)}: {error}"
        for path in python_files("nocontact_desktop", "ui")
        if "bootstrap" not in path.parts and named(path) not in SHIPPED
        for error in raised_with_values(path.read_text("utf-8"))
        if error not in WITH_NUMBERS
    }
    assert found == set()
    assert list(raised_with_values('raise ValueError(f"bad {name}")')) == ["ValueError"]


def test_nothing_is_ever_logged_or_printed() -> None:
    for path in python_files("nocontact_desktop", "ui"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {
            each.name.partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for each in node.names
        }
        names |= {
            (node.module or "").partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
        }
        assert not names & {"logging", "traceback", "warnings", "syslog"}, named(path)


BROKEN: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _vault: None,
    "gone": shutil.rmtree,
    "cut": lambda vault: os.truncate(vault / profile().files.slots, 99),
    "empty": lambda vault: os.truncate(vault / profile().files.first, 0),
    "noise": lambda vault: (vault / profile().files.first).write_bytes(os.urandom(1 << 20)),
    "folder": lambda vault: vault.rename(vault.with_name("elsewhere")),
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("secret", [CANARY, pytest.param(WORDS, marks=pytest.mark.long)])
def test_the_vault_process_says_nothing_of_what_was_typed(
    broken: str, secret: str, tmp_path: Path
) -> None:
    """Whatever is wrong with the files, and whether the secret was right or not."""
    vault = tmp_path / CANARY
    make_vault(vault)
    BROKEN[broken](vault)
    desk = Desk.start(opening(vault, secret))
    first = desk.report()
    assert first is not None
    desk.hang_up()
    said = repr(first) + desk.end()
    assert found_in(said.encode(), [CANARY, secret]) == []
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "line",
    [
        CANARY.encode() + b"\n",
        f'{{"do": "open", "secret": "{CANARY}"}}\n'.encode(),
        f'{{"do": "{CANARY}", "profile": "calculator"}}\n'.encode(),
        f'{{"do": "first_run", "profile": "{CANARY}"}}\n'.encode(),
        b'{"do": "open", "folder": "' + CANARY.encode() + b"\xff\xfe\n",
    ],
)
def test_a_line_that_is_no_request_comes_back_in_no_message(line: bytes) -> None:
    desk = Desk.start_with(line)
    desk.hang_up()
    assert desk.report() is None
    assert desk.process.wait(20) in (0, 1)
    assert found_in(desk.end().encode(), [CANARY]) == []


class FailingStore(MemoryStore):
    """Fails in one thing, with an error that carries what it was given, as Python's own do."""

    failing = ""
    failed = 0
    error: Callable[[str], Exception] = ValueError

    def _fail(self, name: str) -> None:
        if self.failing == name:
            self.failed += 1
            raise self.error(CANARY)


def _failing(name: str) -> Callable[..., object]:
    usual = getattr(MemoryStore, name)

    def called(self: FailingStore, *given: object, **named_: object) -> object:
        self._fail(name)
        return usual(self, *given, **named_)

    return called


DOORS = [
    name
    for name, each in vars(StoreDoor).items()
    if callable(each) and not name.startswith("_") and hasattr(MemoryStore, name)
]
for _name in DOORS:
    setattr(FailingStore, _name, _failing(_name))


@pytest.fixture
def store() -> FailingStore:
    return FailingStore()


@pytest.fixture
def plan(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    store: FailingStore,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[PlanWindow]:
    for owner, name in (
        (sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook"),
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, getattr(owner, name))
    apply(qapp, Look())
    parent = QObject()
    route = ExitRoute(ExitKey(qapp))
    worn = load_profiles(resources.folder("disguises"))[0]
    tasks = TaskRunner(1, parent)
    system = MemorySystem(tmp_path, tmp_path)
    plan = PlanWindow(store, system, worn, route=route, tasks=tasks, content=shipped.content())  # type: ignore[arg-type]
    plan.setParent(parent)
    Faults(lambda: plan.shell.alerts).install()
    plan.shell.show()
    yield plan
    store.failing = ""
    plan.flush(5000)
    qapp.removeEventFilter(route.key)
    route.key.deleteLater()
    plan.shell.close()
    Shiboken.delete(plan.shell)
    for runner in parent.findChildren(TaskRunner):
        assert runner.wait(5000)
    parent.deleteLater()


plain_application = screens._plain_application
"""No other test file finds the colours and letters of this one."""

NEEDED_HERE = ("add_item", "answers", "search", "set_answer")
"""What `use` cannot do without; it would prove nothing if they were never asked."""


class Going(QObject):
    """Goes to a page as a click does, from within Qt."""

    asked = Signal(object)


def use(plan: PlanWindow) -> None:
    """Go over pages, and type into every line there is."""
    going = Going()
    going.asked.connect(plan.shell.go)
    for place in (Place("safe-places"), Place(SEARCH), Place(SETTINGS), Place("people")):
        going.asked.emit(place)
        QApplication.processEvents()
        for button in plan.shell.findChildren(QAbstractButton):
            if button.isVisible() and button.text().startswith("Add a "):
                button.click()
        QApplication.processEvents()
        for line in plan.shell.findChildren(QLineEdit):
            if line.isVisible() and line.isEnabled():
                line.setFocus()
                QTest.keyClicks(line, CANARY)
        if place.page == SEARCH:
            QTest.qWait(2 * PAUSE_MS)  # it waits for the next letter so long
        plan.flush(5000)


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("name", DOORS)
@pytest.mark.parametrize("error", [ValueError, OSError, lambda _canary: DiskFullError()])
def test_whatever_fails_in_the_open_vault_nothing_is_told_outside(  # noqa: PLR0917
    name: str,
    error: Callable[[str], Exception],
    plan: PlanWindow,
    store: FailingStore,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    qtlog: object,
) -> None:
    caplog.set_level(logging.DEBUG)
    store.failing, store.error = name, error
    use(plan)
    store.failing = ""
    assert store.failed or name not in NEEDED_HERE
    told = "".join(capfd.readouterr()) + caplog.text + plan.shell.alerts.sentence
    told += "".join(str(record.message) for record in qtlog.records)  # type: ignore[attr-defined]
    assert CANARY not in told
    assert "Traceback" not in told


def test_the_code_that_is_looked_through_is_the_whole_program() -> None:
    assert len(python_files("nocontact_desktop", "ui")) > 250
    assert (ROOT / "ui/desk/faults.py") in python_files("ui")
