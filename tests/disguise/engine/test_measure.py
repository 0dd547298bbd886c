"""Measures that are typed as text."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop import resources
from nocontact_desktop.disguise.engine.arithmetic import SumError
from nocontact_desktop.disguise.engine.measure import read_measure
from nocontact_desktop.disguise.engine.ordinary_measure import ordinary_measure
from nocontact_desktop.disguise.engine.units import load_quantities

QUANTITIES = load_quantities(resources.folder("units"))


@pytest.mark.parametrize(
    ("text", "amount", "unit", "wanted"),
    [
        ("5 mi in km", "5", "mile", "kilometre"),
        ("5mi", "5", "mile", None),
        ("1,234.5 Metres to feet", "1234.5", "metre", "foot"),
        ("2 * 3 in in cm", "6", "inch", "centimetre"),
        ("12 in", "12", "inch", None),
        ("1 mile = yards", "1", "mile", "yard"),
        ("350 °F → °C", "350", "fahrenheit", "celsius"),
        ("-40 °c", "-40", "celsius", None),
        ("٥ km", "5", "kilometre", None),
        ("1/2 cup to mL", "0.5", "cup", "millilitre"),
        ("3 fl oz (UK) in mL", "3", "uk-fluid-ounce", "millilitre"),
        ("2 GiB to GB", "2", "gibibyte", "gigabyte"),
    ],
)
def test_measures(text: str, amount: str, unit: str, wanted: str | None) -> None:
    found = read_measure(text, QUANTITIES)
    assert (found.amount, found.unit.id) == (Decimal(amount), unit)
    assert (found.wanted.id if found.wanted else None) == wanted
    assert found.unit in found.quantity.units


@pytest.mark.parametrize(
    "text", ["", "5", "km", "correct horse battery", "5 mi in kg", "mi 5", "5 parsecs", "m" * 2000]
)
def test_what_is_not_one(text: str) -> None:
    with pytest.raises(SumError):
        read_measure(text, QUANTITIES)


def test_units_are_known_in_the_language_that_is_spoken() -> None:
    french = {"Miles": "Milles", "Kilometres": "Kilomètres"}
    found = read_measure("5,5 milles in kilomètres", QUANTITIES, ",", lambda t: french.get(t, t))
    assert (found.amount, found.unit.id) == (Decimal("5.5"), "mile")


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_measure_or_none(text: str) -> None:
    with suppress(SumError):
        found = read_measure(text, QUANTITIES)
        assert found.unit in found.quantity.units


def test_an_ordinary_measure_is_one_and_varies() -> None:
    known = {quantity.id: {unit.id for unit in quantity.units} for quantity in QUANTITIES}
    seen = set()
    for _ in range(300):
        quantity, first, second, amount = ordinary_measure()
        assert {first, second} <= known[quantity]
        assert 0 < Decimal(amount) < 1000
        seen.add((first, amount))
    assert len(seen) > 20
