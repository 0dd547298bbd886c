"""What is done with files that are in the vault: saved elsewhere, removed, checked."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.errors import DamagedVaultError, ExpectedError
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Attachment, Vault
from ui.desk.copies.under_way import Moving
from ui.desk.files.file_work import FileWork, Job, Told
from ui.desk.files.sentences import not_removed, not_saved, stopped
from ui.desk.paper.private_file import write_whole


def saving(vault: Vault, work: FileWork, kept: Attachment, path: Path, *, replace: bool) -> Job:
    """A copy of the file at `path`, whole or not at all."""

    def save(moving: Moving) -> None:
        def go_on(done: int) -> bool:
            moving(done, kept.size)
            return True

        try:
            write_whole(
                path,
                lambda target: vault.attachments.read(kept.id, target, go_on),
                replace=replace,
                begun=work.note_part,
            )
        finally:
            work.note_part(None)

    def failed(error: ExpectedError) -> Told:
        said = _(error.sentence) if stopped(error) else not_saved(error)
        spoilt = {kept.id} if isinstance(error, DamagedVaultError) else ()
        return Told(said, trouble=said, damaged=frozenset(spoilt))

    done = _("The copy is saved. It stays there until you delete it.")
    words = _("The copy is being saved. You can go to other pages meanwhile.")
    return Job(words, save, lambda _nothing: Told(done, done), failed)


def removing(vault: Vault, kept: Attachment) -> Job:
    """The file taken out for good; what was begun is always ended."""

    def failed(error: ExpectedError) -> Told:
        said = not_removed(error)
        return Told(said, trouble=said)

    done = _("The file is removed.")
    return Job(
        _("The file is being removed."),
        lambda _moving: vault.attachments.remove(kept.id),
        lambda _nothing: Told(done, done),
        failed,
        can_stop=False,
    )


def renaming(vault: Vault, kept: Attachment, name: str) -> Job:
    """Another name for the file."""
    done = _("The name is changed.")
    return Job(
        _("One moment…"),
        lambda _moving: vault.attachments.rename(kept.id, name),
        lambda _nothing: Told(done, done),
        lambda error: Told(_(error.sentence), trouble=_(error.sentence)),
        can_stop=False,
    )


def checking(vault: Vault, files: list[Attachment]) -> Job:
    """Every byte of every file read, to find those that are damaged."""
    total = sum({each.hash: each.size for each in files}.values())

    def check(moving: Moving) -> tuple[str, ...]:
        def go_on(done: int) -> bool:
            moving(done, total)
            return True

        return vault.attachments.check(go_on)

    def told(found: object) -> Told:
        assert isinstance(found, tuple)  # noqa: S101 - what the work gives
        if not found:
            said = _("All files are whole.")
            return Told(said, said)
        said = plural(
            "{count} file is damaged. It is marked below. The others are whole.",
            "{count} files are damaged. They are marked below. The others are whole.",
            len(found),
        )
        more = _("A copy of the vault from before may hold them whole.")
        return Told(said, trouble=f"{said} {more}", damaged=frozenset(found))

    def failed(error: ExpectedError) -> Told:
        said = _("Stopped.") if stopped(error) else _(error.sentence)
        return Told(said, trouble=said)

    return Job(_("Every file is being read."), check, told, failed)
