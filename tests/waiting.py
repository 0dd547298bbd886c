"""Waiting for another process, for tests that have no event loop."""

import time
from collections.abc import Callable


def until(done: Callable[[], bool], seconds: float = 45) -> None:
    """Wait until `done()`; raises `TimeoutError` when it takes longer than `seconds`."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)
