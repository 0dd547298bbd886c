"""The vault process's end of the line to the cover: one request in, short reports out.

It reads and writes the bare descriptors, so that no buffer of the interpreter keeps a secret or
holds a report back.
"""

import os
import select
import threading
from collections.abc import Callable
from contextlib import suppress

from nocontact_desktop.disguise import pipe
from ui.desk.ending import end_process


class CoverLine:
    """The line to the cover over two descriptors."""

    def __init__(
        self, incoming: int = 0, outgoing: int = 1, end: Callable[[], None] = end_process
    ) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._end = end

    def request(self) -> pipe.Request | None:
        """The cover's one request; None when the cover went away or did not make itself clear."""
        line = bytearray()
        while not line.endswith(b"\n"):
            piece = os.read(self._incoming, 1)
            if not piece or len(line) > pipe.LONGEST_LINE:
                return None
            line += piece
        return pipe.decode_request(bytes(line))

    def say(self, report: pipe.Report) -> None:
        """Tell the cover something; a cover that is gone needs nothing."""
        with suppress(OSError):
            os.write(self._outgoing, pipe.encode(report))

    def say_alive(self) -> None:
        """Tell the cover that this process answers. A full line is left alone: it would wait.

        Windows cannot ask whether it is full, so there nothing is said.
        """
        with suppress(OSError, ValueError):  # the other one: there is no line at all
            if select.select([], [self._outgoing], [], 0)[1]:
                self.say(pipe.Alive())

    def watch(self) -> None:
        """End this process as soon as the cover is gone.

        This is the one thread beside `ui.tasks` and the unlocking: it has to be there before Qt
        is, and Qt cannot wait for a pipe on every system.
        """
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        with suppress(OSError):
            while os.read(self._incoming, 256):
                pass
        self._end()
