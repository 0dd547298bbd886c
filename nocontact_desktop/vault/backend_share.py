"""The share in the Keychain of macOS or the Credential Manager of Windows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from keyring.errors import KeyringError, PasswordDeleteError

from nocontact_desktop.errors import SilentKeyringError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


class BackendShare:
    """One password of a keyring backend, under a neutral service and user name."""

    def __init__(self, backend: KeyringBackend, service: str, user: str) -> None:
        self._backend = backend
        self._service = service
        self._user = user

    def get(self) -> bytes | None:
        """The bytes of the item; `None` when there is none or it was not made here."""
        with _missing():
            found = self._backend.get_password(self._service, self._user)
        with suppress(ValueError):
            return bytes.fromhex(found or "")
        return None

    def put(self, share: bytes) -> None:
        """Keep `share`, in the place of an older one."""
        with _missing():
            self._backend.set_password(self._service, self._user, share.hex())

    def forget(self) -> None:
        """Delete the item, if there is one."""
        with _missing(), suppress(PasswordDeleteError):
            self._backend.delete_password(self._service, self._user)


@contextmanager
def _missing() -> Iterator[None]:
    try:
        yield
    except (KeyringError, OSError):
        raise SilentKeyringError from None
