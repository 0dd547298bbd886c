"""A bare Debian in a folder, for a package to be installed in, and programs that run inside.

Everything that is mounted for a program is mounted in a name space of its own, so that nothing
stays mounted, whatever happens.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_ENTER = """
mount --bind "$0" "$0" && mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" &&
mount --bind /tmp "$0/tmp" && exec chroot "$0" "$@"
"""
BASE = "BARE_BASE"
"""Names a folder that keeps the plain Debian for the next time, as for `bare_machine.sh`."""


def why_not() -> str:
    """Why there can be no bare Debian here; empty when there can."""
    if os.name == "nt" or os.geteuid() != 0:
        return "needs root"
    if shutil.which("debootstrap") is None:
        return "needs debootstrap"
    enter = ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return "" if subprocess.run(enter, check=False).returncode == 0 else "needs leave to mount"


@dataclass(frozen=True, slots=True)
class Bare:
    """The folder that is the root of the system."""

    root: Path

    def command(self, *words: str) -> list[str]:
        """What runs these words inside. The process that is started becomes the program."""
        return ["unshare", "--mount", "sh", "-c", _ENTER, str(self.root), *words]

    def run(self, *words: str) -> str:
        """Run something inside; gives what it said."""
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        done = subprocess.run(
            self.command(*words), env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{words}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout

    def files(self) -> dict[str, tuple[int, str]]:
        """Every file with its size and kind, without what other programs keep."""
        found = {}
        for folder, folders, names in os.walk(self.root):
            for name in (*folders, *names):
                path = Path(folder, name)
                kind = "link" if path.is_symlink() else "folder" if path.is_dir() else "file"
                size = path.lstat().st_size if kind == "file" else 0
                found[path.relative_to(self.root).as_posix()] = (size, kind)
        return found


def bare(folder: Path) -> Bare:
    """A fresh system in `folder`."""
    kept = os.environ.get(BASE)
    base = Path(kept) if kept else folder / "base"
    if not (base / "usr").is_dir():
        subprocess.run(
            ["debootstrap", "--variant=minbase", "bookworm", str(base)],
            check=True,
            capture_output=True,
        )
    root = folder / "root"
    subprocess.run(["cp", "-a", str(base), str(root)], check=True)
    for name in ("/etc/resolv.conf", "/etc/hosts"):
        if Path(name).is_file():
            shutil.copyfile(name, f"{root}{name}")
    return Bare(root)
