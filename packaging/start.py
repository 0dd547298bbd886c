"""The first file of a packaged build: the calculator, or with `--desk` its second process.

Whoever starts it from a terminal to see what it can do sees a calculator, whatever they ask for,
and so does another account of the computer, in whose menu it is, too.
"""

import gc
import os
import sys

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NO_DISPLAY = 19
WAITS_AS = "calculator"
"""The disguise that is shown where there is no vault yet; the build puts its own profile here."""


def main(arguments: list[str]) -> int:
    """Start one of the two processes and return its exit code."""
    _restore_surroundings()
    if sys.platform == "linux" and not any(map(os.environ.get, SCREENS)):
        sys.stderr.write("There is no display to show a window on.\n")
        return NO_DISPLAY
    from nocontact_desktop import system  # noqa: PLC0415 - not before the display is known
    from ui import lean_qt  # noqa: PLC0415 - as above

    if arguments == ["--desk"]:
        lean_qt.load()
        from ui.desk import main as desk  # noqa: PLC0415 - only what this process is made of

        return desk.run(system.current())
    gc.disable()  # nothing is thrown away before the window is up; then `cover` turns it on
    lean_qt.load()
    from ui.cover import main as cover  # noqa: PLC0415 - as above

    return cover.run(system.current(), waits_as=WAITS_AS)


def _restore_surroundings() -> None:
    """Let what is started from here begin as if a person had started it.

    Programs of the system, such as `lp`, get their own libraries and not the ones of ours, and the
    second process of ours finds its libraries by itself.
    """
    if not getattr(sys, "frozen", False):
        return
    for name in [name for name in os.environ if name.startswith("_PYI_")]:
        del os.environ[name]
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
