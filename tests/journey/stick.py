"""A stick with the program on it, as somebody copies it there, and what it leaves behind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from nocontact_desktop.bootstrap.ready import RUN
from tests.desktop import PLACES_OF_PROGRAMS
from tests.traced import calls

ROOT = Path(__file__).parents[2]
CARRIED = ("main.py", "requirements.txt", "nocontact_desktop", "ui", "resources", RUN.folder)
"""What is needed to run it. Whoever copies the whole folder has more."""

_STICK_BYTES = 3 << 30

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CHANGING = (
    "mkdir", "rename", "unlink", "rmdir", "chmod", "chown", "link", "symlink", "mknod", "utime",
    "truncate", "setxattr", "lsetxattr", "creat",
)  # fmt: skip
_WRITING = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")


def put_on(stick: Path) -> Path:
    """The program in a folder of its own on `stick`; gives that folder."""
    folder = stick / "sums"
    folder.mkdir(parents=True)
    for name in CARRIED:
        source = ROOT / name
        if source.is_dir():
            left_out = shutil.ignore_patterns("__pycache__")
            ignore = left_out if name != RUN.folder else None
            shutil.copytree(source, folder / name, copy_function=_link_or_copy, ignore=ignore)
        else:
            shutil.copy2(source, folder / name)
    return folder


@contextmanager
def exfat(place: Path) -> Iterator[None]:
    """A real file system of sticks at `place`: no rights, no links, no upper case."""
    if not shutil.which("mount.exfat-fuse", path=PLACES_OF_PROGRAMS):
        pytest.skip("needs exfat-fuse")
    place.mkdir()
    image = place.with_name("image")
    with image.open("wb") as file:
        file.truncate(_STICK_BYTES)
    with ExitStack() as undo:
        _run("mkfs.exfat", str(image))
        device = _run("losetup", "--find", "--show", str(image)).strip()
        undo.callback(_run, "losetup", "--detach", device)
        _run("mount.exfat-fuse", device, str(place))
        undo.callback(_run, "umount", "--lazy", str(place))
        yield


def _run(*command: str) -> str:
    environment = os.environ | {"PATH": PLACES_OF_PROGRAMS}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _link_or_copy(source: str, target: str) -> None:
    """Packages take hundreds of megabytes; a link of the file system is as good as a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def changed(log: Path) -> Iterator[str]:
    """Every path that a call of this log made, changed or opened to write; failures do not count.

    `log` is what `strace -f -e trace=%file` wrote.
    """
    for line in calls(log):
        found = _CALL.match(line)
        if found is None or found[3].startswith("-"):
            continue
        name, arguments = found[1], found[2]
        paths = _QUOTED.findall(arguments)
        if name.startswith(_CHANGING):
            yield from paths
        elif name.startswith("open") and _WRITING.search(arguments):
            yield from paths[:1]
