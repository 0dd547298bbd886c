"""What the libraries write: glyphs where they were set, nothing of their own, nothing kept."""

import os
import pkgutil
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pypdf
import pytest

from nocontact_desktop import exports
from nocontact_desktop.exports.card import render
from nocontact_desktop.exports.document import Document
from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.exports.paragraph import Line, Paragraph
from nocontact_desktop.exports.strips import Text
from nocontact_desktop.exports.typeface import shipped
from tests.exports.sample import card
from tests.exports.test_text import MIXED

POINTED = ["שָׁלוֹם בְּרֵאשִׁית", "مُحَمَّدٌ لا إله", "e\u0300\u0302 n\u0303 q\u0323\u0307"]
LOADED = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*(m for m in ("reportlab", "pypdf", "uharfbuzz", "pypdfium2", "PIL") if m in sys.modules))
"""


def set_line(text: str) -> Line:
    return Line(Paragraph(shipped(), text, False, False), 0, len(text))


def drawn(line: Line, size: float) -> bytes:
    document = Document((2000, 100))
    document.page().put((Text(0, 50, line, size),), 0, 0)
    return document.finish()


def places_set(line: Line) -> list[tuple[float, float]]:
    """Where each glyph was shaped to stand, in thousandths of the size."""
    x = 0.0
    found: list[tuple[float, float]] = []
    for run in line.runs():
        for glyph in run.glyphs:
            found.append((x + glyph.dx, glyph.dy))
            x += glyph.advance
    return found


def places_read(pdf: bytes, size: float) -> list[tuple[float, float]]:
    """Where a reader of the file puts each glyph."""
    page = pypdf.PdfReader(BytesIO(pdf)).pages[0]
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]
    contents = page.get_contents()
    assert contents is not None
    x = rise = 0.0
    widths: list[float] = []
    found: list[tuple[float, float]] = []
    for operands, operator in contents.operations:
        if operator == b"Tf":
            widths = fonts[operands[0]]["/DescendantFonts"][0].get_object()["/W"][1]
        elif operator == b"Ts":
            rise = float(operands[0]) * 1000 / size
        elif operator == b"TJ":
            for part in operands[0]:
                if isinstance(part, (int, float)):
                    x -= float(part)
                    continue
                raw = part if isinstance(part, bytes) else part.original_bytes
                for at in range(0, len(raw), 2):
                    found.append((x, rise))
                    x += float(widths[int.from_bytes(raw[at : at + 2], "big") - 1])
    return found


@pytest.mark.parametrize("text", [*MIXED, *POINTED, "AVATAR To", "W" * 60])
def test_every_glyph_stands_in_the_file_where_it_was_set(text: str) -> None:
    line = set_line(text)
    read = places_read(drawn(line, 10), 10)
    for (x, y), (set_x, set_y) in zip(read, places_set(line), strict=True):
        assert x == pytest.approx(set_x, abs=0.1)
        assert y == pytest.approx(set_y, abs=0.1)


@pytest.mark.parametrize("text", POINTED)
def test_two_moves_in_a_row_stay_two_numbers(text: str) -> None:
    contents = pypdf.PdfReader(BytesIO(drawn(set_line(text), 10))).pages[0].get_contents()
    assert contents is not None
    assert not re.search(rb"\d-|\.\d*\.", contents.get_data())


def test_prints_that_differ_have_identifiers_that_differ() -> None:
    one, other = (drawn(set_line(text), 10) for text in ("abc", "xyz"))
    found = [pypdf.PdfReader(BytesIO(pdf)).trailer["/ID"] for pdf in (one, other)]
    assert found[0] != found[1]
    assert found[0][0] == found[0][1]  # type: ignore[index]


def test_prints_made_side_by_side_are_the_same_as_alone() -> None:
    names = [f"Name {number}" for number in range(8)]
    alone = [render(card(own_name=name), Choices()).pdf for name in names]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda name: render(card(own_name=name), Choices()).pdf, names))
    assert together == alone


def test_no_font_of_a_print_is_kept_by_the_library() -> None:
    from reportlab.pdfbase import pdfmetrics

    render(card(), Choices())
    assert not [name for name in pdfmetrics.getRegisteredFontNames() if "DejaVu" in name]


def test_the_libraries_are_loaded_only_when_something_is_printed() -> None:
    names = [
        f"{exports.__name__}.{module.name}" for module in pkgutil.iter_modules(exports.__path__)
    ]
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *names],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == ""
