"""Taking chosen files into the vault, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from nocontact_desktop.errors import ExpectedError, StoppedError, StorageFailedError
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Vault
from ui.desk.copies.under_way import Moving
from ui.desk.files.chosen_file import opened_file, size_of
from ui.desk.files.file_work import Job, Told
from ui.desk.files.names import shown
from ui.desk.files.sentences import not_taken_in

_MOST_NAMED = 5
"""So many files that were not taken in are told one by one."""


@dataclass(slots=True)
class Taken:
    """What came of it."""

    kept: int = 0
    failed: list[tuple[str, ExpectedError]] = field(default_factory=list)
    stopped: bool = False


def taking_in(vault: Vault, paths: list[Path]) -> Job:
    """Each file is taken in whole or not at all; one that cannot be does not keep the others."""
    return Job(
        _("The files are being added. You can go to other pages meanwhile."),
        lambda moving: _take_in(vault, paths, moving),
        _told,
        lambda error: Told(_(error.sentence), trouble=_(error.sentence)),
    )


class _Watched:
    """A source that tells how far it was read, and ends the work when that was asked for."""

    def __init__(self, source: BinaryIO, moving: Moving, before: int, total: int) -> None:
        self._source = source
        self._moving = moving
        self._done = before
        self._total = total

    def read(self, most: int) -> bytes:
        """The next bytes."""
        self._moving(self._done, self._total)
        found = self._source.read(most)
        self._done += len(found)
        return found

    def __getattr__(self, name: str) -> object:
        """All else is as the source has it."""
        return getattr(self._source, name)


def _take_in(vault: Vault, paths: list[Path], moving: Moving) -> Taken:
    taken, before = Taken(), 0
    sizes = [size_of(path) for path in paths]
    for path, length in zip(paths, sizes, strict=True):
        try:
            moving(before, sum(sizes))
            with opened_file(path, vault.place.folder) as file:
                source = cast("BinaryIO", _Watched(file, moving, before, sum(sizes)))
                vault.attachments.add(source, path.name, lambda _done: True)
            taken.kept += 1
        except StoppedError:
            taken.stopped = True
            break
        except ExpectedError as error:
            taken.failed.append((path.name, error))
            if isinstance(error, StorageFailedError):
                break
        before += length
    return taken


def _told(outcome: object) -> Told:
    assert isinstance(outcome, Taken)  # noqa: S101 - what the work gives
    kept, missing, stopped = outcome.kept, len(outcome.failed), outcome.stopped
    said = [
        plural("{count} file is in the vault now.", "{count} files are in the vault now.", kept)
        if kept
        else "",
        _("Stopped. What was not whole yet was not kept.") if stopped else "",
        plural("{count} file was not added.", "{count} files were not added.", missing)
        if missing
        else "",
    ]
    remains = _(
        "What you chose also stays where it was, and whoever looks there can open it. This program "
        "does not delete it. If you do, think of the bin, of other copies, and of whether somebody "
        "would notice."
    )
    return Told(
        plain=" ".join(filter(None, said)),
        good=f"{said[0]} {remains}" if kept else "",
        trouble="\n".join(filter(None, [said[1], *_reasons(outcome)])),
    )


def _reasons(outcome: Taken) -> list[str]:
    named = [
        _("{name} was not added. {why}", name=shown(name), why=not_taken_in(error))
        for name, error in outcome.failed[:_MOST_NAMED]
    ]
    more = len(outcome.failed) - len(named)
    if more:
        named.append(plural("{count} more was not.", "{count} more were not.", more))
    return named
