"""A clock that nobody can set. It goes on while the computer sleeps."""

import time

_CLOCK = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""Linux has one apart for it, macOS counts sleep in its only one; Windows counts it always."""


def steady_seconds() -> float:
    """Seconds since some moment in the past."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)
