"""The entry and its icons as a real desktop library finds them, and the program that it starts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.app.doors import Doors, start_command
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.errors import NoKeyringError
from nocontact_desktop.system.linux import LinuxSystem
from nocontact_desktop.system.menu_entry import MenuLauncher
from nocontact_desktop.vault import KeyringLabel, KeyringShare
from tests.journey.stage import Stage, stage, wait_for
from tests.system.contract import ENTRY, OTHER
from ui.desk.paint import png

pytestmark = pytest.mark.desktop

ASK = Path(__file__).with_name("desktop_library.py")
PROFILES = load_profiles(resources.folder("disguises"))


def asked(root: Path, question: str, about: str) -> list[str]:
    """What the desktop library says about the data folder `root`."""
    environment = {"XDG_DATA_HOME": str(root), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    command = ["/usr/bin/python3", "-B", str(ASK), question, about]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout.split("\n")


@pytest.mark.parametrize("name", ["Calculator", "Τρίτο 100 %", "حاسبة", 'A "B" \\ C'])
def test_a_menu_shows_the_entry_with_all_its_texts(tmp_path: Path, name: str) -> None:
    entry = ENTRY._replace(name=name, command=("/usr/bin/env", "/a b/main.py"))
    MenuLauncher(tmp_path).add(entry)
    assert asked(tmp_path, "entry", "sums.desktop") == [
        "True",
        name,
        entry.generic_name,
        entry.comment,
        entry.window_class,
        "Utility;Calculator;",
        entry.desktop_file,
        '/usr/bin/env "/a b/main.py"',
    ]


def test_an_entry_whose_program_is_gone_is_not_shown(tmp_path: Path) -> None:
    MenuLauncher(tmp_path).add(ENTRY._replace(command=("/not/there",)))
    assert asked(tmp_path, "entry", "sums.desktop") == [""]


def test_a_menu_forgets_an_entry_that_was_changed(tmp_path: Path) -> None:
    launcher = MenuLauncher(tmp_path)
    launcher.add(ENTRY)
    launcher.change(ENTRY, OTHER)
    assert asked(tmp_path, "entry", "sums.desktop") == [""]
    assert asked(tmp_path, "entry", "units.desktop")[1] == OTHER.name


@pytest.mark.parametrize("cached", [True, False])
def test_the_icon_theme_gives_each_size(tmp_path: Path, cached: bool) -> None:
    theme = tmp_path / "icons/hicolor"
    if cached:
        MenuLauncher(tmp_path).add(OTHER)  # then the folders are there, and no new one is noticed
        shutil.copy("/usr/share/icons/hicolor/index.theme", theme)
        subprocess.run(["gtk-update-icon-cache", "-q", str(theme)], check=True)
    MenuLauncher(tmp_path).add(ENTRY)
    assert asked(tmp_path, "icon", "sums") == [
        str(theme / "48x48/apps/sums.png"),
        str(theme / "256x256/apps/sums.png"),
        str(theme / "scalable/apps/sums.svg"),
    ]


def no_keyring(_label: KeyringLabel) -> KeyringShare:
    raise NoKeyringError


def install(desk: Stage, profile: Profile, monkeypatch: pytest.MonkeyPatch) -> Doors:
    """An entry, and enough of a vault that the program wears `profile`."""
    monkeypatch.setenv("XDG_DATA_HOME", desk.environment["XDG_DATA_HOME"])
    system = LinuxSystem()
    doors = Doors(system, no_keyring, start_command(system.portable_root()), png)
    folder = doors.folder(profile, on_stick=False)
    folder.mkdir(parents=True)
    (folder / profile.files.slots).touch()
    doors.add_launcher(profile)
    return doors


@contextmanager
def ended_by(desk: Stage, command: tuple[str, ...]) -> Iterator[None]:
    """End what the menu started on this desktop, which is no child of the test."""
    try:
        yield
    finally:
        for pid in started(desk, command):
            os.kill(pid, 9)


def launch(desk: Stage, *command: str) -> None:
    """Start what `command` starts; it keeps none of the test's pipes open."""
    desk.run("sh", "-c", '"$@" >/dev/null 2>&1', "sh", *command)


def started(desk: Stage, command: tuple[str, ...]) -> list[int]:
    """The processes with the home folder of this desktop that are not part of it."""
    home = f"HOME={desk.environment['HOME']}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            mine = home in (folder / "environ").read_bytes().split(b"\0")
            python = os.readlink(folder / "exe") == os.path.realpath(command[0])
        except OSError:
            continue
        if mine and python:
            found.append(int(folder.name))
    return found


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_the_menu_starts_a_window_that_belongs_to_the_entry(
    tmp_path: Path, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stage(tmp_path, keyring=False) as desk:
        doors = install(desk, profile, monkeypatch)
        with ended_by(desk, doors.command):
            launch(desk, "gtk-launch", profile.desktop_file)
            search = ("xdotool", "search", "--onlyvisible", "--class", profile.window_class)
            wait_for(lambda: desk.run(*search) != "", 60)
            window = desk.run(*search).split()[-1]
            said = desk.run("xprop", "-id", window, "WM_CLASS", "_KDE_NET_WM_DESKTOP_FILE")
    assert re.findall(r'"(.*?)"', said) == [profile.window_class] * 2 + [profile.desktop_file]


@contextmanager
def wayland(desk: Stage, log: Path) -> Iterator[None]:
    """A compositor without a screen, which writes down what its clients ask for."""
    command = ["weston", "--backend=headless-backend.so", "--socket=wayland-test", "--idle-time=0"]
    environment = desk.environment | {"WAYLAND_DEBUG": "server"}
    with log.open("wb") as output:
        running = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            wait_for((Path(desk.environment["XDG_RUNTIME_DIR"]) / "wayland-test").exists)
            yield
        finally:
            running.terminate()
            running.wait(20)


def test_on_wayland_the_window_names_the_file_of_the_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile, log = PROFILES[1], tmp_path / "log"
    with stage(tmp_path, keyring=False) as desk, wayland(desk, log):
        doors = install(desk, profile, monkeypatch)
        for name in ("DISPLAY", "QT_QPA_PLATFORM"):
            desk.environment.pop(name, None)
        desk.environment["WAYLAND_DISPLAY"] = "wayland-test"
        with ended_by(desk, doors.command):
            (entry,) = doors.launchers()
            launch(desk, "gio", "launch", str(entry.files[0]))
            wait_for(lambda: "set_app_id" in log.read_text(errors="replace"), 60)
            wait_for(lambda: "attach(" in log.read_text(errors="replace"), 20)
    names = re.findall(r'set_app_id\("(.*?)"\)', log.read_text(errors="replace"))
    assert set(names) == {profile.desktop_file}
