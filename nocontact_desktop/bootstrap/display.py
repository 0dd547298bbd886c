"""Whether there is a screen to show a window on."""

import os
import sys

from nocontact_desktop.bootstrap.stop import NO_DISPLAY, SetupStoppedError


def require() -> None:
    """Raise `SetupStoppedError` where a window cannot be shown."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise SetupStoppedError(
            NO_DISPLAY,
            "There is no display to show a window on; `python3 main.py --sample FOLDER` works "
            "without one.",
        )
