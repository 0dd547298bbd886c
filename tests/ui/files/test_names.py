"""Whatever a file is called, its name is harmless words and never a way to anywhere."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desk.files.names import LONGEST_BYTES, LONGEST_SHOWN, offered, plain, shown

HOSTILE = (
    "../../etc/passwd",
    "C:\\windows\\system.ini",
    "photo\u202egpj.exe",
    "two\nlines\r\n\u2028and\u2029more",
    "<b>bold</b> & more",
    "n" * 1000 + ".jpeg",
    "é" * 1000,
    ".hidden",
    "con",
    "LPT1.txt",
    "\0\x1b[31m",
    "\ud800",
    "\u2067\u2068\u2069\u200f\u200e\ufeff",
    "..",
    "   ",
    "",
)
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_in_one_harmless_line(name: str) -> None:
    said = shown(name)
    assert len(said) <= LONGEST_SHOWN + 3
    assert not any(mark in said for mark in TURNING)
    assert said.count("\u2068") == said.count("\u2069") <= 1
    assert said.isprintable() or said[1:-1].isprintable()
    said.encode()


@given(st.text(max_size=300))
def test_an_offered_name_is_a_name_and_no_path(name: str) -> None:
    taken = offered(name, "document")
    assert PurePosixPath(taken).parts == (taken,)
    assert PureWindowsPath(taken).name == taken
    assert not taken.startswith(".")
    assert not taken.endswith((".", " "))
    assert 0 < len(taken.encode()) <= LONGEST_BYTES + 1
    assert all(unicodedata.category(each) not in {"Cc", "Cs", "Zl", "Zp"} for each in taken)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_copy_can_be_made_under_every_offered_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / offered(name, "document")
    path.write_bytes(b"x")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_ordinary_names_stay_as_they_are() -> None:
    for name in (
        "Brief an die Schule.pdf",
        "صورة.jpg",
        "می‌خواهم.txt",
        "IMG_2024.tar.gz",
        "👩‍👧.png",
    ):
        assert shown(name) == f"\u2068{name}\u2069"
        assert offered(name, "document") == name
        assert plain(name) == name


def test_the_ending_of_a_long_name_is_kept_and_seen() -> None:
    name = "a very long name " * 20 + ".pdf"
    assert offered(name, "document").endswith(".pdf")
    assert shown(name).endswith(".pdf\u2069")
    assert "…" in shown(name)


def test_devices_of_windows_are_no_names() -> None:
    assert offered("con.txt", "document") == "_con.txt"
    assert offered("Console.txt", "document") == "Console.txt"
