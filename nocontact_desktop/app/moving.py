"""Another disguise for an installation that is there: folder, files, menu and keyring in one step.

First the preferences say what they are being changed into. From then on every step can be done
again, so after a kill at any moment `finish` brings it to its end, at the next start. Until the
files are renamed the old disguise is whole; from then on the new one is.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.app.doors import Doors
from nocontact_desktop.disguise import keeping
from nocontact_desktop.disguise.drawn import draw
from nocontact_desktop.disguise.preferences import (
    Kept,
    Preferences,
    before_names_were_drawn,
    main_file,
    read,
    second_file,
    worn,
)
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.errors import (
    KeyringMissingError,
    LauncherFailedError,
    SilentKeyringError,
    StorageFailedError,
    UnsafeKeyringError,
)
from nocontact_desktop.replacing import sync_renamed
from nocontact_desktop.vault import KeyringShare, named, rename


@dataclass(frozen=True, slots=True)
class Home:
    """Where an installation lies, and the ways to what belongs to it elsewhere."""

    folder: Path
    doors: Doors
    profiles: tuple[Profile, ...]

    @property
    def on_stick(self) -> bool:
        """Whether it lies beside the program: then there is nothing of it elsewhere."""
        return self.folder.parent == self.doors.system.portable_root()

    def dressed(self, kept: Preferences, folder: str = "") -> Profile:
        """The profile that these preferences make."""
        return worn(kept, folder or self.folder.name, self.profiles)

    def kept(self, profile: Profile) -> Kept:
        """The preferences; `profile` is what is worn where there are none yet."""
        return read(self.folder) or Kept(before_names_were_drawn(profile))


def begin(
    home: Home,
    now: Profile,
    shipped: Profile,
    name: str = "",
    icon: str = "",
    *,
    has_share: bool = False,
) -> None:
    """Make everything ready for another disguise; `finish` it when the vault is closed.

    `now` is what is worn, and `has_share` whether the open vault needs the keyring. On any failure
    nothing is changed. Raises `SilentKeyringError` where the keyring is needed and does not answer,
    the launcher's errors, and those of writing.
    """
    before = _settled(home, now)
    drawn = draw()
    folder = drawn.folder(shipped, name)
    if (home.folder.parent / folder).exists():
        raise StorageFailedError
    next_one = folder, drawn.preferences(shipped, name, icon)
    elsewhere = not home.on_stick and keeps_something(home, now, has_share=has_share)
    kept = Kept(before.now, next_one, elsewhere=elsewhere)
    try:
        with named():
            keeping.keep(home.folder, kept)
        _carry_over(home, kept)
    except BaseException:
        _undo(home, kept)
        raise


def _settled(home: Home, now: Profile) -> Kept:
    """The preferences after what an earlier change left is gone, however far that one came."""
    before = home.kept(now)
    if before.following is not None:
        _undo(home, before)
    if before.former is not None:
        _clean(home, before)
    return Kept(before.now)


def keeps_something(home: Home, now: Profile, *, has_share: bool) -> bool:
    """Whether the keyring holds a part of this installation, for whichever vault.

    Where it does not answer, `SilentKeyringError` is raised if it has to.
    """
    try:
        home.doors.keyring(now.keyring).get()
    except SilentKeyringError:
        if has_share:
            raise
        return False
    except (KeyringMissingError, UnsafeKeyringError):
        return False
    return True


def finish(home: Home) -> Home:
    """Bring to its end what was begun, as far as it goes now; where it lies then.

    Raises what `begin` raises, and `VaultInUseError`: then it is still under way.
    """
    kept = read(home.folder)
    if kept is not None and kept.following is not None:
        _carry_over(home, kept)
        home = _move(home, kept)
        kept = read(home.folder)
    if kept is not None and kept.former is not None:
        _clean(home, kept)
    return home


def _carry_over(home: Home, kept: Kept) -> None:
    """Put the share and the menu's entry under their new names, beside the old ones."""
    if home.on_stick or kept.following is None:
        return
    folder, new = kept.following
    old, dressed = home.dressed(kept.now), home.dressed(new, folder)
    doors = home.doors
    if kept.elsewhere:
        _copy_share(doors.keyring(old.keyring), doors.keyring(dressed.keyring))
    if doors.has_launcher(old):
        on_desktop = any(each.on_desktop for each in doors.launchers())
        doors.add_launcher(dressed, on_desktop=on_desktop)


def _copy_share(old: KeyringShare, new: KeyringShare) -> None:
    share = old.get()
    marks = [old.mark(number) for number in (0, 1)]
    new.put(share)
    for number, mark in enumerate(marks):
        new.put_mark(number, mark)


def _undo(home: Home, kept: Kept) -> None:
    with suppress(OSError):
        keeping.keep(home.folder, Kept(kept.now))
    if not home.on_stick and kept.following is not None:
        folder, new = kept.following
        forget(home.doors, home.dressed(new, folder), keyring=kept.elsewhere)


def forget(doors: Doors, profile: Profile, *, keyring: bool) -> bool:
    """Take the menu's entry and the keyring's part away; whether nothing of them is left.

    Without `keyring` nothing is said to be there, so no answer is as good as one.
    """
    gone = True
    if doors.system.launcher.available:
        try:
            doors.remove_launcher(profile)
        except LauncherFailedError:
            gone = False
    try:
        doors.keyring(profile.keyring).forget()
    except UnsafeKeyringError:  # such a one was never given a part
        pass
    except KeyringMissingError:
        gone = gone and not keyring
    return gone


def _move(home: Home, kept: Kept) -> Home:
    """Rename the files, then the folder, which holds the preferences of both then."""
    assert kept.following is not None  # noqa: S101 - asked by `finish`
    name, new = kept.following
    target = home.folder.with_name(name)
    rename(home.folder, kept.now.files, new.files)
    moved = Kept(new, former=(home.folder.name, kept.now), elsewhere=kept.elsewhere)
    with named():
        for path in (second_file(target), main_file(target)):
            keeping.write(home.folder / path.name, moved)
        sync_renamed(home.folder.rename(target))
    return Home(target, home.doors, home.profiles)


def _clean(home: Home, kept: Kept) -> None:
    """Take away what the old disguise left: its preferences, its menu entry, its keyring item."""
    assert kept.former is not None  # noqa: S101 - asked by `finish`
    name, old = kept.former
    before = home.folder.with_name(name)
    with named():
        keeping.remove_files(home.folder, (second_file(before).name, main_file(before).name))
    gone = home.on_stick or forget(home.doors, home.dressed(old, name), keyring=kept.elsewhere)
    if not gone:
        raise SilentKeyringError
    with named():
        keeping.keep(home.folder, Kept(kept.now))
