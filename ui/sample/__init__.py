"""A made-up person's plan, typed through the real screens: `python3 main.py --sample FOLDER`.

What they type is data in `resources/sample/`. The folder then holds the vault, the papers and a
picture of every screen. Nothing of the computer is touched beside that folder: no keyring, no
menu, no printer.
"""

import sys
from pathlib import Path


def run(folder: str) -> int:
    """Fill `folder`, which is made if it is not there; gives the exit code."""
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415 - Qt, only when it is needed

    from ui.sample.sitting import Sitting  # noqa: PLC0415

    qInstallMessageHandler(_pass_on)
    return Sitting(Path(folder)).run()


def _pass_on(_kind: object, _context: object, message: str) -> None:
    """All of Qt's messages, but not those that say what there is no display for."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")
