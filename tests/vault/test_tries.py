"""Codes in vain are counted, and the wait grows; no clock, file or end of the program helps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes

import pytest

from nocontact_desktop.vault import Moment, NewVault, Tries, create, new_code, spend, tries_on
from nocontact_desktop.vault.stretch import FLOOR
from nocontact_desktop.vault.tries import FREE, WAITS, begin_counting
from tests.vault.made import NAMES, WORDS

HOUR = 3600.0
DAY = 86_400


class Clock:
    """A computer that runs for an hour, and a clock on the wall."""

    def __init__(self) -> None:
        self.now = Moment("first", HOUR, 1_800_000_000)

    def __call__(self) -> Moment:
        return self.now

    def waits(self, seconds: float) -> None:
        wall = self.now.wall + int(seconds)
        self.now = replace(self.now, seconds=self.now.seconds + seconds, wall=wall)

    def starts_again(self, seconds: float) -> None:
        """The computer was started again, and has run so long since."""
        self.now = replace(self.now, boot=self.now.boot + "+", seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What there is of a vault before it is opened: slots, and a count."""
    (tmp_path / NAMES.slots).write_bytes(token_bytes(4096))
    begin_counting(tmp_path, NAMES)
    return tmp_path


@pytest.fixture
def tries(folder: Path, clock: Clock) -> Tries:
    return Tries(folder, NAMES, clock)


def again(folder: Path, clock: Clock) -> Tries:
    """The program, started once more."""
    return Tries(folder, NAMES, clock)


def use_up(tries: Tries, count: int = FREE) -> None:
    """Try so many codes in vain, none of which has to wait."""
    assert [tries.begin() for _ in range(count)] == [True] * count


def test_a_new_vault_has_no_tries_behind_it(tmp_path: Path, clock: Clock) -> None:
    create(tmp_path / "vault", NAMES, NewVault(WORDS, new_code()), FLOOR).close()
    use_up(Tries(tmp_path / "vault", NAMES, clock))


def test_five_codes_in_vain_are_free_and_then_one_waits(tries: Tries, clock: Clock) -> None:
    use_up(tries)
    assert not tries.begin()
    clock.waits(WAITS[0] - 1)
    assert not tries.begin()
    clock.waits(1)
    assert tries.begin()


def test_the_waits_grow_to_a_quarter_of_an_hour_and_no_further(tries: Tries, clock: Clock) -> None:
    use_up(tries)
    for wait in (*WAITS, WAITS[-1], WAITS[-1]):
        clock.waits(wait - 1)
        assert not tries.begin()
        clock.waits(1)
        assert tries.begin()
    assert WAITS[-1] == 15 * 60
    assert sorted(WAITS) == list(WAITS)


def test_what_is_typed_during_a_wait_makes_it_no_longer(tries: Tries, clock: Clock) -> None:
    use_up(tries)
    for _second in range(WAITS[0]):
        assert not tries.begin()
        clock.waits(1)
    assert tries.begin()


def test_a_code_that_opens_ends_it(tries: Tries) -> None:
    use_up(tries, 4)
    assert tries.begin()
    tries.passed()
    use_up(tries)
    assert not tries.begin()


def test_starting_the_program_again_does_not_help(tries: Tries, folder: Path, clock: Clock) -> None:
    use_up(tries)
    assert not again(folder, clock).begin()


def test_ending_the_program_before_it_answers_does_not_help(folder: Path, clock: Clock) -> None:
    for _time in range(FREE):
        assert again(folder, clock).begin()  # and killed
    assert not again(folder, clock).begin()


@pytest.mark.parametrize("days", [-3650, -1, 1, 3650])
def test_setting_the_clock_does_not_help(tries: Tries, clock: Clock, days: int) -> None:
    use_up(tries)
    clock.now = replace(clock.now, wall=clock.now.wall + days * DAY)
    assert not tries.begin()


def test_after_a_new_start_of_the_computer_the_whole_wait_begins_with_it(
    tries: Tries, clock: Clock
) -> None:
    use_up(tries)
    clock.waits(WAITS[0] - 1)
    clock.starts_again(2.0)
    assert not tries.begin()
    clock.starts_again(WAITS[0] - 1.0)
    assert not tries.begin()
    clock.starts_again(float(WAITS[0]))
    assert tries.begin()


def test_where_starts_have_no_name_a_clock_that_went_back_is_a_new_start(
    tries: Tries, clock: Clock
) -> None:
    clock.now = replace(clock.now, boot="")
    use_up(tries)
    clock.now = replace(clock.now, seconds=WAITS[0] - 1.0)
    assert not tries.begin()


def gone(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def changed(path: Path) -> None:
    path.write_bytes(bytes(byte ^ 1 for byte in path.read_bytes()))


def longer(path: Path) -> None:
    path.write_bytes(bytes(5000))


@pytest.mark.parametrize("spoil", [gone, empty, changed, longer])
def test_spoiling_the_file_gains_no_guess_at_once_and_costs_the_shortest_wait(
    tries: Tries, folder: Path, clock: Clock, spoil: Callable[[Path], None]
) -> None:
    use_up(tries, 1)
    spoil(folder / NAMES.lock)
    assert not tries.begin()
    clock.waits(WAITS[0] - 1)
    assert not again(folder, clock).begin()
    clock.waits(1)
    assert again(folder, clock).begin()


def test_a_power_cut_in_the_newer_of_the_two_leaves_the_older(
    tries: Tries, folder: Path, clock: Clock
) -> None:
    use_up(tries, 2)
    path = folder / NAMES.lock
    data = bytearray(path.read_bytes())
    data[256:512] = bytes(256)  # the second try stands there, the first in the other place
    path.write_bytes(data)
    assert again(folder, clock).record().vain == 1


def test_where_nothing_can_be_written_nobody_is_kept_out(folder: Path, clock: Clock) -> None:
    (folder / NAMES.lock).unlink()
    (folder / NAMES.lock).mkdir()
    assert again(folder, clock).begin()


def test_damaged_slots_do_not_keep_anybody_out(tries: Tries, folder: Path, clock: Clock) -> None:
    use_up(tries, 1)
    (folder / NAMES.slots).unlink()
    assert again(folder, clock).begin()
    assert again(folder, clock).record().vain == 2


def test_it_remembers_how_many_there_were_and_when(
    tries: Tries, folder: Path, clock: Clock
) -> None:
    use_up(tries)
    clock.waits(10)
    assert not tries.begin()
    last = clock.now.wall
    clock.waits(HOUR)
    assert tries.begin()
    tries.passed()
    record = tries_on(folder, NAMES)
    assert (record.row, record.vain, record.last) == (0, FREE + 1, last)


def test_nothing_of_it_can_be_read_in_the_file(tries: Tries, folder: Path) -> None:
    use_up(tries, 2)
    first = (folder / NAMES.lock).read_bytes()
    use_up(tries, 2)
    second = (folder / NAMES.lock).read_bytes()
    assert len(first) == len(second) == 768
    assert len(set(first)) > 200  # as random bytes are
    assert sum(a == b for a, b in zip(first[256:], second[256:], strict=True)) < 20


def test_a_record_of_a_later_version_is_none_to_be_trusted(
    tries: Tries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nocontact_desktop.vault.tries._VERSION", 2)
    tries.start()
    monkeypatch.undo()
    tries.start()
    assert tries.record().number == 0


@pytest.mark.parametrize("there", [True, False])
def test_a_wait_costs_what_a_try_costs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    derived: list[str] = []

    def derive(secret: str, salt: bytes) -> bytes:
        derived.append(secret)
        return bytes(32)

    monkeypatch.setattr("nocontact_desktop.vault.tries.derive", derive)
    monkeypatch.setattr("nocontact_desktop.vault.tries.climbed", lambda base, _salts: (base,))
    if not there:
        (folder / NAMES.slots).unlink()
    spend(folder, NAMES, "  Some WORDS ")
    assert derived == ["some words"] * there
