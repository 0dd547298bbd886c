"""What must hold after every kill, whatever the work was, as a clean reader sees it."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.vault import FileNames, Store, Vault
from nocontact_desktop.vault.ballast import SIZE
from nocontact_desktop.vault.slots import FILE_SIZE
from tests.vault.kills.site import FIRST_TEXT, SECOND_TEXT, SECOND_WORDS, Site, here
from tests.vault.made import NAMES


def whole(site: Site) -> None:
    """Every secret opens, all content is there, the files are alike, and work can go on."""
    all_open(site)
    looks_alike(site.folder)
    assert set(here(Path(site.root))) <= {"vault", "stick", "keyring", "keyring.fresh"}


def all_open(site: Site) -> None:
    """Every secret opens, all content is there, and work can go on."""
    for secret in (site.words, site.code):
        with site.opened(secret) as vault:
            works(vault, FIRST_TEXT)
    if site.second:
        for secret in (SECOND_WORDS, site.second_code):
            with site.opened(secret) as vault:
                works(vault, SECOND_TEXT)


def works(vault: Vault, text: str) -> None:
    """What was kept is there, and a next edit is, too."""
    assert vault.store.answers("s")["mark"] == text
    next_edit(vault.store)
    assert not vault.attachments.check()


def next_edit(store: Store) -> None:
    """Store something, find it, and store something shorter again."""
    store.set_answer("next", "edit", "elderflower " * 300)
    assert store.search("elderflower")
    store.set_answer("next", "edit", "")
    assert not store.search("elderflower")


def looks_alike(folder: Path, names: FileNames = NAMES) -> None:
    """The files that belong there and no others, of their sizes and times."""
    stem = names.ballast.partition(".")[0]
    generations = [name for name in here(folder) if name.startswith(f"{stem}-")]
    usual = sorted([names.slots, names.first, names.second, names.lock, names.ballast])
    assert [name for name in here(folder) if name not in generations] == usual, here(folder)
    stats = [(folder / name).stat() for name in (names.first, names.second)]
    assert stats[0].st_size == stats[1].st_size
    assert stats[0].st_mtime_ns == stats[1].st_mtime_ns
    assert (folder / names.slots).stat().st_size == FILE_SIZE
    assert (folder / names.ballast).stat().st_size == SIZE
    if keeps_modes(folder):
        modes = {path.stat().st_mode & 0o777 for path in folder.iterdir()}
        assert modes == {0o600}
        assert folder.stat().st_mode & 0o777 == 0o700
    times = {(folder / name).stat().st_mtime_ns for name in generations}
    assert len(times) <= 1


def keeps_modes(folder: Path) -> bool:
    """Whether files there can be private. On a stick they belong to whoever has it in hand."""
    kinds = (line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines())
    above = {Path(place): kind for place, kind in kinds}
    return next(above[each] for each in (folder, *folder.parents) if each in above) != "vfat"
