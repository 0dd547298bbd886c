"""What the program asks of an operating system. Every adapter keeps these promises.

`tests/system/contract.py` is the test that each of them inherits.
"""

from pathlib import Path
from typing import NamedTuple, Protocol


class Entry(NamedTuple):
    """A program as menus and launchers show it.

    `icon` is the name of an icon that every system has, or the bytes of an SVG or PNG picture.
    `desktop_file` is the name of the entry's file without its suffix, where nobody sees it.
    """

    name: str
    generic_name: str
    comment: str
    icon: str | bytes
    desktop_file: str
    window_class: str
    categories: tuple[str, ...]
    command: tuple[str, ...]
    pictures: tuple[tuple[int, bytes], ...] = ()
    """The picture as PNG, with its width in pixels, for systems that draw no SVG."""
    on_desktop: bool = False
    """Whether it lies on the desktop, too. Counts only where `Launcher.has_desktop`."""


class Listed(NamedTuple):
    """An entry that was found."""

    name: str
    files: tuple[Path, ...]
    """Where it can be seen: in the menu, on the desktop, or both. Pictures are not named."""
    on_desktop: bool = False


class Launcher(Protocol):
    """Entries in the person's own menu, and on the desktop where that is usual.

    Every file is written whole or not at all, so that a kill at any moment leaves no half entry.
    """

    @property
    def available(self) -> bool:
        """Whether entries can be made on this system. Where not, nothing else may be called."""

    @property
    def has_desktop(self) -> bool:
        """Whether an entry can lie on the desktop, too."""

    def add(self, entry: Entry) -> tuple[Path, ...]:
        """Make or renew the entry; returns the files written.

        Raises `LauncherFailedError`, also where another program has the entry's name or where
        a text has signs that nobody could read in a menu. Then nothing has changed.
        """

    def change(self, old: Entry, new: Entry) -> tuple[Path, ...]:
        """Put `new` in the place of `old`, which need not be there; returns the files written.

        The new one is whole before the old one goes. After a kill there may be both: call it
        again. Raises `LauncherFailedError`.
        """

    def remove(self, entry: Entry) -> None:
        """Remove all that `add` made, wherever it lies. It is no fault when nothing is there.

        Raises `LauncherFailedError` where something cannot be removed.
        """

    def present(self, entry: Entry) -> bool:
        """Whether the entry is there, in the menu or on the desktop."""

    def listed(self, command: tuple[str, ...]) -> tuple[Listed, ...]:
        """Every entry of this account that starts `command`, by whatever name. Never raises."""

    def remove_all(self, command: tuple[str, ...]) -> None:
        """Remove every entry that is `listed`, with its pictures, whoever made it.

        Raises `LauncherFailedError` where something cannot be removed.
        """


class Printing(Protocol):
    """The print system."""

    def printers(self) -> tuple[str, ...]:
        """The names of the printers; none where there is no print system. May take seconds."""

    def print_pdf(self, pdf: bytes, printer: str, job_name: str, copies: int = 1) -> None:
        """Hand `pdf` over without a file of our own. May take seconds.

        Raises `NoPrinterError` or `PrintFailedError`.
        """


class System(Protocol):
    """One operating system."""

    @property
    def launcher(self) -> Launcher:
        """Entries in the menu."""

    @property
    def printing(self) -> Printing:
        """The print system."""

    def data_root(self) -> Path:
        """The folder that holds the data folders of programs. It need not exist yet."""

    def portable_root(self) -> Path:
        """The folder that the program itself lies in, for use from a stick."""

    def can_be_taken_along(self) -> bool:
        """Whether `portable_root` lies on a stick or a card; where it is not clear, it does not."""

    def protect_memory(self) -> None:
        """Keep other programs away from this process's memory, and its memory off the disk.

        For the first process, through which a secret passes. Everything is checked after it was
        set. Raises `HardeningFailedError`.
        """

    def harden(self) -> None:
        """Keep other programs away from this process's memory, and end with the parent process.

        For the vault process, before it takes a secret, in its main thread. Everything is
        checked after it was set. Raises `HardeningFailedError`.
        """

    def name_process(self, name: str) -> None:
        """Show this process under `name` in process lists, as far as the system can."""

    def group_windows(self, window_class: str) -> None:
        """Let the windows of this process belong to the entry with that `window_class`.

        Call it before the first window. Where Qt does it by the names that it is given, it does
        nothing.
        """
