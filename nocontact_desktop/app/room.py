"""Whether a vault can be made in a folder, before anything is made."""

import os
import shutil
from pathlib import Path

from nocontact_desktop.i18n import text as _

NEEDED_MIB = 100
"""Two compartments, what keeps the last edit safe, and the first copies beside them."""


def trouble(folder: Path) -> str:
    """Why no vault can be made in `folder`, as a sentence; empty when nothing is in the way.

    The folder need not exist. Nothing is written.
    """
    there = next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
    if not os.access(there, os.W_OK | os.X_OK):
        return _("The program may not write in this folder: {folder}", folder=there)
    try:
        free = shutil.disk_usage(there).free >> 20
    except OSError:
        return ""
    if free < NEEDED_MIB:
        return _(
            "There is too little room for it: {free} MB are free, and {needed} MB are needed.",
            free=free,
            needed=NEEDED_MIB,
        )
    return ""
