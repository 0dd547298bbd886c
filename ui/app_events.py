"""One filter for all that watch the events of the whole application.

Each filter that is written in Python takes the interpreter for every event and every widget that
the event comes to. While slow work runs the exit key waits each time: one filter waits once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


def watch(app: QApplication, watcher: QObject, kinds: Iterable[QEvent.Type]) -> None:
    """Let `watcher.eventFilter` see the events of these kinds before any widget does.

    As Qt does it: who came last is asked first, and whoever gives true keeps it from all others.
    """
    _events_of(app).add(watcher, kinds)


def watch_no_longer(app: QApplication, watcher: QObject) -> None:
    """Ask `watcher` about no event any more."""
    _events_of(app).take_away(watcher)


def _events_of(app: QApplication) -> _AppEvents:
    found = app.findChild(_AppEvents)
    return found if isinstance(found, _AppEvents) else _AppEvents(app)


class _AppEvents(QObject):
    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._watchers: dict[QEvent.Type, list[QObject]] = {}

    def add(self, watcher: QObject, kinds: Iterable[QEvent.Type]) -> None:
        if not self._watchers:
            self._app.installEventFilter(self)
        for kind in kinds:
            self._watchers[kind] = [watcher, *self._watchers.get(kind, ())]
        watcher.destroyed.connect(lambda: self._forget(watcher))

    def take_away(self, watcher: QObject) -> None:
        self._forget(watcher)
        if not self._watchers:
            self._app.removeEventFilter(self)

    def _forget(self, watcher: QObject) -> None:
        for kind, watchers in list(self._watchers.items()):
            self._watchers[kind] = [each for each in watchers if each is not watcher]
            if not self._watchers[kind]:
                del self._watchers[kind]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        watchers = self._watchers.get(event.type(), ())
        return any(_is_kept(watcher, watched, event) for watcher in watchers)


def _is_kept(watcher: QObject, watched: QObject, event: QEvent) -> bool:
    """What the watcher says; a fault is told as any other, and stops none of those after it."""
    try:
        return watcher.eventFilter(watched, event)
    except Exception:  # noqa: BLE001 - the exit key may be the next one
        sys.excepthook(*sys.exc_info())
        return False
