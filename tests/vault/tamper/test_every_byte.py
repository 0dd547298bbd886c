"""Every byte flipped; an ordinary run takes a few thousand of them, a long one all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from nocontact_desktop.vault import back_up, open_vault
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.tamper.every_byte import (
    WHOLE,
    copy_flips,
    cuts,
    generation_flips,
    journal_flips,
    vault_flips,
)
from tests.vault.tamper.scene import Scene, Tally
from tests.vault.tamper.test_tamper import kept
from tests.vault.tamper.test_tamper_places import found, hot, written

__all__ = ["kept"]
FEW = 997
HEADING = f"\n{'':44}{'flips':>13}{'named':>13}{'harmless':>13}{'whole':>13}"


def test_some_flips_of_the_five_files_are_named_or_of_random_bytes(kept: Made) -> None:
    told(vault_flips(Scene(kept), FEW, 5))


def test_some_flips_of_a_generation_are_named(kept: Made) -> None:
    told(generation_flips(Scene(kept), written(kept), 19 * FEW, 5))


def test_some_flips_of_a_copy_are_named(kept: Made, tmp_path: Path) -> None:
    told(copy_flips(kept, copied(kept, tmp_path), 19 * FEW, 5))


def test_some_cuts_of_the_pages_are_named_and_those_behind_them_are_no_damage(kept: Made) -> None:
    told(cuts(Scene(kept), 19 * FEW))


def test_some_flips_of_a_hot_journal_are_named_or_leave_one_whole_state(made: Made) -> None:
    _, body = hot(made)
    told([journal_flips(made, body, lambda: found(made), every=FEW)])


@pytest.mark.long
def test_each_flip_of_the_five_files_is_named_or_of_a_random_byte(
    kept: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    show(vault_flips(Scene(kept), 1, WHOLE), capsys)


@pytest.mark.long
def test_each_flip_of_a_generation_is_named(kept: Made, capsys: pytest.CaptureFixture[str]) -> None:
    show(generation_flips(Scene(kept), written(kept), 1, WHOLE), capsys)


@pytest.mark.long
def test_each_flip_of_a_copy_is_named(
    kept: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show(copy_flips(kept, copied(kept, tmp_path), 1, WHOLE), capsys)


@pytest.mark.long
def test_each_cut_of_the_pages_is_named_and_none_behind_them_is_damage(
    kept: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    show(cuts(Scene(kept), 1), capsys)


@pytest.mark.long
def test_each_flip_of_a_hot_journal_is_named_or_leaves_one_whole_state(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    _, body = hot(made)
    show([journal_flips(made, body, lambda: found(made), every=1)], capsys)


def copied(made: Made, folder: Path) -> Path:
    """A copy of the whole folder at a chosen place."""
    vault = open_vault(made.folder, NAMES, WORDS, None)
    back_up(vault, folder / "copy")
    vault.close()
    return folder / "copy"


def told(tallies: Iterable[Tally]) -> None:
    for tally in tallies:
        assert tally.flips == tally.named + tally.harmless
        assert tally.flips


def show(tallies: Iterable[Tally], capsys: pytest.CaptureFixture[str]) -> None:
    """Print each as soon as it is there."""
    with capsys.disabled():
        print(HEADING)  # noqa: T201 - figures for who runs the long loops
        for tally in tallies:
            print(tally, flush=True)  # noqa: T201
