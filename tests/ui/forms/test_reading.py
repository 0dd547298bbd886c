"""Days and figures are read the way people write them, or left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.plan.amounts import read_amount
from ui.forms.reading import read_day, read_money, read_number, show_number


@pytest.mark.parametrize(
    ("typed", "order", "read"),
    [
        ("2026-11-21", "dmy", "2026-11-21"),
        ("2026/1/2", "mdy", "2026-01-02"),
        ("21.11.2026", "dmy", "2026-11-21"),
        ("21/11/26", "dmy", "2026-11-21"),
        ("11/21/2026", "mdy", "2026-11-21"),
        ("3 4 75", "dmy", "1975-04-03"),
        ("٢١/١١/٢٠٢٦", "dmy", "2026-11-21"),
        ("21/11/2026", "ymd", "2026-11-21"),
        ("31/02/2026", "dmy", None),
        ("next Tuesday", "dmy", None),
        ("about 21/11/2026", "dmy", None),
        ("21/11", "dmy", None),
        ("", "dmy", None),
    ],
)
def test_a_day_is_read_in_every_usual_form(typed: str, order: str, read: str | None) -> None:
    assert read_day(typed, order) == read


@pytest.mark.parametrize(
    ("typed", "sign", "read"),
    [
        ("12", ".", "12"),
        ("12.50", ".", "12.50"),
        ("12,50", ".", "12.50"),
        ("1,200.50", ".", "1200.50"),
        ("1.200,50", ".", "1200.50"),
        ("1,200", ".", "1200"),
        ("1,200", ",", "1.200"),
        ("1.200", ",", "1200"),
        ("1,200,300", ".", "1200300"),
        ("1 200", ".", "1200"),
        ("-5", ".", "-5"),
        ("0,5", ".", "0.5"),
        (".5", ".", "0.5"),
        ("١٢٫٥", ".", "12.5"),
        ("about 50", ".", None),
        ("12.", ".", None),
        ("", ".", None),
    ],
)
def test_either_decimal_sign_is_understood(typed: str, sign: str, read: str | None) -> None:
    assert read_number(typed, sign) == read


@pytest.mark.parametrize(
    ("typed", "sign", "read"),
    [
        ("1,200.50", ".", "1200.50"),
        ("£1,200.50", ".", "£1200.50"),
        ("1.200,50 €", ",", "1200.50 €"),
        ("-£5", ".", "£-5"),
        ("kr. 20", ",", "kr. 20"),
        ("Rs.20", ".", "Rs.20"),
        ("US$ 3", ".", "US$ 3"),
        ("1 200,5 zł", ",", "1200.5 zł"),
        ("٣٠ ﷼", ".", "30 ﷼"),
        ("CHF 12", ".", "CHF 12"),
        ("20 a week", ".", None),
        ("20 €/month", ".", None),
        ("£20 €", ".", None),
        ("50p", ".", None),
        ("2k", ".", None),
        ("20 or 30", ".", None),
        ("12 kg", ".", None),
        ("", ".", None),
    ],
)
def test_the_sign_of_a_currency_is_kept(typed: str, sign: str, read: str | None) -> None:
    assert read_money(typed, sign) == read


@given(st.text(), st.sampled_from([".", ","]))
def test_whatever_reads_as_money_can_be_added_up(typed: str, sign: str) -> None:
    read = read_money(typed, sign)
    assert read is None or len(read) > 30 or read_amount(read)


@given(st.text(), st.sampled_from(["dmy", "mdy", "ymd"]), st.sampled_from([".", ","]))
def test_nothing_that_can_be_typed_breaks_the_reading(typed: str, order: str, sign: str) -> None:
    read_day(typed, order)
    read_number(typed, sign)


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from([".", ","]))
def test_what_is_shown_is_read_back_as_the_same(amount: object, sign: str) -> None:
    stored = str(amount)
    assert read_number(show_number(stored, sign), sign) == stored
