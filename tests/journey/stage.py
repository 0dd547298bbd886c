"""A desktop of its own for one test: X server, window manager, session bus, keyring, home.

Everything runs in a temporary home, talks over local sockets only, and is ended by its own
process id. `Stage` is a context manager; its `environment` is what the program is started with.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "gnome-keyring-daemon")
ACCESSIBILITY_BUS = Path("/usr/libexec/at-spi-bus-launcher")


def missing() -> tuple[str, ...]:
    """The programs that a stage needs and this machine does not have."""
    return tuple(name for name in NEEDED if shutil.which(name) is None)


@dataclass(frozen=True, slots=True)
class Stage:
    """A running desktop."""

    home: Path
    environment: dict[str, str]

    def run(self, *command: str, timeout: float = 20) -> str:
        """Run a command on this desktop and give back what it printed."""
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return done.stdout.strip()


@contextmanager
def stage(folder: Path, *, keyring: bool = True, size: str = "1280x900") -> Iterator[Stage]:
    """Set up a desktop below `folder`, and take it down again."""
    home, runtime = folder / "home", folder / "run"
    for each in (home, runtime):
        each.mkdir(mode=0o700, parents=True)
    with ExitStack() as stack:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "LANG": "C.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        }
        environment["DISPLAY"] = stack.enter_context(_display(size))
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_bus(environment))
        stack.enter_context(_process(["openbox"], environment))
        if ACCESSIBILITY_BUS.exists():
            stack.enter_context(_accessibility(environment))
        if keyring:
            stack.enter_context(_keyring(environment))
        yield Stage(home, environment)


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until `what` is true; raises `TimeoutError`."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


@contextmanager
def _display(size: str) -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24"]
    command += ["-nolisten", "tcp", "-noreset"]  # a server that resets turns newcomers away
    with _process(command, dict(os.environ), pass_fds=(write,)):
        os.close(write)
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"


@contextmanager
def _bus(environment: dict[str, str]) -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with _process(command, environment, stdout=subprocess.PIPE) as bus:
        assert bus.stdout is not None
        yield bus.stdout.readline().decode().strip()


@contextmanager
def _accessibility(environment: dict[str, str]) -> Iterator[None]:
    """Qt does not start this bus by itself, so it has to be there before the program."""
    question = [
        "dbus-send",
        "--session",
        "--print-reply",
        "--dest=org.a11y.Bus",
        "/org/a11y/bus",
        "org.a11y.Bus.GetAddress",
    ]
    with _process([str(ACCESSIBILITY_BUS), "--launch-immediately"], environment):
        wait_for(lambda: _succeeds(question, environment))
        yield


@contextmanager
def _keyring(environment: dict[str, str]) -> Iterator[None]:
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with _process(command, environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as daemon:
        assert daemon.stdin is not None
        daemon.stdin.write(b"login")
        daemon.stdin.close()
        question = [
            "dbus-send",
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.GetNameOwner",
            "string:org.freedesktop.secrets",
        ]
        wait_for(lambda: _succeeds(question, environment))
        yield


def _succeeds(command: list[str], environment: dict[str, str]) -> bool:
    return (
        subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
    )


@contextmanager
def _process(
    command: list[str], environment: dict[str, str], **options: object
) -> Iterator[subprocess.Popen[bytes]]:
    options.setdefault("stderr", subprocess.DEVNULL)
    running = subprocess.Popen(command, env=environment, **options)  # type: ignore[call-overload]
    try:
        yield running
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(5)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        for stream in (running.stdout, running.stdin):
            if stream is not None:
                stream.close()
