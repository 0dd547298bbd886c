"""Changing the disguise, and removing everything, with keyring and menu, and the next start."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from nocontact_desktop.app import moving, removing
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.first_run import create
from nocontact_desktop.app.moving import Home
from nocontact_desktop.disguise import keeping
from nocontact_desktop.disguise.installation import Installation, find
from nocontact_desktop.disguise.preferences import main_file, second_file
from nocontact_desktop.vault import FLOOR, KeyringLabel, open_vault
from tests.vault.kills.checks import looks_alike
from tests.vault.kills.first_runs import PROFILES, Account, chosen
from tests.vault.kills.site import FileShare, Site
from tests.vault.kills.work import Say, Work

_LISTS = "lists.json"
"""What anybody may read, as a disguise keeps it beside the vault."""


def doors_of(site: Site) -> Doors:
    """The ways out of the program; a keyring finds its items by their attributes."""

    def keyring(label: KeyringLabel) -> FileShare:
        return FileShare(site.stick / "items" / label.attributes["application-id"])

    return Doors(Account(site.stick), keyring, ("program",))


def found(site: Site) -> Installation | None:
    """What a start of the program finds."""
    return find(doors_of(site).roots, PROFILES)


def home(site: Site, there: Installation) -> Home:
    """The same for the work."""
    return Home(there.folder, doors_of(site), PROFILES)


def start(site: Site) -> Installation | None:
    """A start and an opening, which bring to its end what was begun."""
    there = found(site)
    if there is not None and there.unfinished:
        removing.finish(home(site, there))
        if there.folder.exists():
            moving.finish(home(site, there))
        there = found(site)
    if there is not None:
        keeping.mend(there.folder)
    return there


def files(site: Site) -> set[str]:
    """All that lies where the program may write."""
    roots = (site.stick / name for name in ("home", "program", "items"))
    every = [path for root in roots for path in root.rglob("*")]
    return {str(path.relative_to(site.stick)) for path in every if path.name != "keyring.fresh"}


class _House(Work):
    steps = 1

    def install(self, site: Site) -> None:
        """An installation with all there is, and a list in the open."""
        for name in ("home", "program", "items"):
            shutil.rmtree(site.stick / name, ignore_errors=True)
            (site.stick / name).mkdir()
        draft = chosen(site, 0)
        create(draft, doors_of(site), FLOOR).close()
        (draft.folder(doors_of(site)) / _LISTS).touch(mode=0o600)


class Disguise(_House):
    """Each step changes into another disguise, with another name and picture each time."""

    again = "disguise"

    def prepare(self, site: Site) -> None:
        self.install(site)

    def run(self, site: Site, say: Say) -> None:
        there = start(site)
        assert there is not None
        place, words = home(site, there), chosen(site, 0).words
        share = doors_of(site).keyring(there.profile.keyring).get
        with closing(open_vault(there.folder, there.profile.files, words, share)):
            shipped = PROFILES[site.step % len(PROFILES)]
            icon = PROFILES[site.step % 2].icon
            moving.begin(place, there.profile, shipped, f"Name {site.step}", icon, has_share=True)
        moving.finish(place)
        say(site.step)

    def check(self, site: Site, last: int) -> None:
        there = start(site)
        assert there is not None
        assert not there.unfinished
        before = site.more.get("name", chosen(site, 0).profile.name)
        names = [f"Name {site.step}"] if last == site.step else [before, f"Name {site.step}"]
        assert there.profile.name in names
        site.more["name"] = there.profile.name
        self._is_whole(site, there)
        site.step += 1

    def _is_whole(self, site: Site, there: Installation) -> None:
        profile, folder = there.profile, there.folder
        keyring = doors_of(site).keyring(profile.keyring)
        draft = chosen(site, 0)
        for secret in (draft.words, draft.pin, draft.recovery_code):
            open_vault(folder, profile.files, secret, keyring.get, keyring=keyring).close()
        expected = {
            "home/applications",
            f"home/applications/{profile.desktop_file}.desktop",
            "home/icons",
            "home/icons/hicolor",
            "home/icons/hicolor/scalable",
            "home/icons/hicolor/scalable/apps",
            f"home/icons/hicolor/scalable/apps/{profile.desktop_file}.svg",
            f"items/{profile.desktop_file}",
            f"home/{folder.name}",
        }
        inside = {path for path in files(site) if path.startswith(f"home/{folder.name}/")}
        assert files(site) - inside == expected
        _looks_as_ever(folder, there)


def _looks_as_ever(folder: Path, there: Installation) -> None:
    aside = folder.with_name("aside")
    others = [main_file(folder), second_file(folder), folder / _LISTS]
    aside.mkdir()
    for path in others:
        path.rename(aside / path.name)
    looks_alike(folder, there.profile.files)
    for path in others:
        (aside / path.name).rename(path)
    aside.rmdir()


class Removal(_House):
    """Each step takes an installation away; lists in the open go in every second."""

    again = "removal"

    def before(self, site: Site) -> None:
        self.install(site)

    def run(self, site: Site, say: Say) -> None:
        there = start(site)
        if there is not None:
            place, too = home(site, there), bool(site.step % 2)
            removing.begin(place, there.profile, others_too=too, has_share=True)
            removing.finish(place)
        say(site.step)

    def check(self, site: Site, last: int) -> None:
        there = start(site)
        if there is not None:
            assert last < site.step
            assert (there.folder / there.profile.files.slots).exists()
            removing.begin(home(site, there), there.profile, others_too=bool(site.step % 2))
            assert start(site) is None
        left = {str(path) for path in files(site)}
        if site.step % 2:
            assert left == set(), left
        else:
            assert {Path(path).name for path in left if path.endswith(".json")} == {_LISTS}
            assert len(left) == 2, left
        site.step += 1
