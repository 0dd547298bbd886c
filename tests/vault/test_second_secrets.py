"""The secrets of two vaults side by side: the share, PINs, leaving secrets, the same words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import apsw
import pytest

from nocontact_desktop.errors import SameSecretError, SilentKeyringError, WrongSecretError
from nocontact_desktop.vault import MemoryShare, NewVault, Vault, new_code, second
from nocontact_desktop.vault.change_secret import (
    add_share,
    change_pin,
    change_words,
    has_pin,
    has_share,
    remove_share,
)
from tests.vault.conftest import unstretched
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made
from tests.vault.test_second import LEAVING, OTHER, opened, set_up, use

OTHER_PIN = "718204"


@pytest.fixture
def made(template: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A vault of the test's own whose secrets are not stretched."""
    copy = Made(shutil.copytree(template.folder, tmp_path / "vault"), template.code, template.slot)
    return unstretched(copy, monkeypatch)


def everything(vault: Vault) -> list[tuple[object, ...]]:
    """All rows of all tables, and how the tables are made."""

    def rows(connection: apsw.Connection) -> list[tuple[object, ...]]:
        found = list(connection.execute("select * from sqlite_schema"))
        for table in ("settings", "answers", "items", "attachments", "contents"):
            found += list(connection.execute("select * from " + table))  # noqa: S608 - names from above
        return found

    return vault.database.read(rows)


def ways_of(vault: Vault) -> dict[str, list[list[object]]]:
    found: dict[str, list[list[object]]] = json.loads(vault.store.setting("vault.ways"))
    return found


def test_the_first_keeps_no_note_of_it(made: Made) -> None:
    use(made, WORDS, "first")
    vault = opened(made)
    before, file = everything(vault), made.used.read_bytes()
    second.set_up_second(vault, WORDS, NewVault(OTHER, new_code()), LEAVING, {"exit_key": "f9"})
    assert everything(vault) == before
    assert made.used.read_bytes() == file
    vault.close()


def test_what_a_vault_remembers_does_not_tell_of_a_leaving_secret(made: Made) -> None:
    vault = opened(made)
    change_pin(vault, None)
    vault.close()
    shapes = []
    for leaving in (LEAVING, None):
        set_up(made, leaving=leaving)
        for secret in (WORDS, OTHER):
            vault = opened(made, secret)
            newest = {kind: found[0] for kind, found in ways_of(vault).items()}
            shapes.append({kind: (way[0], way[2]) for kind, way in newest.items()})
            assert has_share(vault)
            assert not has_pin(vault)
            vault.close()
    assert shapes[0] == shapes[1] == shapes[2] == shapes[3]
    assert shapes[0]["2"] == (0, "")


def test_a_pin_opens_the_second_with_the_share_that_is_there(made: Made) -> None:
    vault = opened(made)
    share = second.share_of(vault)
    assert share == SHARE
    second.set_up_second(vault, PIN, NewVault(OTHER, new_code(), OTHER_PIN, share))
    vault.close()
    inside = opened(made, OTHER_PIN, SHARE)
    assert has_pin(inside)
    assert second.share_of(inside) == SHARE
    inside.close()
    opened(made, PIN, SHARE).close()
    with pytest.raises(WrongSecretError):
        opened(made, OTHER_PIN)


def test_without_a_share_in_the_first_there_is_none_in_the_second(made: Made) -> None:
    vault = opened(made)
    remove_share(vault, MemoryShare())
    assert second.share_of(vault) is None
    vault.close()
    set_up(made)
    inside = opened(made, OTHER)
    assert not has_share(inside)
    inside.close()


def test_a_pin_and_a_leaving_secret_are_not_both_possible(made: Made) -> None:
    vault = opened(made)
    with pytest.raises(ValueError, match="not both"):
        second.set_up_second(vault, WORDS, NewVault(OTHER, new_code(), OTHER_PIN, SHARE), LEAVING)
    vault.close()


def test_taking_a_pin_away_leaves_a_leaving_secret_and_a_new_pin_takes_its_place(
    made: Made,
) -> None:
    set_up(made, leaving=LEAVING)
    inside = opened(made, OTHER)
    change_pin(inside, None)
    inside.close()
    opened(made, LEAVING).close()
    opened(made, made.code).close()
    inside = opened(made, OTHER)
    remove_share(inside, MemoryShare())
    add_share(inside, MemoryShare())
    inside.close()
    opened(made, LEAVING).close()
    inside = opened(made, OTHER)
    change_pin(inside, OTHER_PIN)
    inside.close()
    with pytest.raises(WrongSecretError):
        opened(made, LEAVING)


def test_words_of_the_other_vault_are_refused_as_new_ones(made: Made) -> None:
    code = set_up(made)
    vault = opened(made)
    before = (made.folder / NAMES.slots).read_bytes()
    for taken in (OTHER.upper(), code):
        with pytest.raises(SameSecretError):
            change_words(vault, taken)
    assert (made.folder / NAMES.slots).read_bytes() == before
    change_words(vault, WORDS)
    vault.close()
    opened(made).close()
    opened(made, OTHER).close()


def test_a_share_that_is_in_the_keyring_already_is_used_by_both(made: Made) -> None:
    keyring = MemoryShare()
    vault = opened(made)
    remove_share(vault, keyring)
    vault.close()
    set_up(made)
    for secret, pin in ((WORDS, PIN), (OTHER, OTHER_PIN)):
        vault = opened(made, secret)
        add_share(vault, keyring)
        change_pin(vault, pin)
        vault.close()
    for pin in (PIN, OTHER_PIN):
        opened(made, pin, keyring.get()).close()


def test_a_silent_keyring_is_never_written_over(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = MemoryShare()
    vault = opened(made)
    remove_share(vault, keyring)

    def silent() -> bytes:
        raise SilentKeyringError

    monkeypatch.setattr(keyring, "get", silent)
    with pytest.raises(SilentKeyringError):
        add_share(vault, keyring)
    assert not has_share(vault)
    vault.close()


def test_only_the_recovery_code_of_this_vault_is_one(made: Made) -> None:
    code = set_up(made)
    vault = opened(made)
    assert second.is_recovery_code(vault, made.code.lower())
    assert not any(second.is_recovery_code(vault, each) for each in (WORDS, PIN, code, ""))
    vault.close()


def test_the_second_begins_with_the_settings_it_is_given(made: Made) -> None:
    vault = opened(made)
    second.set_up_second(vault, WORDS, NewVault(OTHER, new_code()), None, {"exit_key": "f9"})
    vault.close()
    inside = opened(made, OTHER)
    assert inside.store.setting("exit_key") == "f9"
    inside.close()
