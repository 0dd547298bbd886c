"""A stick that is pulled out at any moment has all that was said to be kept: on real FAT."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guest.loop import PowerCuts
from tests.guest.machine import can_start

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(not can_start(), reason="needs User Mode Linux"),
]

WORKS = (
    "attachments",
    "backup",
    "code",
    "creation",
    "disguise",
    "edits",
    "first-run",
    "generations",
    "put-back",
    "renewal",
    "restore",
    "second",
    "words",
)


@pytest.mark.parametrize("work", ["backup", "edits"])
def test_what_was_said_to_be_kept_is_on_the_stick(work: str, tmp_path: Path) -> None:
    PowerCuts(work, tmp_path, seed=3).run(1)


@pytest.mark.long
@pytest.mark.parametrize("work", WORKS)
def test_it_is_so_after_many_cuts(work: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    PowerCuts(work, tmp_path, pytestconfig.getoption("--seed")).run(8)
