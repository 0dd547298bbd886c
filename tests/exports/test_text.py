"""Text stands as it is read: joined, mirrored, in order. Qt sets the same glyphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from nocontact_desktop import i18n, resources
from nocontact_desktop.exports.direction import levels, own_direction
from nocontact_desktop.exports.paragraph import Paragraph
from nocontact_desktop.exports.printable import Gaps
from nocontact_desktop.exports.strips import Anchor
from nocontact_desktop.exports.typeface import shipped
from nocontact_desktop.exports.typesetter import Style, Typesetter

MIXED = [
    "Hello (x) 12 AVATAR",
    "Привіт Ελλάδα Zoë",
    "שלום (abc) עולם [12] 050-1234567",
    "مرحبا (abc) لا إله 123 [نص] محمد",
    "abc (שלום) def",
    "שלום (abc) def",
    "a (b [שלום) c] d",
    "x (نص) [abc] {שלום} y",
    "+44 20 1234 مريم",
    '50% של 12.5 ש"ח',
    "تلفن ۰۹۱۲ می‌خواهم a/b",
    "مُحَمَّدٌ",
]


Set = list[tuple[float, float, int]]
"""Place (right, up) and number of each glyph, from left to right, in thousandths of the size."""


def glyphs(text: str, right_to_left: bool) -> Set:
    x = 0.0
    found: Set = []
    for run in Paragraph(shipped(), text, False, right_to_left).runs(0, len(text)):
        for glyph in run.glyphs:
            found.append((x + glyph.dx, glyph.dy, glyph.id))
            x += glyph.advance
    return sorted(found)


def glyphs_of_qt(text: str, right_to_left: bool) -> Set:
    path = resources.folder("fonts") / "DejaVuSans.ttf"
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))[0]
    font = QFont(family)
    font.setPixelSize(200)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    layout, option = QTextLayout(text, font), QTextOption()
    ways = Qt.LayoutDirection
    option.setTextDirection(ways.RightToLeft if right_to_left else ways.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    found = sorted(
        (place.x() * 5, (line.ascent() - place.y()) * 5, glyph)
        for run in layout.glyphRuns()
        for place, glyph in zip(run.positions(), run.glyphIndexes(), strict=True)
    )
    return [(x - found[0][0], y, glyph) for x, y, glyph in found]


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("text", MIXED)
def test_the_same_glyphs_stand_in_the_same_places_as_in_qt(
    qapp: QApplication, text: str, right_to_left: bool
) -> None:
    ours, theirs = glyphs(text, right_to_left), glyphs_of_qt(text, right_to_left)
    assert [glyph for *_, glyph in ours] == [glyph for *_, glyph in theirs]
    for (x, y, _), (their_x, their_y, _) in zip(ours, theirs, strict=True):
        assert x - ours[0][0] == pytest.approx(their_x, abs=4)
        assert y == pytest.approx(their_y, abs=4)


def test_arabic_letters_take_their_joined_forms() -> None:
    face = shipped().regular
    joined = {glyph.id for glyph in face.shape("محمد", True)}
    alone = {glyph.id for letter in "محمد" for glyph in face.shape(letter, True)}
    forms = {face.font.get_nominal_glyph(point) for point in (0xFEE3, 0xFEA4, 0xFEE4, 0xFEAA)}
    assert joined == forms
    assert not joined & alone


def test_a_bracket_in_hebrew_faces_the_text_it_holds() -> None:
    face = shipped().regular
    first, *_, last = glyphs("(אב)", right_to_left=True)
    assert first[2] == face.font.get_nominal_glyph(ord("("))
    assert last[2] == face.font.get_nominal_glyph(ord(")"))


def test_lines_are_broken_in_reading_order() -> None:
    setter = Typesetter()
    lines = setter.lines("ראשון שני שלישי רביעי", Style(10), 60)
    assert [line.text for line in lines] == ["ראשון שני", "שלישי רביעי"]


def test_a_right_to_left_paragraph_begins_on_the_right_and_others_on_the_left() -> None:
    marks, _height = Typesetter().texts("left\nמימין", Style(10), 100)
    assert [(mark.x, mark.anchor) for mark in marks] == [(0, Anchor.START), (100, Anchor.END)]


def test_in_a_right_to_left_language_it_is_the_other_way_round() -> None:
    i18n.use(i18n.Catalogue("ar"))
    try:
        marks, _height = Typesetter().texts("left\nמימין", Style(10), 100)
    finally:
        i18n.use(i18n.Catalogue())
    assert [mark.anchor for mark in marks] == [Anchor.END, Anchor.START]


def test_a_telephone_number_is_never_turned_round() -> None:
    i18n.use(i18n.Catalogue("ar"))
    try:
        (line,) = Typesetter().lines("+961 3 000 123", Style(10), 500, number=True)
    finally:
        i18n.use(i18n.Catalogue())
    assert "".join(g.text for run in line.runs() for g in run.glyphs) == "+961 3 000 123"


def test_a_word_too_long_for_the_line_is_broken_and_nothing_is_lost() -> None:
    lines = Typesetter().lines("W" * 200, Style(10), 100)
    assert "".join(line.text for line in lines) == "W" * 200
    assert len(lines) > 15


def test_dates_and_numbers_are_not_broken_at_their_dashes() -> None:
    lines = Typesetter().lines("ring 020-7946-0000 now", Style(10), 80)
    assert "020-7946-0000" in [line.text for line in lines]


def test_a_bold_text_keeps_its_weight_and_its_scripts() -> None:
    runs = Paragraph(shipped(), "Αθηνά שלום", True, False).runs(0, 10)
    assert {run.face.name for run in runs} == {"DejaVuSans-Bold"}


def test_own_direction_is_that_of_the_first_letter() -> None:
    assert own_direction("12 (שלום) abc", False)
    assert not own_direction("12 (abc) שלום", True)
    assert own_direction("12 - 13", True)


@given(st.text(max_size=60), st.floats(20, 400), st.booleans())
def test_any_text_is_broken_without_loss_and_no_line_is_too_wide(
    text: str, width: float, bold: bool
) -> None:
    clean = Gaps(shipped()).printable(text, "here").replace("\n", " ")
    paragraph = Paragraph(shipped(), clean, bold, own_direction(clean, False))
    lines = paragraph.lines(width * 10)
    assert "".join(clean[line.start : line.end] for line in lines) == clean
    assert len(levels(clean, False)) == len(clean)
    for line in lines:
        wide = sum(glyph.advance for run in line.runs() for glyph in run.glyphs)
        assert wide <= width * 10 + 60 or len(line.text) <= 8
