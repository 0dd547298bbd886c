"""Libraries and packages of the system; `apt-get` itself is stood in for by a script."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nocontact_desktop.bootstrap import apt, libraries, pip, ready, stop
from nocontact_desktop.bootstrap.stop import SetupStoppedError

MISSING = {"libqt-needs-this.so.9": "libqt-needs-this9"}


@pytest.fixture
def apt_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An `apt-get` that writes down what it was asked; returns the file that it writes to."""
    said = tmp_path / "said"
    program = tmp_path / "bin" / "apt-get"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" >> {said}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return said


def test_every_library_that_is_looked_at_has_a_package() -> None:
    assert set(ready.LIBRARIES) <= set(libraries.PACKAGES)


def test_nothing_is_done_while_all_libraries_are_there(apt_get: Path) -> None:
    libraries.install_missing()
    assert not apt_get.exists()


def test_root_gets_the_missing_libraries_installed(
    apt_get: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "PACKAGES", MISSING)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    libraries.install_missing()
    update, install = apt_get.read_text().splitlines()
    assert update.startswith("update")
    assert install == "install -q -y --no-install-recommends libqt-needs-this9"


@pytest.mark.usefixtures("apt_get")
def test_others_get_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "PACKAGES", MISSING)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupStoppedError) as caught:
        libraries.install_missing()
    assert caught.value.code == stop.NO_LIBRARIES
    assert "  sudo apt-get install libqt-needs-this9" in caught.value.sentence


def test_where_apt_is_missing_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "PACKAGES", MISSING)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SetupStoppedError, match=r"libqt-needs-this\.so\.9"):
        libraries.install_missing()


def test_apt_without_a_network_is_said(apt_get: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Path(os.environ["PATH"].split(":")[0], "apt-get")
    program.write_text("#!/bin/sh\necho 'E: Unable to fetch some archives'\nexit 100\n")
    with pytest.raises(SetupStoppedError) as caught:
        apt.install(("libqt-needs-this9",))
    assert caught.value.code == stop.NO_NETWORK


def test_a_python_without_pip_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupStoppedError) as caught:
        pip._pip()
    assert (caught.value.code, "python3-pip" in caught.value.sentence) == (stop.NO_PIP, True)


def test_root_gets_pip_from_the_system(apt_get: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert pip._pip()[1:] == ["-m", "pip"]
    assert apt_get.read_text().endswith("python3-pip\n")
