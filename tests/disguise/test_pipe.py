"""What the two processes say to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.disguise.pipe import (
    LONGEST_LINE,
    Finish,
    Finished,
    FirstRun,
    Installed,
    Leaving,
    Lines,
    Moved,
    Open,
    Opened,
    Report,
    Request,
    Trouble,
    Wrong,
    decode_report,
    decode_request,
    encode,
    encode_apart,
)

REQUESTS: list[Request] = [
    Open("calculator", "/home/x/ünï", 'w "ö"\n日本 \ud800'),
    FirstRun("a"),
    Finish("a", "/home/x"),
]
REPORTS: list[Report] = [
    Opened(),
    Wrong(),
    Trouble("A sentence."),
    Installed("x"),
    Moved(),
    Leaving(),
    Finished(),
]


@pytest.mark.parametrize("message", REQUESTS)
def test_a_request_comes_out_as_it_went_in(message: Request) -> None:
    line = encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode_request(line) == message
    assert decode_report(line) is None


@pytest.mark.parametrize("message", REPORTS)
def test_a_report_comes_out_as_it_went_in(message: Report) -> None:
    assert decode_report(encode(message)) == message
    assert decode_request(encode(message)) is None


def test_the_typed_text_is_not_in_the_repr() -> None:
    assert "horse" not in repr(Open("calculator", "/x", "horse"))


@pytest.mark.parametrize(
    "line",
    [
        b"", b"\n", b"{", b"[]", b"null", b'"opened"', b"\xff\xfe", b'{"say": 1}', b'{"say": ""}',
        b'{"say": "opened", "more": "x"}', b'{"do": "open"}', b'{"do": "open", "profile": "a"}',
        b'{"do": "first_run", "profile": ["a"]}', b'{"say": "installed"}', b'{"say": "unknown"}',
        b'{"do": "open", "profile": "a", "folder": "b", "secret": "c", "x": "d"}',
        b"[" * 60_000, b"9" * 5000, b" " * (LONGEST_LINE + 1) + b'{"say": "opened"}',
    ],
)  # fmt: skip
def test_anything_else_is_no_message(line: bytes) -> None:
    assert decode_request(line) is None
    assert decode_report(line) is None


@given(st.binary(max_size=200))
def test_no_bytes_do_any_harm(line: bytes) -> None:
    assert decode_request(line) is None
    assert decode_report(line) is None


@given(st.lists(st.binary(max_size=30)), st.integers(1, 7))
def test_lines_are_cut_the_same_however_they_arrive(parts: list[bytes], size: int) -> None:
    wanted = [part.replace(b"\n", b"") for part in parts]
    stream = b"".join(part + b"\n" for part in wanted)
    lines = Lines()
    chunks = (stream[place : place + size] for place in range(0, len(stream), size))
    assert [line for chunk in chunks for line in lines.feed(chunk)] == wanted


def test_a_line_without_end_is_thrown_away_whole() -> None:
    lines = Lines()
    assert lines.feed(b"x" * (LONGEST_LINE + 1)) == []
    assert lines.feed(b"x" * LONGEST_LINE) == []
    assert lines.feed(b"rest\nnext\n") == [b"next"]


@pytest.mark.parametrize("secret", ["719264", "Correct horse ünï 🐎", 'a "quote" \\ and\ttab', ""])
def test_a_secret_that_is_encoded_apart_reads_the_same(secret: str) -> None:
    message = Open("calculator", "/home/x/ü", secret)
    assert encode_apart(message) == encode(message)
    assert decode_request(bytes(encode_apart(message))) == message
