"""Nothing that was acknowledged is lost, whatever the moment at which a writer is killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.kills.engine import Loop, Nursery
from tests.vault.kills.site import slow_names, unflushed
from tests.vault.kills.works import WORKS

SEED = 3
SHORT = 2
"""Kills at each kind of work in an ordinary run."""

SLOW = {"generations": 1, "migration": 1, "put-back": 1, "restore": 1, "second": 1}
"""Those at which a kill takes long to look at."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    started = Nursery()
    yield started
    started.close()


@pytest.fixture(scope="module")
def quick_nursery() -> Iterator[Nursery]:
    started = Nursery(flushing=False)
    yield started
    started.close()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets are not stretched, here and in the writers."""
    for module, name, quick in slow_names():
        monkeypatch.setattr(module, name, quick)


@pytest.mark.parametrize("work", WORKS)
def test_a_killed_writer_loses_nothing(
    quick_nursery: Nursery, tmp_path: Path, work: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", unflushed)
    Loop(quick_nursery, work, tmp_path, SEED).run(SLOW.get(work, SHORT))


@pytest.mark.long
@pytest.mark.parametrize("work", WORKS)
def test_writers_killed_many_times_lose_nothing(
    nursery: Nursery, tmp_path: Path, work: str, pytestconfig: pytest.Config
) -> None:
    each = pytestconfig.getoption("--kills") // len(WORKS) + 1
    loop = Loop(nursery, work, tmp_path, pytestconfig.getoption("--seed"))
    loop.at_calls_and_moments(each)
    assert loop.kills >= each
