"""The calculator beside `decimal` and beside two real calculators, `bc` and `qalc`.

A percent is done as ordinary desk calculators do it, and as `qalc` does: after + and − it is of
what stands before, after × and ÷ it is hundredths.
"""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.disguise.engine.arithmetic import SumError, shown
from nocontact_desktop.disguise.engine.calculator import Calculator
from nocontact_desktop.disguise.engine.expression import evaluate
from tests.disguise.engine.sums import Sums, oracle

NUMBERS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.decimals("0.001", "99999", places=3).map(lambda number: format(number, "f")),
)
PARTS = st.lists(st.tuples(st.sampled_from("+-*/"), NUMBERS, st.booleans()), min_size=1, max_size=8)
MANY = 300


@given(PARTS)
def test_any_sum_is_what_decimal_makes_of_it(parts: list[tuple[str, str, bool]]) -> None:
    typed, source = "1", "'1'"
    for operator, number, is_percent in parts:
        typed += operator + number + ("%" if is_percent else "")
        source += operator + (f"p('{number}')" if is_percent else f"'{number}'")
    assert by_text(typed) == by_keys(typed) == oracle(source)


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("100+10%", "110"),
        ("50*10%", "5"),
        ("200-5%", "190"),
        ("200/10%", "2000"),
        ("80+25%", "100"),
        ("19.99-20%", "15.992"),
        ("10%", "0.1"),
    ],
)
def test_a_percent_is_done_as_people_expect(typed: str, result: str) -> None:
    assert by_text(typed) == by_keys(typed) == result
    if shutil.which("qalc"):
        assert Decimal(asked(["qalc", "-t", "-f", "-"], [typed])[0]) == Decimal(result)


def by_text(typed: str) -> str:
    try:
        return shown(evaluate(typed))
    except SumError as error:
        return error.trouble.value


def by_keys(typed: str) -> str:
    calculator = Calculator()
    for key in [*typed, "="]:
        calculator.press(key)
        if calculator.trouble:
            return calculator.trouble.value
    return calculator.display


def asked(command: list[str], sums: list[str]) -> list[str]:
    """What a calculator answers, a line for each sum."""
    done = subprocess.run(
        command,
        input="\n".join(sums) + "\n",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"BC_LINE_LENGTH": "0", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    answers = done.stdout.replace("−", "-").split()
    assert len(answers) == len(sums)
    return answers


CALCULATORS = {
    "bc": (["bc", "-lq"], "scale=60;"),
    "qalc": (["qalc", "-t", "-set", "precision 60", "-set", "max decimals -1", "-f", "-"], ""),
}


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_real_calculator_says_the_same(name: str) -> None:
    if not shutil.which(name):
        pytest.skip(f"needs {name}: apt-get install {name}")
    command, before = CALCULATORS[name]
    made, sums = Sums(seed=4), list[str]()
    while len(sums) < MANY:
        typed, _source = made.nested(1) if len(sums) % 2 else made.flat()
        if "%" not in typed and by_text(typed)[-1].isdigit() and "e" not in by_text(typed):
            sums.append(typed)
    answers = asked(command, [before + typed for typed in sums])
    for typed, answer in zip(sums, answers, strict=True):
        ours = Decimal(by_text(typed))
        with localcontext(prec=50):
            theirs = Decimal(answer.replace("e", "E"))
            assert abs(ours - theirs) <= abs(theirs) * Decimal("1e-15"), typed
