"""Where the shipped data files lie: source tree, wheel or frozen bundle."""

import sys
from pathlib import Path


def folder(name: str) -> Path:
    """The folder `name` below `resources/`."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[1]))
    return root / "resources" / name
