"""Sums typed or pasted as text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.disguise.engine.arithmetic import SumError, Trouble, shown
from nocontact_desktop.disguise.engine.expression import evaluate


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("2+3*4", "14"),
        ("(2+3)*4", "20"),
        (" 2 + 3 × 4 = ", "14"),
        ("10 ÷ 4", "2.5"),
        ("10:4", "2.5"),
        ("3x4", "12"),
        ("5 − 7", "-2"),
        ("5 – -7", "12"),
        ("-(2+3)", "-5"),
        ("--4", "4"),
        ("200+10%", "220"),
        ("200-10%", "180"),
        ("200*10%", "20"),
        ("50%", "0.5"),
        ("200+(10%)", "200.1"),
        ("200+10%*5", "200.5"),
        ("١٢+٣", "15"),
        ("12٫5 + 1", "13.5"),
        ("1.5e+20", "1.5e+20"),
        ("2e3+1", "2001"),
        (".5+5.", "5.5"),
        ("0000", "0"),
        ("2(3+4)", "14"),
        ("(1+2)(3+4)", "21"),
        ("(1+2)3", "9"),
        ("8/2(2+2)", "16"),
        ("1+2(3)4+5", "30"),
        ("2*(3+4", "14"),
        ("2*((3+4", "14"),
        ("$12.50 × 2", "25"),
        ("12,50 €", "12.5"),
    ],
)
def test_a_sum_has_its_result(text: str, result: str) -> None:
    assert shown(evaluate(text)) == result


@pytest.mark.parametrize(
    ("text", "sign", "result"),
    [
        ("1,234", ".", "1234"),
        ("1,234", ",", "1.234"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1,23", ".", "1.23"),
        ("1.234,50", ".", "1234.5"),
        ("1,234.50", ",", "1234.5"),
        ("1,234,567", ",", "1234567"),
        ("12,34,567.5", ".", "1234567.5"),
        ("1 234 567,5", ".", "1234567.5"),
        ("1\u202f234,5", ",", "1234.5"),
        ("1’234.5", ".", "1234.5"),
    ],
)
def test_both_decimal_signs_and_all_separators_are_read(text: str, sign: str, result: str) -> None:
    assert shown(evaluate(text, sign)) == result


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "=", "hello", "2+", "*2", "(", "2*(", "2)", "2 3", "()", "2()", "2++*3", "1.2.3",
        "1,2,3", "1 23", "5%5", "2**3", "2^3", "1_000", "__import__('os')", "e5", "1e",
        "2==", "a1", "%", "correct horse battery", "1" * 1001, "(" * 60 + "1" + ")" * 60,
    ],
)  # fmt: skip
def test_anything_else_is_not_a_sum(text: str) -> None:
    with pytest.raises(SumError) as caught:
        evaluate(text)
    assert caught.value.trouble is Trouble.NOT_A_SUM


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("1/0", Trouble.DIVIDED_BY_ZERO),
        ("1/(2-2)", Trouble.DIVIDED_BY_ZERO),
        ("9e9999*10", Trouble.OVERFLOW),
        ("99e9999", Trouble.OVERFLOW),
    ],
)
def test_a_sum_without_a_result_says_why(text: str, trouble: Trouble) -> None:
    with pytest.raises(SumError) as caught:
        evaluate(text)
    assert caught.value.trouble is trouble


def test_trouble_never_carries_what_was_typed() -> None:
    with pytest.raises(SumError) as caught:
        evaluate("correct horse battery")
    assert "horse" not in repr(caught.value)
    assert caught.value.__cause__ is None


@given(st.text(alphabet="0123456789.,+-*/()% eE'=×÷−x", max_size=60))
def test_no_text_does_anything_but_give_a_result_or_say_why(text: str) -> None:
    with contextlib.suppress(SumError):
        shown(evaluate(text))
