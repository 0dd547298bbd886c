"""Every shipped disguise, and what the loader refuses."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import DEFAULT, Profile, Shade, load_profile, load_profiles
from nocontact_desktop.errors import ContentError
from tests.disguise.tell_tale import tell_tale_words
from ui.cover.registry import screen_class
from ui.cover.screen import Screen

FOLDER = resources.folder("disguises")
PROFILES = load_profiles(FOLDER)
GOOD = (FOLDER / "calculator.toml").read_text("utf-8")
every_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _values(data: object) -> Iterator[str]:
    if isinstance(data, Mapping):
        yield from (text for value in data.values() for text in _values(value))
    elif isinstance(data, list | tuple):
        yield from (text for value in data for text in _values(value))
    else:
        yield str(data)


def test_the_default_comes_first_and_there_are_skins_to_choose_from() -> None:
    assert PROFILES[0].id == DEFAULT
    assert len(PROFILES) >= 6
    engines = [profile.engine for profile in PROFILES]
    assert [engine for engine, _group in groupby(engines)] == list(dict.fromkeys(engines))


@every_profile
def test_a_profile_tells_nothing(profile: Profile) -> None:
    picture = (resources.folder("icons") / f"{profile.icon}.svg").read_text("utf-8")
    assert tell_tale_words(" ".join(_values(profile))) == []
    assert tell_tale_words(picture) == []


def test_the_word_list_would_notice() -> None:
    assert tell_tale_words("My Secret Vault") == ["Secret", "Vault"]


@every_profile
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_key_can_be_read(profile: Profile, scheme: str) -> None:
    shade: Shade = getattr(profile.colours, scheme)
    for text, ground in (
        (shade.text, shade.window),
        (shade.quiet_text, shade.window),
        (shade.digit_text, shade.digit),
        (shade.operator_text, shade.operator),
        (shade.equals_text, shade.equals),
        (shade.quiet_text, shade.digit),
        (shade.operator_text, shade.window),
        (shade.operator_text, shade.digit),
    ):
        assert _contrast(text, ground) >= 4.5
    for ground in (shade.window, shade.digit):
        assert _contrast(shade.equals, ground) >= 3  # the ring of the focus


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('engine = "calculator"', 'engine = "a game"', "engine must have the form"),
        ('id = "calculator"', 'id = "calculator"\nextra = 1', "unknown keys: extra"),
        ('folder = "calculator"\n', "", "lacks: folder"),
        ('folder = "calculator"', 'folder = "../calculator"', "folder must have the form"),
        ('folder = "calculator"', "folder = 3", "folder must be text"),
        ('process = "calculator"', 'process = "a-very-long-process"', "longer than 15"),
        ('first = "session.dat"', 'first = "history.dat"', "two files of the same name"),
        ('window = "#f2f4f7"', 'window = "white"', "colours.light.window"),
        ('{ application-id = "calculator" }', "{}", "keyring.attributes"),
        ('categories = ["Utility", "Calculator"]', 'categories = "Utility"', "categories"),
        ("[files]", "[fles]", "unknown keys: fles"),
        ('name = "Calculator"', 'name = "Calculator', "line 2"),
    ],
)
def test_the_loader_refuses_what_breaks_the_rules(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in GOOD
    path = tmp_path / "calculator.toml"
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError, match=complaint) as caught:
        load_profile(path)
    assert "calculator.toml" in str(caught.value)


@every_profile
def test_every_profile_has_a_screen(profile: Profile) -> None:
    assert issubclass(screen_class(profile.engine), Screen)


def test_an_engine_without_a_screen_is_named() -> None:
    with pytest.raises(ContentError, match="chess"):
        screen_class("chess")


def test_two_profiles_may_not_share_a_name(tmp_path: Path) -> None:
    (tmp_path / "calculator.toml").write_text(GOOD, "utf-8")
    (tmp_path / "other.toml").write_text(GOOD.replace('id = "calculator"', 'id = "x"'), "utf-8")
    with pytest.raises(ContentError, match="same folder"):
        load_profiles(tmp_path)


def test_a_folder_without_the_default_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no profile"):
        load_profiles(tmp_path)
