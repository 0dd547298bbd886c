"""Taking everything away, without screens, and what stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.app import moving, removing
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.ending import bring_to_end
from nocontact_desktop.app.moving import Home
from nocontact_desktop.app.removing import Stays
from nocontact_desktop.disguise import keeping
from nocontact_desktop.disguise.installation import find
from nocontact_desktop.disguise.preferences import read
from nocontact_desktop.errors import (
    SilentKeyringError,
)
from nocontact_desktop.system.linux import LinuxSystem
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    new_code,
)
from nocontact_desktop.vault import create as create_vault
from tests.app.place import PIN, PROFILES, WORDS, Keyring, Place


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
