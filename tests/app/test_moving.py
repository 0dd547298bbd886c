"""Another disguise, and taking everything away, without screens: all of it or nothing."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.app import moving, removing
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.ending import bring_to_end
from nocontact_desktop.app.first_run import Draft, create
from nocontact_desktop.app.moving import Home
from nocontact_desktop.app.removing import Stays
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.disguise import keeping
from nocontact_desktop.disguise.installation import Installation, find
from nocontact_desktop.disguise.preferences import LATER, Kept, read
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.errors import (
    ExpectedError,
    KeyringMissingError,
    LauncherFailedError,
    NoKeyringError,
    SilentKeyringError,
    VaultInUseError,
)
from nocontact_desktop.system.linux import LinuxSystem
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import (
    FLOOR,
    KeyringLabel,
    MemoryShare,
    NewVault,
    new_code,
    open_vault,
    set_up_second,
)
from nocontact_desktop.vault import create as create_vault
from tests.disguise.chance import draw

PROFILES = load_profiles(resources.folder("disguises"))
PRIVATE = {"owner": "mine", "login": "me", "admin": "me", "signs": "none", "paper": "away"}
WORDS, PIN = "canyon ladder velvet rocket plum", "719264"


class Item(MemoryShare):
    """One item of a keyring, which can be made not to answer."""

    refuses: type[ExpectedError] | None = None

    def get(self) -> bytes:
        if self.refuses:
            raise self.refuses
        return super().get()

    def forget(self) -> None:
        if self.refuses:
            raise self.refuses
        super().forget()


class Keyring(dict[str, Item]):
    """Finds items by their attributes."""

    def __call__(self, label: KeyringLabel) -> Item:
        return self.setdefault(" ".join(label.attributes.values()), Item())

    def names(self) -> set[str]:
        """What is in it."""
        there = set()
        for name, item in self.items():
            try:
                MemoryShare.get(item)
            except KeyringMissingError:
                continue
            there.add(name)
        return there

    def refuse(self, error: type[ExpectedError] | None) -> None:
        Item.refuses = error


@dataclass
class Place:
    """An account and what was installed in it."""

    system: MemorySystem
    keyring: Keyring
    doors: Doors

    @property
    def found(self) -> Installation:
        found = find(self.doors.roots, PROFILES)
        assert found is not None
        return found

    @property
    def home(self) -> Home:
        return Home(self.found.folder, self.doors, PROFILES)

    def install(self, *, on_stick: bool = False, with_pin: bool = True) -> Profile:
        draft = Draft(PROFILES[0], {key: frozenset({value}) for key, value in PRIVATE.items()})
        draft.drawn = draw(1)
        draft.chosen = Outcome.STICK if on_stick else Outcome.USE
        draft.words, draft.recovery_code, draft.launcher = WORDS, new_code(), True
        if with_pin:
            draft.pin, draft.share_agreed = PIN, True
        create(draft, self.doors, FLOOR).close()
        return draft.profile

    def opens(self, secret: str) -> bool:
        found = self.found
        share = self.keyring(found.profile.keyring).get
        open_vault(found.folder, found.profile.files, secret, share).close()
        return True

    def change(self, name: str = "Sums", *, has_share: bool = True) -> None:
        home, worn = self.home, self.found.profile
        moving.begin(home, worn, PROFILES[1], name, has_share=has_share)
        moving.finish(home)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    for name in ("home", "stick"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(Item, "refuses", None)
    system, keyring = MemorySystem(tmp_path / "home", tmp_path / "stick"), Keyring()
    return Place(system, keyring, Doors(system, keyring, ("program",)))


def test_everything_goes_by_its_new_name_and_nothing_by_the_old(place: Place) -> None:
    old = place.install()
    place.change()
    found = place.found
    assert (found.profile.name, found.profile.id) == ("Sums", PROFILES[1].id)
    assert not found.unfinished
    assert read(found.folder) == Kept(read(found.folder).now)  # type: ignore[union-attr]
    assert place.keyring.names() == {found.profile.desktop_file}
    assert list(place.system.launcher.entries) == [found.profile.desktop_file]
    assert [path.name for path in place.system.data.iterdir()] == [found.folder.name]
    assert not {path.name for path in found.folder.iterdir()} & set(old.files)
    assert place.opens(WORDS)
    assert place.opens(PIN)


def test_the_marks_of_both_vaults_come_along(place: Place) -> None:
    old = place.install()
    marks = [bytes([number]) * 36 for number in (1, 2)]
    for number, mark in enumerate(marks):
        place.keyring(old.keyring).put_mark(number, mark)
    place.change()
    item = place.keyring(place.found.profile.keyring)
    assert [item.mark(number) for number in (0, 1)] == marks


def test_a_second_vault_comes_along_unseen(place: Place) -> None:
    profile = place.install()
    found, code = place.found, new_code()
    with closing(open_vault(found.folder, profile.files, WORDS, None)) as vault:
        set_up_second(vault, WORDS, NewVault("other words of mine here", code), None)
    place.change()
    assert place.opens("other words of mine here")
    assert place.opens(WORDS)


def test_one_from_before_names_were_drawn_can_change(place: Place) -> None:
    old = PROFILES[2]
    folder = place.system.data / old.folder
    create_vault(folder, old.files, NewVault(WORDS, new_code()), FLOOR).close()
    place.doors.add_launcher(old)
    assert place.found.profile == old
    place.change("", has_share=False)
    assert place.found.profile.name == PROFILES[1].name
    assert place.found.folder != folder
    assert not folder.exists()
    assert old.desktop_file not in place.system.launcher.entries
    assert place.opens(WORDS)


def test_on_a_stick_neither_menu_nor_keyring_is_asked(place: Place) -> None:
    place.install(on_stick=True, with_pin=False)
    place.keyring.refuse(SilentKeyringError)
    place.change(has_share=False)
    assert place.found.portable
    assert not place.system.launcher.entries
    assert place.keyring == {}


@pytest.mark.parametrize("what", ["keyring", "menu"])
def test_what_cannot_begin_changes_nothing(
    place: Place, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = place.install()
    if what == "keyring":
        place.keyring.refuse(SilentKeyringError)
    else:
        monkeypatch.setattr(place.doors.system.launcher, "available", True)
        monkeypatch.setattr(Doors, "add_launcher", _refused)
    with pytest.raises((SilentKeyringError, LauncherFailedError)):
        moving.begin(place.home, old, PROFILES[1], "Sums", has_share=True)
    place.keyring.refuse(None)
    assert place.found == Installation(old, place.found.folder, portable=False)
    assert place.keyring.names() == {old.desktop_file}
    assert list(place.system.launcher.entries) == [old.desktop_file]
    assert place.opens(PIN)


def _refused(*_arguments: object, **_named: object) -> None:
    raise LauncherFailedError


@pytest.mark.parametrize("error", [SilentKeyringError, NoKeyringError])
def test_without_a_part_in_the_keyring_its_silence_does_not_matter(
    place: Place, error: type[ExpectedError]
) -> None:
    place.install(with_pin=False)
    place.keyring.refuse(error)
    place.change(has_share=False)
    assert place.found.profile.name == "Sums"
    assert not place.found.unfinished


def test_a_keyring_that_falls_silent_later_is_asked_again_at_the_next_start(place: Place) -> None:
    old = place.install()
    home = place.home
    moving.begin(home, old, PROFILES[1], "Sums", has_share=True)
    place.keyring.refuse(SilentKeyringError)
    with pytest.raises(SilentKeyringError):
        moving.finish(home)
    assert place.found.folder == home.folder  # the old one is whole
    place.keyring.refuse(None)
    assert place.opens(PIN)
    moving.finish(place.home)
    assert place.opens(PIN)


def test_an_old_item_that_cannot_go_yet_goes_later_and_the_new_disguise_is_worn(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = place.install()

    def silent(_item: Item) -> None:
        raise SilentKeyringError

    with monkeypatch.context() as there:
        there.setattr(Item, "forget", silent)
        with pytest.raises(SilentKeyringError):
            place.change()
    assert (place.found.profile.name, place.found.unfinished) == ("Sums", LATER)
    assert old.desktop_file in place.keyring.names()
    bring_to_end(place.home)
    assert place.found.unfinished == ""
    assert place.keyring.names() == {place.found.profile.desktop_file}


def test_an_open_vault_is_not_moved(place: Place) -> None:
    old = place.install()
    home = place.home
    with closing(open_vault(home.folder, old.files, WORDS, None)):
        moving.begin(home, old, PROFILES[1], has_share=True)
        with pytest.raises(VaultInUseError):
            moving.finish(home)
    assert place.opens(WORDS)


def test_taking_it_away_leaves_nothing(place: Place) -> None:
    worn = place.install()
    home = place.home
    (home.folder / "lists.json").write_text("{}")
    assert [path.name for path in removing.others(home, worn)] == ["lists.json"]
    removing.begin(home, worn, others_too=True, has_share=True)
    assert removing.finish(home) == frozenset()
    assert not place.system.data.exists()  # nothing else was in it
    assert place.keyring.names() == set()
    assert not place.system.launcher.entries
    assert find(place.doors.roots, PROFILES) is None


def test_lists_in_the_open_stay_when_they_were_not_ticked(place: Place) -> None:
    worn = place.install()
    home = place.home
    (home.folder / "lists.json").write_text("{}")
    removing.begin(home, worn, others_too=False, has_share=True)
    assert removing.finish(home) == {Stays.OTHER_FILES}
    assert [path.name for path in home.folder.iterdir()] == ["lists.json"]


@pytest.mark.parametrize(("pin", "told"), [(True, {Stays.OUTSIDE}), (False, set())])
def test_a_silent_keyring_does_not_hold_it_up_and_is_told_if_it_matters(
    place: Place, pin: bool, told: set[Stays]
) -> None:
    worn = place.install(with_pin=pin)
    home = place.home
    place.keyring.refuse(SilentKeyringError)
    removing.begin(home, worn, others_too=True, has_share=pin)
    assert removing.finish(home) == told
    assert not place.system.data.exists()


def test_one_from_before_names_were_drawn_can_go(place: Place) -> None:
    old = PROFILES[0]
    folder = place.system.data / old.folder
    create_vault(folder, old.files, NewVault(WORDS, new_code()), FLOOR).close()
    place.keyring(old.keyring).put(bytes(32))
    home = place.home
    removing.begin(home, old, others_too=True, has_share=True)
    removing.finish(home)
    assert not place.system.data.exists()
    assert place.keyring.names() == set()


@pytest.mark.parametrize("moment", ["begun", "no slots", "no folder"])
def test_a_removal_that_was_cut_short_is_found_and_ended(place: Place, moment: str) -> None:
    worn = place.install()
    home = place.home
    removing.begin(home, worn, others_too=True, has_share=True)
    if moment == "no slots":
        (home.folder / worn.files.slots).unlink()
    if moment == "no folder":
        kept = read(home.folder)
        assert kept is not None
        removing.finish(home)
        place.system.data.mkdir()
        keeping.write(removing.last_place(home.folder), kept)
    assert place.found.unfinished
    assert bring_to_end(place.home) is None
    assert not place.system.data.exists()


def test_a_removal_in_the_middle_of_a_change_takes_both_away(place: Place) -> None:
    old = place.install()
    home = place.home
    moving.begin(home, old, PROFILES[1], "Sums", has_share=True)
    removing.begin(home, old, others_too=True, has_share=True)
    assert bring_to_end(home) is None
    assert place.keyring.names() == set()
    assert not place.system.launcher.entries
    assert not place.system.data.exists()


def test_nothing_is_taken_away_that_was_not_marked(place: Place) -> None:
    place.install()
    assert removing.finish(place.home) == frozenset()
    rest = bring_to_end(place.home)
    assert rest is not None
    assert place.opens(PIN)


def test_the_preferences_are_the_same_with_and_without_a_second_vault(place: Place) -> None:
    profile = place.install()
    found = place.found
    files = [found.folder / f"{found.folder.name}{end}" for end in (".conf", ".bak")]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    with closing(open_vault(found.folder, profile.files, WORDS, None)) as vault:
        set_up_second(vault, WORDS, NewVault("other words of mine here", new_code()), None)
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


def test_a_bare_home_is_as_bare_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(bare))
    keyring = Keyring()
    doors = Doors(LinuxSystem(), keyring, ("program",))
    place = Place(MemorySystem(tmp_path, tmp_path), keyring, doors)
    worn = place.install()
    assert len(list((bare / ".local/share/applications").iterdir())) == 1
    home = Home(place.found.folder, doors, PROFILES)
    removing.begin(home, worn, others_too=True, has_share=True)
    assert removing.finish(home) == frozenset()
    assert list(bare.iterdir()) == []


def test_a_second_change_takes_the_place_of_one_that_was_only_begun(place: Place) -> None:
    old = place.install()
    moving.begin(place.home, old, PROFILES[1], "Never worn", has_share=True)
    assert len(place.keyring.names()) == len(place.system.launcher.entries) == 2
    place.change("Worn")
    assert place.found.profile.name == "Worn"
    assert place.keyring.names() == {place.found.profile.desktop_file}
    assert list(place.system.launcher.entries) == [place.found.profile.desktop_file]
    assert place.opens(PIN)


def test_a_second_change_first_ends_what_the_one_before_left(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.install()

    def silent(_item: Item) -> None:
        raise SilentKeyringError

    with monkeypatch.context() as there:
        there.setattr(Item, "forget", silent)
        with pytest.raises(SilentKeyringError):
            place.change("Middle")
    place.change("Last")
    assert place.keyring.names() == {place.found.profile.desktop_file}
    assert list(place.system.launcher.entries) == [place.found.profile.desktop_file]
    assert place.opens(PIN)
