"""Which branches of the vault its own tests take: `pytest -p tests.branches`.

Nothing else is watched, since watching makes tests slow: not the tests of other parts, and not
those that prove other things in long loops. Each process leaves a file beside `COVERAGE_FILE`, for
`coverage combine`.
"""

from __future__ import annotations

import importlib
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

ROOT = Path(__file__).resolve().parents[1]
VAULT = "tests/vault/"
NOT_WATCHED = (
    "tests/vault/faults/test_full_at_every_step.py",
    "tests/vault/faults/test_system_calls.py",
    "tests/vault/kills/",
    "tests/vault/properties/",
    "tests/vault/snapshots/",
    "tests/vault/test_one_snapshot.py",
    "tests/vault/test_second_years.py",
)

_watcher = coverage.Coverage(
    branch=True, data_suffix=True, source=[str(ROOT / "nocontact_desktop" / "vault")]
)
_watcher.set_option("run:disable_warnings", ["no-data-collected"])
"""Where other processes run the tests, or there are none of the vault, there is nothing to save."""
_watcher.start()  # what a module does when it is imported counts, too


def is_watched(name: str) -> bool:
    """Whether the branches count that the test `name` takes."""
    return name.startswith(VAULT) and not name.startswith(NOT_WATCHED)


def pytest_collection_finish() -> None:
    """Import what the vault itself imports only when needed: a test of others may be first."""
    for path in sorted((ROOT / "nocontact_desktop" / "vault").glob("*.py")):
        importlib.import_module(f"nocontact_desktop.vault.{path.stem}")
    _watcher.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Watch a test with all that it sets up."""
    if not is_watched(item.nodeid):
        return (yield)
    _watcher.start()
    try:
        return (yield)
    finally:
        _watcher.stop()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what was taken, except where others ran the tests."""
    if session.testscollected:
        _watcher.save()
