"""The real vault process under an ordinary account, and another program of the same account.

Files of a process that cannot be dumped belong to root, and root may read everything; so nothing
here runs as root. When the tests do, it is done as nobody, by the system's own Python, since the
one that runs the tests may lie where nobody can go.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from nocontact_desktop.disguise import pipe
from tests.ordinary_user import NOBODY, ROOT
from tests.ui.session.desk_process import Desk, make_vault

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
SYSTEM_PYTHON = "/usr/bin/python3"
AS_IT_IS = """
import resource, runpy, sys
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
sys.argv = ["main.py", "--desk"]
runpy.run_path("main.py", run_name="__main__")
"""
"""What the first process starts, where a core may be as large as it likes."""
AS_IT_IS_PACKAGED = 'ulimit -c "$(ulimit -Hc)" && exec "$0" --desk'
"""The same, for the program of a packaged build."""
UNPROTECTED = """
from nocontact_desktop.system import linux_hardening
linux_hardening.harden = lambda: None
"""
_OURS = "from nocontact_desktop.system import linux_hardening as ours\n"
REFUSING = {
    "dumpable": f"""{_OURS}
first = ours._prctl
asked = ours.PR_GET_DUMPABLE
ours._prctl = lambda option, value=0: 1 if option == asked else first(option, value)
""",
    "core": f"{_OURS}ours.resource.getrlimit = lambda _which: (1, 1)\n",
    "parent": f"{_OURS}ours._parent_signal = lambda: 0\n",
}
"""The system says yes and does nothing: the memory can be dumped, a crash would leave a core, the
process outlives its parent.
"""
DEBUGGER = """
import os, sys
os.execvp("gdb", ["gdb", "--batch", "-nx", "-p", sys.argv[1], "-ex", f"gcore {sys.argv[2]}"])
"""
"""Writes the memory of a process to a file."""


def why_not() -> str:
    """Why nothing can be tried here as an ordinary user; empty when it can."""
    if sys.platform != "linux":
        return "looks at /proc"
    if not IS_ROOT:
        return ""
    ask = "import sys; print(*sys.version_info[:2])"
    found = subprocess.run([SYSTEM_PYTHON, "-c", ask], capture_output=True, text=True, check=False)
    if found.stdout.split() != [str(each) for each in sys.version_info[:2]]:
        return "needs the system's Python to be of the same version"
    reach = subprocess.run(["ls", ROOT / ".env"], user=NOBODY, capture_output=True, check=False)
    return "nobody cannot read this folder" if reach.returncode else ""


@dataclass
class Account:
    """An ordinary account with a folder and a vault of its own."""

    folder: Path
    paths: list[str] = field(default_factory=list)
    packaged: str = ""
    """The program of a packaged build, which is looked at instead of the source."""

    @property
    def vault(self) -> Path:
        """Where its vault lies."""
        return self.folder / "vault"

    def runs(self, script: str, *arguments: str) -> subprocess.Popen[bytes]:
        """A Python of this account."""
        return self._popen([SYSTEM_PYTHON if IS_ROOT else sys.executable, "-c", script, *arguments])

    def _popen(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        user = NOBODY if IS_ROOT else None
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd=ROOT,
            env=self._environment(),
            user=user,
            group=user,
            extra_groups=[] if user else None,
        )

    def starts(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """A program of this account; what is Python runs in the account's."""
        first = [SYSTEM_PYTHON] if IS_ROOT and command[0] == sys.executable else [command[0]]
        return self._popen([*first, *command[1:]])

    @contextmanager
    def desk(self, request: pipe.Request, before: str = "") -> Iterator[Desk]:
        """The vault process, with its request; what is done `before` makes it a worse one.

        Only that of the source can be made worse.
        """
        packaged = ["sh", "-c", AS_IT_IS_PACKAGED, self.packaged]
        as_it_is = self.packaged and not before
        desk = Desk(self._popen(packaged) if as_it_is else self.runs(before + AS_IT_IS))
        assert desk.process.stdin is not None
        desk.process.stdin.write(pipe.encode(request))
        try:
            yield desk
        finally:
            desk.end()

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": os.pathsep.join(self.paths),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QPA_PLATFORMTHEME": "generic",
        }


@contextmanager
def account(command: Sequence[str] = ()) -> Iterator[Account]:
    """An account with a closed vault; `command` may be that of a packaged build."""
    folder = Path(tempfile.mkdtemp(prefix="account-"))
    paths = [str(ROOT), *(str(ROOT / name) for name in (".env", ".env-tests"))]
    try:
        found = Account(folder, paths if IS_ROOT else [str(ROOT), *filter(None, sys.path)])
        found.packaged = command[0] if len(command) == 1 else ""
        make_vault(found.vault)
        if IS_ROOT:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield found
    finally:
        shutil.rmtree(folder)
