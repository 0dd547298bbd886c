"""Looking at a page of its own in several sizes and languages: named, reachable, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nocontact_desktop import i18n
from nocontact_desktop.i18n import Catalogue
from tests.ui.desk.test_every_page import (
    WAYS,
    Stretched,
    Way,
    _controls,
    _cut_off,
    _named,
    _reached,
    _walk,
)
from ui.desk.shell import Shell

__all__ = ["WAYS", "Way", "speaking", "wrong_with"]


@contextmanager
def speaking(app: QApplication, language: str) -> Iterator[None]:
    """A language, real or made up, and its direction."""
    i18n.use(Catalogue(language, {} if language == "en" else Stretched()))
    way = Qt.LayoutDirection
    mirrored = i18n.active().right_to_left
    app.setLayoutDirection(way.RightToLeft if mirrored else way.LeftToRight)
    yield
    i18n.use(Catalogue())
    app.setLayoutDirection(way.LeftToRight)


def wrong_with(shell: Shell) -> list[str]:
    """What of the open page is cut off, has no name, or cannot be reached by Tab."""
    page = shell.page
    assert page is not None
    for _turn in range(23):
        QApplication.processEvents()
    controls = _controls(page)
    assert controls
    reached = _walk(shell)
    unnamed = [f"no name: {type(each).__name__}" for each in controls if not _named(each)]
    away = [
        f"out of reach: {each.accessibleName()}"
        for each in controls
        if each.isEnabled() and not _reached(each, reached)
    ]
    return [*_cut_off(page), *unnamed, *away]
