"""Where the shipped data files lie: source tree, wheel or packaged build.

In a packaged build most of them lie in one archive whose names and words cannot be read from
outside. It is read in memory only: nothing of it is ever unpacked to the disk.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Generator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING or sys.platform != "win32":
    from pathlib import PosixPath as _Plain
else:
    from pathlib import WindowsPath as _Plain

ARCHIVE = "library.dat"
"""The archive's name, in the folder of the resources."""


def folder(name: str) -> Path:
    """The folder `name` below `resources/`."""
    found = _root()
    return (found if _packed(found / ARCHIVE) is None else PackedPath(found)) / name


def _root() -> Path:
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[1])) / "resources"


class PackedPath(_Plain):
    """A path below the folder of an archive: what is packed is read from there, all else as usual.

    Only what readers of shipped data use is served: `glob`, `is_file`, `open`, and so `read_text`
    and `read_bytes`. A library that opens files by name does not find what is packed.
    """

    def is_file(self, **_how: Any) -> bool:  # noqa: ANN401 - as later Pythons have it
        """Whether it is there, in the archive or beside it."""
        return self._at() is not None or super().is_file()

    def open(  # type: ignore[override]
        self,
        mode: str = "r",
        _buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
    ) -> IO[Any]:
        """Open it for reading."""
        at = self._at()
        if at is None:
            return super().open(mode, -1, encoding, errors, newline)
        content = io.BytesIO(at.read())
        return content if "b" in mode else io.TextIOWrapper(content, encoding, errors, newline)

    def glob(self, pattern: str, **_how: Any) -> Generator[PackedPath, None, None]:  # noqa: ANN401
        """What lies in this folder and has a name like `pattern`."""
        inside, archive = self._inside()
        names = {found.name for found in Path(self).glob(pattern)}
        if archive is not None:
            folder = f"{inside}/"
            below = (name.removeprefix(folder) for name in archive if name.startswith(folder))
            names |= {name for name in below if "/" not in name and fnmatchcase(name, pattern)}
        return (self / name for name in sorted(names))

    def _at(self) -> _Entry | None:
        inside, archive = self._inside()
        return None if archive is None else archive.get(inside)

    def _inside(self) -> tuple[str, dict[str, _Entry] | None]:
        """The name in the nearest archive above, and the table of that archive."""
        for above in Path(self).parents:
            archive = _packed(above / ARCHIVE)
            if archive is not None:
                return Path(self).relative_to(above).as_posix(), archive
        return "", None


class _Entry:
    """One file of an archive."""

    def __init__(self, archive: Path, start: int, size: int) -> None:
        self._archive, self._start, self._size = archive, start, size

    def read(self) -> bytes:
        """Its content."""
        with Path(self._archive).open("rb") as file:
            file.seek(self._start)
            return opened(file.read(self._size))


@cache
def _packed(path: Path) -> dict[str, _Entry] | None:
    """The files of the archive at `path` by name; None where there is none."""
    if not path.is_file():
        return None
    import json  # noqa: PLC0415 - the source tree starts without it

    with path.open("rb") as file:
        size = int.from_bytes(file.read(4), "big")
        table = json.loads(opened(file.read(size)))
    return {name: _Entry(path, 4 + size + start, length) for name, (start, length) in table.items()}


INVERTED = bytes(255 - byte for byte in range(256))
"""Parts are compressed and then inverted, so that no tool takes them for something compressed."""


def opened(part: bytes) -> bytes:
    """What a part of an archive holds."""
    import zlib  # noqa: PLC0415 - the source tree starts without it

    return zlib.decompress(part.translate(INVERTED))
