"""Opening where nothing may be seen before what was typed is proved right, whatever is damaged."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.errors import DamagedVaultError, ExpectedError, WrongSecretError
from nocontact_desktop.vault.keyring_share import KeyringShare
from nocontact_desktop.vault.opening import ShareSource, open_vault
from nocontact_desktop.vault.salvage import opens_a_generation, slots_are_damaged
from nocontact_desktop.vault.vault import FileNames, Vault


def open_proved(
    folder: Path,
    names: FileNames,
    secret: str,
    share: bytes | ShareSource | None,
    *,
    keyring: KeyringShare | None = None,
    accept_older: bool = False,
) -> Vault:
    """As `open_vault`; every error but `WrongSecretError` comes after a right secret only.

    The proof is a slot of the slots file. Where that file is damaged or cannot be read, the slots
    that a generation carries will do, at the price of one stretching more, right or wrong; then
    `DamagedVaultError`, and `newest_good` finds what can be put back.
    """
    proved: list[bool] = []
    try:
        return open_vault(
            folder,
            names,
            secret,
            share,
            keyring=keyring,
            accept_older=accept_older,
            proved=lambda: proved.append(True),
        )
    except Exception as error:
        if proved:
            raise
        if not (_are_spoilt(folder, names) and _is_right(folder, names, secret)):
            raise WrongSecretError from None
        if isinstance(error, WrongSecretError):
            raise DamagedVaultError from None
        raise


def _are_spoilt(folder: Path, names: FileNames) -> bool:
    try:
        return slots_are_damaged(folder, names)
    except ExpectedError:
        return True


def _is_right(folder: Path, names: FileNames, secret: str) -> bool:
    try:
        return opens_a_generation(folder, names, secret)
    except ExpectedError:
        return False
