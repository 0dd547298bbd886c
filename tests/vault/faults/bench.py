"""Runs works with a fault at the Nth system call, each in a child of its own; a process apart.

`python3 -m tests.vault.faults.bench [WORK…] [--errors EIO,ENOSPC] [--modes once,on] [--every 1]
[--offset 0] [--processes 2]` prints one line for each bad outcome and one for each work, error and
mode. The children are forked while nothing is open, so that a run costs milliseconds.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import select
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nocontact_desktop.errors import ExpectedError, StorageFailedError
from tests.vault.faults.door import Call, Door, NoDoorError, install
from tests.vault.faults.laid import LAID
from tests.vault.faults.looks import Seen
from tests.vault.faults.sitting import Room, Sitting, copied, hurry
from tests.vault.faults.works import WORKS, Work, begin
from tests.vault.made import WORDS

_WRITING = frozenset(
    {"write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate", "sendfile"}
    | {"copy_file_range", "rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat"}
)
_OTHER = frozenset(
    {"read", "pread64", "openat", "unlink", "unlinkat", "rmdir", "chmod", "fchmodat", "utimensat"}
    | {"flock", "getdents64", "statfs", "fstatfs", "newfstatat", "stat", "fstat", "lstat"}
)
ALL = _WRITING | _OTHER
ERRORS = {
    "EIO": ALL,
    "ENOSPC": _WRITING | {"openat"},
    "EDQUOT": _WRITING | {"openat"},
    "EMFILE": frozenset({"openat"}),
}
"""Which calls can fail with which error."""

OWN = frozenset({"code", "new-code", "longer"})
"""Files that the bench reads for itself, or hands to a work; their faults are not the vault's."""

PATIENCE = 60_000
_LAST = 100_000
_IN_THE_WAY = "VaultExistsError"
"""A whole new vault stays where nothing can be taken away because every call fails."""


@dataclass(frozen=True)
class Fault:
    """The Nth call that can fail so does, once or from then on."""

    error: str
    number: int
    for_ever: bool

    def meets(self, count: int) -> bool:
        """Whether call number `count` fails."""
        return count >= self.number if self.for_ever else count == self.number


@dataclass(frozen=True)
class Job:
    """All runs of a work with one error, in one way."""

    work: str
    error: str
    for_ever: bool


@dataclass(frozen=True)
class Outcome:
    """What a child said in the end, and how many calls could have failed."""

    said: dict[str, object]
    calls: int
    met: str


def can_fail(call: Call, error: str, root: str) -> bool:
    """Whether a call is about a file of the run, and may fail like that."""
    if call.name not in ERRORS[error]:
        return False
    takes_room = call.name != "openat" or call.arguments[2] & os.O_CREAT
    if error in ("ENOSPC", "EDQUOT") and not takes_room:
        return False
    path = call.path()
    return path.startswith(root) and Path(path).name not in OWN


def run(work: Work, room: Room, fault: Fault) -> Outcome:
    """Do the work in a child with the fault; look at what it leaves. Raises `AssertionError`."""
    here, there = socket.socketpair()
    child = os.fork()
    if child == 0:
        here.close()
        _child(work, room, there, fault.error)
    there.close()
    try:
        outcome = _kept_door(child, here, room, fault)
    finally:
        here.close()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if outcome.said["error"] == _IN_THE_WAY:
        assert fault.for_ever, "a vault was left"
    _judge(work, room, outcome.said, "end")
    return outcome


def _kept_door(child: int, line: socket.socket, room: Room, first: Fault) -> Outcome:
    data, descriptors, _, _ = socket.recv_fds(line, 1 << 16, 1)
    if not descriptors:
        raise NoDoorError(data.decode())
    door = Door(descriptors[0])
    fault: Fault | None = first
    calls, met = 0, ""
    watched = select.poll()
    watched.register(door.descriptor, select.POLLIN)
    watched.register(line, select.POLLIN)
    try:
        while True:
            ready = watched.poll(PATIENCE)
            assert ready, f"it hangs after {met}"
            if any(number == line.fileno() for number, _ in ready):
                said = _said(line, met)
                if said["at"] == "end":
                    return Outcome(said, calls, met)
                fault = None
                _look_at_a_copy(room, said)
                line.send(b"go on")
                continue
            call = door.next()
            if call is None:
                continue
            answer = 0
            if fault is not None and can_fail(call, fault.error, str(room.root)):
                calls += 1
                if fault.meets(calls):
                    answer = getattr(errno, fault.error)
                    met = met or f"{call.name} {Path(call.path()).name}"
                    fault = fault if fault.for_ever else None  # no more has to be looked at
            door.answer(call, answer)
    finally:
        door.close()


def _said(line: socket.socket, met: str) -> dict[str, Any]:
    data = b""
    while not data.endswith(b"\n"):
        more = line.recv(1 << 20)
        assert more, f"it died after {met}"
        data += more
    return dict(json.loads(data))


def _look_at_a_copy(room: Room, said: dict[str, object]) -> None:
    """What a kill at this moment would have left."""
    aside = Room(room.root.with_name("aside"))
    copied(room.root, aside.root)
    _judge(_by_name(str(said["work"])), aside, said, "a kill after the fault")


def _judge(work: Work, room: Room, said: dict[str, Any], when: str) -> None:
    assert not said["crash"], f"crash: {said['crash']}"
    seen = Seen(room, dict(said["said"]), tuple(said["steps"]), said["error"] == "")
    try:
        work.look(seen)
    except (AssertionError, ExpectedError, OSError, KeyError) as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        raise AssertionError(
            f"at {when}: {type(error).__name__} {error} ({place}) after {said['error'] or 'done'}"
            f" steps {said['steps']}"
        ) from None


def _child(work: Work, room: Room, line: socket.socket, error: str) -> None:
    """Never returns. Only calls that can fail so are stopped."""
    try:
        sitting = Sitting(room)
        work.begin(sitting)
        descriptor = install(ERRORS[error])
        socket.send_fds(line, [b"door"], [descriptor])
        os.close(descriptor)
        told, crash = _tried(work, sitting)
        _say(line, "over", work, sitting, (told, crash))
        line.recv(10)
        if not crash:
            told, crash = _afterwards(work, sitting, told)
        _say(line, "end", work, sitting, (told, crash))
    except NoDoorError:
        line.send(b"no door")
    except BaseException:  # noqa: BLE001 - told to the keeper
        sys.stderr.write(traceback.format_exc())
    finally:
        os._exit(0)


def _say(
    line: socket.socket, at: str, work: Work, sitting: Sitting, came_of_it: tuple[str, str]
) -> None:
    error, crash = came_of_it
    said = {"at": at, "work": work.name, "said": sitting.said, "steps": sitting.steps}
    line.sendall(json.dumps({**said, "error": error, "crash": crash}).encode() + b"\n")


def _tried(work: Work, sitting: Sitting) -> tuple[str, str]:
    """The name of the error that was told, and what must not happen instead."""
    try:
        work.act(sitting)
    except ExpectedError as error:
        return type(error).__name__, _told_too_much(error, sitting.room)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-4:]))
        return "crash", f"{type(error).__name__} {error} at {places}"
    return "", ""


def _told_too_much(error: ExpectedError, room: Room) -> str:
    shown = traceback.format_exception(error)
    text = "".join(line for line in shown if not line.lstrip().startswith("File "))
    if str(room.root) in text or WORDS in text or error.args != (error.sentence,):
        return f"{type(error).__name__} tells too much"
    return ""


def _afterwards(work: Work, sitting: Sitting, error: str) -> tuple[str, str]:
    """The fault is gone: the next edit is taken, and what failed works when it is repeated."""
    if sitting.vault is not None and work.name != "close":
        if sitting.vault.database._closed:
            return "crash", "the vault was closed"
        try:
            sitting.answer("after", "later")
        except StorageFailedError:
            return "crash", "the next edit is refused"
    if error:
        if sitting.vault is not None and work.before == "empty":
            sitting.vault.close()
            return "", ""
        if sitting.vault is not None and work.begin is not begin:
            sitting.vault.close()
        error, crash = _tried(work, sitting)
        if error == _IN_THE_WAY and work.before == "empty" and not crash:
            return error, ""
        if error:
            return error, crash or f"{error} when repeated"
    if sitting.vault is not None:
        sitting.vault.close()
    return "", ""


def _by_name(name: str) -> Work:
    return next(work for work in WORKS if work.name == name)


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder for the runs, in memory where there is such a place."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="runs-", dir=place) as folder:
        yield Path(folder)


def laid(work: Work, shop: Path) -> Path:
    """What lies there before the work; made once."""
    template = shop / "laid" / work.before
    if not template.exists():
        LAID[work.before](Room(template))
    return template


def sweep(job: Job, shop: Path, every: int, first: int) -> Iterator[str]:
    """All runs of a job from N = `first` on; gives what was wrong, each with the run's name."""
    work = _by_name(job.work)
    number, template = first, laid(work, shop)
    while number < _LAST:
        room = Room(copied(template, shop / "room"))
        try:
            outcome = run(work, room, Fault(job.error, number, job.for_ever))
        except AssertionError as wrong:
            how = "from" if job.for_ever else "at"
            yield f"{work.name}, {job.error} {how} {number}: {wrong}"
        else:
            if not outcome.met:
                break
        number += every
    else:
        yield f"{work.name}: no end"
    how = "from N on" if job.for_ever else "once"
    _print(f"{work.name}, {job.error}, {how}: {number - first}")


def _print(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # in one piece, because others write there, too


def _worked_off(jobs: list[Job], waiting: int, every: int, first: int) -> int:
    """Do one job after another from a pipe of their numbers; how many runs went wrong."""
    wrong = 0
    with workshop() as shop:
        while number := os.read(waiting, 1):
            for line in sweep(jobs[number[0]], shop, every, first):
                wrong += 1
                _print(f"WRONG {line}")
    return wrong


def shared_out(jobs: list[Job], processes: int, every: int, first: int) -> int:
    """Do all jobs in so many processes, each in a folder of its own; 0 when nothing was wrong."""
    waiting, filled = os.pipe()
    os.write(filled, bytes(range(len(jobs))))
    os.close(filled)
    children = []
    for _ in range(processes):
        child = os.fork()
        if child == 0:
            wrong = 1
            try:
                wrong = _worked_off(jobs, waiting, every, first)
            finally:
                os._exit(min(wrong, 1))
        children.append(child)
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def main() -> None:
    """Run what was asked for."""
    asked = argparse.ArgumentParser()
    asked.add_argument("works", nargs="*", default=[work.name for work in WORKS])
    asked.add_argument("--errors", default=",".join(ERRORS))
    asked.add_argument("--modes", default="once,on")
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--offset", type=int, default=0)
    asked.add_argument("--processes", type=int, default=1)
    options = asked.parse_args()
    hurry()
    jobs = [
        Job(work, error, mode == "on")
        for work in options.works
        for error in options.errors.split(",")
        for mode in options.modes.split(",")
    ]
    sys.exit(shared_out(jobs, options.processes, options.every, 1 + options.offset))


if __name__ == "__main__":
    main()
