"""Two buses of a test's own, with somebody on them who speaks as a desktop and logind do."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

SYSTEM_PYTHON = "/usr/bin/python3"
_LOGIND = "/org/freedesktop/login1"
_OWN = f"{_LOGIND}/session/_32"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"


class Said(NamedTuple):
    """A signal, as `logind.py` takes it."""

    bus: str
    path: str
    interface: str
    member: str
    kind: str = "()"
    values: str = "()"


def _saver(name: str, path: str, on: str = "true") -> Said:
    return Said("session", path, name, "ActiveChanged", "(b)", f"({on},)")


def _changed(path: str, values: str, interface: str = _SESSION) -> Said:
    said = f"('{interface}', {values}, @as [])"
    return Said("system", path, _PROPERTIES, "PropertiesChanged", "(sa{sv}as)", said)


def _of_all(member: str, values: str, kind: str = "(b)") -> Said:
    return Said("system", _LOGIND, _MANAGER, member, kind, values)


_PRESENCE = "org.gnome.SessionManager.Presence"
_AT_GNOME = "/org/gnome/SessionManager/Presence"

LOCKS = {
    "KDE's saver": _saver("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    "the saver of others": _saver("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    "GNOME's saver": _saver("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    "Cinnamon's saver": _saver("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    "MATE's saver": _saver("org.mate.ScreenSaver", "/"),
    "Xfce's saver": _saver("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
    "KDE will lock": Said("session", "/ScreenSaver", "org.kde.screensaver", "AboutToLock"),
    "GNOME is idle": Said("session", _AT_GNOME, _PRESENCE, "StatusChanged", "(u)", "(3,)"),
    "lock of the session": Said("system", _OWN, _SESSION, "Lock"),
    "the session is locked": _changed(_OWN, "{'LockedHint': <true>}"),
    "another user": _changed(_OWN, "{'Active': <false>}"),
    "another session comes to the seat": _changed(
        f"{_LOGIND}/seat/seat0",
        f"{{'ActiveSession': <('7', objectpath '{_OWN}7')>}}",
        "org.freedesktop.login1.Seat",
    ),
    "sleep": _of_all("PrepareForSleep", "(true,)"),
    "shutdown": _of_all("PrepareForShutdown", "(true,)"),
    "the session ends": _of_all("SessionRemoved", f"('2', objectpath '{_OWN}')", "(so)"),
}
"""After each of these nobody may look at the screen."""

OTHERS = {
    "a saver goes": _saver("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "false"),
    "GNOME is in use": Said("session", _AT_GNOME, _PRESENCE, "StatusChanged", "(u)", "(0,)"),
    "unlock": Said("system", _OWN, _SESSION, "Unlock"),
    "lock of another session": Said("system", f"{_LOGIND}/session/c1", _SESSION, "Lock"),
    "another session is left": _changed(f"{_LOGIND}/session/_37", "{'Active': <false>}"),
    "the session is shown": _changed(_OWN, "{'Active': <true>, 'LockedHint': <false>}"),
    "something else is not active": _changed(_OWN, "{'Active': <false>}", "some.thing.Else"),
    "something else changes": _changed(_OWN, "{'IdleHint': <true>, 'Display': <('2', 'x')>}"),
    "the seat is idle": _changed(
        f"{_LOGIND}/seat/seat0", "{'IdleHint': <true>}", "org.freedesktop.login1.Seat"
    ),
    "after the sleep": _of_all("PrepareForSleep", "(false,)"),
    "another session ends": _of_all("SessionRemoved", f"('7', objectpath '{_OWN}7')", "(so)"),
}
"""None of these means anything."""


@dataclass
class Buses:
    """The buses, and who speaks on them."""

    session: str
    system: str
    speaker: subprocess.Popen[str]

    @property
    def environment(self) -> dict[str, str]:
        """What leads a program to them."""
        return {
            "DBUS_SESSION_BUS_ADDRESS": self.session,
            "DBUS_SYSTEM_BUS_ADDRESS": self.system,
        }

    def say(self, said: Said) -> None:
        """Send the signal; it is on its way when this comes back."""
        assert self.speaker.stdin is not None
        assert self.speaker.stdout is not None
        self.speaker.stdin.write(json.dumps(said._asdict()) + "\n")
        self.speaker.stdin.flush()
        assert self.speaker.stdout.readline() == "sent\n"


@contextmanager
def buses() -> Iterator[Buses]:
    """Both of them, until the end."""
    with ExitStack() as stack:
        session, system = stack.enter_context(bus()), stack.enter_context(bus())
        with speaking(session, system) as both:
            yield both


@contextmanager
def speaking(session: str, system: str) -> Iterator[Buses]:
    """Somebody who speaks on buses that are there."""
    speaker = subprocess.Popen(
        [SYSTEM_PYTHON, str(Path(__file__).with_name("logind.py")), session, system],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={},
    )
    assert speaker.stdin is not None
    assert speaker.stdout is not None
    try:
        assert speaker.stdout.readline() == "ready\n"
        yield Buses(session, system, speaker)
    finally:
        speaker.stdin.close()
        speaker.wait(10)
        speaker.stdout.close()


@contextmanager
def bus() -> Iterator[str]:
    """One of them; gives its address."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()
