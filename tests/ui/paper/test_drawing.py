"""Of what is asked for while something is under way, only the newest is done."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from ui.desk.paper.drawing import Drawing
from ui.tasks import TaskRunner


def test_only_the_newest_wish_is_done_next(qtbot: QtBot, drawers: TaskRunner) -> None:
    drawing = Drawing(drawers, pause_ms=0)
    go_on, started = threading.Event(), threading.Event()
    came: list[object] = []
    drawing.ready.connect(came.append)

    def slow() -> str:
        started.set()
        go_on.wait(5)
        return "first"

    drawing.ask(slow)
    qtbot.waitUntil(started.is_set)
    drawing.ask(lambda: "never")
    drawing.ask(lambda: "last")
    assert not drawing.settled
    go_on.set()
    qtbot.waitUntil(lambda: came == ["first", "last"])
    assert drawing.settled
