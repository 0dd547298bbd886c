"""Everything on a stick: words only, nothing on the computer, and on to another computer."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise.installation import Installation, find
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.vault import open_vault
from tests.journey import first_run
from tests.journey.home import Home, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage
from tests.journey.stick import changed, exfat, put_on

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

FIELD = "A phrase that means: I am on my way"
TEXT = "umbrella seventeen"
MORE = "lantern in the shed"


@dataclass
class Story:
    """A stick that was at two computers, and what the program did at each."""

    stick: Path
    words: str = ""
    at: list[Path] = field(default_factory=list)
    """The folder of the program, as each computer saw it."""
    logs: list[Path] = field(default_factory=list)
    before: list[set[str]] = field(default_factory=list)
    after: list[set[str]] = field(default_factory=list)

    @property
    def installed(self) -> Installation:
        """What was set up, where the stick is now."""
        program = self.at[-1]
        found = find((program, program / "none"), load_profiles(resources.folder("disguises")))
        assert found is not None
        return found

    def folder(self, computer: int) -> Path:
        return self.at[computer] / self.installed.folder.name


@pytest.fixture(scope="module", params=["usual", pytest.param("exFAT", marks=pytest.mark.long)])
def story(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    """The first run and some words at one computer, more at another; each watched."""
    folder = tmp_path_factory.mktemp("stick")
    with exfat(folder / "media") if request.param == "exFAT" else nullcontext():
        yield told_in(folder)
    shutil.rmtree(folder)  # hundreds of megabytes


def told_in(folder: Path) -> Story:
    story = Story(folder / "media" / "one")
    put_on(story.stick)
    for number, sit in enumerate((sit_first, sit_again)):
        place = folder / f"computer{number}"
        if number:
            there = folder / "media" / "drive two"
            story.stick.rename(there)
            story.stick = there
        story.at.append(story.stick / "sums")
        story.logs.append(folder / f"log{number}")
        with ExitStack() as stack:
            desk = stack.enter_context(stage(place))
            desk.environment.pop("PYTHONPATH")
            desk.environment["TMPDIR"] = str(place / "tmp")
            (place / "tmp").mkdir()
            home = Home(desk, stack.enter_context(person(desk)), story.words)
            story.before.append(files(place))
            main = story.at[number] / "main.py"
            home.running = stack.enter_context(
                started(desk, story.logs[number], (sys.executable, str(main)))
            )
            sit(home, story)
            home.leaves()
            story.after.append(files(place))
    return story


def files(place: Path) -> set[str]:
    """All that lies in this computer's home, runtime and temporary folders, but its own desktop."""
    found = {str(path.relative_to(place)) for path in place.rglob("*") if not path.is_dir()}
    return {name for name in found if not name.startswith(("run/", "home/.cache/"))}


def sit_first(home: Home, story: Story) -> None:
    """The first run, some words, away, and back with the words."""
    home.somebody.pid = home.program.vault_process()
    story.words = home.words = first_run.go_through_on_a_stick(home.somebody).words
    home.somebody.waits_for("One next small thing", seconds=90)
    writes(home, TEXT)
    home.leaves()
    home.opens(home.words)


def sit_again(home: Home, story: Story) -> None:
    """At the other computer: the words open it, and there is more to write."""
    home.opens(story.words)
    writes(home, MORE)


def writes(home: Home, text: str) -> None:
    home.goes("Safe places")
    home.somebody.fills(FIELD, text)
    home.somebody.waits_for("Saved")


@pytest.mark.parametrize("computer", [0, 1])
def test_nothing_is_written_but_on_the_stick(story: Story, computer: int) -> None:
    stick = str(story.at[computer])
    paths = set(changed(story.logs[computer]))
    assert any(path.startswith(str(story.folder(computer))) for path in paths)
    elsewhere = {path for path in paths if not path.startswith(stick) and not is_no_place(path)}
    assert elsewhere == set()


def is_no_place(path: str) -> bool:
    """Whether nothing stays of what is written there."""
    return path.startswith(("/dev/null", "/dev/tty", "/proc/self/"))


@pytest.mark.parametrize("computer", [0, 1])
def test_the_computer_has_the_files_that_it_had(story: Story, computer: int) -> None:
    assert story.after[computer] == story.before[computer]


def test_the_keyring_of_the_computer_was_not_asked(story: Story) -> None:
    for log in story.logs:
        assert "secretstorage" not in log.read_text(errors="replace")


def test_the_words_open_it_wherever_the_stick_is_and_both_texts_are_there(story: Story) -> None:
    there = story.folder(1)
    assert not story.at[0].exists()
    vault = open_vault(there, story.installed.profile.files, story.words, None)
    try:
        answers = vault.store.answers("safe-places").values()
        assert any(TEXT in str(each) and MORE in str(each) for each in answers)
    finally:
        vault.close()
