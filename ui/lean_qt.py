"""The import of Qt, without what only those who build PySide6 need.

PySide6 imports its writer of stub files at every start, with all that this brings along: a tenth of
the time until a window is up. Here that module stays empty; nothing in a running program asks for
it. Where a later PySide6 does not import it any more, nothing happens.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec

STUB_WRITER = "shibokensupport.signature.lib.pyi_generator"


def load() -> None:
    """Import the ground of PySide6; what comes later finds it there."""
    sys.meta_path.insert(0, _NoStubWriter)
    try:
        import shiboken6  # noqa: F401, PLC0415 - this is the time
    finally:
        sys.meta_path.remove(_NoStubWriter)


class _NoStubWriter:
    """Finds an empty package in place of the stub writer."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return ModuleSpec(name, None, is_package=True) if name == STUB_WRITER else None
