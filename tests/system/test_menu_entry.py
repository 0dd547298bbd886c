"""Menu entries of Linux, read by the desktop's own library where it is there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.errors import LauncherFailedError
from nocontact_desktop.system.menu_entry import MenuLauncher, desktop_entry
from tests.system.contract import ENTRY, OTHER
from tests.system.pictures import PICTURES

PARSE = """
import gi, sys
gi.require_version("Gio", "2.0")
from gi.repository import GLib
keys = GLib.KeyFile()
keys.load_from_file(sys.argv[1], GLib.KeyFileFlags.NONE)
done, words = GLib.shell_parse_argv(keys.get_string("Desktop Entry", "Exec"))
sys.stdout.write("\\0".join(word.replace("%%", "%") for word in words))
"""


def test_an_entry_and_its_icon_are_written_below_the_data_folder(tmp_path: Path) -> None:
    files = MenuLauncher(tmp_path).add(ENTRY)
    icons = tmp_path / "icons/hicolor"
    assert set(files) == {
        icons / "48x48/apps/sums.png",
        icons / "256x256/apps/sums.png",
        icons / "scalable/apps/sums.svg",
        tmp_path / "applications/sums.desktop",
    }
    assert files[-1].suffix == ".desktop"
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(files)
    assert (icons / "48x48/apps/sums.png").read_bytes() == dict(PICTURES)[48]


def test_removing_leaves_nothing_at_all(tmp_path: Path) -> None:
    launcher = MenuLauncher(tmp_path)
    launcher.add(ENTRY)
    launcher.remove(ENTRY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("again", [True, False])
def test_what_a_killed_writer_left_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    def killed(*_arguments: object) -> Path:
        raise KeyboardInterrupt

    launcher = MenuLauncher(tmp_path)
    with monkeypatch.context() as there:
        there.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            launcher.add(ENTRY)
    assert [path for path in tmp_path.rglob("*") if path.is_file()]
    if again:
        launcher.add(ENTRY)
        assert not list(tmp_path.rglob("*.new"))
    launcher.remove(ENTRY)
    assert list(tmp_path.iterdir()) == []


def test_removing_leaves_what_others_put_there(tmp_path: Path) -> None:
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir()
    other.touch()
    launcher = MenuLauncher(tmp_path)
    launcher.add(ENTRY._replace(icon=b"\x89PNG"))
    assert not (tmp_path / "icons/hicolor/scalable").exists()
    launcher.remove(ENTRY)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [other]


def test_an_entry_of_another_program_is_never_touched(tmp_path: Path) -> None:
    other = tmp_path / "applications" / "sums.desktop"
    other.parent.mkdir()
    other.write_text("[Desktop Entry]\nName=Other\n")
    launcher = MenuLauncher(tmp_path)
    with pytest.raises(LauncherFailedError):
        launcher.add(ENTRY)
    launcher.remove(ENTRY)
    assert other.read_text() == "[Desktop Entry]\nName=Other\n"


def test_a_picture_that_another_entry_only_names_stays(tmp_path: Path) -> None:
    launcher = MenuLauncher(tmp_path)
    mine, picture, _large, _drawing = reversed(launcher.add(ENTRY))
    copied = tmp_path / "applications/copied.desktop"
    copied.write_text(mine.read_text())
    theirs = tmp_path / "icons/hicolor/48x48/apps/copied.png"
    theirs.write_bytes(b"theirs")
    launcher.remove_all(ENTRY.command)
    assert not picture.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [theirs]


def test_a_folder_that_cannot_be_written_is_an_expected_error(tmp_path: Path) -> None:
    (tmp_path / "applications").touch()
    with pytest.raises(LauncherFailedError):
        MenuLauncher(tmp_path).add(ENTRY)


def test_a_broken_write_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "icons/hicolor/scalable/apps/sums.svg").mkdir(parents=True)
    with pytest.raises(LauncherFailedError):
        MenuLauncher(tmp_path).add(ENTRY)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_icon_of_the_system_is_named_and_not_copied(tmp_path: Path) -> None:
    files = MenuLauncher(tmp_path).add(ENTRY._replace(icon="accessories-calculator"))
    assert len(files) == 1
    assert "\nIcon=accessories-calculator\n" in files[0].read_text()


def test_no_version_is_named() -> None:
    assert "Version" not in desktop_entry(ENTRY)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_text_can_add_a_line(text: str) -> None:
    entry = ENTRY._replace(name="x" + text, comment=text, command=("/bin/true", text))
    assert len(desktop_entry(entry).split("\n")) <= 12


@pytest.mark.parametrize("word", ["two\nlines", "\udc80", "a\tb"])
def test_a_command_that_no_entry_can_hold_is_refused(tmp_path: Path, word: str) -> None:
    with pytest.raises(LauncherFailedError):
        MenuLauncher(tmp_path).add(ENTRY._replace(command=("/bin/true", word)))
    assert list(tmp_path.iterdir()) == []


def test_pictures_that_nothing_names_any_more_go(tmp_path: Path) -> None:
    launcher = MenuLauncher(tmp_path)
    launcher.add(ENTRY)
    files = launcher.add(ENTRY._replace(pictures=()))
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(files)


def test_an_entry_that_cannot_be_written_takes_its_pictures_along(tmp_path: Path) -> None:
    (tmp_path / "applications").touch()
    with pytest.raises(LauncherFailedError):
        MenuLauncher(tmp_path).add(ENTRY)
    assert [path.name for path in tmp_path.rglob("*")] == ["applications"]


def test_a_change_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    launcher = MenuLauncher(tmp_path)
    files = launcher.add(ENTRY)
    (tmp_path / "icons/hicolor/scalable/apps/units.svg").mkdir()
    with pytest.raises(LauncherFailedError):
        launcher.change(ENTRY, OTHER)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(files)


@pytest.mark.desktop
@pytest.mark.parametrize("name", ["Calculator", "Τρίτο", "  Sums \\ and", '100 % “a” "b"'])
def test_the_desktop_checker_finds_nothing_wrong(tmp_path: Path, name: str) -> None:
    files = MenuLauncher(tmp_path).add(ENTRY._replace(name=name))
    done = subprocess.run(
        ["desktop-file-validate", files[-1]], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.desktop
@pytest.mark.parametrize(
    "path",
    [
        "/home/a b/main.py",
        "/home/$HOME/`id`/main.py",
        '/home/"quoted"/back\\slash/main.py',
        "/home/100%/%f/main.py",
        "/home/τρία/ثلاثة/main.py",
        "/home/it's~#&|;<>(*)?/main.py",
    ],
)
def test_the_desktop_reads_back_every_path(tmp_path: Path, path: str) -> None:
    entry = ENTRY._replace(command=("/usr/bin/env", path, ""))
    file = MenuLauncher(tmp_path).add(entry)[-1]
    said = subprocess.run(
        ["/usr/bin/python3", "-c", PARSE, file], env={}, capture_output=True, check=True
    )
    assert tuple(said.stdout.decode().split("\0")) == entry.command
