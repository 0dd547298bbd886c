"""What a computer keeps by itself: facts as data, true of one system each, in plain words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.app.remains import SYSTEMS, Remain, load_remains, this_system
from nocontact_desktop.errors import ContentError
from tests.content.grade import grade

SUBJECTS = ("downloads", "packages", "print", "backups", "swap", "recent", "thumbnails", "search")
FILE = resources.folder("remains") / "remains.toml"


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_subject_is_told_once_for_every_system(system: str) -> None:
    ids = [each.id for each in load_remains(system)]
    for subject in (*SUBJECTS, "terminal", "keyring"):
        assert len([name for name in ids if name.startswith(subject)]) == 1, subject


def test_a_system_is_told_nothing_of_another() -> None:
    for system in SYSTEMS:
        told = " ".join(each.text + each.what_to_do for each in load_remains(system))
        names = {"windows": "Windows", "macos": "Time Machine", "linux": "/var/log"}
        for other, name in names.items():
            assert (name in told) == (other == system)


@pytest.mark.parametrize("remain", load_remains(), ids=lambda each: each.id)
def test_the_words_are_plain_and_calm_and_have_a_source(remain: Remain) -> None:
    for text in (remain.text, remain.what_to_do):
        assert grade(text) <= 8, text
        assert "!" not in text
        assert text.endswith(".")
        assert 1 <= text.count(". ") + 1 <= 4
    assert remain.source
    assert date(2026, 1, 1) <= remain.written <= date(2100, 1, 1)


def test_this_system_is_one_of_them() -> None:
    assert this_system() in SYSTEMS
    assert load_remains(this_system())


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ('id = "terminal"', 'id = "keyring"'),
        ('id = "terminal"', 'id = "terminal"\nmore = 1'),
        ('title = "The keyring"', "title = 3"),
        ('title = "The keyring"', 'title = " "'),
        ('systems = ["windows"]', 'systems = ["beos"]'),
        ('systems = ["windows"]', "systems = []"),
        ("written = 2026-11-30", 'written = "today"'),
        ("[[remain]]", "[[fact]]"),
        ("[[remain]]", "[[remain"),
    ],
)
def test_a_file_that_breaks_the_rules_is_refused(tmp_path: Path, part: str, other: str) -> None:
    path = tmp_path / "remains.toml"
    text = FILE.read_text("utf-8")
    assert part in text
    path.write_text(text.replace(part, other, 1), "utf-8")
    with pytest.raises(ContentError, match=r"remains\.toml"):
        load_remains(path=path)
