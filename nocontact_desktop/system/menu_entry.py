"""Menu entries of Linux desktops: a desktop entry and an icon in the person's own data folder."""

import re
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.errors import LauncherFailedError
from nocontact_desktop.system.door import Entry

_PLAIN_ARGUMENT = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
_QUOTED = re.compile(r'(["`$\\])')


class MenuLauncher:
    """Writes below `root`, the person's data folder, and nowhere else."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def available(self) -> bool:
        """Always: every Linux desktop reads these files."""
        return True

    def add(self, entry: Entry) -> tuple[Path, ...]:
        """Write the icon first, so that a menu never shows the entry without it."""
        files = [(self._entry_file(entry), desktop_entry(entry).encode())]
        if isinstance(entry.icon, bytes):
            files.insert(0, (self._icon_file(entry, entry.icon), entry.icon))
        if self._taken(entry):
            raise LauncherFailedError
        try:
            for path, content in files:
                _write(path, content)
        except OSError:
            raise LauncherFailedError from None
        return tuple(path for path, _ in files)

    def remove(self, entry: Entry) -> None:
        """Remove the files, and the folders that are empty without them."""
        if self._taken(entry):
            return
        paths = [self._entry_file(entry), self._icon_file(entry, b"<"), self._icon_file(entry, b"")]
        for path in paths:
            try:
                _fresh(path).unlink(missing_ok=True)
                path.unlink(missing_ok=True)
            except OSError:
                raise LauncherFailedError from None
            self._remove_empty_folders(path)

    def present(self, entry: Entry) -> bool:
        """Whether the entry's file is there."""
        return self._entry_file(entry).is_file()

    def _taken(self, entry: Entry) -> bool:
        """Whether a file of another program has the entry's name."""
        try:
            lines = self._entry_file(entry).read_text(errors="replace").splitlines()
        except OSError:
            return False
        return f"StartupWMClass={entry.window_class}" not in lines

    def _entry_file(self, entry: Entry) -> Path:
        return self._root / "applications" / f"{entry.desktop_file}.desktop"

    def _icon_file(self, entry: Entry, picture: bytes) -> Path:
        size, suffix = ("scalable", "svg") if _is_svg(picture) else ("256x256", "png")
        return self._root / "icons/hicolor" / size / "apps" / f"{entry.desktop_file}.{suffix}"

    def _remove_empty_folders(self, path: Path) -> None:
        with suppress(OSError):  # the first that is not empty ends it
            for folder in path.parents:
                if folder == self._root:
                    break
                folder.rmdir()


def desktop_entry(entry: Entry) -> str:
    """The text of the entry. There is no `Version`: older checkers refuse the newer ones."""
    icon = entry.desktop_file if isinstance(entry.icon, bytes) else entry.icon
    values = {
        "Type": "Application",
        "Name": entry.name,
        "GenericName": entry.generic_name,
        "Comment": entry.comment,
        "Exec": " ".join(map(_argument, entry.command)),
        "TryExec": entry.command[0],
        "Icon": icon,
        "Terminal": "false",
        "Categories": "".join(f"{category};" for category in entry.categories),
        "StartupWMClass": entry.window_class,
    }
    lines = [f"{key}={_value(value)}" for key, value in values.items() if value]
    return "\n".join(["[Desktop Entry]", *lines, ""])


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


def _is_svg(picture: bytes) -> bool:
    return picture.lstrip().startswith(b"<")


def _write(path: Path, content: bytes) -> None:
    """A whole file or none."""
    fresh = _fresh(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        fresh.write_bytes(content)
        fresh.chmod(0o644)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _fresh(path: Path) -> Path:
    """Where `path` is written first: always the same place, so that a kill cannot fill folders."""
    return path.with_name(f".{path.name}.new")
