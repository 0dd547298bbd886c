"""The file for notes: what is written comes back, and nothing hostile gets through or gets lost."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.errors import (
    ExpectedError,
    NoNotesError,
    NotesNotTextError,
    NotesTooLargeError,
    TooManyNotesError,
)
from nocontact_desktop.exports.notes_file import LARGEST, LONGEST, MOST, Note, read_notes, written

TITLES = ("Safe places", "Money", "Дети")


def filled(**under: str) -> str:
    """The file as somebody fills it in, by the first word of a heading."""
    text = written(TITLES).decode("utf-8-sig").replace("\r\n", "\n")
    for title, words in under.items():
        line = next(each for each in text.split("\n") if each.startswith("##") and title in each)
        text = text.replace(line, f"{line}\n{words}")
    return text


def notes(text: str, encoding: str = "utf-8") -> tuple[Note, ...]:
    return read_notes(text.encode(encoding), TITLES).notes


def test_the_empty_file_says_how_to_fill_it_in_and_names_nothing_else() -> None:
    text = written(TITLES).decode("utf-8-sig")
    for words in ("## 1. Safe places", "## 3. Дети", "## Anything else", "From:", "plain text"):
        assert words in text
    for words in ("vault", "plan", "emergency", "violence", "nocontact", "exit"):
        assert words not in text.lower()


def test_an_empty_file_that_comes_back_has_no_notes() -> None:
    for text in (written(TITLES), b"", b"\n \n", b"## Money\n\n", b"From: Dana"):
        with pytest.raises(NoNotesError):
            read_notes(text, TITLES)


def test_each_note_comes_back_with_its_step_and_its_sender() -> None:
    text = filled(Safe="Ask the shelter first.\nThey open at nine.\n\nPack the bag.", Дети="Школа")
    found = read_notes(text.replace("From:", "From: Dana, advocate").encode(), TITLES)
    assert found.sender == "Dana, advocate"
    assert found.notes == (
        Note("Safe places", "Ask the shelter first.\nThey open at nine."),
        Note("Safe places", "Pack the bag."),
        Note("Дети", "Школа"),
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252", "mac-lines"]
)
def test_any_editor_may_save_it(encoding: str) -> None:
    text = "## Money\nCafé £5 a day"
    data = {
        "utf-16-le-bom": b"\xff\xfe" + text.encode("utf-16-le"),
        "mac-lines": text.replace("\n", "\r").encode(),
    }.get(encoding) or text.encode(encoding)
    assert read_notes(data, TITLES).notes == (Note("Money", "Café £5 a day"),)


@pytest.mark.parametrize("heading", ["# money", "##MONEY", "## 7) Money  ", "   ### 2. Money"])
def test_a_heading_is_known_however_it_is_spelt(heading: str) -> None:
    assert notes(f"{heading}\nx") == (Note("Money", "x"),)


def test_nothing_is_lost_that_stands_in_an_odd_place() -> None:
    text = "Dear R,\n\n## Not a step\nOne\n## Anything else\nTwo\n## Money\nFrom: the bank\nThree"
    assert notes(text) == (
        Note("", "Dear R,"),
        Note("Not a step", "One"),
        Note("", "Two"),
        Note("Money", "From: the bank\nThree"),
    )


def test_what_is_written_into_the_line_of_a_heading_is_a_note() -> None:
    assert notes("## 2. Money: call the bank\n\n## Money – and the card\nToo") == (
        Note("Money", "2. Money: call the bank"),
        Note("Money", "Money – and the card\nToo"),
    )
    assert notes("# Call me first\n\n#1 is the bag\n## Money\n") == (
        Note("", "Call me first"),
        Note("", "1 is the bag"),
    )
    assert notes("## Moneybox\nx") == (Note("Moneybox", "x"),)
    long = "# " + "word " * 100
    assert notes(long) == (Note("", long.strip()),)


def test_more_lines_that_say_from_are_notes() -> None:
    found = read_notes(b"From:\nFrom: Dana\nFrom: the bank I heard it is closed\n", TITLES)
    assert found.sender == "Dana"
    assert found.notes == (Note("", "From: the bank I heard it is closed"),)
    long = f"From: {'word ' * 100}".strip()
    assert read_notes(long.encode(), TITLES).notes == (Note("", long),)


def test_what_turns_reading_round_or_cannot_be_seen_is_taken_out() -> None:
    odd = "\u202eevil\u2066 {braces} <b>%s</b>\x07 \u200fend"
    (note,) = notes(f"## Money\n{odd} {'words ' * 30}")
    assert note.words.startswith("evil {braces} <b>%s</b> end words")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 a document",
        b"{\\rtf1 notes}",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0 old document",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        bytes(range(256)) * 4,
        b"\0" * 100,
        b"\xff\xfe\x00",
        b"\x01\x02\x03 words",
    ],
)
def test_what_is_no_plain_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotesNotTextError):
        read_notes(data, TITLES)


def test_what_is_too_large_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(NotesTooLargeError):
        read_notes(b"a" * (LARGEST + 1), TITLES)


def test_thousands_of_notes_are_refused_with_a_sentence() -> None:
    assert len(notes("x\n\n" * MOST)) == MOST
    with pytest.raises(TooManyNotesError):
        notes("x\n\n" * (MOST + 1))


def test_a_long_note_becomes_several_and_keeps_every_word() -> None:
    words = " ".join(f"word{number}" for number in range(2000))
    found = notes(f"## Money\n{words}")
    assert all(len(each.words) <= LONGEST for each in found)
    assert " ".join(each.words for each in found) == words
    unbroken = "n" * (LONGEST * 2 + 5)
    assert "".join(each.words for each in notes(unbroken)) == unbroken


@given(st.binary(max_size=300))
def test_any_bytes_give_notes_or_a_sentence(data: bytes) -> None:
    found: tuple[Note, ...] = ()
    with suppress(ExpectedError):
        found = read_notes(data, TITLES).notes
    assert all(each.words.strip() for each in found)


@given(st.text(max_size=200))
def test_any_words_come_back_clean(text: str) -> None:
    try:
        found = notes(f"## Money\n{text}", "utf-8")
    except (ExpectedError, UnicodeEncodeError):
        return
    told = "".join(each.words + each.about for each in found)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in told if c not in "\n\t")
    assert "\u202e" not in told
