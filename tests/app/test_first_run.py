"""The first run without screens: which steps, what will be made, and all of it or nothing."""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Literal

import pytest

from nocontact_desktop import resources
from nocontact_desktop.app.doors import SIZES, Doors, picture, start_command
from nocontact_desktop.app.first_run import (
    NO,
    PIN_ADVISED,
    YES,
    Draft,
    Step,
    before,
    create,
    following,
    may_go_on,
    pin_trouble,
    steps,
    take_back,
    will_make,
)
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.disguise import preferences
from nocontact_desktop.disguise.installation import find
from nocontact_desktop.disguise.preferences import Kept
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.errors import (
    DiskFullError,
    ExpectedError,
    KeyringMissingError,
    LauncherFailedError,
    NoKeyringError,
    SilentKeyringError,
    VaultExistsError,
)
from nocontact_desktop.system import Listed
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import FLOOR, KeyringLabel, MemoryShare, back_up, new_code

PROFILES = load_profiles(resources.folder("disguises"))
PRIVATE = {"owner": "mine", "login": "me", "admin": "me", "signs": "none", "paper": "away"}


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare()


@pytest.fixture
def system(tmp_path: Path) -> MemorySystem:
    for name in ("home", "stick"):
        (tmp_path / name).mkdir()
    return MemorySystem(tmp_path / "home", tmp_path / "stick")


@pytest.fixture
def doors(system: MemorySystem, share: MemoryShare) -> Doors:
    return Doors(system, lambda _label: share, ("program",))


def draft(chosen: Outcome | None = Outcome.USE) -> Draft:
    made = Draft(PROFILES[0], {key: frozenset({value}) for key, value in PRIVATE.items()}, chosen)
    made.words, made.words_known = "canyon ladder velvet rocket plum", True
    made.recovery_code, made.recovery_done = new_code(), True
    return made


def with_everything() -> Draft:
    made = draft()
    made.pin, made.pin_known, made.share_agreed, made.launcher = "719264", True, True, True
    return made


def test_with_everything_chosen_every_step_is_shown_in_order() -> None:
    assert steps(with_everything()) == tuple(step for step in Step if step is not Step.COPY)


def test_without_a_pin_there_is_no_word_of_the_keyring() -> None:
    assert Step.KEYRING not in steps(draft())


@pytest.mark.parametrize("outcome", [Outcome.WORDS, Outcome.STICK])
def test_without_a_private_computer_there_is_no_pin(outcome: Outcome) -> None:
    made = with_everything()
    made.chosen = outcome
    assert {Step.PIN, Step.KEYRING}.isdisjoint(steps(made))
    assert not made.with_share


def test_a_choice_alone_does_not_bring_the_keyring_back() -> None:
    made = with_everything()
    made.answers["login"] = frozenset({"other"})
    assert made.chosen is Outcome.USE
    assert not made.with_share


def test_on_a_stick_there_is_no_menu() -> None:
    made = with_everything()
    made.chosen = Outcome.STICK
    assert Step.LAUNCHER not in steps(made)
    assert not made.with_launcher


def test_where_the_system_has_no_menu_none_is_offered() -> None:
    made = with_everything()
    made.menu_there = False
    assert Step.LAUNCHER not in steps(made)
    assert not made.with_launcher


def test_the_desktop_gets_it_only_where_it_is_wanted_and_there_is_one(
    doors: Doors, system: MemorySystem
) -> None:
    made = with_everything()
    made.on_desktop = True
    assert "The same entry on the desktop" not in will_make(made, doors)
    made.desktop_there = system.launcher.has_desktop = True
    assert "The same entry on the desktop" in will_make(made, doors)
    create(made, doors, FLOOR).close()
    assert [each.on_desktop for each in doors.launchers()] == [True]
    made.launcher = False
    assert "The same entry on the desktop" not in will_make(made, doors)


def test_not_this_computer_is_the_end() -> None:
    made = draft(Outcome.NOT_HERE)
    assert steps(made)[-1] is Step.OUTCOME
    assert following(Step.OUTCOME, made) is None
    assert not may_go_on(Step.OUTCOME, made)


def test_back_undoes_forth() -> None:
    made = with_everything()
    for step in steps(made)[1:]:
        earlier = before(step, made)
        assert earlier is not None
        assert following(earlier, made) is step


@pytest.mark.parametrize("step", [Step.WORDS, Step.RECOVERY, Step.OUTCOME])
def test_only_what_is_needed_has_to_be_done(step: Step) -> None:
    empty = Draft(PROFILES[0])
    assert not may_go_on(step, empty)
    assert all(
        may_go_on(other, empty)
        for other in Step
        if other not in (Step.WORDS, Step.RECOVERY, Step.OUTCOME)
    )


@pytest.mark.parametrize("pin", ["", "12345", "123456", "111111", "12a456", "１２３４５６"])
def test_a_weak_pin_or_one_that_the_calculator_cannot_type_has_its_sentence(pin: str) -> None:
    assert pin_trouble(pin)


def test_a_good_pin_has_none() -> None:
    assert pin_trouble("719264") == ""


def test_what_will_be_made_is_told_to_the_name(doors: Doors, system: MemorySystem) -> None:
    made = with_everything()
    told = " ".join(will_make(made, doors))
    assert str(system.data / made.profile.folder) in told
    assert made.profile.keyring.label in told
    assert len(will_make(with_everything(), doors)) == 3
    assert len(will_make(draft(), doors)) == 1


def test_the_draft_shows_no_secret_of_itself() -> None:
    made = with_everything()
    shown = repr(made)
    for secret in (made.words, made.pin, made.recovery_code):
        assert secret not in shown


def test_everything_is_made_in_one_step(
    doors: Doors, system: MemorySystem, share: MemoryShare
) -> None:
    made = with_everything()
    made.settings["look_scheme"] = "dark"
    vault = create(made, doors, FLOOR)
    assert vault.store.setting("look_scheme") == "dark"
    assert vault.store.setting(PIN_ADVISED) == YES
    vault.close()
    assert len(share.get()) == 32
    assert preferences.read(made.folder(doors)) == Kept(made.drawn.preferences(PROFILES[0]))
    found = find(doors.roots, PROFILES)
    assert found is not None
    assert (found.profile, found.folder) == (made.profile, made.folder(doors))
    entry = system.launcher.entries[made.profile.desktop_file]
    assert entry.icon == picture(PROFILES[0])
    assert entry.command == ("program",)


def test_a_vault_that_is_there_is_not_touched_nor_its_share_nor_its_menu_entry(
    doors: Doors, system: MemorySystem, share: MemoryShare
) -> None:
    made = with_everything()
    slots = made.folder(doors) / made.profile.files.slots
    slots.parent.mkdir()
    slots.write_bytes(b"theirs")
    share.put(b"x" * 32)
    doors.add_launcher(made.profile)
    with pytest.raises(VaultExistsError):
        create(made, doors, FLOOR)
    assert slots.read_bytes() == b"theirs"
    assert share.get() == b"x" * 32
    assert system.launcher.entries


def test_a_menu_that_refuses_leaves_no_vault_and_no_share(
    doors: Doors, system: MemorySystem, share: MemoryShare
) -> None:
    system.launcher.available = False
    with pytest.raises(LauncherFailedError):
        create(with_everything(), doors, FLOOR)
    assert list(system.data.iterdir()) == []
    with pytest.raises(KeyringMissingError):
        share.get()


def test_a_menu_entry_starts_the_program(tmp_path: Path) -> None:
    assert start_command(tmp_path)[-1] == str(tmp_path / "main.py")


def test_on_windows_no_black_window_opens_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert start_command(tmp_path)[0] == str(tmp_path / "python.exe")
    (tmp_path / "pythonw.exe").touch()
    assert start_command(tmp_path)[0] == str(tmp_path / "pythonw.exe")


def test_an_entry_has_its_picture_in_every_size_that_is_asked_for(system: MemorySystem) -> None:
    doors = Doors(system, no_keyring, ("program",), lambda _svg, size: str(size).encode())
    doors.add_launcher(PROFILES[0], on_desktop=True)
    entry = system.launcher.entries[PROFILES[0].desktop_file]
    assert dict(entry.pictures) == {size: str(size).encode() for size in SIZES}
    assert entry.on_desktop


@pytest.mark.parametrize("on_desktop", [True, False])
def test_a_change_of_the_entry_leaves_the_new_one_where_the_old_one_was(
    doors: Doors, system: MemorySystem, on_desktop: bool
) -> None:
    system.launcher.has_desktop = True
    doors.add_launcher(PROFILES[0], on_desktop=on_desktop)
    doors.change_launcher(PROFILES[0], PROFILES[1])
    assert list(system.launcher.entries) == [PROFILES[1].desktop_file]
    assert doors.launchers() == (Listed(PROFILES[1].name, (), on_desktop),)
    assert doors.has_launcher(PROFILES[1])
    assert not doors.has_launcher(PROFILES[0])


def no_keyring(_label: KeyringLabel) -> MemoryShare:
    raise NoKeyringError


def killed_before_the_vault(draft: Draft, doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what a kill leaves after the share and the menu entry, and before the vault."""

    def killed(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as there:
        there.setattr("nocontact_desktop.app.first_run.create_vault", killed)
        there.setattr("nocontact_desktop.app.first_run.ExitStack", _KeepsAll)
        with pytest.raises(KeyboardInterrupt):
            create(draft, doors, FLOOR)


class _KeepsAll(ExitStack):
    def __exit__(self, *_error: object) -> Literal[False]:
        self.pop_all()
        return False


def test_what_a_killed_creation_left_is_taken_back(
    doors: Doors, system: MemorySystem, share: MemoryShare, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_before_the_vault(with_everything(), doors, monkeypatch)
    assert share.get()
    assert system.launcher.entries
    take_back(doors, PROFILES)
    assert list(system.data.iterdir()) == []
    assert not system.launcher.entries
    with pytest.raises(KeyringMissingError):
        share.get()


def test_without_a_mark_the_keyring_and_the_menu_are_not_touched(
    doors: Doors, system: MemorySystem, share: MemoryShare
) -> None:
    share.put(b"x" * 32)
    doors.add_launcher(PROFILES[0])
    take_back(doors, PROFILES)
    assert share.get() == b"x" * 32
    assert system.launcher.entries


@pytest.mark.parametrize(("error", "stays"), [(SilentKeyringError, True), (NoKeyringError, False)])
def test_the_mark_stays_where_the_keyring_may_still_hold_a_part(
    system: MemorySystem, error: type[ExpectedError], stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refusing(MemoryShare):
        def forget(self) -> None:
            raise error

    doors = Doors(system, lambda _label: Refusing(), ("program",))
    killed_before_the_vault(draft(), doors, monkeypatch)
    take_back(doors, PROFILES)
    assert bool(list(system.data.iterdir())) == stays


def test_a_failed_creation_leaves_no_mark(
    doors: Doors, system: MemorySystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFullError

    monkeypatch.setattr("nocontact_desktop.app.first_run.create_vault", full)
    with pytest.raises(DiskFullError):
        create(with_everything(), doors, FLOOR)
    assert list(system.data.iterdir()) == []


def test_of_a_killed_run_on_a_stick_the_computer_is_not_asked(
    system: MemorySystem, share: MemoryShare, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors = Doors(system, lambda _label: share, ("program",))
    killed_before_the_vault(draft(Outcome.STICK), doors, monkeypatch)
    share.put(b"x" * 32)
    take_back(doors, PROFILES)
    assert list(system.portable.iterdir()) == []
    assert share.get() == b"x" * 32


def test_a_copy_that_is_brought_back_has_the_settings_of_here(
    doors: Doors, system: MemorySystem
) -> None:
    before = draft()
    with closing(create(before, doors, FLOOR)) as vault:
        back_up(vault, system.portable / "copy")
    shutil.rmtree(before.folder(doors))
    made = Draft(PROFILES[1], chosen=Outcome.WORDS, restoring=True)
    made.copy, made.copy_secret = system.portable / "copy", before.recovery_code
    made.settings["look_scheme"] = "dark"
    with closing(create(made, doors, FLOOR)) as vault:
        assert vault.store.setting(PIN_ADVISED) == NO
        assert vault.store.setting("look_scheme") == "dark"
    assert made.folder(doors) != before.folder(doors)


def test_a_name_and_a_picture_of_ones_own_are_worn_outside_and_in_the_keyring(
    doors: Doors, system: MemorySystem
) -> None:
    made = with_everything()
    made.name, made.icon = "Household sums", PROFILES[1].icon
    create(made, doors, FLOOR).close()
    (entry,) = system.launcher.entries.values()
    assert (entry.name, entry.icon) == ("Household sums", picture(PROFILES[1]))
    assert made.profile.keyring.label == "Household sums"
    found = find(doors.roots, PROFILES)
    assert found is not None
    assert (found.profile.name, found.profile.icon) == ("Household sums", PROFILES[1].icon)
    assert found.profile.colours == PROFILES[0].colours


@pytest.mark.parametrize("name", ["x" * 31, " ", "two\nlines"])
def test_a_name_that_no_menu_could_show_holds_the_step(name: str) -> None:
    made = draft()
    assert may_go_on(Step.DISGUISE, made)
    made.name = name
    assert not may_go_on(Step.DISGUISE, made)


def test_two_first_runs_draw_names_of_their_own_and_each_keeps_its_own() -> None:
    one, other = draft(), draft()
    assert one.profile == one.profile
    assert not {one.profile.folder, *one.profile.files} & {other.profile.folder}
    assert one.profile.desktop_file != other.profile.desktop_file
