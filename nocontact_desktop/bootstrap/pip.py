"""Running pip: the one of this Python, the one packed into it, or Debian's."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from nocontact_desktop.bootstrap import apt, stop, trouble
from nocontact_desktop.bootstrap.progress import say
from nocontact_desktop.bootstrap.stop import SetupStoppedError

_OPTIONS = (
    "--no-deps",  # the lock file is complete; a test holds that
    "--require-hashes",
    "--only-binary=:all:",
    "--no-cache-dir",
    "--no-compile",
    "--no-input",
    "--no-warn-script-location",
    "--disable-pip-version-check",
    "--progress-bar=off",
    "--retries=2",
)
_OWN = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
_UNWANTED = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN", "PIP_QUIET", "PYTHONPATH")


def install(lock_file: Path, target: Path, temporary: Path) -> None:
    """Install all of `lock_file` into `target`. Raises `SetupStoppedError`."""
    command = [*_pip(), "install", *_OPTIONS, "--target", str(target), "-r", str(lock_file)]
    environment = {k: v for k, v in os.environ.items() if k not in _UNWANTED}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
        command,
        env=environment | _OWN | {"TMPDIR": str(temporary), "TEMP": str(temporary)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    with process:
        output = "".join(_shown(line) for line in process.stdout or ())
    if process.returncode != 0:
        raise trouble.stopped(output, stop.PIP_FAILED, "Installing the packages")


def _shown(line: str) -> str:
    word, _, rest = line.partition(" ")
    if word == "Collecting":
        say("  " + rest.split()[0].replace("==", " "))
    elif word == "Processing":  # a file that lies on this computer
        say("  " + " ".join(rest.split()[0].rpartition("/")[2].split("-")[:2]))
    return line


def _pip() -> list[str]:
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip"]
    packed = _packed_pip()
    if packed is not None:
        return [sys.executable, str(packed / "pip")]
    if apt.usable():
        apt.install(("python3-pip",))
        return [sys.executable, "-m", "pip"]
    raise SetupStoppedError(
        stop.NO_PIP, "Python's package installer is missing. " + apt.advice(("python3-pip",))
    )


def _packed_pip() -> Path | None:
    """The pip that comes packed with most Pythons; it runs without being installed."""
    spec = importlib.util.find_spec("ensurepip")
    if spec is None or spec.origin is None:
        return None
    return next(iter(Path(spec.origin).parent.glob("_bundled/pip-*.whl")), None)
