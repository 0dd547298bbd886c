"""The loop: start a writer, kill it at a random moment, look at what is left, go on from there."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from tests.vault.kills.checks import whole
from tests.vault.kills.site import Site, new_site
from tests.vault.kills.work import Work
from tests.vault.kills.works import WORKS
from tests.vault.made import environment

_PATIENCE = 60
_AGAIN = 0.3
"""How often what follows a kill is killed, too, and then what follows that."""

_LIFE = 50
"""After so many kills the vault is a new one, so that it stays small."""


@dataclass
class Seen:
    """What a writer said before it was gone."""

    acks: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    calls: int | None = None
    """How many calls all of its work took; `None` when it was killed before the end."""
    error: str = ""


@dataclass(frozen=True)
class Moment:
    """When to kill: at a call that changes the disk, or some time after an acknowledgement."""

    call: int = 0
    acks: int = 0
    wait: float = 0.0


class Nursery:
    """The process that bears writers; they wait for the disk if they are `flushing`."""

    def __init__(self, *, flushing: bool = True) -> None:
        self._flushing = flushing
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.vault.kills.writer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
        )
        self._rest = b""

    def killed(self, work: str, site: Site, moment: Moment) -> Seen:
        """Start a writer and kill it then, or, when its work is done earlier, after that."""
        assert self._process.stdin is not None
        job = {
            "work": work,
            "site": asdict(site),
            "calls": moment.call,
            "flushing": self._flushing,
        }
        self._process.stdin.write(json.dumps(job).encode() + b"\n")
        self._process.stdin.flush()
        pid = int(self._line().removeprefix("pid "))
        seen = Seen()
        timed = not moment.call
        while not timed or len(seen.acks) < moment.acks:
            if not self._told(seen, self._line()):
                return seen
            if seen.calls is not None:
                break
        time.sleep(moment.wait)
        os.kill(pid, signal.SIGKILL)
        while self._told(seen, self._line()):
            pass
        return seen

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(_PATIENCE)
        self._process.stdout.close()

    def _told(self, seen: Seen, line: str) -> bool:
        """Take note of a line; whether the writer still lives."""
        kind, _, value = line.partition(" ")
        if kind == "ack":
            seen.acks.append(int(value))
            seen.times.append(time.monotonic())
        elif kind == "done":
            seen.calls = int(value)
        elif kind == "error":
            seen.error = value.replace("\v", "\n")
        return kind != "end"

    def _line(self) -> str:
        assert self._process.stdout is not None
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._process.stdout], [], [], _PATIENCE)
            more = os.read(self._process.stdout.fileno(), 1 << 16) if ready else b""
            assert more, "the writer says nothing any more"
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()


class Loop:
    """Kills at one kind of work. Say `told` with every failure: it repeats the moments."""

    def __init__(self, nursery: Nursery, work: str, root: Path, seed: int) -> None:
        self._nursery = nursery
        self._name = work
        self._work: Work = WORKS[work]
        self._root = root
        self._chance = Random(seed)  # noqa: S311 - repeatable moments
        self._sites = 0
        self._seed = seed
        self._calls = 0
        self._opening = 0
        self._span = 0.0
        self._site: Site | None = None
        self._age = 0
        self.told = ""
        self.kills = 0
        """How many kills the reader has looked at and found nothing lost."""

    def run(self, kills: int) -> None:
        """Kill so often in all, half of the times at a call and half at a moment."""
        with self._telling():
            self._measure()
            while self.kills < kills:
                self._once()

    def at_calls_and_moments(self, kills: int) -> None:
        """Kill so often: first at each call of the work in turn, half of them at most."""
        with self._telling():
            self._measure()
            every, most = range(1, self._calls + 1), kills // 2
            chosen = every if most >= len(every) else sorted(self._chance.sample(every, most))
            for call in chosen:
                self._killed(Moment(call=call))
        self.run(kills)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            error.add_note(f"{self._name}, seed {self._seed}: {self.told}")
            raise

    def _measure(self) -> None:
        """How many calls the work takes, and how long a step."""
        if self._calls:
            return
        began = time.monotonic()
        seen = self._seen(self._name, self._ready(), Moment(call=1 << 40))
        assert seen.calls is not None
        self._calls = seen.calls
        times = [began, *seen.times]
        self._span = 1.2 * (times[-1] - times[0]) / (len(times) - 1)
        self._look(seen)
        again = self._seen(self._work.again, self._ready(), Moment(call=1 << 40))
        self._opening = again.calls or 1
        self._look(again if self._work.again == self._name else Seen())

    def _once(self) -> None:
        if self._chance.random() < 0.5:
            self._killed(Moment(call=self._chance.randrange(1, self._calls + 5)))
            return
        acks = self._chance.randrange(self._work.steps + 1)
        self._killed(Moment(acks=acks, wait=self._chance.random() * self._span))

    def _killed(self, moment: Moment) -> None:
        """Kill once, and perhaps in what the next opening does, and look."""
        site = self._ready()
        self.told = f"{moment}, step {site.step}"
        seen = self._seen(self._name, site, moment)
        kills = 1
        while self._chance.random() < _AGAIN:
            again = Moment(call=self._chance.randrange(1, self._opening + 5))
            self.told += f", then {self._work.again} {again}"
            more = self._seen(self._work.again, site, again)
            if self._work.again == self._name:
                seen.acks += more.acks
            kills += 1
        self._look(seen)
        self.kills += kills

    def _seen(self, work: str, site: Site, moment: Moment) -> Seen:
        seen = self._nursery.killed(work, site, moment)
        assert not seen.error, seen.error
        return seen

    def _look(self, seen: Seen) -> None:
        """Let a clean reader look; it takes note of how far the work has come."""
        assert self._site is not None
        last = max(seen.acks, default=self._site.step - 1)
        self.told += f", acknowledged {last}"
        self._work.check(self._site, last)
        whole(self._site)

    def _ready(self) -> Site:
        if self._site is None or self._age >= _LIFE or self._site.more.get("spent"):
            self._age = 0
            self._sites += 1
            root = self._root / f"{self._name}-{self._sites}"
            shutil.rmtree(self._root / f"{self._name}-{self._sites - 1}", ignore_errors=True)
            self._site = new_site(root)
            self._work.prepare(self._site)
        self._age += 1
        self._work.before(self._site)
        return self._site
