"""Finding the data folder."""

import os
import time
from contextlib import closing
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise import keeping
from nocontact_desktop.disguise.installation import Installation, at, find, first_generation
from nocontact_desktop.disguise.preferences import Kept, main_file, second_file, worn
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.vault import FLOOR, NewVault, create, keep_generation, new_code, open_vault
from nocontact_desktop.vault.generations import paths
from tests.disguise.chance import draw

WORDS = "canyon ladder velvet rocket plum"
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


def _with_names(root: Path, seed: int, profile: Profile = PROFILES[0]) -> tuple[Path, Profile]:
    """Preferences with names of their own, and the slots of a vault."""
    drawn = draw(seed)
    folder = root / drawn.folder(profile)
    kept = drawn.preferences(profile)
    keeping.keep(folder, Kept(kept))
    (folder / kept.files.slots).touch()
    return folder, worn(kept, folder.name, PROFILES)


def _with_a_vault(root: Path, seed: int) -> tuple[Path, Profile]:
    folder, profile = _with_names(root, seed)
    (folder / profile.files.slots).unlink()
    create(folder, profile.files, NewVault(WORDS, new_code()), FLOOR).close()
    return folder, profile


@pytest.mark.parametrize("portable", [True, False])
def test_one_with_names_of_its_own_is_found_in_either_place(tmp_path: Path, portable: bool) -> None:
    roots = (tmp_path / "usb", tmp_path / "home")
    folder, profile = _with_names(roots[0] if portable else roots[1], 5, PROFILES[1])
    assert find(roots, PROFILES) == Installation(profile, folder, portable)
    assert at(folder, "calculator", PROFILES) == profile


def test_the_portable_one_comes_first_whatever_it_is_called(tmp_path: Path) -> None:
    roots = (tmp_path / "usb", tmp_path / "home")
    _with_names(roots[1], 1)
    old = _install(roots[0], PROFILES[1])
    assert (found := find(roots, PROFILES)) is not None
    assert found.folder == old


def test_preferences_of_another_program_are_passed_over(tmp_path: Path) -> None:
    for name, text in {"one": "[application]\nid = 1", "two": "", "three": "<xml>"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.conf").write_text(text)
    (tmp_path / "four").mkdir()
    (tmp_path / "four" / "four.conf").mkdir()
    assert find((tmp_path, tmp_path), PROFILES) is None
    folder, _ = _with_names(tmp_path, 1)
    assert (found := find((tmp_path / "none", tmp_path), PROFILES)) is not None
    assert found.folder == folder


@pytest.mark.parametrize("what", ["first", "both"])
def test_without_its_preferences_a_vault_is_found_and_opens(tmp_path: Path, what: str) -> None:
    folder, profile = _with_a_vault(tmp_path, 7)
    main_file(folder).write_bytes(b"")
    if what == "both":
        second_file(folder).unlink()
    found = find((tmp_path / "none", tmp_path), PROFILES)
    assert found is not None
    assert (found.folder, found.profile.files) == (folder, profile.files)
    assert at(folder, "calculator", PROFILES) == found.profile
    open_vault(folder, found.profile.files, WORDS, None).close()


def test_it_is_found_so_with_copies_beside_it_and_files_of_others(tmp_path: Path) -> None:
    folder, profile = _with_a_vault(tmp_path, 8)
    with closing(open_vault(folder, profile.files, WORDS, None)) as vault:
        keep_generation(vault)
    (folder / profile.files.ballast).unlink()  # as after the disk was full
    (folder / "lists.json").write_text("{}")
    for path in (main_file(folder), second_file(folder)):
        path.unlink()
    found = find((tmp_path / "none", tmp_path), PROFILES)
    assert found is not None
    assert found.profile.files == profile.files


def test_whatever_is_not_a_vault_is_not_taken_for_one(tmp_path: Path) -> None:
    sizes = {"a": 4096, "b": 1 << 20, "c": 0, "d": 65536, "e": 81920}
    (tmp_path / "x").mkdir()
    for name, size in sizes.items():
        (tmp_path / "x" / name).write_bytes(bytes(size))
    assert find((tmp_path, tmp_path), PROFILES) is None
    assert at(tmp_path / "x", "none", PROFILES) is None
    assert at(tmp_path / "x", PROFILES[1].id, PROFILES) == PROFILES[1]


def test_a_folder_full_of_others_is_looked_through_at_once(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"some-program-{number}").mkdir()
    folder, _ = _with_names(tmp_path, 1)
    times = []
    for _ in range(7):
        began = time.perf_counter()
        found = find((tmp_path / "none", tmp_path), PROFILES)
        times.append(time.perf_counter() - began)
    assert found is not None
    assert found.folder == folder
    assert min(times) < 0.02  # about one millisecond where nothing else runs
