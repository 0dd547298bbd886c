"""Shortcuts of Windows: in the Start menu, and on the desktop if that is wanted."""

from pathlib import Path, PureWindowsPath

from nocontact_desktop.errors import LauncherFailedError
from nocontact_desktop.system.door import Entry, Listed
from nocontact_desktop.system.file_launcher import FileLauncher
from nocontact_desktop.system.file_name import as_file_name
from nocontact_desktop.system.picture_file import ico
from nocontact_desktop.system.shell_link import (
    LONGEST_PATH,
    Shortcut,
    app_id_block,
    link_info,
    shell_link,
    text_data,
)


class StartMenuLauncher(FileLauncher):
    """Shortcuts lie in `programs` and on `desktop`, their pictures below `data`."""

    def __init__(self, programs: Path, desktop: Path, data: Path) -> None:
        self._programs = programs
        self._desktop = desktop
        self._data = data

    @property
    def has_desktop(self) -> bool:
        """Unless it is copied to a cloud: then it shows on every computer of that account."""
        return not any("onedrive" in part.casefold() for part in self._desktop.parts)

    def listed(self, command: tuple[str, ...]) -> tuple[Listed, ...]:
        """Look into every shortcut for the target and what it is told."""
        found: dict[str, list[Path]] = {}
        parts = [link_info(command[0])]
        if _arguments(command):
            parts.append(text_data(_arguments(command)))
        for folder in (self._programs, self._desktop):
            for path in sorted(folder.glob("*.lnk")):
                content = _bytes(path)
                if all(part in content for part in parts):
                    found.setdefault(path.stem, []).append(path)
        return tuple(
            Listed(name, tuple(files), any(file.parent == self._desktop for file in files))
            for name, files in found.items()
        )

    def _pictures_of(self, path: Path) -> tuple[Path, ...]:
        content = _bytes(path)
        icons = (self._data / "Icons").glob("*.ico")
        return tuple(icon for icon in icons if text_data(str(icon)) in content)

    def _files(self, entry: Entry) -> dict[Path, bytes]:
        pictures = dict(entry.pictures)
        if not pictures:
            raise LauncherFailedError
        link = self._link(entry)
        on_desktop = entry.on_desktop and self.has_desktop
        seen = self._seen(entry) if on_desktop else self._seen(entry)[:1]
        return {self._icon(entry): ico(pictures), **dict.fromkeys(seen, link)}

    def _link(self, entry: Entry) -> bytes:
        target, arguments = entry.command[0], _arguments(entry.command)
        folder, icon = _folder(entry.command), str(self._icon(entry))
        if max(len(folder), len(icon), len(arguments)) > LONGEST_PATH:
            raise LauncherFailedError
        texts = (target, arguments, folder, entry.comment, icon, entry.window_class)
        return shell_link(Shortcut(*texts))

    def _places(self, entry: Entry) -> tuple[Path, ...]:
        return (*self._seen(entry), self._icon(entry))

    def _seen(self, entry: Entry) -> tuple[Path, ...]:
        name = f"{as_file_name(entry.name)}.lnk"
        return (self._programs / name, self._desktop / name)

    def _icon(self, entry: Entry) -> Path:
        return self._data / "Icons" / f"{entry.desktop_file}.ico"

    def _is_foreign(self, path: Path, entry: Entry) -> bool:
        return path.exists() and app_id_block(entry.window_class) not in _bytes(path)

    def _roots(self) -> tuple[Path, ...]:
        return (self._programs, self._desktop, self._data)


def _arguments(command: tuple[str, ...]) -> str:
    from subprocess import list2cmdline  # noqa: PLC0415 - not where it is only looked up

    return list2cmdline(command[1:])


def _folder(command: tuple[str, ...]) -> str:
    """Where the program lies: the script if there is one, else the program file."""
    return str(PureWindowsPath(command[-1] if len(command) > 1 else command[0]).parent)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
