"""Recovery codes: forgiving about how they are typed, never about what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.vault.recovery import ALPHABET, check_code, is_code, new_code

CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSAX"


def letters(code: str) -> str:
    return code.replace("-", "")


def test_a_new_code_is_seven_groups_of_four_and_right() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert check_code(code) == code


@pytest.mark.parametrize("dash", "-‐‑‒–—")
def test_any_dash_will_do(dash: str) -> None:
    code = new_code()
    assert check_code(code.replace("-", dash)) == code


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(100)}) == 100


def test_every_letter_of_the_alphabet_comes_up() -> None:
    assert set("".join(letters(new_code()) for _ in range(60))) == set(ALPHABET)


def test_every_single_wrong_character_is_found() -> None:
    code = letters(new_code())
    for place, right in enumerate(code):
        for wrong in set(ALPHABET) - {right}:
            assert not is_code(code[:place] + wrong + code[place + 1 :])


def test_every_swap_of_two_characters_is_found() -> None:
    code = letters(new_code())
    for i in range(len(code)):
        for j in range(i + 1, len(code)):
            swapped = list(code)
            swapped[i], swapped[j] = code[j], code[i]
            assert is_code("".join(swapped)) == (code[i] == code[j])


@given(st.data())
def test_any_two_wrong_characters_are_found(data: st.DataObject) -> None:
    code = letters(new_code())
    i, j = data.draw(st.lists(st.integers(0, 27), min_size=2, max_size=2, unique=True))
    changed = list(code)
    changed[i] = data.draw(st.sampled_from(sorted(set(ALPHABET) - {code[i]})))
    changed[j] = data.draw(st.sampled_from(sorted(set(ALPHABET) - {code[j]})))
    assert not is_code("".join(changed))


def test_small_letters_spaces_and_look_alikes_are_all_right() -> None:
    while "0" not in (code := new_code()) or "1" not in code:
        pass
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l", 1)
    assert check_code(f"  {typed.replace('1', 'I')}\n") == code
    assert check_code(letters(code)) == code
    assert check_code(code.replace("-", "–")) == code


@pytest.mark.parametrize(
    "text",
    ["", "hello", "U" * 28, "é" * 28, new_code()[:-1], new_code() * 2],
    ids=["empty", "word", "no-check", "accents", "cut", "twice"],
)
def test_anything_else_is_no_code(text: str) -> None:
    assert check_code(text) is None


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    found = check_code(text)
    assert found is None or check_code(found) == found


def test_the_check_characters_are_those_of_the_format() -> None:
    tries = [check_code(f"{CODE[:-2]}{a}{b}") for a in ALPHABET for b in ALPHABET]
    assert tries.count(None) == 1023
    assert check_code("0000-0000-0000-0000-0000-0000-0000") is not None
    assert check_code("1000-0000-0000-0000-0000-0000-00YZ") is not None
