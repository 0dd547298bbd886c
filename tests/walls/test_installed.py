"""The pinned packages, as they are installed."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import Distribution, distributions

import pytest
from packaging.requirements import Requirement

from nocontact_desktop.bootstrap import ready
from tests.walls.tree import ROOT

COUNT = """
import os, sys
from PySide6.QtWidgets import QApplication, QLabel
application, label = QApplication(["x"]), QLabel()
before = sys.getrefcount(None)
for _ in range(1000):
    label.setText("a")
sys.stdout.write(str(sys.getrefcount(None) - before))
sys.stdout.flush()
os._exit(0)
"""


def installed() -> dict[str, Distribution]:
    folders = [str(ROOT / part.folder) for part in (ready.RUN, ready.TESTS)]
    return {plain(found.metadata["Name"]): found for found in distributions(path=folders)}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_has_what_it_needs_in_the_version_it_needs() -> None:
    """Packages are installed without a resolver, so that this has to hold."""
    here = installed()
    for name, found in here.items():
        for requirement in map(Requirement, found.requires or ()):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                other = here.get(plain(requirement.name))
                assert other is not None, f"{name} needs {requirement}"
                assert requirement.specifier.contains(other.version, prereleases=True), (
                    f"{name} needs {requirement}, there is {other.version}"
                )


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None lives for ever since Python 3.12")
def test_qt_gives_back_every_reference_to_none() -> None:
    """PySide6 6.12.0 loses one with each call and ends the process after some thousands."""
    done = subprocess.run(
        [sys.executable, "-c", COUNT],
        env={"PYTHONPATH": ":".join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert abs(int(done.stdout)) < 50
