"""What a package is called where nobody said otherwise: of a piece with the disguise it has."""

from __future__ import annotations

import re

import pytest
from bundle.debian import control, label

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile, load_profiles
from tests.traces.words import ALWAYS, OURS, told

PROFILES = load_profiles(resources.folder("disguises"))
NAME = re.compile(r"[a-z0-9][a-z0-9+.-]+")
"""As Debian wants it."""


@pytest.mark.parametrize("worn", PROFILES, ids=lambda profile: profile.id)
def test_the_words_of_a_package_fit_its_disguise(worn: Profile) -> None:
    made = label(worn, "0.1.0")
    said = control(made, "amd64", 1, ["libc6"])
    assert NAME.fullmatch(made.name)
    assert made.maintainer.startswith(worn.name)
    assert told(said.encode(), ALWAYS | OURS) == []
    is_calculator = "Calculator" in worn.categories
    assert ("Section: math" in said) == is_calculator
    if not is_calculator:
        assert "alculator" not in said


def test_each_disguise_gives_another_name_and_what_is_asked_for_comes_first() -> None:
    assert len({label(worn, "0.1.0").name for worn in PROFILES}) == len(PROFILES)
    assert label(PROFILES[0], "0.1.0").name == "quick-calculator"
    asked = label(PROFILES[0], "0.1.0", name="adder", maintainer="Me <me@localhost>")
    assert (asked.name, asked.maintainer) == ("adder", "Me <me@localhost>")
