"""Reading what `strace -f` wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_BEGUN = re.compile(r"((\d+) .*) <unfinished \.\.\.>")
_ENDED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)")


def calls(log: Path) -> Iterator[str]:
    """Each call in one line, also where another thread came in between and it was told in two.

    Those that had not come to an end when their thread was killed come last, without a result.
    """
    begun: dict[str, str] = {}
    with log.open(errors="replace") as lines:
        for line in map(str.rstrip, lines):
            if found := _BEGUN.fullmatch(line):
                begun[found[2]] = found[1]
            elif found := _ENDED.fullmatch(line):
                yield begun.pop(found[1], found[1] + " ") + found[2]
            else:
                yield line
    yield from begun.values()
