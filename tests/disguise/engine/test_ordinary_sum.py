"""The sum that is left on the display."""

from nocontact_desktop.disguise.engine.calculator import Calculator
from nocontact_desktop.disguise.engine.ordinary_sum import ordinary_sum


def test_an_ordinary_sum_is_a_finished_total_and_varies() -> None:
    seen = set()
    for _ in range(200):
        calculator = Calculator()
        for key in ordinary_sum():
            calculator.press(key)
        assert calculator.line[-1] == "="
        assert 2 <= calculator.value < 1000
        assert not calculator.lone_digits
        seen.add(calculator.line)
    assert len(seen) > 190
