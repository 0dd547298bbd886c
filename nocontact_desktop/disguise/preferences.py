"""What one installation is called, in a small file that reads like any program's preferences.

It lies in the data folder and is named after it, with a second copy beside it. It says nothing of
what else the folder holds, and it is the same however many vaults there are. The first window
waits for this module, so writing is elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from nocontact_desktop.disguise import plain_toml
from nocontact_desktop.disguise.profile import HOLD_MS, FileNames, KeyringLabel, Profile

MOST_LETTERS = 30
"""Of a name that a person chooses."""
_LARGEST = 8192
_LONGEST_PROCESS = 15
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_HOLD = range(100, 3001)
_DATA = ("state", "current", "previous", "session", "cache")
"""How the file calls the five files, in the order of `FileNames`."""


class Preferences(NamedTuple):
    """The choices of one installation and what was drawn for it."""

    app_id: str
    """The name of the menu's file. One without a dot is from before names were drawn."""
    name: str
    icon: str
    look: str
    """The id of the shipped profile beneath."""
    hold_ms: int
    files: FileNames


class Kept(NamedTuple):
    """What the file holds: how things are, and what is under way, if anything is."""

    now: Preferences
    following: tuple[str, Preferences] | None = None
    """The folder and the preferences that these are being changed into."""
    former: tuple[str, Preferences] | None = None
    """Those that they were changed from, as long as something of them may be left."""
    leaving: str = ""
    """Not empty while everything is being taken away: `WHOLE`, or `OTHERS_STAY`."""
    elsewhere: bool = False
    """Whether what is under way has to do with the keyring, too."""

    @property
    def unfinished(self) -> str:
        """Whether something was begun that has to be brought to its end: `FIRST` or `LATER`."""
        if self.leaving or self.following:
            return FIRST
        return LATER if self.former else ""


FIRST, LATER = "first", "later"
"""Before anything is shown, or whenever there is time: what is worn is settled already."""
WHOLE, OTHERS_STAY = "all", "data"
"""Whether files that everybody may read, such as lists, go too."""


def main_file(folder: Path) -> Path:
    """Where the preferences of the installation in `folder` lie."""
    return folder / f"{folder.name}.conf"


def second_file(folder: Path) -> Path:
    """Where their second copy lies."""
    return folder / f"{folder.name}.bak"


def is_name(text: str) -> bool:
    """Whether a person may call the program so."""
    return 0 < len(text) <= MOST_LETTERS and text.isprintable() and text == text.strip()


def read(folder: Path) -> Kept | None:
    """The preferences in `folder`, from the second copy if the first is gone or damaged."""
    return read_file(main_file(folder)) or read_file(second_file(folder))


def read_file(path: Path) -> Kept | None:
    """The preferences in one file; None when it is not there or not one of ours."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST).decode()
    except (OSError, UnicodeDecodeError):
        return None
    data = plain_toml.read(content) or _any_toml(content)
    try:
        return Kept(
            _preferences(data, ""),
            _other(data, "next-"),
            _other(data, "last-"),
            _leaving(data),
            "sync" in data,
        )
    except (KeyError, TypeError, ValueError):
        return None


def worn(kept: Preferences, folder: str, profiles: Sequence[Profile]) -> Profile:
    """The shipped profile with the installation's own names laid over it."""
    shipped = next((each for each in profiles if each.id == kept.look), profiles[0])
    icons = {profile.icon for profile in profiles}
    dressed = shipped._replace(
        name=kept.name,
        icon=kept.icon if kept.icon in icons else shipped.icon,
        folder=folder,
        files=kept.files,
        hold_ms=kept.hold_ms,
    )
    if "." not in kept.app_id:
        return dressed
    short = kept.app_id.rpartition(".")[2]
    return dressed._replace(
        desktop_file=kept.app_id,
        window_class=short,
        process=_process(short),
        keyring=KeyringLabel(kept.name, {"application-id": kept.app_id}),
    )


def before_names_were_drawn(profile: Profile) -> Preferences:
    """What an installation without the file is called, in the form of one that has it."""
    return Preferences(
        profile.desktop_file, profile.name, profile.icon, profile.id, HOLD_MS, profile.files
    )


def written(kept: Kept) -> str:
    """The text of the file."""
    parts = [_tables(kept.now, "")]
    for start, other in (("next-", kept.following), ("last-", kept.former)):
        if other is not None:
            folder, preferences = other
            parts.append(_tables(preferences, start, folder))
    if kept.leaving:
        parts.append(f'[clear]\nwhat = "{kept.leaving}"\n')
    if kept.elsewhere:
        parts.append('[sync]\nwhat = "all"\n')
    return "\n".join(parts)


def _tables(kept: Preferences, start: str, folder: str = "") -> str:
    rows = {"id": kept.app_id, "name": kept.name, "icon": kept.icon, "look": kept.look}
    if folder:
        rows["place"] = folder
    tables = {
        "application": rows,
        "keys": {"delay": str(kept.hold_ms)},
        "data": dict(zip(_DATA, kept.files, strict=True)),
    }
    return "\n".join(
        f"[{start}{title}]\n" + "".join(f"{key} = {_quoted(text)}\n" for key, text in row.items())
        for title, row in tables.items()
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _process(short: str) -> str:
    """The last words of a name that fit into what systems show of a process."""
    words = short.split("-")
    while len(words) > 1 and len("-".join(words)) > _LONGEST_PROCESS:
        del words[0]
    return "-".join(words)[:_LONGEST_PROCESS]


def _any_toml(content: str) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 - only for a name with quotation marks, see `plain_toml`

    try:
        return tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _preferences(data: Mapping[str, Any], start: str) -> Preferences:
    """Those in the tables that begin so. Raises where they are not as they were written."""
    rows, files = data[f"{start}application"], data[f"{start}data"]
    hold = int(data[f"{start}keys"]["delay"])
    names = FileNames(*(_plain(files[key]) for key in _DATA))
    if hold not in _HOLD or len(set(names)) != len(names) or not is_name(rows["name"]):
        raise ValueError
    return Preferences(
        _plain(rows["id"]), rows["name"], _plain(rows["icon"]), _plain(rows["look"]), hold, names
    )


def _other(data: Mapping[str, Any], start: str) -> tuple[str, Preferences] | None:
    if f"{start}application" not in data:
        return None
    return _plain(data[f"{start}application"]["place"]), _preferences(data, start)


def _leaving(data: Mapping[str, Any]) -> str:
    what = data["clear"]["what"] if "clear" in data else ""
    if what not in ("", WHOLE, OTHERS_STAY):
        raise ValueError
    return str(what)


def _plain(text: str) -> str:
    if not _PLAIN.fullmatch(text):
        raise ValueError
    return text
