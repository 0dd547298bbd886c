"""The file in which an installation keeps what it is called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop import resources
from nocontact_desktop.disguise import keeping, plain_toml
from nocontact_desktop.disguise.preferences import (
    WHOLE,
    Kept,
    before_names_were_drawn,
    is_name,
    main_file,
    read,
    read_file,
    second_file,
    worn,
    written,
)
from nocontact_desktop.disguise.profile import Profile, load_profiles
from tests.disguise.chance import draw
from tests.disguise.tell_tale import tell_tale_words

PROFILES = load_profiles(resources.folder("disguises"))
NOW = Kept(draw(1).preferences(PROFILES[1]))
FULL = Kept(
    NOW.now,
    ("north-sums", draw(2).preferences(PROFILES[0], "Sums")),
    ("south-sums", draw(3).preferences(PROFILES[2], "Old", "calculator")),
    WHOLE,
    elsewhere=True,
)


@pytest.mark.parametrize("kept", [NOW, FULL], ids=["now", "full"])
def test_what_is_kept_is_read_again(tmp_path: Path, kept: Kept) -> None:
    keeping.keep(tmp_path / "x", kept)
    assert read(tmp_path / "x") == kept
    assert sorted(path.name for path in (tmp_path / "x").iterdir()) == ["x.bak", "x.conf"]
    assert main_file(tmp_path / "x").read_bytes() == second_file(tmp_path / "x").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="rights are told in another way there")
def test_others_cannot_read_it(tmp_path: Path) -> None:
    keeping.keep(tmp_path / "x", NOW)
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "x").iterdir()} == {0o600}


def test_it_reads_like_the_preferences_of_any_program() -> None:
    assert tell_tale_words(written(FULL)) == []
    assert plain_toml.read(written(FULL)) is not None  # the quick way, before the first window


@given(st.text(max_size=40))
def test_any_name_that_may_be_chosen_comes_back(name: str) -> None:
    if is_name(name):
        kept = Kept(NOW.now._replace(name=name))
        path = Path(os.environ["HOME"]) / "any.conf"
        keeping.write(path, kept)
        assert read_file(path) == kept


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("Sums", True),
        ("Ж" * 30, True),
        ("a" * 31, False),
        ("", False),
        (" Sums", False),
        ("Sums\n", False),
        ("a\x00b", False),
        ("a\u202eb", False),
        ("a\x7fb", False),
    ],
)
def test_which_names_a_program_may_have(name: str, fits: bool) -> None:
    assert is_name(name) is fits


def test_every_damage_of_the_first_copy_leaves_the_second(tmp_path: Path) -> None:
    keeping.keep(tmp_path, NOW)
    whole = main_file(tmp_path).read_bytes()
    for end in range(0, len(whole), 3):
        main_file(tmp_path).write_bytes(whole[:end])
        assert read(tmp_path) == NOW
    main_file(tmp_path).write_bytes(b"\xff" * len(whole))
    assert read(tmp_path) == NOW
    main_file(tmp_path).unlink()
    assert read(tmp_path) == NOW


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ('delay = "', 'delay = "x'),
        ('delay = "', 'delay = "9'),
        ('state = "', 'state = "../'),
        ('look = "', "look = "),
        ("[data]", "[date]"),
        ('id = "', 'id = "Ä'),
        ('name = "', 'name = " '),
        (f'"{NOW.now.files.slots}"', f'"{NOW.now.files.lock}"'),
        ("[keys]", "[clear]\nwhat = 'much'\n[keys]"),
        ("[keys]", '[next-application]\nplace = "x"\n[keys]'),
    ],
)
def test_a_file_of_another_form_is_not_ours(tmp_path: Path, part: str, other: str) -> None:
    path = tmp_path / "x.conf"
    text = written(NOW)
    assert part in text
    path.write_text(text.replace(part, other), "utf-8")
    assert read_file(path) is None


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "x.conf"
    path.write_text(written(NOW) + "# x\n" * 1_000_000, "utf-8")
    assert read_file(path) in (NOW, None)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_an_installation_without_the_file_is_described_as_it_is(profile: Profile) -> None:
    assert worn(before_names_were_drawn(profile), profile.folder, PROFILES) == profile


def test_a_look_or_a_picture_that_is_no_longer_shipped_falls_back() -> None:
    kept = NOW.now._replace(look="gone", icon="gone")
    profile = worn(kept, "x", PROFILES)
    assert (profile.id, profile.icon) == (PROFILES[0].id, PROFILES[0].icon)
    assert profile.files == NOW.now.files


def test_a_full_disk_leaves_the_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.keep(tmp_path, NOW)

    def full(_descriptor: int) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        keeping.keep(tmp_path, FULL)
    assert read(tmp_path) == NOW
    assert len(list(tmp_path.iterdir())) == 2
