"""Writes the archive that `nocontact_desktop.resources` reads."""

import json
import zlib
from collections.abc import Mapping

from nocontact_desktop.resources import INVERTED


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of `files`. The same files give the same bytes."""
    table, parts, start = {}, [], 0
    for name in sorted(files):
        part = closed(files[name])
        table[name] = (start, len(part))
        parts.append(part)
        start += len(part)
    head = closed(json.dumps(table).encode())
    return b"".join((len(head).to_bytes(4, "big"), head, *parts))


def closed(content: bytes) -> bytes:
    """One part: what `resources.opened` takes."""
    return zlib.compress(content, 9).translate(INVERTED)
