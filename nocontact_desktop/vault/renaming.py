"""All files of a vault as one: giving them other names, or taking them away.

Both are done step by step under the lock, can be killed after any step, and go on when they are
called again. The vault must not be open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from nocontact_desktop.replacing import flush, sync_renamed
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.vault import FileNames


def rename(folder: Path, names: FileNames, others: FileNames) -> None:
    """Give every file of the vault in `folder` its name under `others`.

    No name may be in both. Raises `VaultInUseError` while the vault is open, and the expected
    errors of writing.
    """
    with named(), ExitStack() as held:
        held.callback(FolderLock(folder / others.lock).release)
        held.callback(FolderLock(folder / names.lock).release)
        # The lock's file holds the count of codes that opened nothing. The new one is locked
        # already, so it is filled and not replaced.
        if count := (folder / names.lock).read_bytes():
            (folder / others.lock).write_bytes(count)
        renamed = [folder / others.lock]
        for path, name, middle in _belonging(folder, names):
            renamed.append(path.rename(folder / _put_together(_other(names, others, name), middle)))
        (folder / names.lock).unlink()
        sync_renamed(*renamed)


def take_away(folder: Path, names: FileNames) -> None:
    """Delete every file of the vault in `folder`, first what opens it; other files stay.

    Raises as `rename` does.
    """
    if not folder.is_dir():
        return
    with named(), ExitStack() as held:
        held.callback(FolderLock(folder / names.lock).release)
        (folder / names.slots).unlink(missing_ok=True)
        for path, _, _ in _belonging(folder, names):
            path.unlink()
        (folder / names.lock).unlink()
        flush(folder)


def _belonging(folder: Path, names: FileNames) -> Iterator[tuple[Path, str, tuple[str, str]]]:
    """Every file but the lock: its path, the name it goes by, and what its own name has more.

    Beside the five there are generations, damaged ones that were set aside, and fresh ones.
    """
    every = [names.slots, names.first, names.second, names.ballast]
    for path in sorted(folder.iterdir()):
        for name in every:
            stem, ending = Path(name).stem, Path(name).suffix
            number = r"|-\d\d" if name == names.ballast else ""
            form = rf"{re.escape(stem)}(-old-\d+{number}|){re.escape(ending)}((?:\.new)?)"
            if found := re.fullmatch(form, path.name):
                yield path, name, (found[1], found[2])


def _other(names: FileNames, others: FileNames, name: str) -> str:
    pairs = {
        names.slots: others.slots,
        names.first: others.first,
        names.second: others.second,
        names.ballast: others.ballast,
    }
    return pairs[name]


def _put_together(name: str, middle: tuple[str, str]) -> str:
    return f"{Path(name).stem}{middle[0]}{Path(name).suffix}{middle[1]}"
