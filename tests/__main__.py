"""Run the tests: `python3 -m tests [--long] [what pytest takes]`; sets up first what is missing."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Set up what is missing, run pytest, and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an old Python gets a sentence
        sys.stderr.write("This needs Python 3.11 or newer; it was started with an older one.\n")
        return 10
    from nocontact_desktop.bootstrap import stop

    try:
        _set_up()
    except stop.SetupStoppedError as problem:
        sys.stderr.write(problem.sentence + "\n")
        return problem.code
    import pytest

    return int(pytest.main(arguments))


def _set_up() -> None:
    from nocontact_desktop.bootstrap import apt, prepare, ready
    from tests import desktop

    os.chdir(ROOT)
    prepare.prepare(str(ROOT), ready.RUN, ready.TESTS)
    packages = desktop.missing_packages()
    if packages and apt.usable():
        apt.install(packages)
    folders = [str(ROOT / part.folder) for part in (ready.RUN, ready.TESTS)]
    os.environ["PYTHONPATH"] = os.pathsep.join(folders)  # for the programs that tests start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
