"""Finding the data folder."""

import os
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise.installation import find
from nocontact_desktop.disguise.profile import Profile, load_profiles

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


@pytest.mark.skipif(os.name != "posix", reason="a name that long is refused in other ways")
def test_a_place_that_may_not_be_looked_at_is_passed_over(tmp_path: Path) -> None:
    assert find((tmp_path / ("x" * 5000), tmp_path), PROFILES) is None
