"""Exact conversions, and that every factor says where it comes from."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop import resources
from nocontact_desktop.disguise import plain_toml
from nocontact_desktop.disguise.engine.units import (
    Unit,
    convert,
    load_quantities,
    rounded,
    written,
)
from nocontact_desktop.errors import ContentError

FOLDER = resources.folder("units")
QUANTITIES = {quantity.id: quantity for quantity in load_quantities(FOLDER)}
UNITS = [unit for quantity in QUANTITIES.values() for unit in quantity.units]
GOOD = (FOLDER / "30-temperature.toml").read_text("utf-8")
NUMBERS = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**9)


def unit(quantity: str, name: str) -> Unit:
    (found,) = [each for each in QUANTITIES[quantity].units if each.id == name]
    return found


def test_there_is_what_people_convert() -> None:
    wanted = {"length", "mass", "temperature", "volume", "speed", "data", "cooking"}
    wanted |= {"area", "time", "energy", "power", "pressure"}
    assert wanted <= set(QUANTITIES)
    assert min(len(quantity.units) for quantity in QUANTITIES.values()) >= 4


@pytest.mark.parametrize(
    ("quantity", "amount", "source", "target", "result"),
    [
        ("length", "1", "mile", "metre", "1609.344"),
        ("length", "1", "inch", "centimetre", "2.54"),
        ("length", "1", "nautical-mile", "metre", "1852"),
        ("length", "1", "light-year", "metre", "9460730472580800"),
        ("length", "3", "foot", "yard", "1"),
        ("mass", "1", "pound", "gram", "453.59237"),
        ("mass", "16", "ounce", "pound", "1"),
        ("mass", "1", "stone", "pound", "14"),
        ("mass", "7000", "troy-ounce", "gram", "217724.3376"),
        ("mass", "1", "carat", "gram", "0.2"),
        ("temperature", "32", "fahrenheit", "celsius", "0"),
        ("temperature", "-40", "fahrenheit", "celsius", "-40"),
        ("temperature", "0", "kelvin", "celsius", "-273.15"),
        ("temperature", "0", "kelvin", "fahrenheit", "-459.67"),
        ("temperature", "491.67", "rankine", "celsius", "0"),
        ("volume", "1", "us-gallon", "cubic-inch", "231"),
        ("volume", "1", "uk-gallon", "litre", "4.54609"),
        ("volume", "1", "us-pint", "us-fluid-ounce", "16"),
        ("volume", "1", "uk-pint", "uk-fluid-ounce", "20"),
        ("volume", "1", "cubic-foot", "cubic-inch", "1728"),
        ("speed", "1", "mile-per-hour", "kilometre-per-hour", "1.609344"),
        ("speed", "1", "knot", "kilometre-per-hour", "1.852"),
        ("speed", "36", "kilometre-per-hour", "metre-per-second", "10"),
        ("data", "1", "gibibyte", "byte", "1073741824"),
        ("data", "1", "terabyte", "gigabyte", "1000"),
        ("data", "1", "byte", "bit", "8"),
        ("data", "8", "megabit", "megabyte", "1"),
        ("cooking", "1", "us-cup", "us-tablespoon", "16"),
        ("cooking", "1", "us-tablespoon", "us-teaspoon", "3"),
        ("cooking", "1", "us-cup", "millilitre", "236.5882365"),
        ("cooking", "1", "australian-tablespoon", "teaspoon", "4"),
        ("cooking", "1", "us-fluid-ounce", "us-tablespoon", "2"),
        ("area", "1", "acre", "square-foot", "43560"),
        ("area", "1", "square-mile", "acre", "640"),
        ("area", "1", "square-yard", "square-inch", "1296"),
        ("area", "1", "square-inch", "square-centimetre", "6.4516"),
        ("area", "1", "square-kilometre", "hectare", "100"),
        ("area", "1", "hectare", "are", "100"),
        ("time", "1", "week", "hour", "168"),
        ("time", "4", "year", "day", "1461"),
        ("time", "1", "millisecond", "microsecond", "1000"),
        ("energy", "1", "kilowatt-hour", "megajoule", "3.6"),
        ("energy", "1", "kilocalorie", "joule", "4184"),
        ("energy", "1", "british-thermal-unit", "joule", "1055.05585262"),
        ("energy", "1", "foot-pound", "joule", "1.3558179483314004"),
        ("power", "1", "horsepower", "watt", "745.69987158227022"),
        ("power", "1", "metric-horsepower", "watt", "735.49875"),
        ("power", "3600", "btu-per-hour", "watt", "1055.05585262"),
        ("pressure", "760", "torr", "atmosphere", "1"),
        ("pressure", "1", "bar", "hectopascal", "1000"),
        ("pressure", "1", "bar", "millibar", "1000"),
        ("pressure", "1", "inch-of-mercury", "millimetre-of-mercury", "25.4"),
        ("pressure", "0.00064516", "pound-per-square-inch", "pascal", "4.4482216152605"),
    ],
)
def test_what_standards_say_comes_out_exactly(
    quantity: str, amount: str, source: str, target: str, result: str
) -> None:
    one, other = unit(quantity, source), unit(quantity, target)
    assert convert(Decimal(amount), one, other) == Fraction(result)
    assert convert(Fraction(result), other, one) == Fraction(amount)


def test_two_quantities_agree_where_they_share_a_unit() -> None:
    for name in ("litre", "us-pint", "us-fluid-ounce", "uk-pint", "uk-fluid-ounce"):
        in_litres = convert(Fraction(1), unit("volume", name), unit("volume", "litre"))
        cooking = convert(Fraction(1), unit("cooking", name), unit("cooking", "litre"))
        assert in_litres == cooking


@given(NUMBERS)
def test_there_and_back_is_where_it_was(number: Fraction) -> None:
    for quantity in QUANTITIES.values():
        for source in quantity.units:
            for target in quantity.units:
                assert convert(convert(number, source, target), target, source) == number


@given(NUMBERS)
def test_it_is_rounded_once_and_as_decimals_are(number: Fraction) -> None:
    exact = Context(prec=200).divide(Decimal(number.numerator), Decimal(number.denominator))
    ten = Context(prec=10, rounding=ROUND_HALF_UP)
    assert rounded(number, 10) == ten.plus(exact)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(1, 3), "0.3333333333"),
        (Fraction(0), "0"),
        (Fraction(-2, 3), "-0.6666666667"),
        (Fraction(10**9), "1000000000"),
        (Fraction(10**10), "10000000000"),
        (Fraction(99999999999, 10), "10000000000"),
        (Fraction(1 << 40), "1099511627776"),
        (Fraction(-(1 << 40) * 10 - 6, 10), "-1099511627777"),
        (Fraction(10**16 - 1), "9999999999999999"),
        (Fraction(10**16 * 10 - 5, 10), "1e+16"),
        (Fraction(10**16), "1e+16"),
        (Fraction(12345678901234567), "1.23456789e+16"),
        (Fraction(1, 10**8), "1e-8"),
        (Fraction("1.0000000005"), "1.000000001"),
        (Fraction(10) ** 9999, "1e+9999"),
        (Fraction(10) ** 9999 - 1, "1e+9999"),
        (Fraction(1, 3 * 10**9000), "3.333333333e-9001"),
    ],
)
def test_ten_digits_are_shown_and_all_before_the_decimal_sign(number: Fraction, text: str) -> None:
    assert written(number) == text


@pytest.mark.parametrize("one", UNITS, ids=lambda each: each.id)
def test_every_factor_names_its_source(one: Unit) -> None:
    names = ("SI Brochure", "NIST", "IEC", "Act", "CFR", "IAU", "AS 1325", "Conference")
    assert any(name in one.source for name in names)
    assert Fraction(one.factor) > 0
    assert "." not in one.shift or Fraction(one.shift)


def test_symbols_and_names_are_unlike_within_a_quantity() -> None:
    for quantity in QUANTITIES.values():
        for values in (
            [each.symbol for each in quantity.units],
            [each.name for each in quantity.units],
        ):
            assert len(set(values)) == len(values)


def test_every_file_is_plain_enough_to_be_read_at_once() -> None:
    for path in FOLDER.glob("*.toml"):
        assert plain_toml.read(path.read_text("utf-8")) is not None


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('symbol = "K"\n', "", "kelvin has unknown keys or lacks some: symbol"),
        ('symbol = "K"', 'symbol = "K"\nlike = "x"', "kelvin has unknown keys or lacks some: like"),
        ('first = "fahrenheit"', 'first = "inch"', "first is not one of the units"),
        ('id = "temperature"\n', "", "the file has unknown keys or lacks some: id"),
    ],
)
def test_a_wrong_file_is_refused_and_named(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in GOOD
    (tmp_path / "warmth.toml").write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ContentError, match=complaint) as caught:
        load_quantities(tmp_path)
    assert "warmth.toml" in str(caught.value)


def test_two_quantities_of_one_name_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(GOOD, "utf-8")
    with pytest.raises(ContentError, match="same id"):
        load_quantities(tmp_path)


def test_any_toml_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace('name = "Kelvins"', "name = 'Kelvins'"), "utf-8")
    assert load_quantities(tmp_path) == (QUANTITIES["temperature"],)
