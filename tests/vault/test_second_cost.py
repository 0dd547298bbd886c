"""What opening costs does not depend on which of two vaults is opened, or on whether any is."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from contextlib import suppress
from itertools import cycle, islice

import pytest

from nocontact_desktop.errors import WrongSecretError
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code, open_vault, opening
from nocontact_desktop.vault.second import set_up_second
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.stretch import derive
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick
from tests.vault.test_second import LEAVING, OTHER, set_up

SECRETS = {"first": WORDS, "second": OTHER, "wrong": "nothing that opens anything"}


@pytest.fixture
def made(quick_made: Made) -> Made:
    set_up(quick_made, leaving=LEAVING)
    return quick_made


def counted(made: Made, secret: str, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a secret is stretched, and how many slots are tried, until the outcome is known."""
    count: Counter[str] = Counter()
    tried = SlotTable._body

    def stretched(text: str, salt: bytes) -> bytes:
        count["stretched"] += 1
        return quick(text, salt)

    def body(table: SlotTable, place: int, base: bytes, share: bytes) -> bytes | None:
        count["tried"] += 1
        return tried(table, place, base, share)

    with monkeypatch.context() as patch:
        patch.setattr(opening, "derive", stretched)
        patch.setattr(SlotTable, "_body", body)
        patch.setattr(opening, "unlocked", _enough)
        with suppress(WrongSecretError, StopIteration):
            open_vault(made.folder, NAMES, secret, None)
    return count


def _enough(*_arguments: object, **_named: object) -> None:
    raise StopIteration


def test_every_secret_is_stretched_once_and_tried_in_every_slot(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = [counted(made, each, monkeypatch) for each in (*SECRETS.values(), LEAVING, made.code)]
    assert all(count == {"stretched": 1, "tried": 16} for count in counts)


def times(made: Made, rounds: int) -> dict[str, list[float]]:
    """Seconds of each opening, in turn, so that a busy moment meets all alike."""
    found: dict[str, list[float]] = {name: [] for name in SECRETS}
    for name, secret in islice(cycle(SECRETS.items()), rounds * len(SECRETS)):
        begun = time.perf_counter()
        with suppress(WrongSecretError):
            vault = open_vault(made.folder, NAMES, secret, None)
            found[name].append(time.perf_counter() - begun)
            vault.close()
            continue
        found[name].append(time.perf_counter() - begun)
    return found


def auc(one: list[float], other: list[float]) -> float:
    """How often an opening of the one takes longer than one of the other; 0.5: cannot be told."""
    pairs = [(a > b) + (a == b) / 2 for a in one for b in other]
    return sum(pairs) / len(pairs)


@pytest.mark.long
def test_the_time_of_opening_does_not_tell_the_first_from_the_second(made: Made) -> None:
    """With real stretching. A wrong secret ends before there is anything to open."""
    folder = made.folder.with_name("real")
    vault = create(folder, NAMES, NewVault(WORDS, new_code()), FLOOR)
    with pytest.MonkeyPatch.context() as patch:
        for module in ("opening", "vault", "second"):
            patch.setattr(f"nocontact_desktop.vault.{module}.derive", derive)
        set_up_second(vault, WORDS, NewVault(OTHER, new_code()))
        vault.close()
        found = times(Made(folder, "", made.slot), 40)
    middle = {name: statistics.median(each) for name, each in found.items()}
    assert 0.4 < auc(found["first"], found["second"]) < 0.6
    assert 0.9 < middle["first"] / middle["second"] < 1.1
    assert 0.8 < middle["wrong"] / middle["first"] < 1.25
