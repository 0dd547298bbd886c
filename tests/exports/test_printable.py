"""Anything typed becomes something that can be set, and what is missing is counted."""

from nocontact_desktop.exports.printable import BLANK, Gaps
from nocontact_desktop.exports.typeface import shipped


def printed(text: str) -> tuple[str, tuple[str, ...]]:
    gaps = Gaps(shipped())
    return gaps.printable(text, "People"), gaps.notes()


def test_the_five_scripts_and_their_signs_are_kept() -> None:
    text = "Zoë Αθηνά Ґалина مُحَمَّد می‌خواهم שָׁלוֹם – “ok” €5 ½ ✓"
    assert printed(text) == (text.replace("שָׁ", "שָׁ"), ())


def test_a_missing_character_becomes_dots_and_is_counted_but_not_named() -> None:
    text, notes = printed("漢字 Anna")
    assert text == f"{BLANK}{BLANK} Anna"
    assert notes == ("2 characters cannot be printed and are left as dots: People.",)


def test_a_picture_of_several_parts_is_not_counted_for_its_joiners_and_colours() -> None:
    _text, notes = printed("👍🏽")
    assert notes == ("1 character cannot be printed and is left as dots: People.",)


def test_what_means_the_same_is_printed_instead() -> None:
    assert printed("Ｆｌａｔ\u3000㎏") == ("Flat kg", ())


def test_control_characters_and_lone_surrogates_do_no_harm() -> None:
    text, notes = printed("a\x00b\x1b[31m\u202ec\u2066\ufeff\td\ud800")
    assert text == f"ab[31mc d{BLANK}"
    assert len(notes) == 1


def test_every_kind_of_line_end_is_one() -> None:
    assert printed("a\r\nb\rc\u2028d\x0ce\x85é")[0] == "a\nb\nc\nd\ne\né"
