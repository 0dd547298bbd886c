"""The process in which writers are born: `python3 -m tests.vault.kills.writer`.

It has loaded the program and never opens anything. For each line on its input it forks a child
that does the work, so a kill costs a few milliseconds and not a start of Python. It answers with
the child's number first; the child writes an acknowledgement after each step; `end` comes when the
child is gone. A child never ends by itself, so its number stays its own until it is killed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from tests.vault.kills.site import Site, slow_names, unflushed
from tests.vault.kills.works import WORKS

P = ParamSpec("P")
T = TypeVar("T")

_COUNTED = (
    "open", "write", "fsync", "replace", "rename", "unlink", "rmdir", "mkdir", "link", "utime",
    "ftruncate", "chmod",
)  # fmt: skip
_PAGE = 4096
_LONGEST = 120


class Calls:
    """Counts the calls by which a writer changes the disk, and dies at the one it is told."""

    def __init__(self, last: int) -> None:
        self.count = 0
        self._last = last

    def watch(self) -> None:
        """Count from now on."""
        for name in _COUNTED:
            setattr(os, name, self._counted(name, getattr(os, name)))

    def _counted(self, name: str, call: Callable[P, T]) -> Callable[P, T]:
        def counted(*arguments: P.args, **named: P.kwargs) -> T:
            self.count += 1
            if self.count == self._last:
                if name == "write":  # the kernel may have taken some pages of it
                    _write_half(cast("tuple[int, bytes]", arguments))
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return counted


def _write_half(arguments: tuple[int, bytes], write: Callable[..., int] = os.write) -> None:
    descriptor, data = arguments[0], memoryview(arguments[1])
    write(descriptor, data[: len(data) // 2 // _PAGE * _PAGE])


def main() -> None:
    """Serve until the input ends."""
    for module, name, quick in slow_names():
        setattr(module, name, quick)
    while line := sys.stdin.buffer.readline():
        child = os.fork()
        if child == 0:
            _work(json.loads(line))
        _, status = os.waitpid(child, 0)
        os.write(1, b"end %d\n" % status)


def _work(job: dict[str, Any]) -> None:
    """Do the work, in the child, and wait for the end."""
    os.write(1, b"pid %d\n" % os.getpid())
    signal.alarm(_LONGEST)
    say = os.write
    if not job["flushing"]:
        os.fsync = unflushed
    calls = Calls(job["calls"])
    calls.watch()
    try:
        site = Site(**job["site"])
        WORKS[job["work"]].run(site, lambda step: _acknowledge(say, step))
    except BaseException:  # noqa: BLE001 - goes to the one who started this
        text = traceback.format_exc().replace("\n", "\v")
        say(1, b"error " + text.encode() + b"\n")
    say(1, b"done %d\n" % calls.count)
    while True:
        signal.pause()


def _acknowledge(say: Callable[[int, bytes], int], step: int) -> None:
    say(1, b"ack %d\n" % step)


if __name__ == "__main__":
    main()
