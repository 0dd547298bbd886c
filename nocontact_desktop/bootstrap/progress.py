"""Progress of a set-up, as plain lines on standard error (standard output may be a pipe)."""

import sys


def say(line: str) -> None:
    """Show one line at once."""
    if sys.stderr is not None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
