"""Runs a piece of the program in a process of its own, as a user who is not root.

Files of a process that cannot be dumped belong to root, so a test of that has to run as somebody
else.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOBODY = 65534


def becoming(module: str) -> str:
    """The beginning of a script: import `module` as `main`, become nobody, write one byte."""
    return f"""
import ctypes, os
from nocontact_desktop import system
from nocontact_desktop.system import linux_hardening
import {module} as main
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
os.write(1, b"r")
"""


@contextmanager
def running(script: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process over pipes that runs `script`; it is ended in the end."""
    paths = os.pathsep.join(filter(None, [str(ROOT), *sys.path]))
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
