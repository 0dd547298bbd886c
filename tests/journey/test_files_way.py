"""A file goes into the vault, is still there after leaving by key, and comes out as it was.

With the real program on a real desktop. The tests are one story, in this order.
"""

from __future__ import annotations

import base64
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from nocontact_desktop.vault import FLOOR
from tests.journey.home import Home, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for
from tests.walls.test_no_network import can_watch

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

NAME = "hospitalletter.pdf"
OTHER_NAME = "umbrellaphoto.jpg"
CANARY = b"lantern-in-the-blue-shed-4711"
SECRET = "Your words or your PIN"
FOUND_AT_ONCE_SECONDS = 2
MAKING = "open,openat,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat"
"""A picker looks at a thousand files, and to write down each look takes most of the time."""


@dataclass
class Story:
    """Somebody at home, a stick with files, and a place for copies."""

    home: Home
    stick: Path
    place: Path
    log: Path
    begun: float = field(default_factory=time.time)

    def file(self, name: str, size: int) -> Path:
        """A file on the stick that can be recognised anywhere."""
        path = self.stick / name
        path.write_bytes((CANARY + os.urandom(99)) * (size // (len(CANARY) + 99)))
        return path

    def said(self, words: str, seconds: float = 60) -> None:
        """Wait until something on the screen begins so."""
        wait_for(lambda: self.home.somebody.sees_beginning(words) is not None, seconds)

    def adds(self, path: Path) -> None:
        """Press the button, choose this file, and agree to what it costs where that is asked."""
        somebody = self.home.somebody
        somebody.presses("Add files", "push button")
        somebody.picks(path)
        begun = ("Stop", "Add them", "Add files")
        wait_for(lambda: any(somebody.sees(each, "push button") for each in begun), 30)
        time.sleep(0.5)  # until the picker is gone, and what the file costs is worked out
        if somebody.sees("Add them"):
            somebody.presses("Add them", "push button")

    def saves(self, name: str, target: Path) -> None:
        """A copy of the file of this name; the words are typed where they are asked for."""
        somebody = self.home.somebody
        button = f"Save a copy: \u2068{name}\u2069"
        somebody.presses(button, "push button")
        somebody.waits_for("Choose a place", "push button")
        if somebody.ask("find", name=SECRET, roles=["text", "entry", "password text"]):
            somebody.fills(SECRET, self.home.words)
        somebody.presses("Choose a place", "push button")
        somebody.picks(target)

    def comes_back(self) -> None:
        """Open the vault again, at the page of files."""
        self.home.opens(self.home.words)
        self.home.goes("Files")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("way")
    stick, place = folder / "stick", folder / "place"
    for each in (stick, place):
        each.mkdir()
    log = folder / "trace"
    with ExitStack() as stack:
        desk = stack.enter_context(stage(folder / "desk", keyring=False))
        home = Home(desk, stack.enter_context(person(desk)))
        home.install(FLOOR)
        watched = log if can_watch() else None
        home.running = stack.enter_context(started(desk, watched, calls=MAKING))
        yield Story(home, stick, place, log)


def test_a_file_that_was_added_comes_back_after_leaving_by_key(story: Story) -> None:
    source = story.file(NAME, 3_000_000)
    story.comes_back()
    story.said("There is no file here yet.")
    story.adds(source)
    story.said("1 file is in the vault now.")
    assert source.exists()
    story.home.leaves()
    story.comes_back()
    story.said("1 file, ")
    target = story.place / "copy.bin"
    story.saves(NAME, target)
    story.said("The copy is saved.")
    assert target.read_bytes() == source.read_bytes()
    assert [each.name for each in story.place.iterdir()] == ["copy.bin"]
    target.unlink()


def test_the_exit_key_works_while_a_large_file_comes_in(story: Story) -> None:
    story.adds(story.file(OTHER_NAME, 600_000_000))
    story.home.somebody.waits_for("Stop", "push button")
    before = time.monotonic()
    story.home.leaves()
    assert time.monotonic() - before < FOUND_AT_ONCE_SECONDS
    story.comes_back()
    story.said("1 file, ")


def test_a_copy_that_was_being_saved_leaves_nothing_behind_the_exit_key(story: Story) -> None:
    story.adds(story.file(OTHER_NAME, 90_000_000))
    story.said("1 file is in the vault now.", 90)
    story.saves(OTHER_NAME, story.place / "copy.bin")
    wait_for(lambda: any(story.place.iterdir()))
    story.home.leaves()
    left = {each.name for each in story.place.iterdir()}
    assert left <= {"copy.bin"}  # whole, where the disk was quick
    story.comes_back()
    story.said("2 files, ")


def test_nothing_of_a_file_lies_anywhere_else(story: Story) -> None:
    words = [NAME.encode(), OTHER_NAME.encode(), CANARY]
    words += [each.decode().encode("utf-16-le") for each in words]
    words += [base64.b64encode(each)[:-4] for each in words]
    places = [story.home.desk.home.parent, Path("/var/tmp"), Path("/dev/shm")]  # noqa: S108
    seen = 0
    found = ((at, name) for place in places for at, _, names in os.walk(place) for name in names)
    for path in (Path(at, name) for at, name in found):
        with suppress(FileNotFoundError):  # others write there, too
            if path.is_file() and path.stat().st_mtime > story.begun:
                assert not any(each in path.name.encode() for each in words[:2]), path.name
                held = path.read_bytes()
                assert not any(each in held for each in words), path.name
                seen += 1
    assert seen


def test_no_call_names_the_file_but_those_that_the_person_asked_for(story: Story) -> None:
    if not story.log.exists():
        pytest.skip("needs strace, and root to use it")
    for line in story.log.read_text(errors="replace").splitlines():
        if NAME in line or OTHER_NAME in line:
            assert str(story.stick) in line or "O_CREAT" not in line, line
            assert "rename" not in line, line
