"""What goes on inside the guest: `python3 -m tests.guest.sitting look|work PAPER STICK`.

PAPER is a file with JSON: the kind of work and, but for the first time, where it had come to and
the last step that was acknowledged. That has to be on the stick. `work` then goes on with the next
steps and waits until the power is cut. One line tells where it is, and then one of each step done.
"""

from __future__ import annotations

import json
import signal
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nocontact_desktop.errors import ReadOnlyFolderError
from tests.vault.kills.checks import all_open
from tests.vault.kills.site import Site, new_site, slow_names
from tests.vault.kills.work import Work
from tests.vault.kills.works import WORKS


def main(arguments: list[str]) -> None:
    """Look, or look and work until the power is cut."""
    for module, name, quick in slow_names():
        setattr(module, name, quick)
    try:
        told = json.loads(Path(arguments[1]).read_text())
        _sit(arguments[0], told, Path(arguments[2], "things"))
        Path(arguments[1]).write_text(json.dumps(told))  # looking was work, too
    except BaseException:  # noqa: BLE001 - goes to the one who started this
        _say("error", traceback.format_exc().replace("\n", "\v"))


def _sit(what: str, told: dict[str, Any], root: Path) -> None:
    work = WORKS[told["work"]]
    if "site" in told and not told.get("looked"):
        try:
            _look_for_all(work, told)
        except ReadOnlyFolderError:  # the file system does so when a cut has left it in disorder
            if what == "work":
                raise
            return
    if what == "work":
        _do(work, Site(**told["site"]) if "site" in told else _begun(work, root))


def _look_for_all(work: Work, told: dict[str, Any]) -> None:
    """All that was acknowledged is there. Takes note of how to go on."""
    site = Site(**told["site"])
    work.check(site, told["last"])
    all_open(site)
    told |= {"site": asdict(site), "looked": True}


def _begun(work: Work, root: Path) -> Site:
    site = new_site(root)
    work.prepare(site)
    return site


def _do(work: Work, site: Site) -> None:
    """Work, and then wait for the end."""
    work.before(site)
    _say("site", json.dumps(asdict(site)))
    work.run(site, lambda step: _say("ack", step))
    while True:
        signal.pause()


def _say(kind: str, value: object) -> None:
    sys.stdout.write(f"{kind} {value}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
