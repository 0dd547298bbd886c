"""A file that was being saved outside the vault when the process was killed.

It holds a part of something secret, under a hidden name. Where it lies is kept in the vault while
it is written, so that the next opening takes it away.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.vault import Store
from ui.desk.paper.private_file import is_hidden_name

_SETTING = "files.unfinished"


def note_unfinished(store: Store, part: Path | None) -> None:
    """Remember where it lies, or that there is none any more. Raises what storing raises."""
    store.set_setting(_SETTING, str(part) if part is not None else "")


def clear_unfinished(store: Store) -> None:
    """Take away what a kill left, once its place can be reached. Slow; for a thread."""
    noted = store.setting(_SETTING)
    if not noted:
        return
    part = Path(noted)
    with suppress(OSError, ExpectedError):
        if part.parent.is_dir() and is_hidden_name(part.name):
            part.unlink(missing_ok=True)
            note_unfinished(store, None)
