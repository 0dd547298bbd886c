"""Installing the pinned packages beside the program: hashes checked, no trace outside its folder.

Packages go into a work folder first, which takes the final name when it is complete. A set-up
that was cut short leaves only a work folder, and the next start makes a new one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nocontact_desktop.bootstrap import lock, pip, trouble
from nocontact_desktop.bootstrap.progress import say
from nocontact_desktop.bootstrap.ready import STAMP, Part, is_ready, this_python


def install(root: str, part: Part) -> None:
    """Install what the lock file of `part` says. Raises `SetupStoppedError`."""
    work = Path(root, part.folder + ".work")
    with trouble.explained(), _work_folder(work):
        if not is_ready(root, part):  # another start may just have done it
            _install(Path(root), part, work)


@contextmanager
def _work_folder(work: Path) -> Iterator[None]:
    work.mkdir(exist_ok=True)
    with lock.held(work / "lock"):
        try:
            yield
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _install(root: Path, part: Part, work: Path) -> None:
    say(f"Setting up {part.folder} (once; the packages are pinned and checked)")
    packages, temporary, replaced = work / "packages", work / "tmp", work / "replaced"
    for folder in (packages, temporary, replaced):
        shutil.rmtree(folder, ignore_errors=True)
    temporary.mkdir()
    pip.install(root / part.lock, packages, temporary)
    _unpack_qt_support(packages)
    _compile(root, packages)
    _write_stamp(root / part.lock, packages)
    final = root / part.folder
    if final.exists():
        final.rename(replaced)
    packages.rename(final)
    say("Done.")


def _unpack_qt_support(packages: Path) -> None:
    """Let shiboken unpack the Python files that it carries, as its documents describe.

    Else it compiles them at every start, and importing Qt takes a fifth longer.
    """
    if (packages / "shiboken6").is_dir():
        _run_python(["-c", "import shiboken6"], PYTHONPATH=str(packages), SBK_EMBED="false")


def _compile(root: Path, packages: Path) -> None:
    """Byte code now, so that no start has to make it, also where nothing can be written later."""
    sources = [path for path in (root / "nocontact_desktop", root / "ui") if path.is_dir()]
    _run_python(["-m", "compileall", "-q", "-j", "0", str(packages), *map(str, sources)])


def _run_python(arguments: list[str], **environment: str) -> None:
    """Run something that makes starts quicker and that nothing depends on."""
    usual = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(  # noqa: S603 - our own interpreter, no shell
        [sys.executable, *arguments],
        env=usual | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


def _write_stamp(lock_file: Path, packages: Path) -> None:
    names = "/".join(sorted(os.listdir(packages)))
    (packages / STAMP).write_bytes(
        b"\n".join((this_python(), os.fsencode(names), lock_file.read_bytes()))
    )
