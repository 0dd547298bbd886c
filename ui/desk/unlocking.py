"""Opening the vault while Qt and the screens are still being loaded.

The key derivation takes a second and lets other threads run. It starts before anything of Qt is
imported, so it cannot use `ui.tasks`.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Unlocking(Generic[T]):
    """Runs `work` in a thread from the moment it is made."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._results: list[T] = []
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def result(self) -> T:
        """Wait for the outcome; raises what `work` raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except Exception as error:  # noqa: BLE001 - handed over to `result`, whatever it is
            self._error = error
