"""The settings of this part, by the names under which the vault keeps them."""

from collections.abc import Callable

from ui.desk.idle import AWAY_SECONDS, DEFAULT_SECONDS, away_seconds, idle_seconds
from ui.exit_key import Combination, combination
from ui.theme import Look

LOOK_SCHEME = "look_scheme"
LOOK_SCALE = "look_scale"
EXIT_KEY = "exit_key"
IDLE_SECONDS = "idle_seconds"
UNFOCUSED_SECONDS = "away_seconds"
LANGUAGE = "language"
PICTURES = "screen_pictures"

Read = Callable[[str, str], str]


def look(read: Read) -> Look:
    """The stored look."""
    return Look.from_settings(read(LOOK_SCHEME, ""), read(LOOK_SCALE, ""))


def keeps_pictures(read: Read) -> bool:
    """Whether windows are kept out of pictures of the screen, where that can be; it is usual."""
    return read(PICTURES, "") != "allowed"


def exit_combination(read: Read) -> Combination:
    """The stored exit key."""
    return combination(read(EXIT_KEY, ""))


def idle(read: Read) -> int:
    """The stored idle time in seconds."""
    return idle_seconds(read(IDLE_SECONDS, str(DEFAULT_SECONDS)))


def away(read: Read) -> int:
    """The stored time without the focus in seconds."""
    return away_seconds(read(UNFOCUSED_SECONDS, str(AWAY_SECONDS)))
