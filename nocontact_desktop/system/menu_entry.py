"""Menu entries of Linux desktops: a desktop entry and its icons in the person's own data folder."""

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.system.door import Entry, Listed
from nocontact_desktop.system.file_launcher import FileLauncher

SIZES = (48, 256)
"""The widths of PNG icons that are worth a file: the one that desktops without SVG ask for, as the
icon theme rules say, and a large one."""

_PLAIN_ARGUMENT = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
_QUOTED = re.compile(r'(["`$\\])')
_ESCAPES = {"\\\\": "\\", "\\s": " ", "\\n": "\n", "\\t": "\t", "\\r": "\r"}
_ESCAPED = re.compile(r"\\[\\sntr]")


class MenuLauncher(FileLauncher):
    """Writes below `root`, the person's data folder, and nowhere else."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def has_desktop(self) -> bool:
        """Never: many desktops of Linux show nothing there, or ask before they start it."""
        return False

    def listed(self, command: tuple[str, ...]) -> tuple[Listed, ...]:
        """Look at every entry for the line that starts `command`."""
        started, found = f"Exec={_value(_command_line(command))}", []
        for path in sorted((self._root / "applications").glob("*.desktop")):
            lines = _lines(path)
            if started in lines:
                names = (line.removeprefix("Name=") for line in lines if line.startswith("Name="))
                found.append(Listed(_read_value(next(names, path.stem)), (path,)))
        return tuple(found)

    def _pictures_of(self, path: Path) -> tuple[Path, ...]:
        """None for a picture that is named by a path, or that is not called after the entry."""
        return self._icon_files(path.stem) if f"Icon={path.stem}" in _lines(path) else ()

    def _is_foreign(self, path: Path, entry: Entry) -> bool:
        lines = _lines(path)
        return bool(lines) and f"StartupWMClass={entry.window_class}" not in lines

    def _files(self, entry: Entry) -> dict[Path, bytes]:
        text = desktop_entry(entry).encode()
        return {**self._icons(entry), self._entry_file(entry): text}

    def _icons(self, entry: Entry) -> dict[Path, bytes]:
        if isinstance(entry.icon, str):
            return {}
        pictures = {f"{size}x{size}": png for size, png in entry.pictures if size in SIZES}
        pictures["scalable" if _is_svg(entry.icon) else "256x256"] = entry.icon
        name = entry.desktop_file
        return {self._icon_file(name, size): content for size, content in pictures.items()}

    def _places(self, entry: Entry) -> tuple[Path, ...]:
        return (self._entry_file(entry), *self._icon_files(entry.desktop_file))

    def _seen(self, entry: Entry) -> tuple[Path, ...]:
        return (self._entry_file(entry),)

    def _roots(self) -> tuple[Path, ...]:
        return (self._root,)

    def _entry_file(self, entry: Entry) -> Path:
        return self._root / "applications" / f"{entry.desktop_file}.desktop"

    def _icon_files(self, name: str) -> tuple[Path, ...]:
        sizes = ("scalable", *(f"{size}x{size}" for size in SIZES))
        return tuple(self._icon_file(name, size) for size in sizes)

    def _icon_file(self, name: str, size: str) -> Path:
        suffix = "svg" if size == "scalable" else "png"
        return self._theme / size / "apps" / f"{name}.{suffix}"

    @property
    def _theme(self) -> Path:
        return self._root / "icons" / "hicolor"

    def _remove_files(self, paths: Iterable[Path]) -> None:
        try:
            super()._remove_files(paths)
        finally:
            self._outdate_cache()

    def _outdate_cache(self) -> None:
        """Where there is a cache of this theme, a desktop would not see new icons.

        It is in use only as long as it is newer than the folder of the theme.
        """
        with suppress(OSError):
            cached = (self._theme / "icon-theme.cache").stat().st_mtime
            newer = max(time.time(), cached + 1)  # whole seconds are all that is compared
            os.utime(self._theme, (newer, newer))


def desktop_entry(entry: Entry) -> str:
    """The text of the entry. There is no `Version`: older checkers refuse the newer ones."""
    icon = entry.desktop_file if isinstance(entry.icon, bytes) else entry.icon
    values = {
        "Type": "Application",
        "Name": entry.name,
        "GenericName": entry.generic_name,
        "Comment": entry.comment,
        "Exec": _command_line(entry.command),
        "TryExec": entry.command[0],
        "Icon": icon,
        "Terminal": "false",
        "Categories": "".join(f"{category};" for category in entry.categories),
        "StartupWMClass": entry.window_class,
    }
    lines = [f"{key}={_value(value)}" for key, value in values.items() if value]
    return "\n".join(["[Desktop Entry]", *lines, ""])


def _command_line(command: tuple[str, ...]) -> str:
    return " ".join(map(_argument, command))


def _argument(argument: str) -> str:
    """One word of `Exec`: `%` begins a field code, and anything unusual is quoted."""
    if not _PLAIN_ARGUMENT.fullmatch(argument):
        argument = '"' + _QUOTED.sub(r"\\\1", argument) + '"'
    return argument.replace("%", "%%")


def _value(value: str) -> str:
    """A value as the file format escapes it."""
    for plain, escaped in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        value = value.replace(plain, escaped)
    return "\\s" + value[1:] if value.startswith(" ") else value


def _read_value(value: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], value)


def _lines(path: Path) -> list[str]:
    """The lines of an entry; none where it cannot be read."""
    try:
        return path.read_text("utf-8", errors="replace").split("\n")
    except OSError:
        return []


def _is_svg(picture: bytes) -> bool:
    return picture.lstrip().startswith(b"<")
