"""What must hold of both vaults after a work, whatever disturbed it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.errors import WrongSecretError
from nocontact_desktop.vault import Vault
from tests.vault.faults.sitting import FILE, KEPT, SECOND_KEPT, SECOND_WORDS, Room, opened
from tests.vault.made import WORDS

LARGE = "large " * 62_500
WHOLE = {**KEPT, "short": "New.", "middle": "middle " * 20_000, "large": LARGE, "begun": "yes"}
LONGER = FILE * 9


@dataclass(frozen=True)
class Seen:
    """What a look finds out about one run."""

    room: Room
    said: Mapping[str, str]
    steps: tuple[str, ...]
    done: bool


def first_holds(seen: Seen, *secrets: str) -> Vault:
    """The first vault, opened with one of `secrets`; all that was acknowledged is in it."""
    vault = _opened_with_one(seen.room.folder, secrets or (WORDS,))
    answers = vault.store.answers("s")
    for name, value in {**KEPT, **seen.said}.items():
        assert answers.get(name) == value, f"the answer {name} is lost"
    for name, found in answers.items():
        assert found == WHOLE.get(name, found), f"the answer {name} is half there"
    titles = [item.data["title"] for item in vault.store.items("s", "l")]
    assert {"one", "two", "three"} <= {title.split()[0] for title in titles}
    assert all(found.text for found in vault.store.search("kept"))
    _files_hold(vault, seen.room)
    return vault


def _files_hold(vault: Vault, room: Room) -> None:
    assert vault.attachments.check() == ()
    for attachment in vault.attachments.list():
        with (room.root / "read").open("wb") as file:
            vault.attachments.read(attachment.id, file, lambda _done: True)
        assert (room.root / "read").read_bytes() in (FILE, LONGER)


def _opened_with_one(folder: Path, secrets: tuple[str, ...]) -> Vault:
    for secret in secrets:
        with suppress(WrongSecretError):
            return opened(folder, secret, older=True)
    raise AssertionError("no secret opens it")


def second_holds(seen: Seen) -> None:
    """The other vault is as it was."""
    vault = opened(seen.room.folder, SECOND_WORDS)
    found = vault.store.answers("s")
    vault.close()
    assert found == SECOND_KEPT, "the other vault changed"


def both(seen: Seen, *secrets: str) -> None:
    """Both vaults hold what they should."""
    first_holds(seen, *secrets).close()
    second_holds(seen)
