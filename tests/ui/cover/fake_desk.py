"""A stand-in for the second process, with no window: it keeps what it was told and says its lines.

usage: fake_desk.py KEPT STEP...     a step is `say TEXT`, `wait FILE`, `stay` or `exit CODE`
"""

import os
import sys
import time
from pathlib import Path


def main(kept: str, *steps: str) -> None:
    """Keep the request, then take the steps."""
    line = sys.stdin.readline()
    partial = Path(f"{kept}.{os.getpid()}.partial")
    partial.write_text(line, "utf-8")
    partial.rename(f"{kept}.{os.getpid()}")
    for step in steps:
        word, _, rest = step.partition(" ")
        if word == "say":
            os.write(1, rest.encode() + b"\n")
        elif word == "wait":
            while not Path(rest).exists():
                time.sleep(0.005)
        elif word == "stay":
            sys.stdin.read()
        elif word == "exit":
            sys.exit(int(rest))


main(*sys.argv[1:])
