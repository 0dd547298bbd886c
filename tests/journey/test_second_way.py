"""A second vault, made through its screens in the real program; then nothing tells them apart (T7).

Compared are the same installation before there was a second vault, its first vault afterwards, and
the second: what the accessibility bus tells of the pages, and which files were touched.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pytest

from tests.journey.home import LINK, Home, make_second, profile, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for
from tests.vault.snapshots.look import all_of, shape
from tests.walls.test_no_network import needs_strace

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
    needs_strace,
]

Trees = dict[str, list[tuple[object, ...]]]


@dataclass
class Sitting:
    """What one opening showed, which calls named files of the vault, and what it left changed."""

    trees: Trees
    calls: list[str]
    changed: set[str]
    shape: tuple[object, ...]


@dataclass
class Watched:
    """A home, the log of its calls, and the sittings in it."""

    home: Home
    log: Path
    other: str = ""
    alone: Trees = field(default_factory=dict)
    shape_alone: tuple[object, ...] = ()
    sittings: dict[str, Sitting] = field(default_factory=dict)

    def sit(self, name: str, secret: str) -> None:
        """Open, look at the pages, and leave."""
        start, before = self.log.stat().st_size, self.times()
        self.home.opens(secret)
        trees = self.pages()
        self.home.leaves()
        with self.log.open(encoding="utf-8", errors="replace") as log:
            log.seek(start)
            calls = list(self.named(log.read()))
        changed = {name for name, time in self.times().items() if time != before.get(name)}
        self.sittings[name] = Sitting(trees, calls, changed, self.shape())

    def waits_for_first_copy(self, secret: str) -> None:
        """Open, wait until the copy of the day is beside the vault, and leave."""
        before = last = self.copies()
        self.home.opens(secret)

        def settled() -> bool:
            nonlocal last
            time.sleep(0.3)
            seen, last = last, self.copies()
            return seen == last != before

        wait_for(settled, 60)
        self.home.leaves()

    def copies(self) -> dict[str, bytes]:
        """What the copies beside the vault hold."""
        stem = profile().files.ballast.partition(".")[0]
        kept = self.home.folder.glob(f"{stem}-*")
        return {path.name: hashlib.sha256(path.read_bytes()).digest() for path in kept}

    def shape(self) -> tuple[object, ...]:
        """What can be seen of the files and is the same in all installations."""
        return shape(all_of(self.home.folder, profile().files))

    def times(self) -> dict[str, int]:
        """When each file of the vault was last changed."""
        return {path.name: path.stat().st_mtime_ns for path in self.home.folder.iterdir()}

    def named(self, log: str) -> Iterator[str]:
        """The calls, each with the file of the person's home that it names."""
        home = str(self.home.desk.home)
        for call, rest in re.findall(r"^\d+ +(\w+)\((.*)$", log, re.MULTILINE):
            for path in re.findall(rf'"{re.escape(home)}/([^"]*)"', rest):
                yield f"{call} {path}"

    def pages(self) -> Trees:
        """Role, name and description of everything on four pages, and the window's title."""
        somebody, trees = self.home.somebody, {"Overview": self.tree()}
        for page in ("Settings", "Your secrets"):
            self.home.goes(page)
            trees[page] = self.tree()
        somebody.presses(LINK, "push button")
        somebody.waits_for("A second vault", "label")
        trees["A second vault"] = self.tree()
        return trees

    def tree(self) -> list[tuple[object, ...]]:
        """What is on the screen, once it has settled."""
        seen: list[tuple[object, ...]] = []

        def settled() -> bool:
            nonlocal seen
            before, seen = seen, self.seen()
            return bool(seen) and seen == before

        wait_for(settled)
        return seen

    def seen(self) -> list[tuple[object, ...]]:
        """What is on the screen now."""
        parts = ("role", "name", "description", "enabled", "checked")
        return [tuple(node[part] for part in parts) for node in self.home.somebody.looks()]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """A vault without a second one, looked at once, and then with one, each looked at."""
    folder = tmp_path_factory.mktemp("second")
    log = folder / "log"
    with ExitStack() as stack:
        desk = stack.enter_context(stage(folder / "desk"))
        home = Home(desk, stack.enter_context(person(desk)))
        home.install()
        home.running = stack.enter_context(started(desk, log))
        watched = Watched(home, log)
        home.opens(home.words)
        watched.alone = watched.pages()
        watched.shape_alone = watched.shape()
        watched.other = make_second(home)
        home.leaves()
        watched.waits_for_first_copy(watched.other)
        watched.sit("first", home.words)
        watched.sit("second", watched.other)
        yield watched


def test_the_pages_of_all_three_are_the_same_on_the_accessibility_bus(watched: Watched) -> None:
    alone = watched.alone
    for name in ("first", "second"):
        for page, expected in alone.items():
            assert watched.sittings[name].trees[page] == expected, (name, page)
    assert all("Calculator" in {str(node[1]) for node in tree} for tree in alone.values())


def test_opening_either_touches_the_same_files_in_the_same_ways(watched: Watched) -> None:
    first, second = watched.sittings["first"].calls, watched.sittings["second"].calls
    assert {_either(each) for each in first} == {_either(each) for each in second}
    assert any(profile().files.slots in each for each in first)


def test_opening_either_touches_them_in_the_same_order(watched: Watched) -> None:
    first, second = (_opening(watched.sittings[name].calls) for name in ("first", "second"))
    assert first == second
    assert len(first) > 20


def test_the_files_have_the_shape_that_they_had_without_a_second_vault(watched: Watched) -> None:
    for sitting in watched.sittings.values():
        assert sitting.shape == watched.shape_alone


def test_opening_either_leaves_the_same_files_changed(watched: Watched) -> None:
    assert watched.sittings["first"].changed == watched.sittings["second"].changed


def _opening(calls: list[str]) -> list[str]:
    """The calls of the opening, which ends with a look at the slots that it wrote."""
    files, folder = profile().files, profile().folder
    about = [call for call in calls if f"/{folder}/" in call]
    written = about.index(next(call for call in about if call.startswith("rename")))
    flushed = written + 2  # behind both names of the rename the slots are flushed
    again = next(n for n in range(flushed + 1, len(about)) if about[n].endswith(files.slots))
    return [call for call, _ in groupby(_either(each) for each in about[: again + 1])]


def _either(call: str) -> str:
    """The call without which of the two compartments, or of their copies, it is about."""
    files = profile().files
    call = call.replace(files.first, "<compartment>").replace(files.second, "<compartment>")
    stem, _dot, ending = files.ballast.partition(".")
    return re.sub(rf"{stem}-(\d+)\.{ending}", lambda n: f"<copy {(int(n[1]) + 1) // 2}>", call)
