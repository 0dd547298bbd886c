"""Writes down what a child does to the disk, at the door that its system calls pass."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.vault.faults.door import Call, Door, NoDoorError, install
from tests.vault.power.disk import Tree
from tests.vault.power.events import (
    Event,
    Flush,
    Link,
    Make,
    MakeFolder,
    Move,
    Remove,
    RemoveFolder,
    Resize,
    Told,
    Write,
)

CHANGING = frozenset(
    {"write", "pwrite64", "sendfile", "copy_file_range", "ftruncate", "fallocate", "openat"}
    | {"rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir"}
    | {"mkdir", "mkdirat", "fsync", "fdatasync"}
)
"""The calls that matter: times and rights are lost without harm."""

PATIENCE = 600_000
"""Milliseconds until something hangs. A busy machine may let a quiet process wait for minutes."""

_REMOVE_FOLDER = 0x200
_NOWHERE = " (deleted)"
Teller = Callable[[dict[str, str], list[str]], None]
"""Says what is acknowledged, and returns when that was written down."""


class NotRecordedError(Exception):
    """A work did something that the recorder does not know, or failed."""


@dataclass(frozen=True)
class Recording:
    """What was there, and what happened then."""

    before: Tree
    events: tuple[Event, ...]


def tree_of(root: Path) -> Tree:
    """Everything below `root`."""
    found: Tree = {}
    for path in root.rglob("*"):
        found[str(path.relative_to(root))] = None if path.is_dir() else path.read_bytes()
    return found


def record(root: Path, work: Callable[[Teller], None]) -> Recording:
    """Do `work` in a child; give all that it changed below `root`."""
    before = tree_of(root)
    here, there = socket.socketpair()
    child = os.fork()
    if child == 0:
        here.close()
        _child(work, there)
    there.close()
    try:
        events = _kept_door(here, str(root))
    finally:
        here.close()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return Recording(before, tuple(events))


def _child(work: Callable[[Teller], None], line: socket.socket) -> None:
    """Never returns."""

    def tell(said: dict[str, str], steps: list[str]) -> None:
        line.sendall(json.dumps([said, steps]).encode() + b"\n")
        line.recv(1)

    try:
        descriptor = install(CHANGING)
        socket.send_fds(line, [b"door"], [descriptor])
        os.close(descriptor)
        work(tell)
        line.sendall(b"end\n")
        line.recv(1)
    except NoDoorError:
        line.send(b"no door")
    except BaseException:  # noqa: BLE001 - the keeper sees that there was no end
        sys.stderr.write(traceback.format_exc())
    finally:
        os._exit(0)


def _kept_door(line: socket.socket, root: str) -> list[Event]:
    data, descriptors, _, _ = socket.recv_fds(line, 1 << 16, 1)
    if not descriptors:
        raise NoDoorError(data.decode())
    door = Door(descriptors[0])
    watched = select.poll()
    watched.register(door.descriptor, select.POLLIN)
    watched.register(line, select.POLLIN)
    events: list[Event] = []
    try:
        while True:
            ready = watched.poll(PATIENCE)
            if not ready:
                raise NotRecordedError("it hangs")
            if (door.descriptor, select.POLLIN) in ready:
                call = door.next()
                if call is not None:
                    events += _events(call, root)
                    door.answer(call)
                continue
            said = _line(line)
            if said == "end":
                return events
            events.append(_told(said))
            line.send(b".")
    finally:
        door.close()


def _line(line: socket.socket) -> str:
    data = b""
    while not data.endswith(b"\n"):
        more = line.recv(1 << 20)
        if not more:
            raise NotRecordedError("it failed")
        data += more
    return data.decode().strip()


def _told(line: str) -> Told:
    said, steps = json.loads(line)
    return Told(dict(said), tuple(steps))


def _events(call: Call, root: str) -> list[Event]:
    """What a call is about to do below the root."""
    if call.name == "copy_file_range":
        path = os.readlink(f"/proc/{call.process}/fd/{call.arguments[2]}")
    else:
        path = call.path()
    if path != root and not path.startswith(root + "/"):
        return []
    if path.endswith(_NOWHERE):
        if call.name in ("fsync", "fdatasync"):
            return []
        raise NotRecordedError(f"{call.name} of a file without a name")
    return _of_path(call, path[len(root) + 1 :], root)


def _of_path(call: Call, path: str, root: str) -> list[Event]:
    name, arguments = call.name, call.arguments
    if name in ("fsync", "fdatasync"):
        return [Flush(path)]
    if name == "openat":
        return _of_opening(path, arguments[2], exists=os.path.lexists(f"{root}/{path}"))
    if name == "ftruncate":
        return [Resize(path, arguments[1])]
    if name == "fallocate":
        size = os.stat(f"{root}/{path}").st_size
        return [] if arguments[1] else [Resize(path, max(size, arguments[2] + arguments[3]))]
    if name in ("write", "pwrite64", "sendfile", "copy_file_range"):
        return [_of_writing(call, path)]
    return [_of_name(call, path, root)]


def _of_name(call: Call, path: str, root: str) -> Event:
    if call.name in ("mkdir", "mkdirat"):
        return MakeFolder(path)
    if call.name == "rmdir" or (call.name == "unlinkat" and call.arguments[2] & _REMOVE_FOLDER):
        return RemoveFolder(path)
    if call.name in ("unlink", "unlinkat"):
        return Remove(path)
    target = call.target()
    if not target.startswith(root + "/"):
        raise NotRecordedError("a name leaves the root")
    kind = Link if call.name in ("link", "linkat") else Move
    return kind(path, target[len(root) + 1 :])


def _of_opening(path: str, flags: int, *, exists: bool) -> list[Event]:
    if flags & os.O_CREAT and not exists:
        return [Make(path)]
    if flags & os.O_TRUNC and not (flags & os.O_CREAT and flags & os.O_EXCL):
        return [Resize(path, 0)]
    return []


def _of_writing(call: Call, path: str) -> Write:
    name, arguments = call.name, call.arguments
    if name == "write":
        return Write(path, call.position(), _memory(call, arguments[1], arguments[2]))
    if name == "pwrite64":
        return Write(path, arguments[3], _memory(call, arguments[1], arguments[2]))
    if name == "sendfile":
        return Write(path, call.position(), _copied(call, 1, 2, arguments[3]))
    return Write(path, _place(call, 2, 3), _copied(call, 0, 1, arguments[4]))


def _copied(call: Call, descriptor: int, offset: int, size: int) -> bytes:
    """What the kernel is about to copy by itself out of another file of the child."""
    with Path(f"/proc/{call.process}/fd/{call.arguments[descriptor]}").open("rb") as file:
        file.seek(_place(call, descriptor, offset))
        return file.read(size)


def _place(call: Call, descriptor: int, offset: int) -> int:
    """Where a copy begins: an argument leads to the number, or the descriptor stands there."""
    address = call.arguments[offset]
    if not address:
        return call.position(descriptor)
    return int.from_bytes(_memory(call, address, 8), sys.byteorder)


def _memory(call: Call, address: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = call.memory(address + len(data), size - len(data))
        if not more:
            raise NotRecordedError("memory that cannot be read")
        data += more
    return data
