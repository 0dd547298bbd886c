"""Estimates: honest about guessing, silent about what was typed."""

import pytest

from nocontact_desktop.vault.strength import estimate, estimate_pin
from nocontact_desktop.vault.words import new_words


def test_generated_words_are_always_enough() -> None:
    assert all(estimate(new_words()).enough for _ in range(20))


@pytest.mark.parametrize(
    "text", ["", "   ", "password", "Password123!", "qwertyuiop", "fluffy2014", "iloveyou forever"]
)
def test_what_others_would_guess_is_not_enough(text: str) -> None:
    assert not estimate(text).enough


def test_digits_are_told_to_become_words() -> None:
    assert "words" in estimate("4930281").sentence


def test_a_very_long_text_is_estimated_quickly_and_enough() -> None:
    assert estimate("purple anchor, seven quiet lanterns " * 300).enough


def test_no_value_is_in_what_is_said() -> None:
    secret = "zanzibar-marmalade"
    assert "zanzibar" not in repr(estimate(secret))


@pytest.mark.parametrize("pin", ["493028", "7302946", "90417382", "٤٩٣٠٢٨", "4930281746"])
def test_uneven_digits_are_good_as_a_pin(pin: str) -> None:
    assert estimate_pin(pin).enough


@pytest.mark.parametrize("pin", ["", "49302", "abcdef", "12345"])
def test_fewer_than_six_digits_are_refused(pin: str) -> None:
    assert "6 or more" in estimate_pin(pin).sentence


@pytest.mark.parametrize(
    "pin",
    ["123456", "987654", "000000", "135791", "121212", "123123", "123321", "112211", "890123"],
)
def test_runs_and_repeats_are_refused(pin: str) -> None:
    assert "in a row" in estimate_pin(pin).sentence


@pytest.mark.parametrize(
    "pin", ["211187", "112187", "871121", "198703", "031987", "21111987", "11211987", "19871121",
            "19872111", "19842023"]
)  # fmt: skip
def test_dates_and_years_are_refused(pin: str) -> None:
    assert "date" in estimate_pin(pin).sentence
