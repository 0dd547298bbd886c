"""The first run itself, with keyring and menu, and the start that comes after a kill."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.first_run import NO, PIN_ADVISED, YES, Draft, create, take_back
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.disguise.installation import Installation, find
from nocontact_desktop.disguise.preferences import main_file, read, second_file
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.system.linux import LinuxSystem
from nocontact_desktop.vault import FLOOR, KeyringLabel, back_up, open_vault
from tests.disguise.chance import draw
from tests.vault.kills.checks import looks_alike, works
from tests.vault.kills.site import FIRST_TEXT, FileShare, Site
from tests.vault.kills.work import Say, Work

PROFILES = load_profiles(resources.folder("disguises"))
_PRIVATE = {"owner": "mine", "login": "me", "admin": "me", "signs": "none", "paper": "away"}
_PIN = "719264"
_OTHER = "other"
"""A file of somebody else's in the folder that the vault is to lie in."""


class Account(LinuxSystem):
    """A person's account in a folder of the test, with the menu that Linux has."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def data_root(self) -> Path:
        return self._root / "home"

    def portable_root(self) -> Path:
        return self._root / "program"


def doors_of(site: Site) -> Doors:
    """The ways out of the program, all of which end below the site's other place."""

    def keyring(label: KeyringLabel) -> FileShare:
        return FileShare(site.stick / "items" / label.label)

    return Doors(Account(site.stick), keyring, ("program",))


def chosen(site: Site, n: int) -> Draft:
    """What the person chose in the first run of this number, each kind in turn."""
    profile = PROFILES[n // 2 % len(PROFILES)]
    draft = Draft(profile, {name: frozenset({value}) for name, value in _PRIVATE.items()})
    draft.drawn = draw(n)
    draft.chosen = Outcome.STICK if n % 5 == 2 else Outcome.USE
    draft.words, draft.recovery_code = f"first run {n}", site.code
    draft.launcher = n % 5 in (0, 1, 3)
    draft.settings = {"exit": f"key {n}", "look": "dark"}
    if n % 5 in (0, 4):
        draft.pin, draft.share_agreed = _PIN, True
    if n % 5 == 3:
        draft.restoring, draft.copy, draft.copy_secret = True, site.stick / "copy", site.code
        draft.words = site.words
    return draft


def found(site: Site) -> Installation | None:
    """What a start of the program finds."""
    account = Account(site.stick)
    return find((account.portable_root(), account.data_root()), PROFILES)


def start(site: Site, n: int) -> None:
    """What a start leads to: the first run, or the vault that is there."""
    there = found(site)
    if there is None:
        take_back(doors_of(site), PROFILES)
        create(chosen(site, n), doors_of(site), FLOOR).close()
    else:
        open_vault(there.folder, there.profile.files, chosen(site, n).words, None).close()


class FirstRuns(Work):
    """The one step is a first run: with all there is, words alone, a stick, a copy, no menu.

    A start that finds no vault has to leave nothing of what was chosen before.
    """

    steps = 1
    again = "first-run"

    def prepare(self, site: Site) -> None:
        with site.opened(site.words) as vault:
            vault.store.set_setting("look", "light")
            back_up(vault, site.stick / "copy")

    def before(self, site: Site) -> None:
        for name in ("home", "program", "items"):
            shutil.rmtree(site.stick / name, ignore_errors=True)
            (site.stick / name).mkdir()
        if site.step % 5 in (1, 4):  # then five files are moved, and not the folder
            folder = chosen(site, site.step).folder(doors_of(site))
            folder.mkdir()
            (folder / _OTHER).touch(mode=0o600)

    def run(self, site: Site, say: Say) -> None:
        start(site, site.step)
        say(site.step)

    def check(self, site: Site, last: int) -> None:
        if found(site) is None:
            assert last < site.step
            take_back(doors_of(site), PROFILES)
            assert _files(site) == set()
            site.step += 1
            start(site, site.step)
        _is_as_chosen(site)
        site.step += 1


def _is_as_chosen(site: Site) -> None:
    there, draft, doors = found(site), chosen(site, site.step), doors_of(site)
    assert there is not None
    assert there.folder == draft.folder(doors)
    for secret in (draft.words, draft.recovery_code, *([_PIN] if draft.with_share else [])):
        _opens_as_chosen(site, there, secret)
    expected = set()
    if draft.with_launcher:
        name = draft.profile.desktop_file
        icons = "home/icons/hicolor/scalable/apps"
        expected = {f"home/applications/{name}.desktop", f"{icons}/{name}.svg"}
    if draft.with_share:
        expected.add(f"items/{draft.profile.keyring.label}")
    (there.folder / _OTHER).unlink(missing_ok=True)
    assert read(there.folder)
    for path in (main_file(there.folder), second_file(there.folder)):
        path.unlink()
    looks_alike(there.folder, there.profile.files)
    shutil.rmtree(there.folder)
    assert _files(site) == expected


def _opens_as_chosen(site: Site, there: Installation, secret: str) -> None:
    draft, keyring = chosen(site, site.step), doors_of(site).keyring(there.profile.keyring)
    share = keyring.get if draft.with_share else None
    with closing(open_vault(there.folder, there.profile.files, secret, share)) as vault:
        advised = YES if draft.pin_allowed else NO
        for name, value in {**draft.settings, PIN_ADVISED: advised}.items():
            assert vault.store.setting(name) == value
        if draft.restoring:
            works(vault, FIRST_TEXT)


def _files(site: Site) -> set[str]:
    """All that lies where the program may write, but for what was there and the twin's own."""
    roots = (site.stick / name for name in ("home", "program", "items"))
    every = [path for root in roots for path in root.rglob("*") if _counts(path)]
    mine = [path for path in every if path.name not in (_OTHER, "keyring.fresh")]
    return {str(path.relative_to(site.stick)) for path in mine}


def _counts(path: Path) -> bool:
    """Folders of the menu may have been there before; a building site may not."""
    return not path.is_dir() or path.suffix == ".new"
