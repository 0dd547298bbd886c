"""What an operating system says when nobody may look at the screen any more.

The screen locks, its saver comes, the computer sleeps or shuts down, or somebody else's desktop is
shown. Each adapter says what to listen to and what of it counts; `ui` only carries it there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple


class Bus(StrEnum):
    """The two buses of D-Bus."""

    SESSION = "session"
    SYSTEM = "system"


class BusSignal(NamedTuple):
    """A signal of D-Bus. With an empty `service`, whoever sends it is heard."""

    bus: Bus
    service: str
    interface: str
    member: str


class Heard(NamedTuple):
    """A signal that came. Paths of objects are texts, and changed properties are a mapping."""

    interface: str
    member: str
    path: str
    arguments: Sequence[object]


class Question(NamedTuple):
    """A property to be asked for on D-Bus, which no service is started for."""

    bus: Bus
    service: str
    path: str
    interface: str
    name: str


class Signs:
    """All that can be listened to on one system. Here it is nothing; adapters say what there is."""

    bus_signals: tuple[BusSignal, ...] = ()
    """What to listen to on the buses."""
    question: Question | None = None
    """What to ask once; the answer goes to `answered`."""
    sends_messages = False
    """Whether the system tells it by messages to windows."""

    def addresses(self) -> Mapping[Bus, str]:
        """Where the buses are: sockets of this computer only, and none that had to be started."""
        return {}

    def answered(self, answer: object) -> None:
        """Take the answer. It need not come."""

    def tells(self, heard: Heard) -> bool:
        """Whether a signal means that the vault is to be left."""
        return False

    def attend(self, window: int) -> None:
        """Ask for messages to a window, by its number."""

    def message(self, address: int) -> bool:
        """Whether the message at this place in memory means that the vault is to be left."""
        return False

    def listen(self, call: Callable[[], None]) -> None:
        """Let the system call `call` in the main thread, on systems that call."""
