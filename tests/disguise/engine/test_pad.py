"""Lists and notes, and the file they are kept in."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from nocontact_desktop.disguise.engine.ordinary_lists import ordinary_lists
from nocontact_desktop.disguise.engine.pad import (
    LONGEST_LINE,
    LONGEST_NOTE,
    MOST_ITEMS,
    MOST_PAGES,
    Found,
    Item,
    Kind,
    Pad,
    Page,
    Pages,
)
from nocontact_desktop.disguise.engine.pad_file import NAME, encoded, parse, read, write
from nocontact_desktop.errors import ListsDamagedError, ListsDiskFullError, ListsNotKeptError
from tests.disguise.tell_tale import tell_tale_words
from tests.small_disk import SmallDisk, fill

PAGES: Pages = (
    Page("Shopping", Kind.LIST, (Item("Milk"), Item("Crème fraîche", done=True))),
    Page("Ideas", Kind.NOTE, (), "A trip\nto the sea 🌊"),
)


def texts(pad: Pad, at: int = 0) -> list[str]:
    return [item.text for item in pad.pages[at].items]


def test_items_are_added_ticked_renamed_moved_and_deleted() -> None:
    pad = Pad(PAGES)
    assert pad.add_items(0, "  two   eggs\n")
    assert texts(pad) == ["Milk", "Crème fraîche", "two eggs"]
    assert pad.move_item(0, 2, 0)
    assert pad.tick(0, 0, done=True)
    assert pad.rename_item(0, 0, "three eggs")
    assert pad.pages[0].items[0] == Item("three eggs", done=True)
    assert pad.delete_item(0, 1)
    assert texts(pad) == ["three eggs", "Crème fraîche"]
    for _change in range(5):
        assert pad.undo()
    assert not pad.undo()
    assert texts(pad) == ["Milk", "Crème fraîche"]


def test_what_changes_nothing_is_not_a_change() -> None:
    pad = Pad(PAGES)
    assert not pad.add_items(0, " \n ")
    assert not pad.rename_item(0, 0, "Milk")
    assert not pad.rename_page(0, "")
    assert not pad.add_page(" ", Kind.LIST)
    assert not pad.tick(0, 1, done=True)
    assert not pad.move_item(0, 0, 2)
    assert not pad.write(1, PAGES[1].text)
    assert not pad.can_undo


def test_pages_are_made_named_and_deleted() -> None:
    pad = Pad(PAGES)
    assert pad.add_page("Garden", Kind.LIST)
    assert pad.rename_page(2, "In the garden")
    assert pad.delete_page(0)
    assert [page.name for page in pad.pages] == ["Ideas", "In the garden"]
    pad.undo()
    assert [page.name for page in pad.pages] == ["Shopping", "Ideas", "In the garden"]


def test_undoing_something_else_does_not_undo_a_note() -> None:
    pad = Pad(PAGES)
    pad.delete_item(0, 0)
    assert pad.write(1, "Something longer")
    pad.undo()
    assert pad.pages[1].text == "Something longer"
    assert texts(pad) == ["Milk", "Crème fraîche"]


def test_searching_finds_names_items_and_lines_of_notes() -> None:
    pad = Pad(PAGES)
    assert list(pad.search("CRÈME")) == [Found(0, 1, "Crème fraîche")]
    assert list(pad.search("sea")) == [Found(1, None, "to the sea 🌊")]
    assert list(pad.search("id")) == [Found(1, None, "Ideas")]
    assert list(pad.search("  ")) == []
    assert list(pad.search("007314")) == []


def test_there_is_an_end_to_everything() -> None:
    pad = Pad((Page("One", Kind.LIST, (Item("a"),) * MOST_ITEMS),) * MOST_PAGES)
    assert not pad.add_items(0, "b")
    assert not pad.add_page("b", Kind.LIST)
    pad = Pad(PAGES)
    assert not pad.add_items(0, "b\n" * MOST_ITEMS)
    pad.add_items(0, "x" * 1100)
    assert [len(text) for text in texts(pad)[2:]] == [LONGEST_LINE, LONGEST_LINE, 100]


def test_several_lines_are_several_items_and_one_change() -> None:
    pad = Pad(PAGES)
    assert pad.add_items(0, "two   eggs\r\n\n  rice\nميلك 🥛")
    assert texts(pad)[2:] == ["two eggs", "rice", "ميلك 🥛"]
    pad.undo()
    assert texts(pad) == ["Milk", "Crème fraîche"]


def test_what_is_done_is_taken_away_at_once() -> None:
    pad = Pad(PAGES)
    pad.tick(0, 0, done=True)
    pad.add_items(0, "Rice")
    assert pad.delete_done(0)
    assert texts(pad) == ["Rice"]
    assert not pad.delete_done(0)
    pad.undo()
    assert texts(pad) == ["Milk", "Crème fraîche", "Rice"]


LINES = st.text(max_size=40)
AT = st.integers(0, 3)


class PadMachine(RuleBasedStateMachine):
    """Whatever is done to a pad, it can be kept, read, and taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.pad = Pad(PAGES)

    @rule(at=AT, text=LINES)
    def add(self, at: int, text: str) -> None:
        if at < len(self.pad.pages) and self.pad.pages[at].kind is Kind.LIST:
            self.pad.add_items(at, text)

    @rule(at=AT, item=AT, to=AT, what=st.sampled_from(["tick", "move", "delete", "rename"]))
    def change(self, at: int, item: int, to: int, what: str) -> None:
        if at < len(self.pad.pages) and item < len(self.pad.pages[at].items):
            match what:
                case "tick":
                    self.pad.tick(at, item, done=bool(to))
                case "move":
                    self.pad.move_item(at, item, to)
                case "delete":
                    self.pad.delete_item(at, item)
                case _:
                    self.pad.rename_item(at, item, str(to))

    @rule(at=AT, text=st.text(max_size=200))
    def write(self, at: int, text: str) -> None:
        if at < len(self.pad.pages) and self.pad.pages[at].kind is Kind.NOTE:
            self.pad.write(at, text)

    @rule(name=LINES, kind=st.sampled_from(Kind))
    def new(self, name: str, kind: Kind) -> None:
        self.pad.add_page(name, kind)

    @rule(at=AT)
    def delete(self, at: int) -> None:
        if at < len(self.pad.pages):
            self.pad.delete_page(at)

    @rule()
    def undo(self) -> None:
        self.pad.undo()

    @invariant()
    def it_can_be_kept_and_read(self) -> None:
        plain = tuple(page._replace(number=0) for page in self.pad.pages)
        assert parse(encoded(self.pad.pages)) == plain
        numbers = [page.number for page in self.pad.pages]
        assert len(set(numbers)) == len(numbers)


TestPad = PadMachine.TestCase


def test_the_file_is_plain_and_for_the_person_alone(tmp_path: Path) -> None:
    path = tmp_path / NAME
    assert read(path) is None
    write(path, PAGES)
    assert read(path) == PAGES
    assert "Crème fraîche" in path.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert tell_tale_words(path.read_text("utf-8")) == []


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_is_in_the_file_it_is_pages_or_damaged(content: bytes) -> None:
    try:
        pages = parse(content)
    except ListsDamagedError:
        return
    assert all(isinstance(page, Page) for page in pages)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"pages": {}, "more": 1},
        {"pages": [1]},
        {"pages": [{"name": "a", "kind": "list"}]},
        {"pages": [{"name": "a", "kind": "game", "items": []}]},
        {"pages": [{"name": 5, "kind": "list", "items": []}]},
        {"pages": [{"name": "a", "kind": "list", "items": [{"text": "x", "done": 1}]}]},
        {"pages": [{"name": "a", "kind": "list", "items": [{"text": "\ud800", "done": True}]}]},
        {"pages": [{"name": "a" * 501, "kind": "list", "items": []}]},
        {"pages": [{"name": "a", "kind": "note", "text": None}]},
        {"pages": [{"name": "a", "kind": "note", "text": "b", "items": []}]},
        {"pages": [{"name": "a", "kind": "list", "items": []}] * 201},
    ],
)
def test_what_is_no_file_of_lists_is_damaged(data: object) -> None:
    with pytest.raises(ListsDamagedError):
        parse(json.dumps(data).encode())


def test_a_file_that_cannot_be_read_is_damaged(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(ListsDamagedError):
        read(tmp_path / NAME)
    with (tmp_path / "large").open("wb") as file:
        file.truncate((16 << 20) + 1)
    with pytest.raises(ListsDamagedError):
        read(tmp_path / "large")


def test_a_full_disk_is_said_and_leaves_the_old_lists(small_disk: SmallDisk) -> None:
    folder = small_disk(1)
    write(folder / NAME, PAGES)
    fill(folder)
    with pytest.raises(ListsDiskFullError):
        write(folder / NAME, (Page("Long", Kind.NOTE, (), "x" * 50_000),))
    assert read(folder / NAME) == PAGES
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "other"]


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    write(tmp_path / NAME, PAGES)
    with pytest.raises(ListsNotKeptError):
        write(tmp_path / NAME, (Page("Long", Kind.NOTE, (), "x" * LONGEST_NOTE),) * 170)
    assert read(tmp_path / NAME) == PAGES


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ListsNotKeptError):
        write(tmp_path / "nowhere" / NAME, PAGES)


@pytest.mark.skipif(os.name != "posix", reason="links are made otherwise")
def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("mine")
    (tmp_path / f"{NAME}.new").symlink_to(tmp_path / "other")
    with pytest.raises(ListsNotKeptError):
        write(tmp_path / NAME, PAGES)
    assert (tmp_path / "other").read_text() == "mine"


WRITER = """
import sys
from pathlib import Path
from nocontact_desktop.disguise.engine.pad import Item, Kind, Page
from nocontact_desktop.disguise.engine.pad_file import write
path, at = Path(sys.argv[1]), 0
while True:
    at += 1
    write(path, (Page("One", Kind.LIST, (Item(f"number {at}"),) * 200),))
    sys.stdout.write(f"{at}\\n")
    sys.stdout.flush()
"""


def test_a_kill_leaves_the_old_lists_or_the_new_ones(tmp_path: Path) -> None:
    path = tmp_path / NAME
    for kill_after in range(1, 13):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline() for _ in range(kill_after)]
            writer.send_signal(signal.SIGKILL)
            said += writer.stdout.read().splitlines(keepends=True)
        last = max(int(line) for line in said if line.endswith("\n"))
        pages = read(path)
        assert pages is not None
        (number,) = {int(item.text.split()[1]) for item in pages[0].items}
        assert last <= number <= last + 1


def test_ordinary_lists_are_two_lists_and_a_note_and_vary() -> None:
    seen = set()
    for place in ["", *(f"fernwell-lists-{number}" for number in range(49))]:
        pages = ordinary_lists(place)
        assert [page.kind for page in pages] == [Kind.LIST, Kind.LIST, Kind.NOTE]
        for page in pages[:2]:
            assert 3 <= len(page.items) <= 8
            assert len({item.text for item in page.items}) == len(page.items)
        assert tell_tale_words(repr(pages)) == []
        seen.add(pages)
    assert len(seen) > 45
    assert ordinary_lists() != ordinary_lists()


def test_ordinary_lists_are_the_same_ones_at_one_place() -> None:
    assert ordinary_lists("fernwell-lists") == ordinary_lists("fernwell-lists")
