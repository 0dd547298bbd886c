"""The calculator, key by key."""

from decimal import Decimal

import pytest

from nocontact_desktop.disguise.engine.calculator import LONG_DIGITS, Calculator
from nocontact_desktop.vault.strength import PIN_DIGITS

WORDS = {
    "±": "sign", "⌫": "back", "C": "clear", "CE": "clear_entry",
    "MC": "mc", "MR": "mr", "M+": "m+", "M-": "m-", "MS": "ms",
}  # fmt: skip


def press(keys: str, calculator: Calculator | None = None) -> Calculator:
    calculator = calculator or Calculator()
    for key in keys.split():
        for part in [WORDS[key]] if key in WORDS else key:
            calculator.press(part)
    return calculator


@pytest.mark.parametrize(
    ("keys", "display"),
    [
        ("", "0"),
        ("007", "7"),
        ("2 + 3 * 4 =", "14"),
        ("2 * 3 + 4 =", "10"),
        ("2 + 3 =", "5"),
        ("2 + 3 = = =", "11"),
        ("2 + 3 * 4 = =", "56"),
        ("9 - 2 = 5 =", "5"),
        ("9 - 2 = * 2 =", "14"),
        ("200 + 10 % =", "220"),
        ("200 - 10 % =", "180"),
        ("200 * 10 % =", "20"),
        ("200 / 10 % =", "2000"),
        ("50 %", "0.5"),
        ("50 % %", "0.005"),
        ("200 + 10 % * 5 =", "200.5"),
        ("100 * 2 + 10 %", "20"),
        ("200 + % =", "600"),
        ("5 ±", "-5"),
        ("5 ± 3", "-53"),
        ("5 ± ±", "5"),
        ("0 ±", "0"),
        ("2 + 3 = ±", "-5"),
        ("8 + ± =", "0"),
        ("5 + - 3 =", "2"),
        ("1 + 2 * + 4 =", "7"),
        ("1 + 2 + * 3 =", "7"),
        ("1 + 2 * 3 + *", "6"),
        ("5 + =", "10"),
        ("2 + 3 * =", "11"),
        ("123 ⌫", "12"),
        ("5 ± ⌫", "0"),
        ("1.5 ⌫ ⌫", "1"),
        ("2 + 3 = ⌫", "5"),
        ("2 + 3 C", "0"),
        ("2 + 3 CE 4 =", "6"),
        ("2 + 3 CE", "0"),
        ("7 CE", "0"),
        (".5", "0.5"),
        ("1..5", "1.5"),
        ("1.50", "1.50"),
        ("1.50 =", "1.5"),
        ("0.1 + 0.2 =", "0.3"),
        ("1 / 3 =", "0.3333333333333333"),
        ("2 / 3 =", "0.6666666666666667"),
        ("1 / 3 * 3 =", "1"),
        ("1 / 8 =", "0.125"),
        ("12345678901234567890", "1234567890123456"),
        ("9999999999999999 + 1 =", "1e+16"),
        ("9999999999999999 * 9999999999999999 =", "9.999999999999998e+31"),
        ("1 / 30000000000 =", "3.333333333333333e-11"),
        ("0.0000001 + 0 =", "0.0000001"),
        ("5 MS C MR", "5"),
        ("5 M+ 3 M+ C MR", "8"),
        ("5 M+ 3 M- C MR", "2"),
        ("5 MS MC 7 MR", "7"),
        ("2 + 5 MS = MR", "5"),
        ("5 MS 3", "3"),
        ("4 MS C 2 + MR =", "6"),
        ("4 MS C 2 * MR + MR =", "12"),
    ],
)
def test_the_display_reads_as_on_a_desktop_calculator(keys: str, display: str) -> None:
    assert press(keys).display == display


@pytest.mark.parametrize("keys", ["5 / 0 =", "5 / 0 +", "1 + 5 / 0 + 3", "0 / 0 ="])
def test_division_by_zero_is_said(keys: str) -> None:
    calculator = press(keys.rsplit(" ", 1)[0] if keys.endswith("+ 3") else keys)
    assert calculator.trouble == "Cannot divide by zero"
    assert calculator.display == ""


def test_a_number_too_large_to_keep_is_said() -> None:
    calculator = press("9999999999999999 * =")
    for _ in range(12):
        calculator.press("*")
        calculator.press("=")
    assert calculator.trouble == "Overflow"


@pytest.mark.parametrize("keys", ["+", "=", "%", "±", "M+", "MS"])
def test_trouble_stays_until_something_is_typed(keys: str) -> None:
    assert press(keys, press("1 / 0 =")).trouble == "Cannot divide by zero"


@pytest.mark.parametrize(
    ("keys", "display"), [("7", "7"), ("C", "0"), ("CE", "0"), ("⌫", "0"), (".", "0.")]
)
def test_trouble_ends_with_the_next_number(keys: str, display: str) -> None:
    calculator = press(keys, press("1 / 0 ="))
    assert (calculator.trouble, calculator.display) == (None, display)


def test_trouble_keeps_the_memory() -> None:
    assert press("MR", press("5 MS 1 / 0 =")).display == "5"


def test_the_line_shows_the_sum_so_far() -> None:
    assert press("12.50 + 3 *").line == ("12.5", "+", "3", "*")
    assert press("12.50 + 3 =").line == ("12.5", "+", "3", "=")
    assert press("2 + 3 = =").line == ("5", "+", "3", "=")
    assert press("2 + 3 = 7").line == ()


def test_a_very_long_sum_stays_small() -> None:
    calculator = press(" ".join(["1 +"] * 500))
    assert calculator.display == "500"
    assert len(calculator.line) <= 64


@pytest.mark.parametrize(
    ("keys", "digits"),
    [
        ("0123", "0123"),
        ("123", "123"),
        ("2 + 3 = 456", "456"),
        ("12 ⌫ 3", "13"),
        ("C 9", "9"),
        ("", ""),
        ("2 + 3", ""),
        ("2 + 31926", ""),
        ("2 + 719264", "719264"),
        ("2 = / * 007192", "007192"),
        ("2 + 71926.4", ""),
        ("2 + 719264 =", ""),
        ("2 + 3 =", ""),
        ("1.5", ""),
        ("5 ±", ""),
        ("50 %", ""),
        ("5 MS MR", ""),
        ("1 / 0 =", ""),
    ],
)
def test_lone_digits_are_a_fresh_whole_number_as_it_was_pressed(keys: str, digits: str) -> None:
    assert press(keys).lone_digits == digits


@pytest.mark.parametrize("keys", ["", "C", "5 ⌫", "5 - 5 =", "0", "1 / 0 = C", "5 CE"])
def test_a_plain_zero_is_idle(keys: str) -> None:
    assert press(keys).is_idle


@pytest.mark.parametrize("keys", ["5", "0 +", "0.", "1 / 0 =", "2 + 3 CE"])
def test_everything_else_is_not_idle(keys: str) -> None:
    assert not press(keys).is_idle


def test_equals_on_a_plain_zero_does_nothing() -> None:
    calculator = press("=")
    assert (calculator.display, calculator.line, calculator.is_idle) == ("0", (), True)


def test_finished_sums_are_remembered_the_last_one_last() -> None:
    calculator = press("2 + 3 * 4 = 7 - 1 = = 200 + 10 % =")
    assert [(sum_.line, sum_.result) for sum_ in calculator.history] == [
        (("2", "+", "3", "*", "4"), Decimal(14)),
        (("7", "-", "1"), Decimal(6)),
        (("6", "-", "1"), Decimal(5)),
        (("200", "+", "20"), Decimal(220)),
    ]
    press("C", calculator)
    assert len(calculator.history) == 4
    calculator.forget_history()
    assert not calculator.history


@pytest.mark.parametrize("keys", ["719264 =", "719264 = =", "7 +", "1 / 0 =", "50 % =", "MS MR ="])
def test_what_is_no_finished_sum_is_not_remembered(keys: str) -> None:
    assert press(keys).history == ()


@pytest.mark.parametrize("after", ["+ 1 =", "+ 1 = =", "± + 1 =", "% * 2 = - 1 =", "/ 7 = + 1 ="])
def test_what_is_made_of_a_number_that_is_left_out_is_left_out_too(after: str) -> None:
    calculator = press("719264 =")
    calculator.leave_out()
    assert press(after, calculator).history == ()
    assert len(press("2 + 3 =", calculator).history) == 1


def test_a_sum_that_ends_with_a_number_that_is_left_out_is_forgotten() -> None:
    calculator = press("7 + 1 = 2 + 719264 =")
    calculator.leave_out()
    assert [sum_.line for sum_ in calculator.history] == [("7", "+", "1")]
    assert len(press("= = / 2 =", calculator).history) == 1
    calculator.leave_out()
    assert len(calculator.history) == 1
    assert len(press("2 + 3 =", calculator).history) == 2


def test_a_long_number_has_as_many_digits_as_a_pin_has_at_least() -> None:
    assert LONG_DIGITS == PIN_DIGITS


@pytest.mark.parametrize("between", ["C", "5 =", "CE 8"])
def test_a_new_number_is_remembered_again(between: str) -> None:
    calculator = press("719264 =")
    calculator.leave_out()
    assert len(press(f"{between} + 1 =", calculator).history) == 1


def test_only_so_many_sums_are_remembered() -> None:
    calculator = press("1 +" + " =" * 150)
    assert len(calculator.history) == 100
    assert calculator.history[-1].result == 151
