"""The search for canaries finds each form: a search that is blind would prove nothing."""

from __future__ import annotations

import base64
import gzip
import os
import urllib.parse
import zlib
from pathlib import Path

import pytest

from tests.traces import canaries
from tests.traces.canaries import found_in, found_in_file

WORD = "umbrella-Zoë-4711"
NOISE = os.urandom(5000)


def coded(code: str) -> bytes:
    return WORD.encode(code)


@pytest.mark.parametrize(
    "content",
    [
        *(coded(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")),
        *(base64.b64encode(before + coded("utf-8") + b"after") for before in (b"", b"b", b"be")),
        *(base64.b64encode(before + coded("utf-8")) for before in (b"", b"b", b"be")),
        coded("utf-8").hex().encode(),
        coded("utf-8").hex().upper().encode(),
        urllib.parse.quote(WORD).encode(),
        "".join(f"%{byte:02x}" for byte in coded("utf-8")).encode(),
        zlib.compress(b"before" + coded("utf-8") + b"after"),
        zlib.compress(coded("utf-16-le"), 1),
        gzip.compress(coded("utf-8"), mtime=0),
    ],
)
def test_a_word_is_found_in_each_form(content: bytes) -> None:
    assert found_in(NOISE, [WORD]) == []
    assert found_in(NOISE + content + NOISE, [WORD]) != []


def test_a_word_across_two_pieces_of_a_large_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canaries, "PIECE", 6000)
    monkeypatch.setattr(canaries, "OVERLAP", 200)
    path = tmp_path / "disk"
    path.write_bytes(NOISE + bytes(995) + coded("utf-8") + NOISE)
    assert found_in_file(path, [WORD]) == [f"{WORD} as utf-8"]
    assert found_in_file(path, ["something else"]) == []


def test_a_word_after_a_part_that_was_never_written_is_found(tmp_path: Path) -> None:
    path = tmp_path / "disk"
    with path.open("wb") as file:
        file.truncate(64 << 20)
        file.seek(40 << 20)
        file.write(coded("utf-8"))
    assert found_in_file(path, [WORD]) == [f"{WORD} as utf-8"]
    assert path.stat().st_blocks * 512 < 1 << 20
