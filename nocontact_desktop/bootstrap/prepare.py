"""Making the packages importable, whatever it takes."""

import os
import sys

from nocontact_desktop.bootstrap.ready import LIBRARIES, Part, is_ready, loadable


def prepare(root: str, *parts: Part) -> None:
    """Make the packages of `parts` importable, and set up first what is missing.

    Raises `SetupStoppedError` when something is missing that cannot be set up from here.
    """
    complete = loadable(LIBRARIES)
    for part in parts:
        if not is_ready(root, part):
            from nocontact_desktop.bootstrap import packages  # noqa: PLC0415 - rarely needed

            packages.install(root, part)
            complete = False
        folder = os.path.join(root, part.folder)
        if folder not in sys.path:
            sys.path.insert(1, folder)
    if not complete:
        from nocontact_desktop.bootstrap import libraries  # noqa: PLC0415 - rarely needed

        libraries.install_missing()
