"""The vault process, really started: what it says, what it shows, and how it ends."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from secrets import token_bytes

import pytest

from nocontact_desktop.disguise import pipe
from nocontact_desktop.vault import keep_generation
from tests.ui.session.desk_process import WORDS, Desk, make_vault, opening, profile, reopen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vault") / "calculator"
    make_vault(folder)
    return folder


@pytest.fixture
def desks() -> Iterator[list[Desk]]:
    """Processes that are ended with the test."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.end()


def test_the_right_words_open_the_vault(folder: Path, desks: list[Desk]) -> None:
    desks.append(Desk.start(opening(folder, f"  {WORDS.upper()} ")))
    assert desks[0].report() == pipe.Opened()
    assert desks[0].process.poll() is None


@pytest.mark.parametrize("secret", ["719264", "some other words", ""])
def test_a_wrong_secret_is_wrong_and_ends_without_a_word(
    folder: Path, desks: list[Desk], secret: str
) -> None:
    desks.append(Desk.start(opening(folder, secret)))
    assert desks[0].report() == pipe.Wrong()
    assert desks[0].process.wait(10) == 0
    assert desks[0].end() == ""


def test_a_vault_that_is_open_elsewhere_is_said_only_after_the_right_secret(
    folder: Path, desks: list[Desk]
) -> None:
    desks.append(Desk.start(opening(folder, WORDS)))
    assert desks[0].report() == pipe.Opened()
    desks.append(Desk.start(opening(folder, WORDS)))
    assert isinstance(desks[1].report(), pipe.Trouble)
    assert desks[1].process.poll() is None  # its window waits to be closed
    desks.append(Desk.start(opening(folder, "some other words")))
    assert desks[2].report() == pipe.Wrong()


@pytest.mark.parametrize("spoil", ["nothing kept", "short", "gone", "random"])
def test_however_damaged_the_files_are_only_what_is_right_brings_anything_up(
    tmp_path: Path, desks: list[Desk], spoil: str
) -> None:
    folder = tmp_path / "calculator"
    make_vault(folder)
    if spoil != "nothing kept":
        with closing(reopen(folder)) as vault:
            keep_generation(vault)
    slots = folder / profile().files.slots
    if spoil == "gone":
        slots.unlink()
    else:
        slots.write_bytes(token_bytes(slots.stat().st_size) if spoil == "random" else b"short")
    for secret in ("719264", "some other words", WORDS):
        desks.append(Desk.start(opening(folder, secret)))
    assert [desk.report() for desk in desks[:2]] == [pipe.Wrong()] * 2
    right = desks[2].report()
    assert right == pipe.Wrong() if spoil == "nothing kept" else isinstance(right, pipe.Trouble)


def test_it_ends_at_once_when_the_cover_is_gone(folder: Path, desks: list[Desk]) -> None:
    desks.append(Desk.start(opening(folder, WORDS)))
    assert desks[0].report() == pipe.Opened()
    desks[0].hang_up()
    assert desks[0].process.wait(5) == -signal.SIGKILL


def test_it_says_that_it_is_alive_again_and_again(folder: Path, desks: list[Desk]) -> None:
    desks.append(Desk.start(opening(folder, WORDS)))
    said = desks[0].process.stdout
    assert said is not None
    reports = [pipe.decode_report(said.readline()) for _line in range(3)]
    assert sorted(map(repr, reports)) == ["Alive()", "Alive()", "Opened()"]


def test_it_ends_when_the_cover_goes_before_the_vault_is_open(
    folder: Path, desks: list[Desk]
) -> None:
    desks.append(Desk.start(opening(folder, WORDS)))
    desks[0].hang_up()
    assert desks[0].process.wait(10) == -signal.SIGKILL


def test_without_a_request_it_ends_by_itself(desks: list[Desk]) -> None:
    desk = Desk.start(pipe.FirstRun("no such profile"))
    desks.append(desk)
    assert desk.report() is None
    assert desk.process.wait(10) != 0


def test_no_secret_stands_in_the_arguments_or_the_environment(
    folder: Path, desks: list[Desk]
) -> None:
    desks.append(Desk.start(opening(folder, WORDS)))
    assert desks[0].report() == pipe.Opened()
    process = Path("/proc") / str(desks[0].process.pid)
    for name in ("cmdline", "environ"):
        try:
            assert b"velvet" not in (process / name).read_bytes()
        except PermissionError:
            continue  # hardened: not even the environment can be read
    assert (process / "comm").read_text().strip() == profile().process


def test_opening_leaves_no_file_outside_the_vault(
    folder: Path, desks: list[Desk], home: Path
) -> None:
    before = sorted(home.rglob("*"))
    desks.append(Desk.start(opening(folder, WORDS)))
    assert desks[0].report() == pipe.Opened()
    assert sorted(home.rglob("*")) == before


def test_a_first_run_writes_nothing_by_coming_up(desks: list[Desk], home: Path) -> None:
    before = sorted(home.rglob("*"))
    desks.append(Desk.start(pipe.FirstRun("calculator")))
    with pytest.raises(TimeoutError):
        _wait_for_end(desks[0])
    assert sorted(home.rglob("*")) == before


def _wait_for_end(desk: Desk) -> None:
    from subprocess import TimeoutExpired

    try:
        desk.process.wait(1.5)
    except TimeoutExpired:
        raise TimeoutError from None
