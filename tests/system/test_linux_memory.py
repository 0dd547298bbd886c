"""What was typed is written over wherever it lies in the process's own memory, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nocontact_desktop import resources
from tests.memory.account import IS_ROOT
from tests.memory.remains import left_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux")

ROOT = Path(resources.__file__).resolve().parents[1]
PIN = "7192640583"
WORDS = "canyon ladder velvet rocket plum"
HOLDING = """
import ctypes, sys
from nocontact_desktop.system.linux_memory import Copies

def line():
    return sys.stdin.readline().rstrip("\\n")

copies = Copies(line())
held = [ctypes.create_string_buffer(bytes.fromhex(each)) for each in iter(line, "")]
count = sum(copies.write_over())
copies.close()
print(count, *(each.raw.hex() for each in held), flush=True)
sys.stdin.read()
"""


@contextmanager
def holding(typed: str, *kept: bytes) -> Iterator[list[str]]:
    """A process that was told `typed` and holds what is `kept`; gives its id and what it says."""
    command = [sys.executable, "-c", HOLDING]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join((typed, *(each.hex() for each in kept), "", "")))
        process.stdin.flush()
        yield [str(process.pid), *process.stdout.readline().split()]


def after(typed: str, *kept: str) -> list[str]:
    """What is left of each text, first as Python writes it and then as Qt does."""
    codes = ("utf-8", "utf-16-le")
    with holding(typed, *(each.encode(code) for each in kept for code in codes)) as said:
        left = [bytes.fromhex(each)[:-1] for each in said[2:]]
    return [each.decode(codes[number % 2]) for number, each in enumerate(left)]


@pytest.mark.parametrize(
    ("typed", "kept", "left"),
    [
        (PIN, PIN, "0000000000"),
        (PIN, "7,192,640,583", "0000000000000"),
        (PIN, "71,926", "000000"),
        (PIN, "= 719264", "= 000000"),
        (PIN, "7 192 640 583", "0000000000000"),
        (PIN, "a7192640583b", "a0000000000b"),
        (WORDS, WORDS, "0" * 32),
        (WORDS, "canyon ladder", "0" * 13),
        ("Γιώργος ладно", "Γιώργος ладно", None),
    ],
)
def test_what_was_typed_and_its_beginnings_are_written_over(
    typed: str, kept: str, left: str | None
) -> None:
    first, second = after(typed, kept)
    assert left is None or (first, second) == (left, left)
    assert not {typed[:8], kept[:8]} & {first[:8], second[:8]}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (PIN, "7192"),
        (PIN, "17192640583"),
        (PIN, "71926405831"),
        (PIN, "7192641"),
        (PIN, "192640583"),
        (WORDS, "canyon"),
        ("100000", "100000"),
        ("1234", "1234"),
    ],
)
def test_another_text_stays_as_it_is(typed: str, kept: str) -> None:
    assert after(typed, kept) == [kept, kept]


@pytest.mark.skipif(not IS_ROOT, reason="only root may look into other processes")
@pytest.mark.parametrize("typed", [PIN, WORDS])
def test_nothing_of_it_is_left_in_the_whole_process(typed: str) -> None:
    held = [typed.encode(code) * 2 for code in ("utf-8", "utf-16-le")] if typed == WORDS else []
    with holding(typed, *held) as said:
        assert left_of([typed, typed[:9]], int(said[0])) == {}
        assert int(said[1]) > 1  # what Python itself had of it
