"""The signs of Linux desktops, all of them on D-Bus.

Savers and lockers of screens tell it on the session's bus, each desktop in its own name; logind
tells the rest on the system's. Any program of the account can send the first kind. That does no
harm: they only lock.

No delay of the sleep is asked for: `systemd-inhibit --list` would show it to anybody.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from nocontact_desktop.system.signs import Bus, BusSignal, Heard, Question, Signs

_LOGIND = "org.freedesktop.login1"
_SESSION = "org.freedesktop.login1.Session"
_SEAT = "org.freedesktop.login1.Seat"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SESSIONS = "/org/freedesktop/login1/session/"
_OF_THE_CALLER = _SESSIONS + "auto"
_SYSTEM_BUS = "/var/run/dbus/system_bus_socket"
_IDLE = 3
_PLAIN = re.compile(r"[A-Za-z0-9_./-]+")

_SAVERS = (
    "org.freedesktop.ScreenSaver",  # KDE, LXQt and others
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_SIGNALS = (
    *(BusSignal(Bus.SESSION, "", saver, "ActiveChanged") for saver in _SAVERS),
    BusSignal(Bus.SESSION, "", "org.kde.screensaver", "AboutToLock"),
    BusSignal(Bus.SESSION, "", "org.gnome.SessionManager.Presence", "StatusChanged"),
    BusSignal(Bus.SYSTEM, _LOGIND, _SESSION, "Lock"),
    BusSignal(Bus.SYSTEM, _LOGIND, _PROPERTIES, "PropertiesChanged"),
    BusSignal(Bus.SYSTEM, _LOGIND, "org.freedesktop.login1.Manager", "PrepareForSleep"),
    BusSignal(Bus.SYSTEM, _LOGIND, "org.freedesktop.login1.Manager", "PrepareForShutdown"),
    BusSignal(Bus.SYSTEM, _LOGIND, "org.freedesktop.login1.Manager", "SessionRemoved"),
)


class LinuxSigns(Signs):
    """Knows which session is its own, as soon as logind says so; until then each one counts."""

    bus_signals = _SIGNALS
    question = Question(Bus.SYSTEM, _LOGIND, _OF_THE_CALLER, _SESSION, "Id")

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = environment
        self._own = _path_of(environment.get("XDG_SESSION_ID", ""))

    def addresses(self) -> Mapping[Bus, str]:
        """Those that the desktop names, or the usual ones where a socket lies there."""
        session = _local(self._environment.get("DBUS_SESSION_BUS_ADDRESS", ""))
        system = self._environment.get("DBUS_SYSTEM_BUS_ADDRESS", "")
        runtime = self._environment.get("XDG_RUNTIME_DIR", "")
        found = {
            Bus.SESSION: session or (_socket(f"{runtime}/bus") if runtime else ""),
            Bus.SYSTEM: _local(system) if system else _socket(_SYSTEM_BUS),
        }
        return {bus: address for bus, address in found.items() if address}

    def answered(self, answer: object) -> None:
        """Remember the own session, of which logind gave the name."""
        self._own = _path_of(answer) or self._own if isinstance(answer, str) else self._own

    def tells(self, heard: Heard) -> bool:
        """Whether the screen is covered, the computer sleeps, or the own session is left."""
        first = heard.arguments[0] if heard.arguments else None
        match heard.member:
            case "ActiveChanged" | "PrepareForSleep" | "PrepareForShutdown":
                return first is True
            case "StatusChanged":
                return first == _IDLE
            case "Lock":
                return self._is_own(heard.path)
            case "PropertiesChanged":
                left = first == _SESSION and _is_left(heard) and self._is_own(heard.path)
                return left or (first == _SEAT and "ActiveSession" in _changed(heard))
            case "SessionRemoved":
                return bool(self._own) and list(heard.arguments[1:]) == [self._own]
        return heard.member == "AboutToLock"

    def _is_own(self, path: str) -> bool:
        return path in (self._own, _OF_THE_CALLER) or not self._own


def _is_left(heard: Heard) -> bool:
    """Whether the session is not the one that is shown any more, or says that it is locked."""
    changed = _changed(heard)
    return changed.get("Active") is False or changed.get("LockedHint") is True


def _changed(heard: Heard) -> Mapping[str, object]:
    """The properties that changed, with their new values."""
    changed = heard.arguments[1] if len(heard.arguments) > 1 else None
    return changed if isinstance(changed, Mapping) else {}


def _path_of(session: str) -> str:
    """The object of a session; what is not a letter or a later digit is written as a number."""
    if not session:
        return ""
    letters = session.encode()
    plain = [bytes((n,)).isalpha() or (at > 0 and 48 <= n <= 57) for at, n in enumerate(letters)]
    return _SESSIONS + "".join(
        chr(n) if is_plain else f"_{n:02x}" for n, is_plain in zip(letters, plain, strict=True)
    )


def _local(addresses: str) -> str:
    """Of these addresses, those of sockets on this computer."""
    return ";".join(each for each in addresses.split(";") if each.startswith("unix:"))


def _socket(path: str) -> str:
    """The address of a socket that lies there; none when there is none."""
    there = _PLAIN.fullmatch(path) and Path(path).is_socket()
    return f"unix:path={path}" if there else ""
