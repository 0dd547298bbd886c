"""Names that are drawn: ordinary, different each time, and made of the name that was chosen."""

from __future__ import annotations

import tomllib

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise import drawn as drawing
from nocontact_desktop.disguise.drawn import LONGEST_HOLD, SHORTEST_HOLD, Drawn
from nocontact_desktop.disguise.preferences import worn
from nocontact_desktop.disguise.profile import Profile, load_profiles
from tests.disguise.chance import draw
from tests.disguise.tell_tale import tell_tale_words

PROFILES = load_profiles(resources.folder("disguises"))
POOLS = tomllib.loads((resources.folder("names") / "names.toml").read_text("utf-8"))


def dressed(drawn: Drawn, profile: Profile, name: str = "") -> Profile:
    kept = drawn.preferences(profile, name)
    return worn(kept, drawn.folder(profile, name), PROFILES)


def outward(profile: Profile) -> set[str]:
    """What is called by chance, not by the visible name."""
    return {
        profile.folder,
        profile.desktop_file,
        *profile.files,
        *profile.keyring.attributes.values(),
    }


def test_no_name_that_can_be_drawn_tells_anything() -> None:
    makers, files = POOLS["makers"], POOLS["files"]
    for first in makers["first"]:
        for second in makers["second"]:
            assert tell_tale_words(first + second) == []
    for first in files["first"]:
        for second in files["second"]:
            assert tell_tale_words(f"{first}-{second}") == []


def test_the_pools_have_no_word_twice_and_are_large() -> None:
    for table in POOLS.values():
        for words in table.values():
            assert len(set(words)) == len(words)
    assert len(POOLS["makers"]["first"]) * len(POOLS["makers"]["second"]) >= 1500
    assert len(POOLS["files"]["first"]) * len(POOLS["files"]["second"]) >= 2000


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_two_installations_with_one_disguise_share_no_drawn_name(profile: Profile) -> None:
    shared = 0
    for seed in range(0, 400, 2):
        one, other = (dressed(draw(each), profile) for each in (seed, seed + 1))
        shared += bool(outward(one) & outward(other))
    assert shared <= 4  # of 200 pairs; one in a hundred and fifty shares a file's name by chance


def test_every_draw_is_well_formed() -> None:
    times = set()
    for _ in range(200):
        drawn = drawing.draw()
        profile = dressed(drawn, PROFILES[0])
        assert len(set(profile.files)) == 5
        assert profile.files.first < profile.files.second
        assert all(name.count(".") == 1 for name in profile.files)
        assert len(profile.process) <= 15
        assert SHORTEST_HOLD <= drawn.hold_ms <= LONGEST_HOLD
        times.add(drawn.hold_ms)
    assert len(times) > 8


@pytest.mark.parametrize(
    ("name", "short", "process"),
    [
        ("Household sums", "household-sums", "household-sums"),
        ("My Little Pocket Calculator", "my-little-pocket-calculator", "calculator"),
        ("Rechner für Anna", "rechner-fur-anna", "fur-anna"),
        ("Ünïts & more!", "units-more", "units-more"),
        ("Straightforwardconverter", "straightforwardconverter", "straightforward"),
        ("Калькулятор", "calculator", "calculator"),
        ("計算機", "calculator", "calculator"),
        ("", "calculator", "calculator"),
    ],
)
def test_other_names_follow_from_the_visible_one(name: str, short: str, process: str) -> None:
    profile = dressed(draw(1), PROFILES[0], name)
    assert profile.window_class == short
    assert profile.process == process
    assert profile.desktop_file.endswith(f".{short}")
    assert profile.folder.endswith(f"-{short}")
    assert profile.name == profile.keyring.label == (name or PROFILES[0].name)
