"""What is taken out of libraries for a packaged build, and that they still work without it."""

from __future__ import annotations

import ctypes
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from bundle import unicode_data, word_tables

from tests.traces.words import ALWAYS, told
from tests.walls.tree import ROOT

QT = ROOT / ".env" / "PySide6" / "Qt" / "lib"
RENDER = """
import sys
sys.path.insert(0, sys.argv[1])
import pypdfium2
page = pypdfium2.PdfDocument(sys.stdin.buffer.read())[0]
pixels = bytes(page.render(scale=1).buffer)
sys.stdout.write(str(len(set(pixels))))
"""
COLLATE = """
from PySide6.QtCore import QCollator, QLocale
order = QCollator(QLocale("sv"))
assert order.compare("zebra", "ärta") < 0
assert QCollator(QLocale("de")).compare("zebra", "ärta") > 0
assert QLocale("tr").toUpper("i") == "İ"
"""
needs_binutils = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("as", "ld", "readelf"))),
    reason="needs binutils, and libraries of Linux",
)


def package(**parts: bytes) -> bytes:
    """A package of Unicode data in its format."""
    names = b"".join(name.encode() + b"\0" for name in parts)
    table, at = struct.pack("<I", len(parts)), 4 + 8 * len(parts)
    start = at + len(names)
    for name, content in parts.items():
        table += struct.pack("<II", at, start)
        at += len(name) + 1
        start += len(content)
    head = struct.pack("<HBB", 32, 0xDA, 0x27).ljust(12, b"\0") + b"CmnD".ljust(20, b"\0")
    return head + table + names + b"".join(parts.values())


def test_what_is_needed_is_kept_and_in_its_place() -> None:
    parts = {"d/a.res": b"1" * 5, "d/coll/sv.res": b"2" * 7, "d/lang/de.res": b"3", "d/z.nrm": b"4"}
    made = unicode_data.trimmed(package(**parts))
    body = made[32:]
    (count,) = struct.unpack_from("<I", body)
    places = [struct.unpack_from("<II", body, 4 + 8 * at) for at in range(count)]
    names = [body[at : body.index(b"\0", at)] for at, _ in places]
    assert names == [b"d/a.res", b"d/coll/sv.res", b"d/z.nrm"]
    assert [body[start : start + 1] for _, start in places] == [b"1", b"2", b"4"]
    assert all(start % 16 == 0 for _, start in places)


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(ValueError, match="no package"):
        unicode_data.trimmed(bytes(64))


@needs_binutils
def test_qt_sorts_and_writes_capitals_with_the_trimmed_data(tmp_path: Path) -> None:
    (library,) = QT.glob("libicudata.so.*")
    made = tmp_path / library.name
    shutil.copyfile(library, made)
    unicode_data.trim(made)
    assert made.stat().st_size < library.stat().st_size / 3
    assert told(made.read_bytes(), ALWAYS) == []
    done = subprocess.run(
        [sys.executable, "-c", COLLATE],
        env={"PYTHONPATH": ":".join(sys.path), "LD_PRELOAD": str(made), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert ctypes.CDLL(str(made))


def test_pages_are_drawn_without_the_dictionary(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    packages = tmp_path / "packages"
    for name in ("pypdfium2", "pypdfium2_raw", "pypdfium2_cfg"):
        shutil.copytree(ROOT / ".env" / name, packages / name)
    (library,) = (packages / "pypdfium2_raw").glob("*pdfium.*[!p][!y]")
    assert told(library.read_bytes(), ALWAYS) != []
    word_tables.blank(library)
    assert told(library.read_bytes(), ALWAYS) == []
    canvas = Canvas(str(tmp_path / "page.pdf"))
    canvas.drawString(72, 720, "words")
    canvas.save()
    done = subprocess.run(
        [sys.executable, "-c", RENDER, str(packages)],
        input=(tmp_path / "page.pdf").read_bytes(),
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=True,
    )
    assert int(done.stdout) > 10
