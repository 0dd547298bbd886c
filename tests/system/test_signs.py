"""What counts as a sign that nobody may look at the screen, on each system."""

from __future__ import annotations

import ctypes
import socket
from pathlib import Path

import pytest

from nocontact_desktop.system.linux_signs import LinuxSigns
from nocontact_desktop.system.signs import Bus, Heard
from nocontact_desktop.system.windows_signs import (
    CONSOLE_DISCONNECT,
    LOCK,
    LOGOFF,
    POWER_BROADCAST,
    QUERY_END_SESSION,
    REMOTE_DISCONNECT,
    SESSION_CHANGE,
    SUSPEND,
    Message,
    WindowsSigns,
)

LOGIND = "org.freedesktop.login1"
OWN = "/org/freedesktop/login1/session/_32"
OTHER = "/org/freedesktop/login1/session/c1"
UNLOCK, RESUME, KEY_DOWN = 0x8, 0x12, 0x100


def lock(path: str) -> Heard:
    return Heard(f"{LOGIND}.Session", "Lock", path, [])


def left(path: str) -> Heard:
    values = [f"{LOGIND}.Session", {"Active": False}]
    return Heard("org.freedesktop.DBus.Properties", "PropertiesChanged", path, values)


def ended(path: str) -> Heard:
    return Heard(f"{LOGIND}.Manager", "SessionRemoved", "/", ["any", path])


@pytest.fixture
def own() -> LinuxSigns:
    return LinuxSigns({"XDG_SESSION_ID": "2"})


@pytest.mark.parametrize("said", [lock, left, ended])
def test_only_the_own_session_counts(own: LinuxSigns, said: type[Heard]) -> None:
    assert own.tells(said(OWN))  # type: ignore[call-arg]
    assert not own.tells(said(OTHER))  # type: ignore[call-arg]


def test_while_the_own_session_is_not_known_each_lock_counts_but_not_each_end() -> None:
    signs = LinuxSigns({})
    assert signs.tells(lock(OTHER))
    assert signs.tells(left(OTHER))
    assert not signs.tells(ended(OTHER))


def test_what_logind_answers_is_the_own_session_from_then_on(own: LinuxSigns) -> None:
    own.answered("c1")
    assert own.tells(lock(OTHER))
    assert not own.tells(lock(OWN))


@pytest.mark.parametrize("answer", ["", None, 7])
def test_an_answer_that_says_nothing_changes_nothing(own: LinuxSigns, answer: object) -> None:
    own.answered(answer)
    assert own.tells(lock(OWN))
    assert not own.tells(lock(OTHER))


def test_a_name_of_a_session_is_written_as_logind_writes_it() -> None:
    path = "/org/freedesktop/login1/session/_31a_2db"
    assert LinuxSigns({"XDG_SESSION_ID": "1a-b"}).tells(lock(path))


@pytest.mark.parametrize("arguments", [[], [None], ["true"], [1.5], [[True]]])
@pytest.mark.parametrize(
    "member", ["ActiveChanged", "PrepareForSleep", "PropertiesChanged", "SessionRemoved", "Other"]
)
def test_a_signal_of_another_shape_means_nothing(
    own: LinuxSigns, member: str, arguments: list[object]
) -> None:
    assert not own.tells(Heard("any", member, OWN, arguments))


@pytest.mark.parametrize(
    "address",
    [
        "tcp:host=localhost,port=1",
        "nonce-tcp:host=localhost",
        "unixexec:path=ssh",
        "autolaunch:",
        "disabled:",
        "",
    ],
)
def test_no_bus_is_reached_over_a_network_or_started(address: str) -> None:
    addresses = {f"DBUS_{bus}_BUS_ADDRESS": address or "disabled:" for bus in ("SESSION", "SYSTEM")}
    assert LinuxSigns(addresses).addresses() == {}


def test_of_several_addresses_the_local_ones_are_taken() -> None:
    given = "tcp:host=localhost;unix:path=/run/a;unix:abstract=b"
    signs = LinuxSigns(
        {"DBUS_SESSION_BUS_ADDRESS": given, "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=c"}
    )
    assert signs.addresses() == {
        Bus.SESSION: "unix:path=/run/a;unix:abstract=b",
        Bus.SYSTEM: "unix:path=c",
    }


def test_where_the_desktop_names_none_the_usual_socket_is_taken_if_it_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    named = {
        "XDG_RUNTIME_DIR": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
    }
    (tmp_path / "bus").write_text("no socket")
    assert LinuxSigns(named).addresses() == {}
    (tmp_path / "bus").unlink()
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind("bus")
        assert LinuxSigns(named).addresses() == {Bus.SESSION: f"unix:path={tmp_path}/bus"}


@pytest.mark.parametrize(
    ("number", "parameter", "counts"),
    [
        (SESSION_CHANGE, LOCK, True),
        (SESSION_CHANGE, CONSOLE_DISCONNECT, True),
        (SESSION_CHANGE, REMOTE_DISCONNECT, True),
        (SESSION_CHANGE, LOGOFF, True),
        (SESSION_CHANGE, UNLOCK, False),
        (POWER_BROADCAST, SUSPEND, True),
        (POWER_BROADCAST, RESUME, False),
        (QUERY_END_SESSION, 0, True),
        (KEY_DOWN, LOCK, False),
    ],
)
def test_a_message_of_windows_is_read_where_it_lies(
    number: int, parameter: int, counts: bool
) -> None:
    message = Message(1, number, parameter)
    assert WindowsSigns().message(ctypes.addressof(message)) is counts
