"""`python3 main.py --sample FOLDER`, as anybody would start it, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop.app.first_run import Step
from nocontact_desktop.disguise.installation import find
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.resources import folder as resource_folder
from tests.walls.test_no_network import WATCH, WITHIN, can_watch, families, needs_strace

ROOT = Path(__file__).parents[2]
NOT_OFFERED = {Step.COPY, Step.PIN, Step.KEYRING, Step.LAUNCHER}
"""The made-up person has no copy from before, and shares the computer."""
TYPED = ("Rosa Almeida", "Γιώργος", "0161 496 0123", "The bakery by the station")
"""Long enough that they do not come about by chance in a hundred megabytes of random bytes."""


@pytest.fixture(scope="module")
def sockets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each socket is written down that is asked for, if that is permitted here."""
    return tmp_path_factory.mktemp("seen") / "sockets"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, sockets: Path) -> Path:
    """A folder after one sitting."""
    folder = tmp_path_factory.mktemp("sample")
    environment = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
    command = [sys.executable, str(ROOT / "main.py"), "--sample", str(folder / "made")]
    if can_watch():
        command = [*WATCH, str(sockets), *command]
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder / "made"


def _words(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout


def test_it_leaves_the_three_papers(filled: Path) -> None:
    assert {path.name for path in filled.glob("*.pdf")} == {
        "card.pdf",
        "plan.pdf",
        "recovery-sheet.pdf",
    }


def test_what_was_typed_stands_on_paper(filled: Path) -> None:
    plan, card = _words(filled / "plan.pdf"), _words(filled / "card.pdf")
    for word in (
        "Rosa Almeida",
        "Γιώργος",
        "Их мать",
        "0161 496 0123",
        "The bakery by the station",
    ):
        assert word in plan
    for word in ("Robin", "Rosa", "07700 900456", "Γιώργος", "999", "Penicillin"):
        assert word in card
    assert "bakery" not in card


def test_the_recovery_sheet_names_no_program(filled: Path) -> None:
    sheet = _words(filled / "recovery-sheet.pdf").lower()
    for word in ("vault", "plan", "calculator", "recovery"):
        assert word not in sheet


def test_every_screen_has_its_pictures(filled: Path) -> None:
    names = {path.name for path in (filled / "pictures").iterdir()}
    screens = {name.rsplit("-", 1)[0] for name in names}
    for screen in screens:
        for end in ("light.png", "light@2x.png", "dark.png", "dark@2x.png"):
            assert f"{screen}-{end}" in names
    plain = {screen.split("-", 1)[1] for screen in screens}
    assert plain >= {
        "overview",
        "card",
        "plan",
        "search",
        "settings",
        "files",
        "helplines",
        "timeline",
        "day",
    }
    assert "first-run-limits" in plain
    assert plain >= {f"step-{each}" for each in ("safe-places", "documents", "money", "people")}
    assert plain >= {f"first-run-{step.value}" for step in Step if step not in NOT_OFFERED}


@pytest.mark.desktop
@needs_strace
def test_nobody_outside_is_asked_for_anything(filled: Path, sockets: Path) -> None:
    """It makes a vault, edits, goes over every screen and makes every page."""
    assert families(sockets) <= WITHIN
    assert (filled / "card.pdf").exists()


def test_nothing_lies_beside_the_folder(filled: Path) -> None:
    assert [path.name for path in filled.parent.iterdir()] == ["made"]


def test_the_vault_is_a_real_one_and_holds_nothing_readable(filled: Path) -> None:
    root = filled / "vault"
    found = find((root, root), load_profiles(resource_folder("disguises")))
    assert found is not None
    files, profile = list(found.folder.iterdir()), found.profile
    assert {profile.files.slots, profile.files.first, profile.files.second} <= {
        path.name for path in files
    }
    everything = b"".join(path.read_bytes() for path in files)
    for word in TYPED:
        assert word.encode() not in everything
        assert word.encode("utf-16-le") not in everything
