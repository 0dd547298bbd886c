"""Slow work runs elsewhere, and its outcome comes back in order."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from ui.tasks import TaskRunner


def _boom() -> None:
    raise ValueError("boom")


def test_the_outcome_comes_back_in_the_main_thread(qtbot: QtBot) -> None:
    runner = TaskRunner()
    where: list[object] = []
    task = runner.run(threading.get_ident)
    task.done.connect(lambda ran: where.extend([ran, threading.get_ident()]))
    qtbot.waitUntil(lambda: len(where) == 2)
    assert where[1] == threading.get_ident()
    assert where[0] != where[1]


def test_an_error_is_carried_and_not_swallowed(qtbot: QtBot) -> None:
    runner = TaskRunner()
    with qtbot.waitSignal(runner.run(_boom).failed) as caught:
        pass
    assert isinstance(caught.args[0], ValueError)


def test_one_thread_keeps_the_order(qtbot: QtBot) -> None:
    runner = TaskRunner(threads=1)
    seen: list[object] = []
    for number in range(50):
        runner.run(lambda n=number: n).done.connect(seen.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: not runner.busy)
    assert seen == list(range(50))


def test_waiting_tells_the_outcome_at_once(qapp: object) -> None:
    runner = TaskRunner()
    seen: list[object] = []
    runner.run(lambda: "done").done.connect(seen.append)
    assert runner.wait(2000)
    assert seen == ["done"]


def test_waiting_gives_up_when_the_time_is_over(qapp: object) -> None:
    runner = TaskRunner()
    gate = threading.Event()
    runner.run(lambda: gate.wait(5))
    assert not runner.wait(10)
    gate.set()
    assert runner.wait(2000)
