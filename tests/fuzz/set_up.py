"""What only fuzzing needs. It is large, so an ordinary run of the tests does without it."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from nocontact_desktop.bootstrap import prepare
from nocontact_desktop.bootstrap.ready import Part

ROOT = Path(__file__).resolve().parents[2]
FUZZ = Part(".env-fuzz", "requirements-fuzz.txt")
FOUND = ROOT / ".fuzz"
"""What long runs find stays here, by parser, and the next run goes on from it."""


def is_possible() -> bool:
    """Whether atheris is made for this system and this Python, as `requirements-fuzz.in` says."""
    here = sys.platform, platform.machine()
    return here == ("linux", "x86_64") and sys.version_info < (3, 14)


def set_up() -> None:
    """Make `import atheris` work. Raises `SetupStoppedError`."""
    prepare.prepare(str(ROOT), FUZZ)
