"""Whether the words or the PIN have to be asked for again before a document leaves the vault."""

from __future__ import annotations

import time
from collections.abc import Callable

Confirm = Callable[[str], bool]
"""Whether what was typed opens this vault. Takes as long as opening it; any thread may call it."""

GOOD_FOR_SECONDS = 300


class SecretCheck:
    """Remembers for five minutes that the right secret was typed; keeps no secret.

    Without `confirm`, as before there is a vault, nothing is asked.
    """

    def __init__(
        self, confirm: Confirm | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._confirm = confirm
        self._clock = clock
        self._until = 0.0

    @property
    def needed(self) -> bool:
        """Whether the secret has to be typed now."""
        return self._confirm is not None and self._clock() >= self._until

    def try_secret(self, typed: str) -> bool:
        """Whether `typed` is right; slow, so not for the main thread."""
        right = self._confirm is None or self._confirm(typed)
        if right:
            self._until = self._clock() + GOOD_FOR_SECONDS
        return right
