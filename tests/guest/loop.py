"""Power cuts at one kind of work, again and again on one stick: what was acknowledged is there."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from tests.guest.machine import Guest, guest, new_stick
from tests.vault.kills.works import WORKS

_STICK_MIB = 600
_FIRST_SPAN = 2.0


class PowerCuts:
    """Say `told` with every failure. The seed chooses moments, but no guest is as quick twice."""

    def __init__(self, work: str, folder: Path, seed: int) -> None:
        self._image = folder / "stick"
        self._paper = folder / "work"
        self._steps = WORKS[work].steps
        self._going_on: dict[str, Any] = {"work": work}
        self._chance = Random(seed)  # noqa: S311 - moments
        self._span = _FIRST_SPAN
        """Seconds that a step takes: the longest that was seen lately."""
        self.told = ""
        self.cuts = 0
        """How many cuts were looked at afterwards, and nothing was lost."""

    def run(self, cuts: int) -> None:
        """Cut the power so often, and look each time. `AssertionError` with what was lost."""
        new_stick(self._image, _STICK_MIB)
        for _ in range(cuts):
            self._once(go_on=True)
        self._once(go_on=False)

    def _once(self, *, go_on: bool) -> None:
        """Look at what the last cut left, and `go_on` to another one."""
        self._paper.write_text(json.dumps(self._going_on))
        with guest(self._image, self._paper) as running:
            site = json.loads(_until(running, "site"))
            self.cuts += "site" in self._going_on
            self._going_on |= {"site": site, "last": site["step"] - 1}
            if go_on:
                self._cut(running)

    def _cut(self, running: Guest) -> None:
        """Cut after some steps of work and a while; till then, take note of what is done."""
        for _ in range(self._chance.randrange(self._steps + 1)):
            began = time.monotonic()
            self._note(running.line())
            self._span = max(0.9 * self._span, time.monotonic() - began)
        end = time.monotonic() + self._chance.random() * self._span
        with suppress(TimeoutError):  # then it is time
            while (left := end - time.monotonic()) > 0:
                self._note(running.line(left))
        running.cut()
        for line in running.lines():  # that were on their way; the system may have cried out, too
            if line.startswith("ack "):
                self._note(line)

    def _note(self, line: str | None) -> None:
        """Take note of a step that is done."""
        kind, _, value = (line or "error it is off").partition(" ")
        assert kind == "ack", f"{self.told}: {value}".replace("\v", "\n")
        self._going_on["last"] = int(value)
        self.told = f"acknowledged {value}"


def _until(running: Guest, wanted: str) -> str:
    """What stands behind this word, once it is said."""
    for line in running.lines():
        kind, _, value = line.partition(" ")
        assert kind != "error", value.replace("\v", "\n")
        if kind == wanted:
            return value
    raise AssertionError("it went off before " + wanted)
