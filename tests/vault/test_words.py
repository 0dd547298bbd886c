"""Generated words, and the one form of what is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.vault.recovery import new_code
from nocontact_desktop.vault.words import canonical, digits, new_words, normalise, word_list


def test_the_list_has_7776_different_small_words() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 7776
    assert all(word == word.lower() for word in words)


def test_five_words_come_from_the_list() -> None:
    words = new_words().split(" ")
    assert len(words) == 5
    assert set(words) <= set(word_list())


def test_words_differ_each_time() -> None:
    assert len({new_words() for _ in range(50)}) == 50


def test_another_count_is_kept() -> None:
    assert len(new_words(7).split(" ")) == 7


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("  Lamp\tRIVER\u00a0stone ", "lamp river stone"),
        ("lamp-river–stone", "lamp river stone"),
        ("ｌａｍｐ", "lamp"),
        ("Straße", "strasse"),
        ("e\u0301te\u0301", "été"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_ways_of_typing_the_same_words_are_the_same(typed: str, form: str) -> None:
    assert normalise(typed) == form


@given(st.text())
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


def test_new_words_are_their_own_spelling_but_for_dashes() -> None:
    words = new_words()
    assert normalise(words) == words.replace("-", " ")


@pytest.mark.parametrize("typed", ["493028", " 49 30 28", "٤٩٣٠٢٨", "493-028", "４９３０２８"])
def test_digits_of_any_script_are_the_same_pin(typed: str) -> None:
    assert canonical(typed) == "493028"


@pytest.mark.parametrize("text", ["", "12a", "½", "²"])
def test_other_text_is_not_digits(text: str) -> None:
    assert digits(text) == ""


def test_a_code_typed_any_way_becomes_its_printed_form() -> None:
    code = new_code()
    assert canonical(code.lower().replace("-", " ")) == code
