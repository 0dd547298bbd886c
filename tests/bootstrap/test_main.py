"""`main.py` as a person starts it."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop import __version__
from nocontact_desktop.bootstrap import stop

MAIN = Path(__file__).resolve().parents[2] / "main.py"
SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def run(*arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in SCREEN}
    return subprocess.run(
        [python, str(MAIN), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_display_one_sentence_says_what_works() -> None:
    done = run()
    assert done.returncode == stop.NO_DISPLAY
    assert done.stderr.count("\n") == 1
    assert "--sample" in done.stderr


def test_help_and_version_say_themselves() -> None:
    assert "--sample FOLDER" in run("--help").stdout
    assert run("--version").stdout == __version__ + "\n"


@pytest.mark.parametrize("arguments", [("--what",), ("--sample",), ("--desk", "more")])
def test_what_it_does_not_know_is_answered_with_the_usage(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr.startswith("usage:")) == (stop.USAGE, True)


def test_every_python_3_can_read_as_far_as_the_check_of_its_version() -> None:
    ast.parse(MAIN.read_text(), feature_version=(3, 4))


def test_every_old_python_of_this_computer_gets_a_sentence() -> None:
    for python in filter(works, (f"python3.{minor}" for minor in range(6, 11))):
        done = run(python=python)
        assert (done.returncode, done.stderr.count("\n")) == (stop.OLD_PYTHON, 1)


def works(python: str) -> bool:
    return (
        shutil.which(python) is not None
        and subprocess.run([python, "-V"], capture_output=True, check=False).returncode == 0
    )
