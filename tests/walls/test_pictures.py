"""Every picture in the README can be made anew, and none lies about that nobody shows."""

import re

from tests.walls.tree import ROOT

FOLDER = "docs/pictures"


def test_every_picture_is_made_by_the_script_and_shown_in_the_readme() -> None:
    there = {path.name for path in (ROOT / FOLDER).iterdir()}
    shown = re.findall(rf"!\[[^]]+\]\({FOLDER}/([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    script = (ROOT / "packaging" / "pictures.py").read_text("utf-8")
    made = {f"{name}.png" for name in re.findall(r'^    "([a-z-]+)": "', script, re.MULTILINE)}
    made |= set(re.findall(r'"([a-z-]+\.png)"', script))
    assert there == set(shown) == made
