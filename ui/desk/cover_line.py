"""The vault process's end of the line to the cover: one order in, short messages out.

It reads and writes the bare descriptors, so that no buffer of the interpreter keeps a secret or
holds a message back.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress

from nocontact_desktop.disguise import pipe

_LONGEST = pipe.LONGEST_LINE


class CoverLine:
    """The line to the cover over two descriptors."""

    def __init__(self, incoming: int = 0, outgoing: int = 1) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def order(self) -> pipe.Request | None:
        """The cover's one order; None when the cover went away or did not make itself clear."""
        line = bytearray()
        while not line.endswith(b"\n"):
            piece = os.read(self._incoming, 1)
            if not piece or len(line) > _LONGEST:
                return None
            line += piece
        return pipe.decode_request(bytes(line))

    def say(self, message: pipe.Report) -> None:
        """Tell the cover something; a cover that is gone needs nothing."""
        with suppress(OSError):
            os.write(self._outgoing, pipe.encode(message))

    def when_gone(self, call: Callable[[], None]) -> None:
        """Call `call`, in a thread of its own, when the cover is gone.

        This is the one thread beside `ui.tasks`: it has to be there before Qt is, and reading a
        pipe cannot be waited for by Qt on every system.
        """
        threading.Thread(target=self._wait, args=(call,), daemon=True).start()

    def _wait(self, call: Callable[[], None]) -> None:
        with suppress(OSError):
            while os.read(self._incoming, 256):
                pass
        call()
