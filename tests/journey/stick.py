"""A stick with the program on it, as somebody copies it there, and what it leaves behind."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from nocontact_desktop.bootstrap.ready import RUN

ROOT = Path(__file__).parents[2]
CARRIED = ("main.py", "requirements.txt", "nocontact_desktop", "ui", "resources", RUN.folder)
"""What is needed to run it. Whoever copies the whole folder has more."""

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
    for line in log.read_text(errors="replace").splitlines():
        found = _CALL.match(line)
        if found is None or found[3].startswith("-"):
            continue
        name, arguments = found[1], found[2]
        paths = _QUOTED.findall(arguments)
        if name.startswith(_CHANGING):
            yield from paths
        elif name.startswith("open") and _WRITING.search(arguments):
            yield from paths[:1]
