"""An account with an installation, a menu and a keyring, for changing and removing it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.app import moving
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.first_run import Draft, create
from nocontact_desktop.app.moving import Home
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.disguise.installation import Installation, find
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.errors import (
    ExpectedError,
    KeyringMissingError,
)
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import (
    FLOOR,
    KeyringLabel,
    MemoryShare,
    new_code,
    open_vault,
)
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


def new_place(tmp_path: Path) -> Place:
    for name in ("home", "stick"):
        (tmp_path / name).mkdir()
    Item.refuses = None
    system, keyring = MemorySystem(tmp_path / "home", tmp_path / "stick"), Keyring()
    return Place(system, keyring, Doors(system, keyring, ("program",)))
