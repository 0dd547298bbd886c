"""Random sums agree with the oracle, digit for digit: 20,000, or 100,000 in the long run."""

import pytest

from nocontact_desktop.disguise.engine.arithmetic import SumError, shown
from nocontact_desktop.disguise.engine.calculator import Calculator
from nocontact_desktop.disguise.engine.expression import evaluate
from tests.disguise.engine.sums import Sums, oracle

COUNTS = pytest.mark.parametrize("count", [10_000, pytest.param(50_000, marks=pytest.mark.long)])


def _as_text(typed: str) -> str:
    try:
        return shown(evaluate(typed))
    except SumError as error:
        return error.trouble.value


def _by_keys(typed: str) -> str:
    calculator = Calculator()
    for key in [*typed, "="]:
        calculator.press(key)
        if calculator.trouble:  # it is said at once, and the rest would begin a new sum
            return calculator.trouble.value
    return calculator.display


@COUNTS
def test_flat_sums_agree_as_text_and_by_keys(count: int) -> None:
    sums = Sums(seed=2026)
    for _ in range(count):
        typed, source = sums.flat()
        expected = oracle(source)
        assert _as_text(typed) == expected, typed
        assert _by_keys(typed) == expected, typed


@COUNTS
def test_sums_with_brackets_agree_as_text_and_by_keys(count: int) -> None:
    sums = Sums(seed=1121)
    for _ in range(count):
        typed, source = sums.nested()
        expected = oracle(source)
        assert _as_text(typed) == expected, typed
        assert _by_keys(typed) == expected, typed
