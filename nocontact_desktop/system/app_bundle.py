"""Small programs of a Mac: a folder that holds a name, a picture and the line that starts ours."""

import plistlib
import shlex
import shutil
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.errors import LauncherFailedError
from nocontact_desktop.system.door import Entry, Listed
from nocontact_desktop.system.file_name import as_file_name
from nocontact_desktop.system.picture_file import icns
from nocontact_desktop.system.whole_file import check, write

_INFO = Path("Contents", "Info.plist")
_KINDS = {"Calculator": "utilities", "TextEditor": "productivity", "Office": "productivity"}


class BundleLauncher:
    """Bundles lie in `applications`, the person's own folder of programs.

    A new one is put together beside its place and then takes its name in one step, and one that
    goes loses its name first: so there is never a half one under a name that can be seen.
    """

    def __init__(self, applications: Path) -> None:
        self._applications = applications

    @property
    def available(self) -> bool:
        """Always: such a bundle needs nothing but a folder."""
        return True

    @property
    def has_desktop(self) -> bool:
        """Never: there, programs are kept in the Dock, which belongs to the person."""
        return False

    def add(self, entry: Entry) -> tuple[Path, ...]:
        """Renew the one that is there file by file, or put a new one in its place."""
        return self._put(entry, entry)

    def change(self, old: Entry, new: Entry) -> tuple[Path, ...]:
        """The new bundle is there before the old one goes."""
        files = self._put(new, old)
        if self._bundle(old) != self._bundle(new):
            self.remove(old)
        return files

    def remove(self, entry: Entry) -> None:
        """Take its name from it, then remove it; also what a killed run left of it."""
        self._take_away(self._bundle(entry), there=self.present(entry))

    def _take_away(self, bundle: Path, *, there: bool = True) -> None:
        going = bundle.with_name(f".{bundle.name}.old")
        try:
            _discard(going)
            if there:
                bundle.rename(going)
                _discard(going)
            _discard(_fresh(bundle))
        except OSError:
            raise LauncherFailedError from None
        with suppress(OSError):  # one that is not empty stays
            self._applications.rmdir()

    def remove_all(self, command: tuple[str, ...]) -> None:
        """Take its name from each that is listed, then remove it."""
        for path in [path for each in self.listed(command) for path in each.files]:
            self._take_away(path)

    def present(self, entry: Entry) -> bool:
        """Whether a bundle of this name is there, and not another program's."""
        return _read(self._bundle(entry)).get("CFBundleIdentifier") == _identifier(entry)

    def listed(self, command: tuple[str, ...]) -> tuple[Listed, ...]:
        """Look into every bundle for the line that starts `command`."""
        found, line = [], _script(command)
        for bundle in sorted(self._applications.glob("*.app")):
            info = _read(bundle)
            script = bundle / "Contents" / "MacOS" / str(info.get("CFBundleExecutable", ""))
            with suppress(OSError):
                if script.read_bytes() == line:
                    found.append(Listed(str(info.get("CFBundleName", bundle.stem)), (bundle,)))
        return tuple(found)

    def _put(self, entry: Entry, replaced: Entry) -> tuple[Path, ...]:
        check(entry)
        bundle, files = self._bundle(entry), _files(entry)
        mine = self.present(entry) or (self._bundle(replaced) == bundle and self.present(replaced))
        if bundle.exists() and not mine:
            raise LauncherFailedError
        fresh = bundle if mine else _fresh(bundle)
        try:
            if not mine:
                _discard(fresh)
            for path, (content, mode) in files.items():
                write(fresh / path, content, mode)
            if not mine:
                fresh.rename(bundle)
        except OSError:
            with suppress(OSError):
                _discard(_fresh(bundle))
            raise LauncherFailedError from None
        return tuple(bundle / path for path in files)

    def _bundle(self, entry: Entry) -> Path:
        return self._applications / f"{as_file_name(entry.name)}.app"


def _files(entry: Entry) -> dict[Path, tuple[bytes, int]]:
    """What a bundle holds, below its folder; what names the others comes last."""
    pictures = dict(entry.pictures)
    if not pictures:
        raise LauncherFailedError
    return {
        Path("Contents", "Resources", "icon.icns"): (icns(pictures), 0o644),
        Path("Contents", "MacOS", "start"): (_script(entry.command), 0o755),
        _INFO: (_information(entry), 0o644),
    }


def _information(entry: Entry) -> bytes:
    """What the system reads. It stands in the Dock like any program (no `LSUIElement`)."""
    kinds = [_KINDS[each] for each in entry.categories if each in _KINDS]
    return plistlib.dumps(
        {
            "CFBundleDisplayName": entry.name,
            "CFBundleExecutable": "start",
            "CFBundleIconFile": "icon",
            "CFBundleIdentifier": _identifier(entry),
            "CFBundleInfoDictionaryVersion": "6.0",
            "CFBundleName": entry.name,
            "CFBundlePackageType": "APPL",
            "CFBundleShortVersionString": "1.0",
            "CFBundleVersion": "1",
            "LSApplicationCategoryType": f"public.app-category.{(kinds or ['utilities'])[0]}",
            "NSHighResolutionCapable": True,
        }
    )


def _identifier(entry: Entry) -> str:
    return f"local.{entry.window_class}"


def _script(command: tuple[str, ...]) -> bytes:
    return f"#!/bin/sh\nexec {shlex.join(command)}\n".encode()


def _read(bundle: Path) -> dict[str, object]:
    """What a bundle says of itself; nothing where it cannot be read."""
    try:
        read = plistlib.loads((bundle / _INFO).read_bytes())
    except (OSError, ValueError, plistlib.InvalidFileException):
        return {}
    return read if isinstance(read, dict) else {}


def _fresh(bundle: Path) -> Path:
    return bundle.with_name(f".{bundle.name}.new")


def _discard(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
