"""A checkout of its own for each test, and a package to install that was made here."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from nocontact_desktop.bootstrap.ready import Part

PART = Part(".env", "requirements.txt")


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A package of one module, as a wheel."""
    path = tmp_path / "wheels" / "tiny-1.0-py3-none-any.whl"
    path.parent.mkdir()
    facts = "tiny-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tiny.py", "answer = 42\n")
        archive.writestr(f"{facts}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        archive.writestr(f"{facts}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{facts}/RECORD", "")
    return path


@pytest.fixture
def checkout(tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a lock file; pip finds packages beside it and nowhere else."""
    monkeypatch.setenv("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")  # pip asks compilers who they are
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    root = tmp_path / "checkout"
    root.mkdir()
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (root / PART.lock).write_text(f"tiny==1.0 \\\n    --hash=sha256:{digest}\n")
    return root
