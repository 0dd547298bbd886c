"""Bringing to its end what was begun with the disguise, or with taking it away."""

from __future__ import annotations

from nocontact_desktop.app import moving, removing
from nocontact_desktop.app.moving import Home
from nocontact_desktop.disguise import keeping
from nocontact_desktop.disguise.preferences import read, read_file
from nocontact_desktop.vault import named


def bring_to_end(home: Home) -> Home | None:
    """Go on where a kill came between; where it lies then, or None when it was taken away.

    Raises what `moving.finish` and `removing.finish` raise. Then it is still under way.
    """
    kept = read(home.folder) or read_file(removing.last_place(home.folder))
    if kept is not None and kept.leaving:
        removing.finish(home)
        return None
    home = moving.finish(home)
    with named():
        keeping.mend(home.folder)
    return home
