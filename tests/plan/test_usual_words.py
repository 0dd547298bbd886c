"""The file of the words that people type is read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.usual_words import UsualWords, load_usual_words

GOOD = """
[[usual]]
words = ["torch", "flashlight"]
at = ["bag/things/light", "bag"]
"""


def load(folder: Path, content: str) -> tuple[UsualWords, ...]:
    path = folder / "usual_words.toml"
    path.write_text(content, encoding="utf-8")
    return load_usual_words(path)


def test_words_and_places_are_read_in_their_order(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD) == (
        UsualWords(("torch", "flashlight"), ("bag/things/light", "bag")),
    )


@pytest.mark.parametrize(
    ("odd", "rule"),
    [
        ('[[usual]]\nwords = []\nat = ["bag"]', "have to name something"),
        ('[[usual]]\nwords = [" "]\nat = ["bag"]', "have to name something"),
        ('[[usual]]\nwords = ["lamp"]\nat = []', "have to name something"),
        ('[[usual]]\nwords = ["lamp"]\nat = ["bag", "bag"]', "place bag is there twice"),
        ('[[usual]]\nwords = ["Torch"]\nat = ["home"]', "word torch is there twice"),
        ('[[usual]]\nwords = ["lamp"]\nat = ["bag"]\nto = 1', "unknown key to"),
        ("[[other]]\nx = 1", "unknown key other"),
    ],
    ids=["no-words", "blank", "no-place", "place-twice", "word-twice", "odd-key", "odd-table"],
)
def test_what_is_not_right_is_refused_and_named(tmp_path: Path, odd: str, rule: str) -> None:
    with pytest.raises(ContentError, match=rule):
        load(tmp_path, f"{GOOD}\n{odd}")
