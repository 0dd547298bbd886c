"""Work on copies: first creation, backup, restore, generations, and putting one back."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.errors import VaultExistsError
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    State,
    back_up,
    change_words,
    check_copy,
    create,
    generations_of,
    keep_generation,
    last_backup,
    newest_good,
    put_back,
    restore,
)
from tests.vault.kills.checks import looks_alike, works
from tests.vault.kills.site import FIRST_TEXT, Site, here
from tests.vault.kills.work import Say, Work
from tests.vault.made import NAMES

_DAY = 24 * 60 * 60
_BEGAN = 1_700_000_000


class _Fresh(Work):
    """Work that makes a vault where there is none: in no folder, an empty one, or a used one."""

    steps = 1

    def before(self, site: Site) -> None:
        target = self.target(site)
        if target.exists():
            shutil.rmtree(target)
        if site.step % 3:
            target.mkdir(mode=0o700)
        if site.step % 3 == 2:
            (target / "other").touch(mode=0o600)

    def run(self, site: Site, say: Say) -> None:
        with suppress(VaultExistsError):  # one that was killed before this had done it all
            self.make(site)
        say(site.step)

    def check(self, site: Site, last: int) -> None:
        folder = self.target(site)
        assert last < site.step or (folder / NAMES.slots).exists()
        if last < site.step and not (folder / NAMES.slots).exists():
            self.make(site)
        site.older = True  # the keyring has not been here
        for secret in (site.words, site.code):
            with site.opened(secret, folder) as vault:
                change_words(vault, site.words)
                if site.step % 4 == 0:  # 20 files: most of the time that all of this takes
                    keep_generation(vault)
        site.older = False
        (folder / "other").unlink(missing_ok=True)
        looks_alike(folder)
        assert set(here(site.stick)) <= {"copy", "made"}
        site.step += 1

    def target(self, site: Site) -> Path:
        return site.stick / "made"

    def make(self, site: Site) -> None:
        raise NotImplementedError


class Creation(_Fresh):
    """The one step makes a new vault."""

    again = "creation"

    def make(self, site: Site) -> None:
        create(self.target(site), NAMES, NewVault(site.words, site.code), FLOOR).close()


class Restore(_Fresh):
    """The one step makes a vault out of a copy."""

    again = "restore"

    def prepare(self, site: Site) -> None:
        with site.opened(site.words) as vault:
            back_up(vault, site.stick / "copy")

    def make(self, site: Site) -> None:
        restore(site.stick / "copy", site.words, self.target(site), NAMES)

    def check(self, site: Site, last: int) -> None:
        super().check(site, last)
        with site.opened(site.words, self.target(site)) as vault:
            works(vault, FIRST_TEXT)


class Backup(Work):
    """Each step notes its number and makes a copy in the place of the one before."""

    steps = 2

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                vault.store.set_setting("n", str(n))
                back_up(vault, site.stick / "copy")
                say(n)

    def check(self, site: Site, last: int) -> None:
        copy, trial = site.stick / "copy", site.stick / "trial"
        assert set(here(site.stick)) <= {"copy", "copy.new"}, here(site.stick)
        if last >= 0:
            check_copy(copy, site.code)
            restore(copy, site.words, trial, NAMES)
            with site.opened(site.words, trial) as vault:
                works(vault, FIRST_TEXT)
                assert int(vault.store.setting("n")) in (last, last + 1)
            shutil.rmtree(trial)
        with site.opened(site.words) as vault:
            assert last_backup(vault.store) or last < 0
            back_up(vault, copy)
        assert here(site.stick) == ["copy"]
        site.step = last + 1


class Generations(Work):
    """Each step keeps a generation, as if each were of another day."""

    steps = 3

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                keep_generation(vault, _BEGAN + n * _DAY, also_today=True)
                say(n)

    def check(self, site: Site, last: int) -> None:
        with site.opened(site.words) as vault:
            found = [generation.state for generation in generations_of(vault)]
            assert State.DAMAGED not in found  # it would be taken for a good one of today
            assert found.count(State.GOOD) >= min(last + 1, len(found)) - 1
        if last >= 0:
            assert newest_good(site.folder, NAMES, site.words)
        looks_alike(site.folder)  # before the next one is kept, too
        with site.opened(site.words) as vault:
            keep_generation(vault, also_today=True)
        sizes = {path.stat().st_size for path in site.folder.glob(f"{NAMES.ballast}-*")}
        assert len(sizes) == 1
        site.step = last + 1


class PutBack(Work):
    """The one step puts a generation in the place of what is damaged or gone, in six ways."""

    steps = 1
    again = "put-back"

    def prepare(self, site: Site) -> None:
        with site.opened(site.words) as vault:
            keep_generation(vault)
            site.more["used"] = (NAMES.first, NAMES.second)[vault.place.slot.compartment]
        site.older = True

    def before(self, site: Site) -> None:
        """Damage the compartment, the slots, or both, or lose one of three files."""
        used = site.folder / str(site.more["used"])
        other = site.folder / ({NAMES.first, NAMES.second} - {used.name}).pop()
        slots = site.folder / NAMES.slots
        how = site.step % 6
        if how in (0, 2):
            _spoil(used, 16_484)
        if how in (1, 2):
            _spoil(slots, 0, 2200)
        if how > 2:
            (used, slots, other)[how - 3].unlink()
        if how in (1, 2, 4, 5):  # nothing remembers the other vault's slots, or its content
            site.second = False

    def run(self, site: Site, say: Say) -> None:
        self._put_back(site)
        say(site.step)

    def check(self, site: Site, last: int) -> None:
        if last < site.step:
            self._put_back(site)
        used = str(site.more["used"])
        wanted = {0: [used], 1: [NAMES.slots], 2: [NAMES.slots, used]}.get(site.step % 6, [])
        found = [name for name in here(site.folder) if "-old-" in name]
        assert found == sorted(f"{name}-old-1" for name in wanted)
        for name in found:
            (site.folder / name).unlink()
        site.step += 1

    def _put_back(self, site: Site) -> None:
        found = newest_good(site.folder, NAMES, site.words)
        assert found
        put_back(site.folder, NAMES, found)


def _spoil(path: Path, start: int, size: int = 100) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(os.urandom(size))
