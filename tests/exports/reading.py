"""Reads finished pages with other people's programs, as a stranger would."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]


def run(program: str, *arguments: str, pdf: bytes, folder: Path) -> str:
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        [program, *(str(path) if part == "PDF" else part for part in arguments)],
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout + done.stderr


def words(pdf: bytes, folder: Path) -> str:
    """The text in the order of the pages, white space made single."""
    return " ".join(run("pdftotext", "PDF", "-", pdf=pdf, folder=folder).split())


def page_count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def outside_streams(pdf: bytes) -> bytes:
    """The frame of a file: everything but what is packed, where any bytes may stand by chance."""
    return re.sub(rb"stream\n.*?endstream", b"", pdf, flags=re.DOTALL)


def unpacked(pdf: bytes) -> list[bytes]:
    """What every page draws, and what its fonts say about text, as a reader of the file sees it."""
    import pypdf

    found: list[bytes] = []
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        contents = page.get_contents()
        assert contents is not None
        found.append(contents.get_data())
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]
        found += [font["/ToUnicode"].get_data() for font in fonts.values()]
    return found


def straight_lines(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Every stroked line of the first page as x, y, x2, y2 in points from the top left."""
    import pypdf

    reader = pypdf.PdfReader(BytesIO(pdf))
    page = reader.pages[0]
    contents = page.get_contents()
    assert contents is not None
    height = float(page.mediabox.height)
    found: list[tuple[float, float, float, float]] = []
    at = (0.0, 0.0)
    for operands, operator in contents.operations:
        if operator == b"m":
            at = (float(operands[0]), height - float(operands[1]))
        elif operator == b"l":
            to = (float(operands[0]), height - float(operands[1]))
            found.append((*at, *to))
            at = to
    return found
