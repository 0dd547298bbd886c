"""Replays states that a power cut may leave, and looks at each as a person would afterwards."""

from __future__ import annotations

import os
import select
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from nocontact_desktop.errors import VaultExistsError
from tests.vault.faults.bench import laid
from tests.vault.faults.looks import Seen
from tests.vault.faults.sitting import Room, Sitting, copied
from tests.vault.faults.works import Work
from tests.vault.made import NAMES
from tests.vault.power.disk import Disk
from tests.vault.power.events import Told
from tests.vault.power.record import (
    PATIENCE,
    NotRecordedError,
    Recording,
    Teller,
    record,
    tree_of,
)
from tests.vault.power.states import State, drawn, lay_out

_DEEPER = 10
"""Of so many states, looking at one is recorded and cut, too …"""

_CUTS_OF_ONE = 3
"""… so many times."""


@dataclass
class Result:
    """What came of a work."""

    states: int = 0
    wrong: list[str] = field(default_factory=list)


def recorded(work: Work, shop: Path) -> Recording:
    """A work from its beginning, in a child."""
    room = Room(copied(laid(work, shop), shop / "recorded"))

    def act(tell: Teller) -> None:
        sitting = Sitting(room)
        sitting.tell = lambda _step: tell(sitting.said, sitting.steps)
        work.begin(sitting)
        work.act(sitting)
        if sitting.vault is not None:
            sitting.vault.close()

    return record(room.root, act)


def replay(
    work: Work,
    shop: Path,
    recording: Recording,
    states: int,
    random: Random,
    *,
    to_the_end: bool = True,
) -> Result:
    """Look at so many different states of a recorded work, and at some of what looking does.

    It ends with the first one that is wrong unless `to_the_end`.
    """
    result = Result()
    for number, state in enumerate(drawn(recording, states, random)):
        result.states += 1
        wrong = looked_at(work, shop / "state", state)
        if wrong:
            result.wrong.append(f"{work.name}, {state.name}: {wrong}")
            if not to_the_end:
                break
        elif number % _DEEPER == 0:
            _cut_again(work, shop, state, random, result)
    return result


def _cut_again(work: Work, shop: Path, state: State, random: Random, result: Result) -> None:
    """The power goes once more while the program mends what the first cut left."""
    room = Room(lay_out(state.tree, shop / "again"))
    seen = Seen(room, state.said, state.steps, False)
    recording = record(room.root, lambda _tell: afterwards(work, seen))
    told = Told(state.said, state.steps)
    again = Recording(recording.before, (told, *recording.events))
    for further in drawn(again, _CUTS_OF_ONE, random):
        result.states += 1
        wrong = looked_at(work, shop / "state", further)
        if wrong:
            result.wrong.append(f"{work.name}, {state.name}, then {further.name}: {wrong}")


def afterwards(work: Work, seen: Seen) -> None:
    """The look of the work, and what could be made can be made again. Raises when it is wrong."""
    work.look(seen)
    if work.before == "empty" or work.name == "restore":
        sitting = Sitting(seen.room)
        try:
            work.act(sitting)
        except VaultExistsError:
            assert list(seen.room.root.rglob(f"vault/{NAMES.slots}")), "no vault, and none possible"
        else:
            if sitting.vault is not None:
                sitting.vault.close()
            work.look(Seen(seen.room, sitting.said, tuple(sitting.steps), True))


def looked_at(work: Work, root: Path, state: State) -> str:
    """What is wrong with a state; empty when nothing is. In a child: a fault cannot spread."""
    seen = Seen(Room(lay_out(state.tree, root)), state.said, state.steps, False)
    return in_a_child(lambda: _wrong(work, seen))


def _wrong(work: Work, seen: Seen) -> str:
    try:
        afterwards(work, seen)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-4:]))
        return f"{type(error).__name__} {error} ({places}) after {seen.steps} {[*seen.said]}"
    return ""


def in_a_child(work: Callable[[], str]) -> str:
    """What `work` gives, or how the child ended instead."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(there, b"." + work().encode())
        finally:
            os._exit(0)
    os.close(there)
    try:
        return _answer(here)
    finally:
        os.close(here)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _answer(line: int) -> str:
    watched = select.poll()
    watched.register(line, select.POLLIN | select.POLLHUP)
    if not watched.poll(PATIENCE):
        return "it hangs"
    said = os.read(line, 1 << 16)
    return said[1:].decode() if said else "it died"


def check(recording: Recording, root: Path) -> None:
    """Raise `NotRecordedError` unless the recording explains all that is at `root` now."""
    disk = Disk(recording.before)
    for event in recording.events:
        disk.take(event)
    found, there = disk.running(), tree_of(root)
    paths = sorted(found.keys() | there.keys())
    differ = [path for path in paths if found.get(path, ()) != there.get(path, ())]
    if differ:
        raise NotRecordedError(f"not explained: {differ}")
