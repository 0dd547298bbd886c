"""The libraries of a Linux system that Qt needs and does not bring along."""

from nocontact_desktop.bootstrap import apt, stop
from nocontact_desktop.bootstrap.ready import loadable
from nocontact_desktop.bootstrap.stop import SetupStoppedError

PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Each library, and the package of Debian that holds it."""


def install_missing() -> None:
    """Install what is missing. Raises `SetupStoppedError`, with the line to type where it can."""
    missing = tuple(name for name in PACKAGES if not loadable((name,)))
    if not missing:
        return
    packages = tuple(PACKAGES[name] for name in missing)
    if not apt.usable():
        raise SetupStoppedError(
            stop.NO_LIBRARIES,
            f"This system lacks {', '.join(missing)}. " + apt.advice(packages),
        )
    apt.install(packages)
