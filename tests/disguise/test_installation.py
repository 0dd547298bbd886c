"""Finding the data folder."""

import os
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise.installation import find, first_generation
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.vault.generations import paths

PROFILES = load_profiles(resources.folder("disguises"))


def _install(root: Path, profile: Profile) -> Path:
    folder = root / profile.folder
    folder.mkdir(parents=True)
    (folder / profile.files.slots).touch()
    return folder


def test_nothing_is_found_on_a_fresh_machine(tmp_path: Path) -> None:
    assert find((tmp_path / "usb", tmp_path / "home"), PROFILES) is None


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
@pytest.mark.parametrize("portable", [True, False])
def test_every_profile_is_found_in_either_place(
    tmp_path: Path, profile: Profile, portable: bool
) -> None:
    roots = (tmp_path / "usb", tmp_path / "home")
    folder = _install(roots[0] if portable else roots[1], profile)
    found = find(roots, PROFILES)
    assert found is not None
    assert (found.profile, found.folder, found.portable) == (profile, folder, portable)


def test_the_portable_one_comes_first(tmp_path: Path) -> None:
    roots = (tmp_path / "usb", tmp_path / "home")
    _install(roots[1], PROFILES[0])
    folder = _install(roots[0], PROFILES[2])
    found = find(roots, PROFILES)
    assert found is not None
    assert found.folder == folder


def test_a_folder_without_its_file_is_not_one(tmp_path: Path) -> None:
    (tmp_path / PROFILES[0].folder / PROFILES[0].files.slots).mkdir(parents=True)
    assert find((tmp_path, tmp_path), PROFILES) is None


def _without_slots(root: Path, profile: Profile) -> Path:
    folder = _install(root, profile)
    (folder / profile.files.slots).unlink()
    for name in (profile.files.first, profile.files.second, first_generation(profile.files)):
        (folder / name).touch()
    return folder


def test_one_whose_slots_are_gone_is_found_and_a_whole_one_comes_before_it(tmp_path: Path) -> None:
    left = _without_slots(tmp_path, PROFILES[0])
    found = find((tmp_path, tmp_path), PROFILES)
    assert found is not None
    assert found.folder == left
    whole = _install(tmp_path, PROFILES[1])
    found = find((tmp_path, tmp_path), PROFILES)
    assert found is not None
    assert found.folder == whole


@pytest.mark.parametrize("missing", ["first", "second", "generation"])
def test_less_than_that_is_none(tmp_path: Path, missing: str) -> None:
    files = PROFILES[0].files
    folder = _without_slots(tmp_path, PROFILES[0])
    (folder / getattr(files, missing, first_generation(files))).unlink()
    assert find((tmp_path, tmp_path), PROFILES) is None


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_the_first_generation_is_called_as_the_vault_calls_it(
    tmp_path: Path, profile: Profile
) -> None:
    assert paths(tmp_path, profile.files, 0)[0].name == first_generation(profile.files)


@pytest.mark.skipif(os.name != "posix", reason="a name that long is refused in other ways")
def test_a_place_that_may_not_be_looked_at_is_passed_over(tmp_path: Path) -> None:
    assert find((tmp_path / ("x" * 5000), tmp_path), PROFILES) is None
