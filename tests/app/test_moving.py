"""Another disguise for what is there, without screens: all of it or nothing."""

from __future__ import annotations

from contextlib import closing

import pytest

from nocontact_desktop.app import moving
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.ending import bring_to_end
from nocontact_desktop.disguise.installation import Installation
from nocontact_desktop.disguise.preferences import LATER, Kept, read
from nocontact_desktop.errors import (
    ExpectedError,
    LauncherFailedError,
    NoKeyringError,
    SilentKeyringError,
    VaultInUseError,
)
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    new_code,
    open_vault,
    set_up_second,
)
from nocontact_desktop.vault import create as create_vault
from tests.app.place import PIN, PROFILES, WORDS, Item, Place


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


def test_the_preferences_are_the_same_with_and_without_a_second_vault(place: Place) -> None:
    profile = place.install()
    found = place.found
    files = [found.folder / f"{found.folder.name}{end}" for end in (".conf", ".bak")]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    with closing(open_vault(found.folder, profile.files, WORDS, None)) as vault:
        set_up_second(vault, WORDS, NewVault("other words of mine here", new_code()), None)
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


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
