"""Who may import whom, and what the two processes really load."""

from __future__ import annotations

import subprocess
import sys

from tests.walls.tree import ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
COVER = """
import sys
import ui.cover.main
sys.stdout.write(" ".join(sys.modules))
"""
NOT_IN_THE_COVER = (
    "apsw", "cryptography", "keyring", "nocontact_desktop.app", "nocontact_desktop.exports",
    "nocontact_desktop.plan", "nocontact_desktop.vault", "pypdf", "pypdfium2", "reportlab",
    "secretstorage", "ui.desk", "ui.forms", "zxcvbn",
)  # fmt: skip
ONLY_WHEN_USED = ("asyncio", "email", "http", "multiprocessing", "polib", "socket", "ssl")


def child(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONPATH": ":".join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_import_contract_is_kept() -> None:
    done = child(LINT)
    assert done.returncode == 0, done.stdout


def test_the_cover_loads_nothing_of_the_vault_and_nothing_slow() -> None:
    done = child(COVER)
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    forbidden = (*NOT_IN_THE_COVER, *ONLY_WHEN_USED)
    assert [name for name in forbidden if name in loaded] == []
