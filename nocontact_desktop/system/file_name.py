"""Names of programs that are names of files at the same time, as on Windows and on Macs."""

import re

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")


def as_file_name(name: str) -> str:
    """`name` with a dash for each sign that no file may have, and never the name of a device."""
    plain = _FORBIDDEN.sub("-", name).strip().strip(".").strip() or "-"
    return f"{plain}-" if _DEVICES.fullmatch(plain) else plain
