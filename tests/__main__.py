"""Run the tests: `python3 -m tests [--long] [what pytest takes]`; sets up first what is missing.

All of them are run by several processes, each file by one of them, and after that those that
measure time, alone. Where something is named, one process runs it; `-n 2` makes it two.
`--branches` also tells the branches of the vault that its tests take, and fails below 100 %.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BRANCHES = "--branches"
LARGEST = 4
"""How many processes there are at the most: each one starts programs of its own."""
ALONE = (
    "tests/bootstrap/test_packages.py",
    "tests/content/test_sections.py",
    "tests/disguise/test_installation.py",
    "tests/memory",
    "tests/ui/session/test_on_a_screen.py",
    "tests/ui/session/test_screen_locks.py",
)
"""They measure time, or look at memory that is overwritten in time."""


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
    rest = [each for each in arguments if each != BRANCHES]
    runs = [[*part, *rest] for part in _parts(rest)]
    return _run_and_tell(runs) if BRANCHES in arguments else _run(runs)


def _parts(arguments: list[str]) -> list[list[str]]:
    """What each run of pytest is told first: two of them where it is to run everything."""
    plain = ["-p", "no:benchmark"]  # some have it installed, and it complains about several
    if [each for each in arguments if each != "--need-desktop"]:
        return [plain]
    processes = max(2, min(os.cpu_count() or 1, LARGEST))
    together = [*plain, "-n", str(processes), "--dist", "loadfile"]
    return [[*together, *(f"--ignore={each}" for each in ALONE)], [*plain, *ALONE]]


def _run(runs: list[list[str]]) -> int:
    """Run pytest again and again; returns the first exit code that is not zero."""
    codes = [_python("pytest", *words) for words in runs]
    return next(filter(None, codes), 0)


def _run_and_tell(runs: list[list[str]]) -> int:
    """Run pytest, and tell the branches."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COVERAGE_FILE"] = str(Path(folder, "taken"))
        outcome = _run([["-p", "tests.branches", *words] for words in runs])
        combined = _python("coverage", "combine", "--quiet")
        report = ("report", "--show-missing", "--skip-covered", "--fail-under=100")
        return outcome or combined or _python("coverage", *report)


def _python(module: str, *words: str) -> int:
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


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
