"""The copy that a packaged build is made of: nothing in it tells, and it is the whole program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bundle.archive import packed
from bundle.left_out import NOT_IMPORTED
from bundle.renaming import UnknownImportError, new_names, renamed
from bundle.staging import stage

from nocontact_desktop import resources
from nocontact_desktop.disguise import pipe
from nocontact_desktop.disguise.profile import load_profiles
from tests.traces.words import ALWAYS, OURS, telling_words, told
from tests.ui.session.desk_process import ROOT, WORDS, Desk, make_vault, opening
from ui.theme.sheet import style_sheet
from ui.theme.tokens import DARK, LIGHT

IMPORT_ALL = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
sys.stdout.write("all of them")
"""
PICTURE = re.compile(r'url\("([^"]+)"\)')
WITHOUT = """
import sys
for name in sys.argv[1:]:
    sys.modules[name] = None
from PIL import Image
assert not hasattr(Image, "open")
import keyring, secretstorage
from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.exports.preview import page_image
from nocontact_desktop.exports.registry import EXPORTS
from nocontact_desktop.vault.strength import estimate
from tests.exports.sample import material
keyring.get_keyring()
estimate("some words")
for export in EXPORTS:
    page_image(export.render(material(), Choices()).pdf, 0)
sys.stdout.write("it works")
"""


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "staged"
    stage(folder)
    return folder


def modules(staged: Path) -> list[str]:
    paths = (path.relative_to(staged).with_suffix("") for path in staged.rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in paths)


def test_no_module_has_a_name_that_says_something(staged: Path) -> None:
    plain = re.compile(r"(calculator_core|calculator_view|m\d\d|main|early|PIL|Image)")
    found = modules(staged)
    assert len(found) > 250
    assert [name for name in found if not all(map(plain.fullmatch, name.split(".")))] == []


def test_before_there_is_a_vault_it_wears_what_the_package_is_called_after(tmp_path: Path) -> None:
    for worn in (profile.id for profile in load_profiles(resources.folder("disguises"))):
        stage(tmp_path / worn, worn)
        assert f"WAITS_AS = {worn!r}\n" in (tmp_path / worn / "main.py").read_text()


def test_every_module_of_the_copy_can_be_imported(staged: Path) -> None:
    names = [name for name in modules(staged) if name not in ("main", "early")]
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, *names],
        cwd=staged,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("all of them", "")


def test_nothing_beside_the_code_holds_a_word_that_tells(staged: Path) -> None:
    assert telling_words(staged / "resources") == []
    assert [path for path in staged.rglob("*") if told(path.name.encode(), ALWAYS | OURS)] == []


def test_a_word_in_the_plain_data_would_be_found() -> None:
    assert telling_words(ROOT / "resources") != []


def test_all_data_is_there_and_only_what_has_to_be_a_file_is_one(
    staged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = ROOT / "resources"
    monkeypatch.setattr(sys, "_MEIPASS", str(staged), raising=False)
    shipped = [path.relative_to(source) for path in source.rglob("*") if path.is_file()]
    left_out = {path for path in shipped if path.match("README.md") or "LICENSE" in path.name}
    left_out |= {path for path in shipped if path.parts[0] == "sample"}
    for path in sorted(set(shipped) - left_out):
        found = resources.folder(path.parts[0]) / Path(*path.parts[1:])
        assert found.is_file(), path
        assert found.read_bytes() == (source / path).read_bytes()
    for path in left_out:
        assert not (resources.folder(path.parts[0]) / Path(*path.parts[1:])).is_file()
    kinds = {path.suffix for path in (staged / "resources").rglob("*") if path.is_file()}
    assert kinds == {".ttf", ".svg", ".dat"}


def test_packed_files_are_found_and_read_like_others(
    staged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted(path.name for path in (ROOT / "resources/icons/ui").glob("c*.svg"))
    lines = (ROOT / "resources/helplines/helplines.csv").read_text("utf-8").splitlines()
    monkeypatch.setattr(sys, "_MEIPASS", str(staged), raising=False)
    assert [path.name for path in (resources.folder("icons") / "ui").glob("c*.svg")] == names
    with (resources.folder("helplines") / "helplines.csv").open(encoding="utf-8") as file:
        assert [line.rstrip("\n") for line in file] == lines
    with pytest.raises(FileNotFoundError):
        (resources.folder("plan") / "99-nothing.toml").read_text("utf-8")
    assert list(resources.folder("nothing").glob("*")) == []


def test_what_qt_opens_by_its_name_is_a_file(staged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture of each disguise, the pictures of the style sheet, and the typefaces."""
    monkeypatch.setattr(sys, "_MEIPASS", str(staged), raising=False)
    looks = (LIGHT, DARK)
    names = [name for look in looks for name in PICTURE.findall(style_sheet(look, 1.0))]
    names += [
        str(resources.folder("icons") / f"{profile.icon}.svg")
        for profile in load_profiles(resources.folder("disguises"))
    ]
    names += [str(resources.folder("fonts") / f"DejaVuSans{bold}.ttf") for bold in ("", "-Bold")]
    assert len(names) > 8
    assert [name for name in names if not os.path.isfile(name)] == []


def test_the_vault_opens_in_the_copy(staged: Path, tmp_path: Path) -> None:
    make_vault(tmp_path / "vault")
    process = subprocess.Popen(
        [sys.executable, str(staged / "main.py"), "--desk"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    )
    desk = Desk(process)
    assert process.stdin is not None
    process.stdin.write(pipe.encode(opening(tmp_path / "vault", WORDS)))
    assert desk.report() == pipe.Opened()
    desk.end()


def test_the_program_works_without_what_is_left_out(staged: Path) -> None:
    """What only a person's way through the packaged build would show, in a second."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *NOT_IMPORTED],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": ":".join([str(staged), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("it works", "")


def test_the_same_files_make_the_same_archive() -> None:
    files = {"b/two": b"2" * 900, "a/one": "ümlaut".encode()}
    assert packed(files) == packed(dict(reversed(files.items())))
    assert told(packed({"vault": b"helpline " * 99}), ALWAYS) == []


def test_every_way_to_import_a_module_is_renamed_or_refused() -> None:
    names = new_names(
        ["nocontact_desktop", "nocontact_desktop.vault", "nocontact_desktop.vault.slots", "ui"]
    )
    assert names["nocontact_desktop.vault.slots"] == "calculator_core.m01.m01"
    code = '"""Text."""\nfrom nocontact_desktop.vault import slots, SIZE\nname = "ui.vault"\n'
    assert renamed(code, names) == (
        "from calculator_core.m01 import m01 as slots, SIZE\nname = 'ui.vault'\n"
    )
    code = 'def load():\n    """Text."""\nnamed = "nocontact_desktop.vault.slots"\n'
    assert renamed(code, names) == ("def load():\n    pass\nnamed = 'calculator_core.m01.m01'\n")
    for refused in (
        "import nocontact_desktop.vault", "from . import slots", "from ui.gone import x",
    ):  # fmt: skip
        with pytest.raises(UnknownImportError):
            renamed(refused, names)
