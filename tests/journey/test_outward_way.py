"""Another disguise for a vault that is in use, then everything taken away, on a real desktop.

The tests are one story, in this order: each goes on where the one before it ended.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise.installation import Installation
from nocontact_desktop.disguise.profile import load_profile
from tests.disguise.tell_tale import tell_tale_words
from tests.journey import first_run
from tests.journey.first_run import Secrets
from tests.journey.home import Home, installed_at
from tests.journey.menu import row
from tests.journey.person import can_see, person
from tests.journey.program import program
from tests.journey.stage import Stage, missing, stage, wait_for

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

NAME = "Household sums"
CALCULATOR = load_profile(resources.folder("disguises") / "quick-sums.toml")


@dataclass
class Story:
    """Somebody's computer from before the program came until it is gone."""

    home: Home
    before: set[str]
    secrets: Secrets

    @property
    def desk(self) -> Stage:
        return self.home.desk

    @property
    def installed(self) -> Installation | None:
        return installed_at(self.desk)

    def tree(self) -> set[str]:
        """All that lies in the home, but for what the desktop itself keeps."""
        return _tree(self.desk)

    def items(self) -> set[str]:
        """The names of all that the keyring holds."""
        schema = "xdg:schema org.freedesktop.Secret.Generic"
        found = self.desk.run("sh", "-c", f"secret-tool search --all --unlock {schema} 2>&1")
        marks = ("label = ", "attribute.application-id = ")
        return {line.partition(" = ")[2] for line in found.splitlines() if line.startswith(marks)}


def _tree(desk: Stage) -> set[str]:
    listed = os.walk(desk.home)  # folders may go meanwhile
    every = (Path(place, name) for place, folders, names in listed for name in folders + names)
    named = {str(path.relative_to(desk.home)) for path in every}
    return {path for path in named if "keyrings" not in path and ".cache" not in path}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path_factory.mktemp("outward")))
        before = _tree(desk)
        somebody = stack.enter_context(person(desk))
        running = stack.enter_context(program(desk))
        somebody.pid = running.vault_process()
        secrets = first_run.go_through(somebody)
        somebody.waits_for("One next small thing", seconds=60)
        yield Story(Home(desk, somebody, secrets.words, running=running), before, secrets)


def test_the_page_changes_the_disguise_and_the_program_comes_back_in_it(story: Story) -> None:
    home, somebody = story.home, story.home.somebody
    old = story.installed
    assert old is not None
    assert story.items() == {"Calculator", old.profile.desktop_file}
    begin(story, "What others see", "Change the disguise")
    somebody.waits_for("Change it now", "push button", seconds=40)
    somebody.clicks(CALCULATOR.name, "radio button")
    somebody.fills("Name", NAME)
    somebody.presses("Change it now", "push button")
    wait_for(lambda: home.program.second() == 0, 30)
    wait_for(lambda: window_called(story, NAME), 30)
    new = story.installed
    assert new is not None
    assert not new.unfinished
    assert new.profile.colours == CALCULATOR.colours
    assert story.items() == {NAME, new.profile.desktop_file}
    names = {old.profile.desktop_file, old.folder.name, *old.profile.files}
    left = {path for path in story.tree() if any(name in path for name in names)}
    assert left == set()
    assert tell_tale_words(" ".join(story.tree())) == []


def test_whoever_looks_sees_the_new_names_only(story: Story) -> None:
    new = story.installed
    assert new is not None
    seen = story.desk.run("sh", "-c", f"xprop -name '{NAME}' WM_CLASS _NET_WM_NAME")
    assert f'"{new.profile.window_class}"' in seen
    assert Path(f"/proc/{story.home.program.pid}/comm").read_text().strip() == new.profile.process
    entry = Path(story.desk.environment["XDG_DATA_HOME"]) / "applications"
    assert [path.name for path in entry.iterdir()] == [f"{new.profile.desktop_file}.desktop"]
    assert f"Name={NAME}" in next(entry.iterdir()).read_text()


def test_words_and_pin_open_as_before(story: Story) -> None:
    story.home.opens(story.secrets.words)
    story.home.leaves()
    story.home.opens(story.secrets.pin)


def test_a_kill_in_the_middle_ends_in_one_whole_disguise(story: Story) -> None:
    home, somebody = story.home, story.home.somebody
    begin(story, "What others see", "Change the disguise")
    somebody.waits_for("Change it now", "push button", seconds=40)
    somebody.fills("Name", " and more")
    somebody.presses("Change it now", "push button")
    root = Path(story.desk.environment["XDG_DATA_HOME"])
    old = story.installed
    assert old is not None
    wait_for(lambda: (found := story.installed) is None or bool(found.unfinished), 20)
    with suppress(ProcessLookupError):
        os.kill(home.program.second(), signal.SIGKILL)
    wait_for(lambda: (found := story.installed) is not None and not found.unfinished, 30)
    new = story.installed
    assert new is not None
    wait_for(lambda: window_called(story, new.profile.name), 30)
    assert story.items() == {new.profile.name, new.profile.desktop_file}
    assert len(list((root / "applications").iterdir())) == 1
    home.opens(story.secrets.pin)


def test_taking_it_away_leaves_the_home_as_it_was(story: Story) -> None:
    somebody = story.home.somebody
    begin(story, "What stays here", "Take everything away from this computer")
    somebody.waits_for("Take it all away", "push button", seconds=40)
    somebody.presses("Take it all away", "push button")
    wait_for(lambda: story.tree() == story.before, 40)  # before any question to the last window
    somebody.waits_for("It is gone from this computer", seconds=40)
    assert story.items() == set()
    assert story.tree() == story.before
    somebody.presses("Close", "push button")
    wait_for(lambda: not Path(f"/proc/{story.home.program.pid}/exe").exists(), 20)


def begin(story: Story, page: str, button: str) -> None:
    """Go to a page, begin something there, and type the words."""
    somebody = story.home.somebody
    somebody.waits_for("Pages")
    somebody.clicks_on(row(somebody, page))
    somebody.presses(button, "push button")
    somebody.fills("Your words or your PIN", story.secrets.words)
    somebody.keys("Return")


def window_called(story: Story, name: str) -> bool:
    """Whether a window of this name is on the screen."""
    found = story.desk.run("xdotool", "search", "--onlyvisible", "--name", f"^{name}$")
    return bool(found.split())
