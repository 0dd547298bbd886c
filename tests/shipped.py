"""The shipped content, read once for all tests of a process: it takes longer than most of them.

Nothing in it can be changed, so no test can spoil it for another.
"""

from __future__ import annotations

from functools import cache

from nocontact_desktop.app.composition import build_workspace, load_content
from nocontact_desktop.app.content import Content
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.store_door import StoreDoor
from nocontact_desktop.app.workspace import Workspace


@cache
def content() -> Content:
    """All of it."""
    return load_content()


def workspace(store: StoreDoor | None = None) -> Workspace:
    """The plan over `store`, or an empty one in memory."""
    return build_workspace(store or MemoryStore(), content=content())
