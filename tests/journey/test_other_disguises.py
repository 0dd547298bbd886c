"""The whole program behind the converter and the pad: opened, left, and nothing told, for real."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise.engine.pad_file import NAME
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code
from tests.disguise.tell_tale import tell_tale_words
from tests.journey import first_run
from tests.journey.home import HOLD_SECONDS, WORDS, installed_at, started
from tests.journey.person import LINES, Person, person
from tests.journey.program import Program
from tests.journey.stage import Stage, stage, wait_for
from tests.memory.account import IS_ROOT
from tests.memory.remains import left_of

pytestmark = pytest.mark.desktop

PROFILES = {p.id: p for p in load_profiles(resources.folder("disguises"))}
FIELD = {"converter": "From", "pad": "Search"}
PIN, SHARE = "7192640583", bytes(range(32))
KEEP = """
import sys
from pathlib import Path
from nocontact_desktop.disguise.profile import load_profile
from nocontact_desktop.vault import system_share
system_share(load_profile(Path(sys.argv[1])).keyring).put(bytes.fromhex(sys.argv[2]))
"""


@dataclass
class Front:
    """Somebody in front of a disguise with a vault behind it."""

    desk: Stage
    somebody: Person
    running: Program
    profile: Profile
    folder: Path

    def holds(self) -> None:
        """Hold Enter as long as the gesture wants."""
        self.desk.run("xdotool", "keydown", "Return")
        time.sleep(HOLD_SECONDS)
        self.desk.run("xdotool", "keyup", "Return")

    def tries(self, words: str) -> None:
        """The gesture with a line of text."""
        self.somebody.pid = self.running.pid
        self.somebody.waits_for(FIELD[self.profile.engine])
        assert self.somebody.ask("focus", name=FIELD[self.profile.engine], roles=LINES)
        self.somebody.keys("Escape")
        if self.profile.engine == "converter" and not words.isdigit():
            self.holds()
            self.somebody.types(words)
            self.somebody.keys("Return")
        else:
            self.somebody.types(words)
            self.holds()

    def opens(self, words: str) -> None:
        """The gesture with what opens the vault, until the overview is there."""
        self.tries(words)
        self.somebody.pid = self.running.vault_process()
        self.somebody.waits_for("One next small thing", seconds=60)

    def leaves(self) -> None:
        """Press the exit key, and come back to the disguise."""
        self.somebody.keys("Shift_L", "Shift_L", "Shift_L")
        wait_for(lambda: self.running.second() == 0)
        self.somebody.pid = self.running.pid
        self.somebody.waits_for(FIELD[self.profile.engine])

    def texts(self) -> str:
        """All that can be read in the disguise over the accessibility bus."""
        keys = ("name", "description", "id", "text")
        return "\n".join(str(node[key]) for node in self.somebody.tree() for key in keys)


@pytest.fixture(params=["unit-converter", "lists"])
def front(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Front]:
    profile = PROFILES[request.param]
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage"))
        folder = Path(desk.environment["XDG_DATA_HOME"]) / profile.folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        create(folder, profile.files, NewVault(WORDS, new_code(), PIN, SHARE), FLOOR).close()
        file = resources.folder("disguises") / f"{profile.id}.toml"
        environment = desk.environment | {"PYTHONPATH": os.pathsep.join(sys.path)}
        keep = [sys.executable, "-c", KEEP, str(file), SHARE.hex()]
        subprocess.run(keep, env=environment, check=True, timeout=30)
        somebody = stack.enter_context(person(desk))
        running = stack.enter_context(started(desk))
        yield Front(desk, somebody, running, profile, folder)


def test_wrong_words_are_everyday_use_and_the_right_ones_open(front: Front) -> None:
    front.tries("some other words than these")
    front.running.vault_process()  # it comes, finds nothing to open, and goes
    wait_for(lambda: front.running.second() == 0, 60)
    if IS_ROOT and front.profile.engine == "pad":  # they still stand there: looking finds things
        assert left_of(("some other words",), front.running.pid)
    front.somebody.waits_for(FIELD[front.profile.engine])
    front.opens(WORDS)
    front.leaves()
    told = front.texts()
    assert tell_tale_words(told) == []
    assert [word for word in WORDS.split() if word in told] == []
    assert not (front.folder / NAME).exists()
    if IS_ROOT:  # only root may look into a protected process
        parts = (WORDS, WORDS.title(), WORDS[:13], "ladder velvet", "rocket plum")
        assert not left_of(parts, front.running.pid)


def test_digits_open_and_nothing_of_them_stays(front: Front) -> None:
    front.opens(PIN)
    front.leaves()
    assert PIN not in front.texts().replace(",", "")
    if IS_ROOT:
        parts = (PIN, PIN[:6], "7,192,640", "7192640", SHARE.hex()[:24])
        assert not left_of(parts, front.running.pid)


def test_what_is_done_in_front_does_not_touch_what_is_behind(front: Front) -> None:
    files = {path: path.read_bytes() for path in front.folder.iterdir()}
    somebody = front.somebody
    somebody.pid = front.running.pid
    if front.profile.engine == "pad":
        somebody.fills("New item", "Oranges")
        somebody.keys("Return")
        wait_for((front.folder / NAME).exists)
        assert "Oranges" in (front.folder / NAME).read_text("utf-8")
        (front.folder / NAME).unlink()
    else:
        somebody.fills("From", "12")
        wait_for(lambda: "19.312128" in front.texts())
    assert {path: path.read_bytes() for path in front.folder.iterdir()} == files
    front.opens(WORDS)


@pytest.mark.parametrize("name", ["unit-converter", "lists"])
def test_the_first_run_ends_behind_the_disguise_that_was_chosen(tmp_path: Path, name: str) -> None:
    profile = PROFILES[name]
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage"))
        somebody = stack.enter_context(person(desk))
        running = stack.enter_context(started(desk))
        somebody.pid = running.vault_process()
        secrets = first_run.go_through(somebody, profile.name)
        somebody.waits_for("One next small thing", seconds=60)
        Front(desk, somebody, running, profile, Path()).leaves()
        found = installed_at(desk)
        assert found is not None
        assert (found.profile.name, found.profile.id) == (profile.name, profile.id)
        seen = found.profile.window_class
        classes = desk.run("xdotool", "search", "--onlyvisible", "--class", seen)
        assert len(classes.split()) == 1
        Front(desk, somebody, running, found.profile, found.folder).opens(secrets.pin)
