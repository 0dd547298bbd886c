"""Words as they are searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.vault import folding


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Élodie's café", "elodies cafe"),
        ("Straße in Łódź", "strasse lodz"),
        ("İstanbul ışık", "istanbul isik"),
        ("Smørrebrød", "smorrebrod"),
        ("Ελλάδα, δρόμος", "ελλαδα δρομοσ"),
        ("Ёлка и Йод", "елка йод"),
        ("مُحَمَّد في المدرسة", "محمد المدرسه"),
        ("שָׁלוֹם", "שלום"),
        ("我的家在北京", "北京"),
        ("東京タワーの近く", "タワー"),
        ("서울특별시", "서울"),
        ("บ้านเพื่อน", "เพื่อน"),
        ("+44 7700 900-123", "+447700900123"),
        ("(030) 12 34 56", "030123456"),
        ("don’t call", "dont"),
        ("ﬁne ＡＢＣ", "fine abc"),
        ("यहाँ सुरक्षित", "सुरक्षित"),
    ],
)
def test_words_are_found_in_any_script(stored: str, typed: str) -> None:
    words = list(folding.words(typed))
    assert words
    assert all(folding.holds(stored, word) for word in words)


def test_the_beginning_of_a_word_is_enough_and_the_middle_is_not() -> None:
    assert folding.holds("lanterns", ("lan",))
    assert not folding.holds("lanterns", ("tern",))


def test_a_query_quotes_each_word() -> None:
    assert folding.query('an "or" NOT*') == '("an" * "or" * "not" *)'
    assert folding.query("  !? ") == ""


@given(st.text())
def test_only_plain_tokens_come_out(text: str) -> None:
    tokens = folding.index_text(text).split(" ")
    assert all(c.isalnum() or ord(c) > 127 for token in tokens for c in token)


@given(st.text(min_size=1))
def test_every_text_holds_its_own_words(text: str) -> None:
    assert all(folding.holds(text, word) for word in folding.words(text))
