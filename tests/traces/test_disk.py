"""Nothing that was typed lies on the disk after a sitting, in any form (T3).

The home is a disk of its own, which is read byte by byte in the end: what was deleted is found too.
Every call that makes or changes a file is on a list of those that may.
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from nocontact_desktop.vault import FLOOR
from nocontact_desktop.vault.words import new_words
from tests.journey.home import Home, profile, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for
from tests.traced import calls
from tests.traces.canaries import found_in_file
from tests.walls.tree import ROOT

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

MEGABYTES = 500
SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))  # noqa: S108 - looked through
FIELDS = (
    "If you had to go tonight, where first?",
    "If that place falls through, what then?",
    "Who knows that phrase",
    "What you call this place",
    "Who to ask for there",
    "Note",
)
"""One of each kind that takes words: place, long text, text, a title, person, note."""
NUMBERS = ("Their number", "Cost of one night")
SECRET = "Your words or your PIN"
CALL = re.compile(
    r'^\d+ +(?P<call>\w+)\((?P<at>AT_FDCWD|\d+(?=, "))?(?:, )?"(?P<path>[^"]*)"(?P<rest>.*)$'
)
READING = (
    "access", "chdir", "execve", "faccessat", "faccessat2", "getcwd", "getxattr",
    "inotify_add_watch", "lstat", "newfstatat", "readlink", "readlinkat", "stat", "statfs", "statx",
)  # fmt: skip
MADE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")


def word() -> str:
    return "Umbrella" + secrets.token_hex(6)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was typed where, and the disk that it could lie on."""

    home: Home
    image: Path
    disk: Path
    outside: Path
    log: Path
    typed: tuple[str, ...]
    begun: float


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """An image of a disk, and where it is mounted."""
    folder = tmp_path_factory.mktemp("disk")
    image, place = folder / "image", folder / "d"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(MEGABYTES << 20)
    made = subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], capture_output=True, check=False)
    mount = ["mount", "-o", "loop", str(image), str(place)]
    if made.returncode or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk cannot be mounted here")
    yield image, place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture(scope="module")
def sitting(
    disk: tuple[Path, Path],
    command: tuple[str, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Sitting]:
    """Write, attach, search, export, leave, crash, come back; then all is ended."""
    image, place = disk
    outside = tmp_path_factory.mktemp("stick")
    log, begun = outside / "trace", time.time()
    words, numbers = [word() for _ in FIELDS], [str(secrets.randbelow(10**9)) for _ in NUMBERS]
    numbers = [f"7{number:0>9}" for number in numbers]
    searched, unsaved, name, held = word(), word(), word(), word()
    with ExitStack() as stack:
        desk = stack.enter_context(stage(place / "stage", keyring=False))
        home = Home(desk, stack.enter_context(person(desk)), new_words())
        home.install(FLOOR)
        with started(desk, log, command) as home.running:
            home.opens(home.words)
            write(home, dict(zip((*FIELDS, *NUMBERS), (*words, *numbers), strict=True)))
            home.goes("Search")
            home.somebody.fills("Search in what you wrote and in the steps", searched)
            attach(home, outside / f"{name}.pdf", held)
            export(home, outside / "note.pdf")
            home.leaves()
            home.opens(home.words)
            home.goes("Safe places")
            home.somebody.fills("Who knows that phrase", unsaved)
            crash(home)
            home.opens(home.words)
            home.leaves()
        typed = (*words, *numbers, searched, unsaved, name, held, home.words, home.code)
        yield Sitting(home, image, place, outside, log, typed, begun)


def write(home: Home, answers: dict[str, str]) -> None:
    somebody = home.somebody
    home.goes("Safe places")
    somebody.presses("Add a place")
    somebody.waits_for("What you call this place", "text")
    wait_for(lambda: somebody.sees_beginning("More about it", "push button") is not None)
    for label, text in answers.items():
        if somebody.ask("find", name=label, roles=["text", "entry"]) is None:
            more = somebody.sees_beginning("More about it", "push button")
            assert more is not None
            somebody.presses(more["name"])
        somebody.dictates(label, text)
    somebody.waits_for("Saved")


def attach(home: Home, path: Path, content: str) -> None:
    path.write_bytes(content.encode() * 4000)
    home.goes("Files")
    home.somebody.presses("Add files", "push button")
    home.somebody.picks(path)
    wait_for(lambda: home.somebody.sees_beginning("1 file is in the vault") is not None, 60)


def export(home: Home, path: Path) -> None:
    home.goes("The plan on paper")
    home.somebody.presses("Save as a file")
    home.somebody.fills(SECRET, home.words)
    home.somebody.presses("Choose a place")
    home.somebody.picks(path)
    wait_for(path.exists)


def crash(home: Home) -> None:
    os.kill(home.program.second(), signal.SIGSEGV)
    wait_for(lambda: home.program.second() == 0)
    home.somebody.pid = home.program.pid
    home.somebody.waits_for("7", "push button")


def test_no_word_lies_anywhere_on_the_disk_of_the_home(sitting: Sitting) -> None:
    os.sync()
    subprocess.run(["sync", "-f", str(sitting.disk)], check=True)
    assert found_in_file(sitting.image, sitting.typed) == []
    assert found_in_file(sitting.image, [profile().files.slots]) != []  # the search sees the disk


def test_no_word_lies_in_any_shared_place(sitting: Sitting) -> None:
    mine = {sitting.image, sitting.disk, sitting.outside}
    for place in SHARED:
        for at, folders, names in os.walk(place):
            folders[:] = [each for each in folders if Path(at, each) not in mine]
            for path in (Path(at, name) for name in names):
                with suppress(OSError):  # others write there, too
                    if path in mine or not path.is_file() or path.stat().st_mtime < sitting.begun:
                        continue
                    assert not [each for each in sitting.typed if each in path.name]
                    if path.stat().st_size < 1 << 24:
                        assert found_in_file(path, sitting.typed) == [], path


def changed(line: str) -> tuple[str, str] | None:
    """The call and the path, where the line is about making or changing something."""
    match = CALL.match(line)
    if match is None or " = -1 " in line or match["call"] in READING:
        return None
    if match["call"] in ("open", "openat") and not MADE.search(match["rest"]):
        return None
    return match["call"], match["path"]


def test_only_files_on_the_list_are_made_or_changed(sitting: Sitting) -> None:
    """The vault's own, what the person chose to save, and what is no file on a disk.

    From the source, Python also keeps its compiled modules beside them.
    """
    vault, chosen = re.escape(str(sitting.home.folder)), re.escape(str(sitting.outside))
    compiled = rf"{re.escape(str(ROOT))}/.*__pycache__(/.*)?"
    saved = rf"{chosen}/(note\.pdf|\.[0-9a-f]+\.part)"
    allowed = re.compile(rf"{vault}(/.*)?|{saved}|/dev/null(/x)?|{compiled}")
    made = {found for line in calls(sitting.log) if (found := changed(line))}
    assert ("openat", f"{sitting.home.folder}/{profile().files.first}") in made
    assert [each for each in sorted(made) if not allowed.fullmatch(each[1])] == []


def test_a_call_that_was_told_in_two_lines_is_one(tmp_path: Path) -> None:
    log = tmp_path / "log"
    told = (
        '7 rmdir("/home/x/y" <unfinished ...>',
        '8 mkdir("/home/x/z", 0700) = 0',
        "7 <... rmdir resumed>) = -1 ENOENT (No such file or directory)",
        '8 unlink("/home/x/z" <unfinished ...>',
    )
    log.write_text("\n".join(told))
    assert [changed(line) for line in calls(log)] == [
        ("mkdir", "/home/x/z"),
        None,
        ("unlink", "/home/x/z"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        '7 openat(AT_FDCWD, "/home/x/.config/QtProject.conf", O_WRONLY|O_CREAT, 0666) = 4',
        '7 mkdir("/home/x/.cache", 0700) = 0',
        '7 renameat2(AT_FDCWD, "/a", AT_FDCWD, "/b", RENAME_NOREPLACE) = 0',
        '7 unlink("/tmp/x") = 0',
        '7 openat(3, "name", O_RDWR) = 5',
    ],
)
def test_a_call_that_changes_something_is_seen(line: str) -> None:
    assert changed(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        '7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 4',
        '7 mkdir("/home/x/.cache", 0700) = -1 EEXIST (File exists)',
        '7 access("/tmp/x", R_OK) = 0',
        "7 +++ exited with 0 +++",
    ],
)
def test_a_call_that_only_looks_is_none(line: str) -> None:
    assert changed(line) is None
