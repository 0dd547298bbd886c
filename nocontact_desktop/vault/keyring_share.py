"""One share of two in the system's keyring: 32 random bytes that open nothing by themselves.

Any program of the session can read an unlocked keyring, so what lies there is worth nothing
without what the person types. Its label and attributes come from the disguise. The keyring is
never asked to unlock itself: its prompt would show that something wants in.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from nocontact_desktop.errors import (
    KeyringMissingError,
    NoKeyringError,
    SilentKeyringError,
    UnknownKeyringError,
    UnsafeKeyringError,
)
from nocontact_desktop.vault.aside import Aside
from nocontact_desktop.vault.slots import SHARE_SIZE

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

MARK_SIZE = 36
"""A mark is sealed by its compartment: to anybody else it looks like the random one beside it."""

PATIENCE = 3.0
"""Seconds after which a keyring that does not answer counts as missing."""

_SECRET_SERVICE = frozenset({"keyring.backends.SecretService", "keyring.backends.libsecret"})
_SAFE = _SECRET_SERVICE | {"keyring.backends.Windows", "keyring.backends.macOS"}
_PLAIN = ("keyrings.alt.",)  # the file-based ones, which a setting turns into plain text
_NOWHERE = frozenset({"keyring.backends.fail", "keyring.backends.null"})


class KeyringLabel(Protocol):
    """How an item looks in a keyring browser; `disguise.Profile.keyring` is one."""

    @property
    def label(self) -> str:
        """The name that a keyring browser shows."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """What the item is found by."""


class KeyringShare(Protocol):
    """The door to one share."""

    def get(self) -> bytes:
        """The share. Raises `KeyringMissingError` when it is not there or cannot be read."""

    def put(self, share: bytes) -> None:
        """Keep `share`, in the place of an older one. Raises as `get` does."""

    def forget(self) -> None:
        """Take the share out; one that is not there is fine."""

    def mark(self, number: int) -> bytes:
        """The mark of the first or the second compartment; random bytes if none was put.

        Raises as `get` does.
        """

    def put_mark(self, number: int, mark: bytes) -> None:
        """Keep a mark beside the share. Raises as `get` does: without a share there is no item."""


class MemoryShare:
    """A keyring that lasts as long as the object."""

    def __init__(self) -> None:
        self._share: bytes | None = None
        self._marks = secrets.token_bytes(2 * MARK_SIZE)

    def get(self) -> bytes:
        """The share that was put in."""
        if self._share is None:
            raise KeyringMissingError
        return self._share

    def put(self, share: bytes) -> None:
        """Keep `share`."""
        self._share = checked(share)

    def forget(self) -> None:
        """Drop the share."""
        self._share = None

    def mark(self, number: int) -> bytes:
        """The mark that was put, or random bytes."""
        self.get()
        return self._marks[number * MARK_SIZE : (number + 1) * MARK_SIZE]

    def put_mark(self, number: int, mark: bytes) -> None:
        """Keep a mark."""
        self.get()
        self._marks = _marked(self._marks, number, mark)


def system_share(label: KeyringLabel, patience: float = PATIENCE) -> KeyringShare:
    """The share in this computer's keyring. Nothing is loaded or asked until it is used.

    Its calls raise `UnsafeKeyringError` when the keyring would keep secrets in plain text,
    `UnknownKeyringError` when nobody has looked at how it keeps them, `NoKeyringError` when there
    is none, and `KeyringMissingError` when it is locked, does not answer in time, or does not hold
    the share.
    """
    return _SystemShare(label, patience)


def safe_backend(backend: KeyringBackend) -> KeyringBackend:
    """`backend`, or the best of those that it chains, if it is known to encrypt what it keeps.

    Raises `NoKeyringError` for backends that keep nothing, `UnsafeKeyringError` for those that may
    keep plain text, and `UnknownKeyringError` for all others.
    """
    chained = getattr(backend, "backends", None) if _module(backend).endswith("chainer") else None
    choices = [backend] if chained is None else list(chained)
    for choice in choices:
        if _module(choice) in _SAFE:
            return choice
    modules = {_module(choice) for choice in choices} - _NOWHERE
    if not modules:
        raise NoKeyringError
    plain = any(module.startswith(_PLAIN) for module in modules)
    raise UnsafeKeyringError if plain else UnknownKeyringError


def checked(share: bytes) -> bytes:
    """`share` if it has the right size; a `ValueError` without its content if not."""
    if len(share) != SHARE_SIZE:
        raise ValueError("a share has 32 bytes")
    return share


def _marked(marks: bytes, number: int, mark: bytes) -> bytes:
    if len(mark) != MARK_SIZE:
        raise ValueError("a mark has 36 bytes")
    return marks[: number * MARK_SIZE] + mark + marks[(number + 1) * MARK_SIZE :]


class _SystemShare:
    def __init__(self, label: KeyringLabel, patience: float) -> None:
        self._label = label
        self._patience = patience

    def get(self) -> bytes:
        return self._item()[:SHARE_SIZE]

    def put(self, share: bytes) -> None:
        checked(share)
        self._within(lambda: _door(self._label).put(share))

    def forget(self) -> None:
        self._within(lambda: _door(self._label).forget())

    def mark(self, number: int) -> bytes:
        start = SHARE_SIZE + number * MARK_SIZE
        return self._item()[start : start + MARK_SIZE] or secrets.token_bytes(MARK_SIZE)

    def put_mark(self, number: int, mark: bytes) -> None:
        item = self._item()
        marks = item[SHARE_SIZE:] or secrets.token_bytes(2 * MARK_SIZE)
        whole = item[:SHARE_SIZE] + _marked(marks, number, mark)
        self._within(lambda: _door(self._label).put(whole))

    def _item(self) -> bytes:
        """The share, and the marks of both compartments once one was put."""
        item = self._within(lambda: _door(self._label).get())
        if item is None or len(item) not in (SHARE_SIZE, SHARE_SIZE + 2 * MARK_SIZE):
            raise KeyringMissingError
        return item

    def _within(self, work: Callable[[], T]) -> T:
        try:
            return Aside(work).result(self._patience)
        except TimeoutError:
            raise SilentKeyringError from None


class _Door(Protocol):
    def get(self) -> bytes | None: ...
    def put(self, share: bytes) -> None: ...
    def forget(self) -> None: ...


def _door(label: KeyringLabel) -> _Door:
    import keyring  # noqa: PLC0415 - slow to load, and many vaults never need it

    try:
        backend = safe_backend(keyring.get_keyring())
    except (ImportError, AttributeError, ValueError):  # a setting names what is not there
        raise NoKeyringError from None
    if _module(backend) in _SECRET_SERVICE:
        from nocontact_desktop.vault.secret_service import SecretService  # noqa: PLC0415

        return SecretService(label.label, dict(label.attributes))
    from nocontact_desktop.vault.backend_share import BackendShare  # noqa: PLC0415

    return BackendShare(backend, label.label, " ".join(label.attributes.values()))


def _module(backend: object) -> str:
    return type(backend).__module__
