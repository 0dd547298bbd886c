"""The staged copy of the packaged build is used by a person, without what the build leaves out.

All but the freezing itself: neutral names, packed data, and no module that is not brought along.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from bundle.left_out import NOT_IMPORTED
from bundle.staging import stage as make_copy

from tests.journey import first_run
from tests.journey.home import Home
from tests.journey.person import can_see, person
from tests.journey.program import program
from tests.journey.stage import missing, stage

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

EVERY_START = "import sys\nsys.modules.update(dict.fromkeys({names}))\n"
"""Python runs a file of this name first, in the second process, too."""


def test_the_copy_goes_from_the_first_run_to_coming_back_with_the_pin(tmp_path: Path) -> None:
    copy, before = tmp_path / "copy", tmp_path / "before"
    make_copy(copy)
    before.mkdir()
    (before / "sitecustomize.py").write_text(EVERY_START.format(names=NOT_IMPORTED))
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage"))
        desk.environment["PYTHONPATH"] = ":".join([str(before), str(copy), *sys.path])
        desk.environment["PYTHONDONTWRITEBYTECODE"] = "1"
        somebody = stack.enter_context(person(desk))
        command = [sys.executable, str(copy / "main.py")]
        home = Home(desk, somebody, running=stack.enter_context(program(desk, command)))
        home.asks_for_the_first_run()
        secrets = first_run.go_through(somebody)
        somebody.waits_for("One next small thing", seconds=60)
        home.leaves()
        home.opens(secrets.pin)
        home.goes("Emergency card")
        somebody.waits_for("Save as a file")
        home.leaves()
