"""Content of a day before the secrets changed, put back under the slots of now."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.errors import DamagedVaultError, WrongSecretError
from nocontact_desktop.vault import (
    MemoryShare,
    Vault,
    add_share,
    back_up,
    change_pin,
    change_recovery_code,
    change_words,
    copy_for,
    has_pin,
    has_share,
    keep_generation,
    new_code,
    newest_good,
    open_vault,
    put_back,
)
from nocontact_desktop.vault.layout import FRONT
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made

NEW_WORDS = "other lamps on rivers of stone"
NEWER_WORDS = "candle marble drawer wagon fence"
NEW_CODE = new_code()


def opened(made: Made, secret: str, share: bytes | None = None) -> Vault:
    return open_vault(made.folder, NAMES, secret, share, accept_older=True)


def opens(made: Made, secret: str, share: bytes | None = None) -> bool:
    """Whether it opens, with the content."""
    try:
        vault = opened(made, secret, share)
    except WrongSecretError:
        return False
    assert vault.store.answers("s") == {"f": "kept"}
    vault.close()
    return True


def damage(made: Made) -> None:
    with made.used.open("r+b") as file:
        file.seek(FRONT + 100)
        file.write(bytes(10))


@pytest.fixture
def older(quick_made: Made) -> Made:
    """A generation was put back that is older than the words and the recovery code of now."""
    vault = opened(quick_made, WORDS)
    vault.store.set_answer("s", "f", "kept")
    keep_generation(vault)
    change_words(vault, NEW_WORDS)
    change_recovery_code(vault, NEW_CODE)
    vault.close()
    damage(quick_made)
    found = newest_good(quick_made.folder, NAMES, NEW_WORDS)
    assert found is not None
    put_back(quick_made.folder, NAMES, found)
    return quick_made


@pytest.mark.parametrize("order", [(NEW_WORDS, NEW_CODE), (NEW_CODE, NEW_WORDS)])
def test_the_secrets_of_now_go_on_opening_and_those_given_up_stay_so(
    older: Made, order: tuple[str, str]
) -> None:
    for secret in (*order, *order):
        assert opens(older, secret)
        assert not opens(older, WORDS)
        assert not opens(older, older.code)
    vault = opened(older, NEW_WORDS)
    change_words(vault, NEWER_WORDS)
    assert keep_generation(vault, also_today=True)
    vault.close()
    assert opens(older, NEWER_WORDS)
    assert opens(older, NEW_CODE)
    assert not opens(older, NEW_WORDS)


def test_what_was_given_up_opens_nothing_before_a_secret_of_now_was_typed(older: Made) -> None:
    for secret in (WORDS, older.code):
        assert not opens(older, secret)
    assert opens(older, NEW_CODE)
    assert opens(older, NEW_WORDS)


def test_a_pin_that_was_not_changed_opens_as_before(older: Made) -> None:
    assert opens(older, PIN, SHARE)
    assert opens(older, NEW_WORDS, SHARE)
    vault = opened(older, NEW_CODE, SHARE)
    assert has_share(vault)
    assert has_pin(vault)
    change_pin(vault, "718204")
    vault.close()
    assert opens(older, "718204", SHARE)
    assert opens(older, NEW_WORDS)


def test_a_code_that_is_unknown_is_not_ended_by_new_words_and_can_be_made_anew(
    older: Made,
) -> None:
    vault = opened(older, NEW_WORDS)
    with pytest.raises(DamagedVaultError):
        change_words(vault, NEWER_WORDS)
    assert keep_generation(vault, also_today=True)
    code = new_code()
    change_recovery_code(vault, code)
    change_words(vault, NEWER_WORDS)
    vault.close()
    assert opens(older, NEWER_WORDS)
    assert opens(older, code)
    assert not opens(older, NEW_CODE)


def test_words_that_are_unknown_can_be_made_anew_with_the_code(older: Made) -> None:
    vault = opened(older, NEW_CODE)
    with pytest.raises(DamagedVaultError):
        change_recovery_code(vault, new_code())
    with pytest.raises(DamagedVaultError):
        add_share(vault, MemoryShare())
    change_words(vault, NEWER_WORDS)
    vault.close()
    assert opens(older, NEWER_WORDS)
    assert opens(older, NEW_CODE)


def test_a_copy_from_before_the_change_keeps_the_secrets_of_now(
    quick_made: Made, tmp_path: Path
) -> None:
    vault = opened(quick_made, WORDS)
    vault.store.set_answer("s", "f", "kept")
    back_up(vault, tmp_path / "copy")
    change_words(vault, NEW_WORDS)
    change_recovery_code(vault, NEW_CODE)
    vault.close()
    damage(quick_made)
    found = copy_for(tmp_path / "copy", quick_made.folder, NAMES, NEW_WORDS)
    put_back(quick_made.folder, NAMES, found)
    for secret in (NEW_WORDS, NEW_CODE, NEW_WORDS):
        assert opens(quick_made, secret)
    assert not opens(quick_made, WORDS)
