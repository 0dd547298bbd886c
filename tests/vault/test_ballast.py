"""Room kept back."""

from pathlib import Path

import pytest

from nocontact_desktop.vault import ballast as module
from nocontact_desktop.vault.ballast import SIZE, Ballast


@pytest.fixture
def ballast(tmp_path: Path) -> Ballast:
    ballast = Ballast(tmp_path / "ballast")
    ballast.fill()
    return ballast


def test_it_is_a_mebibyte_of_random_bytes(ballast: Ballast, tmp_path: Path) -> None:
    data = (tmp_path / "ballast").read_bytes()
    assert len(data) == SIZE
    assert bytes(16) not in data
    assert not ballast.spent


def test_it_can_be_given_up_once(ballast: Ballast, tmp_path: Path) -> None:
    assert ballast.give_up()
    assert not (tmp_path / "ballast").exists()
    assert not ballast.give_up()
    assert Ballast(tmp_path / "ballast").spent


def test_it_is_taken_back_when_there_is_plenty(ballast: Ballast, tmp_path: Path) -> None:
    ballast.give_up()
    ballast.take_back()
    assert not ballast.spent
    assert (tmp_path / "ballast").stat().st_size == SIZE


def test_it_is_not_taken_back_from_a_full_disk(
    ballast: Ballast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballast.give_up()
    monkeypatch.setattr(module, "_PLENTY", 1 << 80)
    ballast.take_back()
    assert ballast.spent
    assert not (tmp_path / "ballast").exists()


def test_a_half_written_one_counts_as_spent(tmp_path: Path) -> None:
    (tmp_path / "ballast").write_bytes(b"x" * 100)
    ballast = Ballast(tmp_path / "ballast")
    assert ballast.spent
    ballast.take_back()
    assert not ballast.spent


def test_a_fault_while_taking_it_back_is_no_error(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "missing" / "ballast")
    ballast.take_back()
    assert ballast.spent
