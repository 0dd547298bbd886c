"""Telling the person inside that codes were tried while they were away."""

from __future__ import annotations

from datetime import UTC, datetime

from nocontact_desktop.i18n import plural
from nocontact_desktop.vault import Record
from ui.desk.copies.sentences import day

SEEN = "tries_seen"
"""The setting that holds how many codes in vain there had been at the last visit."""


def sentence(record: Record, seen: str) -> str:
    """What to say; empty when there is nothing, or when this is the first visit."""
    new = record.vain - int(seen) if seen.isascii() and seen.isdigit() else 0
    if new <= 0:
        return ""
    return plural(
        "Since your last visit, a code was tried {count} time that did not open this. That was on "
        "{day}. It may have been you.",
        "Since your last visit, a code was tried {count} times that did not open this. The last "
        "time was on {day}. It may have been you.",
        new,
        day=day(datetime.fromtimestamp(record.last, UTC)),
    )
