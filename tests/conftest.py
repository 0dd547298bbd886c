"""The floor under every test: no screen, no real home folder, nothing left running.

Warnings are errors and a warning of Qt fails the test (`pyproject.toml`). To watch the windows of
a test, set `QT_QPA_PLATFORM=xcb` before starting.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from functools import partialmethod
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from tests import desktop

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

pytest_plugins = ["tests.small_disk", "tests.packaged"]

FOLDERS = {
    "HOME": "",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".runtime",
}

LONGEST_TEST = 240
"""Seconds. The slowest takes some ten, and a busy machine makes it several times that."""

PATIENCE_MS = 30_000
"""How long a test waits for a signal or a state: a busy machine starts a process in ten seconds."""

hypothesis.settings.register_profile("usual", database=None, deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", database=None, deadline=None, max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the tests marked `long`")
    parser.addoption(
        "--need-desktop", action="store_true", help="fail where the desktop tests cannot run"
    )
    parser.addoption("--package", help="a packaged build, for the tests of traces")
    parser.addoption("--kills", default=10000, type=int, help="with --long: how many, in sum")
    parser.addoption("--fuzz-seconds", default=600, type=int, help="with --long: for each parser")
    parser.addoption("--seed", default=3, type=int, help="with --long: for the moments of kills")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test: a home that is not the person's, no bus, no screen."""
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "usual")
    home = tempfile.TemporaryDirectory(prefix="home-")
    config.add_cleanup(home.cleanup)
    os.environ.update(_homes(Path(home.name)))
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "disabled:"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QPA_PLATFORMTHEME", "generic")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    missing = desktop.missing_packages()
    no_desktop = pytest.mark.skip(reason="needs " + ", ".join(missing))
    not_long = pytest.mark.skip(reason="long: run with `python3 -m tests --long`")
    for item in items:
        if missing and item.get_closest_marker("desktop"):
            item.add_marker(no_desktop)
        if item.get_closest_marker("long") and not config.getoption("--long"):
            item.add_marker(not_long)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With `--need-desktop`, a desktop test that cannot run has failed; a long one may wait."""
    report = yield
    is_put_off = item.get_closest_marker("long") and not item.config.getoption("--long")
    needed = item.config.getoption("--need-desktop") and item.get_closest_marker("desktop")
    if needed and not is_put_off and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out, and --need-desktop was given: {report.longreprtext}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missing = desktop.missing_packages()
    if missing:
        terminalreporter.write_line(
            "The tests that need a desktop were left out. For them, as root: apt-get install "
            + " ".join(missing)
        )


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder for this test alone."""
    folder = tmp_path_factory.mktemp("home")
    for name, path in _homes(folder).items():
        monkeypatch.setenv(name, path)
    return folder


@pytest.fixture(autouse=True)
def _nothing_waits_for_ever(request: pytest.FixtureRequest) -> Iterator[None]:
    """End a test that hangs, such as one that waits for the words of a program that is gone."""
    if sys.platform == "win32":
        yield
        return

    def end(_number: int, _frame: object) -> None:
        raise TimeoutError(f"{request.node.nodeid} took longer than {LONGEST_TEST} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(0 if request.config.getoption("--long") else LONGEST_TEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """Waits that end by themselves may take longer than the five seconds of pytest-qt."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("waitUntil", "waitSignal", "waitSignals"):
            patient = partialmethod(getattr(QtBot, name), timeout=PATIENCE_MS)
            patch.setattr(QtBot, name, patient)
        yield


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(home: Path) -> Iterator[None]:
    """Fail a test that leaves a thread, a window or a timer behind."""
    threads, timers = set(threading.enumerate()), _active_timers()
    yield
    _let_qt_delete()
    left = [t.name for t in _threads() if t not in threads and _still_alive(t)]
    left += [f"pool {pool!r}" for pool in _busy_pools()]
    left += [f"timer {timer!r}" for timer in _active_timers() - timers]
    left += [f"window {window!r}" for window in _visible_windows()]
    assert not left, f"left behind: {left}"


@pytest.fixture(autouse=True)
def _no_exit_key_outlives_its_test() -> Iterator[None]:
    """It watches the whole application, and would take keys away from the tests that follow."""
    before = _exit_keys()
    yield
    for key in _exit_keys() - before:
        key.deleteLater()
    _let_qt_delete()


def _homes(home: Path) -> dict[str, str]:
    for folder in FOLDERS.values():
        (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    return {name: str(home / folder) for name, folder in FOLDERS.items()}


def _threads() -> list[threading.Thread]:
    """Threads of Python; those of Qt's pools, which Python only saw passing, are its pools'."""
    return [t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)]


def _still_alive(thread: threading.Thread) -> bool:
    thread.join(1)
    return thread.is_alive()


def _let_qt_delete() -> None:
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _objects() -> list[QObject]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QObject
    from shiboken6 import Shiboken

    return [thing for thing in Shiboken.getAllValidWrappers() if isinstance(thing, QObject)]


def _active_timers() -> set[QObject]:
    if "PySide6.QtCore" not in sys.modules:
        return set()
    from PySide6.QtCore import QTimer

    return {thing for thing in _objects() if isinstance(thing, QTimer) and thing.isActive()}


def _exit_keys() -> set[QObject]:
    if "ui.exit_key" not in sys.modules:
        return set()
    from ui.exit_key import ExitKey

    return {thing for thing in _objects() if isinstance(thing, ExitKey)}


def _busy_pools() -> list[QObject]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QThreadPool

    pools = [thing for thing in _objects() if isinstance(thing, QThreadPool)]
    return [pool for pool in pools if not pool.waitForDone(1000)]


def _visible_windows() -> list[QObject]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]
