"""Small programs of a Mac, by what is in their files."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from nocontact_desktop.errors import LauncherFailedError
from nocontact_desktop.system.app_bundle import BundleLauncher
from tests.disguise.tell_tale import tell_tale_words
from tests.system.contract import ENTRY, OTHER


@pytest.fixture
def launcher(tmp_path: Path) -> BundleLauncher:
    return BundleLauncher(tmp_path / "Applications")


def information(bundle: Path) -> dict[str, object]:
    read = plistlib.loads((bundle / "Contents/Info.plist").read_bytes())
    assert isinstance(read, dict)
    return read


def test_a_bundle_holds_what_a_mac_asks_for_and_no_more(
    launcher: BundleLauncher, tmp_path: Path
) -> None:
    bundle = tmp_path / "Applications/Calculator.app"
    files = launcher.add(ENTRY)
    contents = bundle / "Contents"
    assert set(files) == {
        contents / "Info.plist",
        contents / "MacOS/start",
        contents / "Resources/icon.icns",
    }
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(files)
    said = information(bundle)
    assert (said["CFBundleName"], said["CFBundleDisplayName"]) == ("Calculator", "Calculator")
    assert said["CFBundlePackageType"] == "APPL"
    assert (contents / "MacOS" / str(said["CFBundleExecutable"])).is_file()
    assert (contents / "Resources" / f"{said['CFBundleIconFile']}.icns").is_file()
    assert said["LSApplicationCategoryType"] == "public.app-category.utilities"


def test_it_stands_in_the_dock_like_any_program_and_its_names_tell_nothing(
    launcher: BundleLauncher, tmp_path: Path
) -> None:
    launcher.add(ENTRY)
    said = information(tmp_path / "Applications/Calculator.app")
    assert {"LSUIElement", "LSBackgroundOnly"}.isdisjoint(said)
    assert said["CFBundleIdentifier"] == "local.sums"
    assert tell_tale_words("\n".join(f"{key} {value}" for key, value in said.items())) == []


def test_the_script_starts_the_program_with_its_words_as_they_are(
    launcher: BundleLauncher, tmp_path: Path
) -> None:
    python = tmp_path / "a b" / "pyth'on $x"
    python.parent.mkdir()
    python.write_text(f"#!{sys.executable}\nimport sys\nprint(sys.argv[1:])\n")
    python.chmod(0o755)
    words = ["/some where/$HOME/`id`/main.py", 'it\'s "100%"', "τρία", ""]
    start = launcher.add(ENTRY._replace(command=(str(python), *words)))[1]
    assert os.access(start, os.X_OK)
    said = subprocess.run([str(start)], capture_output=True, text=True, check=True).stdout
    assert said == f"{words}\n"


def test_the_picture_file_can_be_read_by_another_library(
    launcher: BundleLauncher, tmp_path: Path
) -> None:
    picture = launcher.add(ENTRY)[0]
    with Image.open(picture) as image:
        assert image.format == "ICNS"
        sizes = image.info["sizes"]
        assert {(128, 128, 1), (128, 128, 2), (256, 256, 1), (512, 512, 1)} <= set(sizes)
    assert int.from_bytes(picture.read_bytes()[4:8], "big") == picture.stat().st_size


def test_without_pictures_there_is_no_bundle(launcher: BundleLauncher, tmp_path: Path) -> None:
    with pytest.raises(LauncherFailedError):
        launcher.add(ENTRY._replace(pictures=()))
    assert list(tmp_path.iterdir()) == []


def test_removing_leaves_nothing_at_all(launcher: BundleLauncher, tmp_path: Path) -> None:
    launcher.add(ENTRY)
    launcher.remove(ENTRY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [None, b"no list", plistlib.dumps([]), plistlib.dumps({})])
def test_a_program_of_somebody_else_is_never_touched(
    launcher: BundleLauncher, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "Applications/Calculator.app/Contents/Info.plist"
    file.parent.mkdir(parents=True)
    if content is not None:
        file.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(LauncherFailedError):
        launcher.add(ENTRY)
    launcher.remove(ENTRY)
    assert sorted(tmp_path.rglob("*")) == before
    assert launcher.listed(ENTRY.command) == ()


def test_a_folder_that_cannot_be_written_is_an_expected_error(
    launcher: BundleLauncher, tmp_path: Path
) -> None:
    (tmp_path / "Applications").touch()
    with pytest.raises(LauncherFailedError):
        launcher.add(ENTRY)
    assert [path.name for path in tmp_path.rglob("*")] == ["Applications"]


def test_a_change_that_fails_leaves_the_old_one(launcher: BundleLauncher, tmp_path: Path) -> None:
    launcher.add(ENTRY)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(LauncherFailedError):
        launcher.change(ENTRY, OTHER._replace(pictures=()))
    assert sorted(tmp_path.rglob("*")) == before
