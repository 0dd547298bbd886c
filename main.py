"""Start the program: `python3 main.py`. The first start sets up what is missing.

Any Python 3 can read this file, so that an old one gets a sentence and not a traceback.
"""

import gc
import os
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
USAGE = """usage: python3 main.py [--sample FOLDER | --version | --help]

  (nothing)        start; the first start sets up what is missing
  --sample FOLDER  fill in a made-up person's plan and leave its pages and pictures in FOLDER;
                   works without a display
"""


def main(arguments: "list[str]") -> int:
    """Do what `arguments` ask for and return the exit code."""
    if sys.version_info < OLDEST:
        sys.stderr.write("This needs Python 3.11 or newer; it was started with an older one.\n")
        return 10
    from nocontact_desktop.bootstrap import stop  # noqa: PLC0415 - not before the check above

    try:
        return _run(arguments)
    except stop.SetupStoppedError as problem:
        sys.stderr.write(problem.sentence + "\n")
        return problem.code
    except KeyboardInterrupt:
        return stop.INTERRUPTED


def _run(arguments: "list[str]") -> int:
    if arguments == ["--help"]:
        sys.stdout.write(USAGE)
        return 0
    if arguments == ["--version"]:
        from nocontact_desktop import __version__  # noqa: PLC0415

        sys.stdout.write(__version__ + "\n")
        return 0
    if arguments in ([], ["--desk"]) or (len(arguments) == 2 and arguments[0] == "--sample"):
        _set_up()
        return _start(arguments)
    sys.stderr.write(USAGE)
    return 2


def _set_up() -> None:
    if getattr(sys, "frozen", False):
        return
    from nocontact_desktop.bootstrap import prepare, ready  # noqa: PLC0415 - as above

    prepare.prepare(ROOT, ready.RUN)


def _start(arguments: "list[str]") -> int:
    """Each mode imports only what it is made of."""
    if arguments and arguments[0] == "--sample":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from ui import sample  # noqa: PLC0415

        return sample.run(arguments[1])
    from nocontact_desktop import system  # noqa: PLC0415
    from nocontact_desktop.bootstrap import display  # noqa: PLC0415

    display.require()
    if not arguments:
        gc.disable()  # nothing is thrown away before the window is up; then `cover` turns it on
    from ui import lean_qt  # noqa: PLC0415

    lean_qt.load()
    if arguments:
        from ui.desk import main as desk  # noqa: PLC0415

        return desk.run(system.current())
    from ui.cover import main as cover  # noqa: PLC0415

    return cover.run(system.current())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
