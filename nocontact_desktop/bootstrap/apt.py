"""Packages of Debian and its relatives, installed only when the program runs as root."""

import os
import shutil
import subprocess

from nocontact_desktop.bootstrap import stop, trouble
from nocontact_desktop.bootstrap.progress import say


def usable() -> bool:
    """Whether packages of the system can be installed from here."""
    return shutil.which("apt-get") is not None and os.name == "posix" and os.geteuid() == 0


def install(packages: tuple[str, ...]) -> None:
    """Install `packages`. Raises `SetupStoppedError`."""
    say("Setting up packages of the system: " + " ".join(packages))
    _run("update", "-q")
    code, output = _run("install", "-q", "-y", "--no-install-recommends", *packages)
    if code != 0:
        raise trouble.stopped(output, stop.NO_LIBRARIES, "Installing packages of the system")


def advice(packages: tuple[str, ...]) -> str:
    """What a person who may use `sudo` types to get `packages`."""
    if shutil.which("apt-get") is None:
        return "Install it with the package installer of your system, then start again."
    return "Type this, then start again:\n  sudo apt-get install " + " ".join(packages)


def _run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 - fixed words, no shell
        ["apt-get", *arguments],  # noqa: S607 - wherever the system has it
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout
