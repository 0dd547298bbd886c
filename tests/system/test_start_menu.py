"""Shortcuts of Windows, byte by byte and by the tools of other people."""

from __future__ import annotations

import os
import struct
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from nocontact_desktop.errors import LauncherFailedError
from nocontact_desktop.system.file_name import as_file_name
from nocontact_desktop.system.picture_file import ico
from nocontact_desktop.system.shell_link import Shortcut, shell_link
from nocontact_desktop.system.start_menu import StartMenuLauncher
from tests.system import reading_links
from tests.system.contract import ENTRY
from tests.system.pictures import PICTURES

PYTHON = "C:\\Program Files\\Python\\pythonw.exe"
SCRIPT = "D:\\Some Where\\Τρία\\main.py"
MINE = ENTRY._replace(command=(PYTHON, SCRIPT), on_desktop=False)


@pytest.fixture
def launcher(tmp_path: Path) -> StartMenuLauncher:
    for name in ("programs", "desktop", "data"):
        (tmp_path / name).mkdir()
    return StartMenuLauncher(tmp_path / "programs", tmp_path / "desktop", tmp_path / "data")


def test_the_desktop_is_offered(launcher: StartMenuLauncher) -> None:
    assert launcher.has_desktop


def link_of(launcher: StartMenuLauncher, **changes: object) -> reading_links.Link:
    files = launcher.add(MINE._replace(**changes))  # type: ignore[arg-type]
    return reading_links.read(files[-1].read_bytes())


def test_the_shortcut_says_what_the_entry_says(launcher: StartMenuLauncher, tmp_path: Path) -> None:
    link = link_of(launcher)
    assert link.target == PYTHON
    assert link.names == ["Program Files", "Python", "pythonw.exe"]
    assert link.items[1][:4] == b"/C:\\"
    assert link.texts == {
        "name": "Do sums",
        "folder": "D:\\Some Where\\Τρία",
        "arguments": f'"{SCRIPT}"',
        "icon": str(tmp_path / "data/Icons/sums.ico"),
    }
    assert link.app_id == "sums"


def test_the_shortcut_tells_nothing_of_the_computer_and_of_the_day(
    launcher: StartMenuLauncher,
) -> None:
    link = link_of(launcher)
    assert list(link.blocks) == [0xA0000009]
    assert link.times == (0, 0, 0)
    assert (link.serial, link.label) == (0, "")
    tracking = 0x40000 | 0x100000 | 0x200000
    assert link.flags & tracking == tracking
    assert os.uname().nodename.encode() not in launcher.add(MINE)[-1].read_bytes()


def test_a_packaged_program_needs_no_arguments(launcher: StartMenuLauncher) -> None:
    command = ("C:\\Sums\\sums.exe",)
    link = link_of(launcher, command=command)
    assert "arguments" not in link.texts
    assert link.texts["folder"] == "C:\\Sums"
    assert [each.name for each in launcher.listed(command)] == ["Calculator"]


@pytest.mark.parametrize("name", ["Τρία", "計算機", "a b", "100 % & more", "😀"])
def test_every_folder_keeps_its_name(launcher: StartMenuLauncher, name: str) -> None:
    link = link_of(launcher, command=(f"C:\\{name}\\{name}.exe", f"C:\\{name}\\main.py"))
    assert link.target == f"C:\\{name}\\{name}.exe"
    assert link.names == [name, f"{name}.exe"]
    link.plain_target.encode("ascii")


@pytest.mark.parametrize(
    "target",
    ["\\\\server\\share\\sums.exe", "sums.exe", "C:sums.exe", "C:\\", "C:\\" + "x" * 260],
)
def test_a_place_that_no_shortcut_can_lead_to_is_refused(
    launcher: StartMenuLauncher, tmp_path: Path, target: str
) -> None:
    with pytest.raises(LauncherFailedError):
        launcher.add(MINE._replace(command=(target,)))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_without_pictures_there_is_no_shortcut(launcher: StartMenuLauncher) -> None:
    with pytest.raises(LauncherFailedError):
        launcher.add(MINE._replace(pictures=()))


def test_the_desktop_has_it_only_if_that_is_wanted(
    launcher: StartMenuLauncher, tmp_path: Path
) -> None:
    there = tmp_path / "desktop/Calculator.lnk"
    launcher.add(MINE)
    assert not there.exists()
    launcher.add(MINE._replace(on_desktop=True))
    assert there.read_bytes() == (tmp_path / "programs/Calculator.lnk").read_bytes()
    (found,) = launcher.listed(MINE.command)
    assert found.files == (tmp_path / "programs/Calculator.lnk", there)
    assert found.on_desktop
    launcher.add(MINE)
    assert not there.exists()
    assert not launcher.listed(MINE.command)[0].on_desktop


def test_a_desktop_that_is_copied_to_a_cloud_never_gets_it(tmp_path: Path) -> None:
    desktop = tmp_path / "OneDrive - Home" / "Desktop"
    desktop.mkdir(parents=True)
    launcher = StartMenuLauncher(tmp_path / "programs", desktop, tmp_path / "data")
    assert not launcher.has_desktop
    launcher.add(MINE._replace(on_desktop=True))
    assert launcher.present(MINE)
    assert list(desktop.iterdir()) == []


def test_removing_leaves_nothing_and_the_folders_of_the_system(
    launcher: StartMenuLauncher, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    launcher.add(MINE._replace(on_desktop=True))
    launcher.remove(MINE)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("place", ["programs", "desktop"])
def test_a_shortcut_of_another_program_is_never_touched(
    launcher: StartMenuLauncher, tmp_path: Path, place: str
) -> None:
    foreign = tmp_path / place / "Calculator.lnk"
    foreign.write_bytes(shell_link(Shortcut("C:\\calc.exe", "", "", "", "", "other")))
    with pytest.raises(LauncherFailedError):
        launcher.add(MINE._replace(on_desktop=True))
    launcher.remove(MINE)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [foreign]


def test_beside_a_foreign_one_on_the_desktop_the_own_one_comes_and_goes(
    launcher: StartMenuLauncher, tmp_path: Path
) -> None:
    foreign = tmp_path / "desktop/Calculator.lnk"
    foreign.write_bytes(b"other")
    launcher.add(MINE)
    launcher.remove(MINE)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [foreign]


@pytest.mark.parametrize(
    ("name", "file_name"),
    [
        ("Calculator", "Calculator"),
        ('A/B\\C:D*E?F"G<H>I|J', "A-B-C-D-E-F-G-H-I-J"),
        ("con", "con-"),
        ("Lpt1.sums", "Lpt1.sums-"),
        ("Sums. ", "Sums"),
        (" ... ", "-"),
        ("Console", "Console"),
    ],
)
def test_a_name_becomes_the_name_of_a_file(name: str, file_name: str) -> None:
    assert as_file_name(name) == file_name


def test_the_picture_file_can_be_read_by_another_library(tmp_path: Path) -> None:
    path = tmp_path / "sums.ico"
    path.write_bytes(ico(dict(PICTURES)))
    with Image.open(path) as image:
        sizes = {(size, size) for size in (16, 32, 48, 64, 128, 256)}
        assert image.info["sizes"] == sizes
        for size in sizes:
            image.size = size  # type: ignore[misc]  # the library says so
            assert image.convert("RGBA").getpixel((0, 0)) == (size[0] % 256, 80, 160, 255)
    assert struct.unpack_from("<HHH", path.read_bytes()) == (0, 1, 6)


@pytest.mark.desktop
def test_the_command_that_knows_files_knows_it(launcher: StartMenuLauncher) -> None:
    icon, link = launcher.add(MINE)
    said = [
        subprocess.run(["file", "-b", str(path)], capture_output=True, text=True, check=True).stdout
        for path in (link, icon)
    ]
    assert said[0].startswith("MS Windows shortcut")
    assert "Has command line arguments" in said[0]
    assert "machine" not in said[0].lower()
    assert said[1].startswith("MS Windows icon resource - 6 icons, 16x16")
