"""The share in a Secret Service, as GNOME Keyring, KWallet and KeePassXC offer it.

python-keyring would label its items with its own name, so this speaks to the service directly.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import secretstorage
from jeepney import DBusErrorResponse  # type: ignore[import-untyped]
from secretstorage.exceptions import SecretStorageException

from nocontact_desktop.errors import SilentKeyringError


class SecretService:
    """One item of the default collection. A locked collection is left locked."""

    def __init__(self, label: str, attributes: dict[str, str]) -> None:
        self._label = label
        self._attributes = attributes

    def get(self) -> bytes | None:
        """The bytes of the item; `None` when there is none or it was not made here."""
        with _unlocked() as collection:
            for item in collection.search_items(self._attributes):
                with suppress(ValueError):
                    return bytes.fromhex(item.get_secret().decode("ascii"))
        return None

    def put(self, share: bytes) -> None:
        """Keep `share`, in the place of an older one."""
        with _unlocked() as collection:
            secret = share.hex().encode("ascii")
            collection.create_item(self._label, self._attributes, secret, replace=True)

    def forget(self) -> None:
        """Delete the item, if there is one."""
        with _unlocked() as collection:
            for item in list(collection.search_items(self._attributes)):
                item.delete()


@contextmanager
def _unlocked() -> Iterator[secretstorage.Collection]:
    """The default collection. It is neither made nor unlocked here, because both would ask."""
    try:
        with closing(secretstorage.dbus_init()) as connection:
            collection = secretstorage.Collection(connection)
            collection.ensure_not_locked()
            yield collection
    except (SecretStorageException, DBusErrorResponse, OSError):
        raise SilentKeyringError from None
