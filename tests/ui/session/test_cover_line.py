"""The line to the cover: one request in, reports out, and the end when the cover is gone."""

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest

from nocontact_desktop.disguise import pipe
from ui.desk.cover_line import CoverLine


@dataclass
class Ends:
    """The cover's ends of both pipes."""

    line: CoverLine
    write: int
    read: int
    ended: threading.Event

    def hang_up(self) -> None:
        os.close(self.write)
        self.write = -1


@pytest.fixture
def ends() -> Iterator[Ends]:
    incoming, write = os.pipe()
    read, outgoing = os.pipe()
    ended = threading.Event()
    ends = Ends(CoverLine(incoming, outgoing, ended.set), write, read, ended)
    yield ends
    for descriptor in (incoming, ends.write, read, outgoing):
        if descriptor >= 0:
            os.close(descriptor)


def test_it_takes_the_request_and_not_a_byte_more(ends: Ends) -> None:
    request = pipe.Open("calculator", "/folder", "five words")
    os.write(ends.write, pipe.encode(request) + b"more")
    assert ends.line.request() == request
    assert os.read(ends.line._incoming, 10) == b"more"


@pytest.mark.parametrize("said", [b"", b'{"do": "open"', b"nonsense\n", b'{"do": "dance"}\n'])
def test_what_is_not_a_whole_request_is_none(ends: Ends, said: bytes) -> None:
    os.write(ends.write, said)
    ends.hang_up()
    assert ends.line.request() is None


def test_a_line_without_an_end_is_given_up(ends: Ends) -> None:
    sender = threading.Thread(target=_pour, args=(ends.write,))
    sender.start()
    assert ends.line.request() is None
    sender.join()


def test_a_report_is_on_its_way_when_say_returns(ends: Ends) -> None:
    ends.line.say(pipe.Opened())
    assert os.read(ends.read, 100) == pipe.encode(pipe.Opened())


def test_it_ends_the_process_when_the_cover_is_gone(ends: Ends) -> None:
    ends.line.watch()
    assert not ends.ended.is_set()
    ends.hang_up()
    assert ends.ended.wait(5)


def test_a_cover_that_is_gone_needs_no_report(ends: Ends) -> None:
    line = CoverLine(ends.line._incoming, os.open(os.devnull, os.O_RDONLY))
    line.say(pipe.Leaving())
    os.close(line._outgoing)


def test_where_there_is_no_cover_at_all_nothing_is_said(ends: Ends) -> None:
    line = CoverLine(ends.line._incoming, -1)
    line.say(pipe.Leaving())
    line.say_alive()


def _pour(descriptor: int) -> None:
    os.write(descriptor, b"x" * (pipe.LONGEST_LINE + 2))


def test_it_says_that_it_is_alive_and_waits_for_nobody_who_does_not_listen(ends: Ends) -> None:
    ends.line.say_alive()
    assert pipe.decode_report(os.read(ends.read, 100)) == pipe.Alive()
    os.set_blocking(ends.line._outgoing, False)
    with suppress(BlockingIOError):
        while os.write(ends.line._outgoing, bytes(512)):
            pass
    os.set_blocking(ends.line._outgoing, True)
    ends.line.say_alive()
    ends.line.say_alive()
