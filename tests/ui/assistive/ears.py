"""What a screen reader would say by itself: prints each announcement as one JSON line.

It runs under the system's Python, because only that one has `gi`.
"""

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found,unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found,unused-ignore]  # noqa: E402


def say(**what: object) -> None:
    """Print one line."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def heard(event: Any) -> None:  # noqa: ANN401 - gi has no types
    """One event of the program."""
    say(kind=event.type, words=str(event.any_data), urgency=event.detail1)


listener = Atspi.EventListener.new(heard)
for kind in ("object:announcement", "object:state-changed:expanded"):
    listener.register(kind)
say(kind="ready")
GLib.MainLoop().run()
