"""After five codes in vain the right one has to wait, too: in real processes, and told inside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nocontact_desktop.disguise import pipe
from nocontact_desktop.vault import FLOOR, NewVault, Record, create, new_code
from tests.ui.session.desk_process import WORDS, Desk, opening, profile
from ui.desk.copies.sentences import day
from ui.desk.tried import sentence

WRONG = "719264"
FAKE_CLOCK = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))


@pytest.fixture
def code() -> str:
    return new_code()


@pytest.fixture
def folder(tmp_path: Path, code: str) -> Path:
    create(tmp_path / "vault", profile().files, NewVault(WORDS, code), FLOOR).close()
    return tmp_path / "vault"


@pytest.fixture
def desks() -> Iterator[list[Desk]]:
    """Processes that are ended with the test."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.end()


def answer(desks: list[Desk], folder: Path, secret: str) -> pipe.Report | None:
    """What the vault process says to a secret."""
    desks.append(Desk.start(opening(folder, secret)))
    return desks[-1].report()


def test_four_in_vain_keep_nobody_out(folder: Path, desks: list[Desk]) -> None:
    for _time in range(4):
        assert answer(desks, folder, WRONG) == pipe.Wrong()
    assert answer(desks, folder, WORDS) == pipe.Opened()


def test_after_five_the_right_one_is_a_sum_like_any_other_and_the_recovery_code_opens(
    folder: Path, desks: list[Desk], code: str
) -> None:
    for _time in range(5):
        assert answer(desks, folder, WRONG) == pipe.Wrong()
    assert answer(desks, folder, WORDS) == pipe.Wrong()
    assert desks[-1].process.wait(10) == 0
    assert desks[-1].end() == ""
    (folder / profile().files.lock).unlink()
    assert answer(desks, folder, WORDS) == pipe.Wrong()
    assert answer(desks, folder, code) == pipe.Opened()
    desks[-1].end()
    assert answer(desks, folder, WORDS) == pipe.Opened()


@pytest.mark.skipif(not FAKE_CLOCK, reason="needs the library of the program faketime")
@pytest.mark.parametrize("away", ["+1d", "-3650d"])
def test_a_program_that_is_shown_another_time_waits_all_the_same(
    folder: Path, desks: list[Desk], away: str
) -> None:
    another_time = {"LD_PRELOAD": str(FAKE_CLOCK[0]), "FAKETIME": away}
    desks.append(Desk.start(opening(folder, WORDS), another_time))
    assert desks[-1].report() == pipe.Opened()  # so that what follows means something
    desks[-1].end()
    for _time in range(5):
        assert answer(desks, folder, WRONG) == pipe.Wrong()
    desks.append(Desk.start(opening(folder, WORDS), another_time))
    assert desks[-1].report() == pipe.Wrong()


def test_the_first_visit_and_a_visit_without_tries_say_nothing() -> None:
    assert sentence(Record(vain=3), "") == ""
    assert sentence(Record(vain=3), "3") == ""
    assert sentence(Record(vain=3), "something") == ""
    assert sentence(Record(vain=2), "3") == ""


def test_the_person_inside_is_told_how_many_and_when_without_blame() -> None:
    last = datetime(2026, 5, 4, 20, 15, tzinfo=UTC)
    record = Record(vain=7, last=int(last.timestamp()))
    assert sentence(record, "4") == (
        "Since your last visit, a code was tried 3 times that did not open this. The last time "
        f"was on {day(last)}. It may have been you."
    )
    assert "1 time " in sentence(record, "6")
