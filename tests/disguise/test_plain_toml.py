"""What the quick reader makes of a file is what `tomllib` makes of it, or nothing."""

import random
import tomllib
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise import plain_toml

FILES = sorted(resources.folder("disguises").glob("*.toml"))
GOOD = (resources.folder("disguises") / "calculator.toml").read_text("utf-8")
SIGNS = "\"'=[]{}.,#\\ \n\r\tax1-_é\x00\u2028"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_disguise_is_plain(path: Path) -> None:
    content = path.read_text("utf-8")
    assert plain_toml.read(content) == tomllib.loads(content)


@pytest.mark.parametrize(
    "content",
    [
        "a = 1",
        "a = 'one'",
        'a = """one"""',
        'a = "one" # a remark',
        'a = "\\u0041"',
        'a="one"',
        'a.b = "one"',
        '"a" = "one"',
        'a = ["one",\n"two"]',
        "a = []",
        "a = {}",
        '[[a]]\nb = "one"',
        '[a.b]\nc = "one"\n[a]\nc = "two"',
    ],
)
def test_what_is_not_plain_is_left_to_the_library(content: str) -> None:
    tomllib.loads(content)
    assert plain_toml.read(content) is None


@pytest.mark.parametrize(
    "content",
    [
        'a = "one"\na = "two"',
        "[a]\n[a]",
        'a = "one"\n[a]',
        'a = "one"\n[a.b]',
        'a = { b = "one" }\n[a]',
        'a = { b = "one" }\n[a.c]',
        'a = { b = "one", b = "two" }',
        'a = ["one"]\n[a.b]',
        "[]",
        "[a",
        "[a.]",
        "a",
        'a = "one',
        'é = "one"',
        'a = "\x00"',
        "# \x00",
    ],
)
def test_what_the_library_refuses_is_not_plain(content: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(content)
    assert plain_toml.read(content) is None


def test_after_any_change_both_still_agree() -> None:
    chance = random.Random(2)  # noqa: S311 - the same changes every time
    read = 0
    for _ in range(3000):
        changed = list(GOOD)
        for _ in range(chance.choice((1, 1, 2, 5))):
            at = chance.randrange(len(changed))
            changed[at] = chance.choice(("", chance.choice(SIGNS), changed[at] * 2))
        content = "".join(changed)
        quick = plain_toml.read(content)
        if quick is not None:
            read += 1
            assert quick == tomllib.loads(content), content
    assert read > 300
