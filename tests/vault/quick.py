"""What stands in the place of the stretching, where that is not what is tested.

Nothing here needs pytest: processes that tests start use it, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from nocontact_desktop import vault
from nocontact_desktop.vault import stretch


def quick(secret: str, salt: bytes) -> bytes:
    """A base for a secret."""
    return hashlib.sha256(secret.encode() + salt).digest()


def quick_link(base: bytes, salt: bytes) -> bytes:
    """A further link."""
    return hashlib.sha256(base + salt).digest()


def stretching_modules() -> Iterator[ModuleType]:
    """Each module of the vault that stretches secrets by its own name `derive`."""
    for found in iter_modules(vault.__path__, f"{vault.__name__}."):
        module = import_module(found.name)
        if module is not stretch and getattr(module, "derive", None) is stretch.derive:
            yield module
