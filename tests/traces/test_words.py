"""The search itself: a search that finds nothing anywhere would prove nothing."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.traces.words import ALWAYS, OURS, telling_words, told

HIDDEN = b"Women's Shelter, " * 9


def in_a_zip(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme", content)
    return file.getvalue()


def in_a_tar(content: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo("readme")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        HIDDEN,
        b"\x7fELF" + HIDDEN.upper(),
        HIDDEN.decode().encode("utf-16-le"),
        b"\0" + HIDDEN.decode().encode("utf-16-be"),
        "ПОЛИЦИЯ".encode(),
        "Полиция".encode("utf-16-le"),
        gzip.compress(HIDDEN, mtime=0),
        bz2.compress(HIDDEN),
        lzma.compress(HIDDEN),
        in_a_zip(HIDDEN),
        gzip.compress(in_a_tar(gzip.compress(HIDDEN, mtime=0)), mtime=0),
    ],
)
def test_a_word_is_found_however_it_lies_there(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert len(telling_words(tmp_path)) == 1


def test_a_word_in_a_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "Exit Plan").mkdir()
    assert telling_words(tmp_path) == ["Exit Plan: is called exit plan"]


def test_what_libraries_have_is_looked_for_only_in_what_is_ours(tmp_path: Path) -> None:
    (tmp_path / "library.so").write_bytes(b"\x7fELF a secret of TLS")
    assert telling_words(tmp_path) == []
    (tmp_path / "entry.desktop").write_bytes(b"Comment=A secret")
    assert telling_words(tmp_path) == ["entry.desktop: holds secret"]


def test_the_lists_hold_words_and_nothing_empty() -> None:
    assert len(ALWAYS) > 150
    assert all(word == word.strip().lower() and len(word) > 2 for word in ALWAYS | OURS)


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_the_shortest_plain_word_is_found_where_letters_take_two_bytes(code: str) -> None:
    shortest = min(filter(str.isascii, ALWAYS | OURS), key=len)
    assert told(b"\xff\xff" + shortest.encode(code) + b"\xff", ALWAYS | OURS) == [shortest]
