"""Work done in another thread, with a limit on how long anyone waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """Starts `work` at once. A thread that hangs is left behind and never keeps a process up."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._future: Future[T] = Future()
        threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def result(self, timeout: float | None = None) -> T:
        """What `work` returned or raised; `TimeoutError` when it takes longer than `timeout`."""
        return self._future.result(timeout)

    def wait(self) -> None:
        """Return when it is over, whatever came of it."""
        wait([self._future])

    def _run(self, work: Callable[[], T]) -> None:
        try:
            self._future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again in `result`
            self._future.set_exception(error)
