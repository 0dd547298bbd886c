"""Secrets made from what stands in the vault are refused, and the answer holds none of it."""

import pytest

from nocontact_desktop.vault import Vault, familiar
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, Made


@pytest.fixture
def vault(made: Made) -> Vault:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "who", "Márta Vollenweider, Seestraße")
    vault.store.set_answer("s", "many", ["born 1987-03-09", "+41 79 555 01 23"])
    gone = vault.store.add_item("s", "l", {"title": "Biscuit", "values": {"n": 5, "of": ["Rex"]}})
    vault.store.remove_item(gone.id)
    return vault


@pytest.mark.parametrize(
    "candidate",
    [
        "marta vollenweider", "Biscuit rex", "biscuit and marta", "vollenweider lantern",
        "090387", "870309", "19870309", "03 09 1987", "0903", "marta 1987", "5550123", "795550",
        "41795550123", "lantern quay 090387 thimble marigold window",
    ],
)  # fmt: skip
def test_names_dates_and_numbers_of_the_vault_are_refused(vault: Vault, candidate: str) -> None:
    answer = familiar(vault, candidate)
    vault.close()
    assert answer.refused
    assert not any(word in answer.sentence.lower() for word in candidate.lower().split())


@pytest.mark.parametrize(
    "candidate",
    [
        "lantern quay marigold thimble window", "718204", "lantern quay marigold thimble biscuit "
        "copper saddle", "rx 12 lantern", "",
    ],
)  # fmt: skip
def test_others_are_not(vault: Vault, candidate: str) -> None:
    answer = familiar(vault, candidate)
    vault.close()
    assert not answer.refused
    assert answer.sentence == ""
