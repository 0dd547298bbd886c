"""The folder of the program itself."""

import sys
from pathlib import Path


def program_folder() -> Path:
    """The folder that holds `main.py`, or the program file of a packaged build."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]
