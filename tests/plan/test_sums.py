"""What a list adds up to: exact, nothing lost, nothing invented, and nothing shown for nothing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop import i18n
from nocontact_desktop.plan.amounts import Amount, added, less, read_amount, show_amount
from nocontact_desktop.plan.model import (
    Condition,
    Field,
    Item,
    ItemList,
    Kind,
    Option,
    State,
    Sum,
    Value,
)
from nocontact_desktop.plan.sums import Sums, sums

WAYS = (Option("in", "In"), Option("out", "Out"))
FIELDS = (Field("amount", Kind.MONEY, "Amount"), Field("way", Kind.CHOICE, "Way", options=WAYS))
IN, OUT = (Condition("way", "is", (way,)) for way in ("in", "out"))
ALL = Sum("all", "All", "amount", goal="goal")
LEFT = Sum("left", "Left", "amount", (IN,), (OUT,), "Missing")

CURRENCIES = st.sampled_from([("", ""), ("£", ""), ("", " €"), ("kr. ", ""), ("", " PLN")])
FIGURES = st.decimals(-(10**29), 10**29, places=10, allow_nan=False)


def list_of(*wanted: Sum) -> ItemList:
    return ItemList("list", "List", "", "Name", "Add", FIELDS, sums=wanted)


def item(amount: Value, way: str = "", state: State = State.OPEN, at: int = 0) -> Item:
    return Item(str(at), "step", "list", "x", state, values={"amount": amount, "way": way})


def items(*amounts: Value) -> list[Item]:
    return [item(amount, at=at) for at, amount in enumerate(amounts)]


def figures(*amounts: Value, goal: str = "", sign: str = ".") -> list[str]:
    found = sums(list_of(ALL), items(*amounts), {"goal": goal}, sign)
    return [line.figure for line in found.lines]


def stored(figure: Decimal, currency: tuple[str, str]) -> str:
    return f"{currency[0]}{figure:f}{currency[1]}"


@given(st.lists(st.tuples(FIGURES, CURRENCIES), max_size=40))
def test_every_currency_is_added_up_exactly_and_by_itself(
    typed: list[tuple[Decimal, tuple[str, str]]],
) -> None:
    read = [read_amount(stored(figure, currency)) for figure, currency in typed]
    amounts = [amount for amount in read if amount]
    assert len(amounts) == len(typed)
    wanted: dict[tuple[str, str], Fraction] = {}
    for figure, currency in typed:
        wanted[currency] = wanted.get(currency, Fraction(0)) + Fraction(figure)
    got = {(each.before, each.after): Fraction(each.figure) for each in added(amounts)}
    assert got == wanted


@given(st.lists(FIGURES, min_size=1, max_size=20), st.randoms())
def test_the_order_of_the_items_changes_nothing(typed: list[Decimal], chance: object) -> None:
    turned = list(typed)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert added(map(Amount, typed)) == added(map(Amount, turned))


@given(st.lists(FIGURES, min_size=1, max_size=9), st.lists(FIGURES, min_size=1, max_size=9))
def test_what_is_left_is_all_that_comes_in_less_all_that_goes_out(
    incoming: list[Decimal], outgoing: list[Decimal]
) -> None:
    listed = [item(f"{each:f}", "in") for each in incoming]
    listed += [item(f"{each:f}", "out") for each in outgoing]
    (line,) = sums(list_of(LEFT), listed, {}).lines
    left = sum(map(Fraction, incoming)) - sum(map(Fraction, outgoing))
    assert line.label == ("Missing" if left < 0 else "Left")
    assert Fraction(line.figure) == abs(left)


@given(FIGURES, CURRENCIES, st.sampled_from(".,٫"))
def test_an_amount_is_shown_as_it_was_typed(
    figure: Decimal, currency: tuple[str, str], sign: str
) -> None:
    amount = read_amount(stored(abs(figure), currency))
    assert amount is not None
    assert show_amount(amount, sign).replace(sign, ".") == stored(abs(figure), currency).replace(
        sign, "."
    )


@given(FIGURES)
def test_an_amount_and_the_same_taken_away_are_nothing(figure: Decimal) -> None:
    (rest,) = added([Amount(figure), less(Amount(figure))])
    assert rest.figure == 0


@given(st.text(max_size=12))
def test_no_text_breaks_the_sums(typed: str) -> None:
    found = sums(list_of(ALL), items(typed, "5"), {"goal": typed})
    assert found.lines
    assert found.unread in {0, 1}


@pytest.mark.parametrize(
    "odd", ["a few notes", "20 a week", "2k", "50p", "£20 €", "1.2.3", "20,50", "1e5", "٣", "NaN"]
)
def test_an_amount_that_does_not_read_is_counted_and_said(odd: str) -> None:
    found = sums(list_of(ALL), items(odd, odd, "5"), {})
    assert [line.figure for line in found.lines] == ["5"]
    assert found.unread == 2
    assert found.remark.startswith("2 amounts could not be read")


def test_one_that_does_not_read_is_said_once_whatever_sums_it_is_in() -> None:
    found = sums(list_of(ALL, Sum("again", "Again", "amount")), items("some"), {})
    assert (found.lines, found.unread) == ((), 1)
    assert found.remark.startswith("1 amount could not be read")


@pytest.mark.parametrize("typed", [(), ("",), ("  ", "")])
def test_nothing_is_shown_when_nothing_is_typed(typed: tuple[str, ...]) -> None:
    assert sums(list_of(ALL, LEFT), items(*typed), {"goal": "500"}) == Sums()
    assert Sums().remark == ""


def test_what_is_left_waits_for_both_sides() -> None:
    assert sums(list_of(LEFT), [item("900", "out")], {}) == Sums()
    assert sums(list_of(LEFT), [item("900", "in")], {}) == Sums()


def test_what_is_not_for_this_person_does_not_count() -> None:
    listed = [item("5"), item("90", state=State.NOT_FOR_ME), item("2", state=State.LATER)]
    assert [line.figure for line in sums(list_of(ALL), listed, {}).lines] == ["7"]


def test_only_what_meets_the_conditions_counts() -> None:
    listed = [item("5", "in"), item("7", "out"), item("9")]
    found = sums(list_of(Sum("in", "In", "amount", (IN,))), listed, {})
    assert [line.sentence for line in found.lines] == ["In: 5"]


def test_no_currency_is_invented_or_lost() -> None:
    assert figures("20", "30.50") == ["50.50"]
    assert figures("£20", "£30.50") == ["£50.50"]
    assert figures("20 EUR", "EUR 5") == ["25 EUR"]
    assert figures("£20", "15", "10 €", "£1") == ["£21 + 15 + 10 €"]


def test_the_goal_stands_beside_the_sum() -> None:
    assert figures("320", goal="1200") == ["320 of 1200"]
    assert figures("£320", goal="£1200.50", sign=",") == ["£320 of £1200,50"]
    assert figures("320", goal="a lot") == figures("320", goal="0") == ["320"]


def test_the_local_decimal_sign_is_used() -> None:
    assert figures("12.50", "-20", sign=",") == ["−7,50"]


def test_every_word_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    class Marked(dict[str, str]):
        def get(self, english: str, default: object = None) -> str:
            return f"⟦{english}⟧"

    monkeypatch.setattr(i18n, "_active", i18n.Catalogue("qps", Marked()))
    found = sums(list_of(ALL), items("5", "odd"), {"goal": "9"})
    assert found.remark.startswith("⟦")
    assert found.lines[0].sentence == "⟦⟦All⟧: ⟦5 of 9⟧⟧"
