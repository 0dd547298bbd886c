"""What holds for every print there is, in every layout and on every paper."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from nocontact_desktop import i18n
from nocontact_desktop.exports.pages import Choices, Layout, Pages, Paper
from nocontact_desktop.exports.registry import EXPORTS, Export
from tests.exports.reading import outside_streams, page_count, run, unpacked, words
from tests.exports.sample import material

CASES = [
    pytest.param(export, Choices(paper, layout, full, tips=full), id=f"{export.id}-{name}")
    for export in EXPORTS
    for paper in Paper
    for layout in Layout
    for full in (False, True)
    for name in [f"{paper}-{layout}-{'more' if full else 'less'}"]
]
TELLING = re.compile(
    rb"reportlab|pypdf|qpdf|pdfium|harfbuzz|producer|creator|author|nocontact|exit|vault|"
    rb"/Info|/Metadata|/work/|/home/|/root/|/tmp/|D:20|20\d\d-\d\d-\d\d|[+-]\d\d'\d\d'",
    re.IGNORECASE,
)
DIGESTS = """
from hashlib import sha256
from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.exports.registry import EXPORTS
from tests.exports.sample import material
print(*(sha256(export.render(material(), Choices()).pdf).hexdigest() for export in EXPORTS))
"""


def rendered(export: Export, choices: Choices) -> Pages:
    return export.render(material(), choices)


@pytest.mark.parametrize(("export", "choices"), [case.values for case in CASES])
def test_a_print_is_a_sound_file_of_the_chosen_size(
    export: Export, choices: Choices, tmp_path: Path
) -> None:
    pdf = rendered(export, choices).pdf
    assert "No syntax or stream encoding errors" in run(
        "qpdf", "--check", "PDF", pdf=pdf, folder=tmp_path
    )
    about = run("pdfinfo", "PDF", pdf=pdf, folder=tmp_path)
    assert ("(A4)" if choices.paper is Paper.A4 else "(letter)") in about
    assert page_count(pdf) >= 1
    fonts = run("pdffonts", "PDF", pdf=pdf, folder=tmp_path).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.search(r"Identity-H +yes yes yes", font)


@pytest.mark.parametrize(("export", "choices"), [case.values for case in CASES])
def test_a_print_names_no_program_person_time_or_place(
    export: Export, choices: Choices, tmp_path: Path
) -> None:
    pdf = rendered(export, choices).pdf
    about = run("pdfinfo", "PDF", pdf=pdf, folder=tmp_path)
    assert not re.search(r"Title|Author|Creator|Producer|CreationDate|ModDate|Subject", about)
    assert "Custom Metadata: no" in about
    assert "Metadata Stream: no" in about
    tags = run("exiftool", "-G1", "-s", "PDF", pdf=pdf, folder=tmp_path).splitlines()
    inside = [tag for tag in tags if not tag.startswith(("[System]", "[ExifTool]", "[File]"))]
    names = {tag.split()[1] for tag in inside}
    assert names == {"PDFVersion", "Linearized", "PageCount"}
    (tmp_path / "flat.pdf").unlink(missing_ok=True)
    flat = tmp_path / "flat.pdf"
    run("qpdf", "--qdf", "PDF", str(flat), pdf=pdf, folder=tmp_path)
    head_and_tail = re.sub(rb"stream\n.*?endstream", b"", flat.read_bytes(), flags=re.DOTALL)
    ours = head_and_tail.replace(b"%QDF-1.0", b"")
    assert not TELLING.search(ours)
    assert not TELLING.search(pdf)
    frame = outside_streams(pdf)
    assert frame.count(b"%") == 4  # version and binary mark in the first two lines, two at the end
    for part in unpacked(pdf):
        assert b"%" not in part
        assert not TELLING.search(part)


@pytest.mark.parametrize(("export", "choices"), [case.values for case in CASES])
def test_the_same_print_is_the_same_bytes(export: Export, choices: Choices) -> None:
    assert rendered(export, choices).pdf == rendered(export, choices).pdf


def test_another_process_makes_the_same_bytes() -> None:
    here = [sha256(e.render(material(), Choices()).pdf).hexdigest() for e in EXPORTS]
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        there = subprocess.run(
            [sys.executable, "-c", DIGESTS], env=environment, capture_output=True, check=True
        )
        assert there.stdout.decode().split() == here


@pytest.mark.parametrize(("export", "choices"), [case.values for case in CASES])
def test_no_neutral_page_uses_a_word_that_tells(
    export: Export, choices: Choices, tmp_path: Path
) -> None:
    if choices.layout is Layout.PLAIN:
        return
    told = words(rendered(export, choices).pdf, tmp_path).lower()
    for word in ("emergency", "helpline", "abuse", "violence", "recovery", "plan", "code phrase"):
        assert word not in told.replace(choices.layout, "")


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.id)
def test_no_note_carries_what_was_typed(export: Export) -> None:
    made = material()
    for layout in Layout:
        said = " ".join(export.render(made, Choices(layout=layout)).notes)
        assert not re.search("Maria|Rosa|Penicillin|Library|7K3MN|book club", said)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.id)
def test_a_right_to_left_language_turns_every_print_round(export: Export, tmp_path: Path) -> None:
    plain = export.render(material(), Choices()).pdf
    i18n.use(i18n.Catalogue("he", {"Recovery code": "קוד", "My plan": "תכנית"}))
    try:
        turned = export.render(material(), Choices()).pdf
    finally:
        i18n.use(i18n.Catalogue())
    assert turned != plain
    assert "No syntax" in run("qpdf", "--check", "PDF", pdf=turned, folder=tmp_path)
