"""A system that lives in memory and in folders that a test gives it."""

from dataclasses import dataclass, field
from pathlib import Path

from nocontact_desktop.errors import HardeningFailedError, LauncherFailedError, NoPrinterError
from nocontact_desktop.system.door import Entry, Listed
from nocontact_desktop.system.whole_file import check


@dataclass(frozen=True, slots=True)
class Job:
    """What a printer was given."""

    pdf: bytes
    printer: str
    name: str
    copies: int


@dataclass(slots=True)
class MemoryLauncher:
    """Remembers entries by the name of their file."""

    available: bool = True
    entries: dict[str, Entry] = field(default_factory=dict)
    has_desktop: bool = False

    def add(self, entry: Entry) -> tuple[Path, ...]:
        """Writes nothing, so it names no file."""
        if not self.available:
            raise LauncherFailedError
        check(entry)
        self.entries[entry.desktop_file] = entry
        return ()

    def change(self, old: Entry, new: Entry) -> tuple[Path, ...]:
        """Remember the new one, then forget the old one."""
        files = self.add(new)
        if old.desktop_file != new.desktop_file:
            self.remove(old)
        return files

    def remove(self, entry: Entry) -> None:
        """Forget the entry."""
        self.entries.pop(entry.desktop_file, None)

    def present(self, entry: Entry) -> bool:
        """Whether it was added and not removed."""
        return entry.desktop_file in self.entries

    def listed(self, command: tuple[str, ...]) -> tuple[Listed, ...]:
        """Those that were added with this command."""
        mine = (each for each in self.entries.values() if each.command == command)
        on_desktop = self.has_desktop
        return tuple(Listed(each.name, (), on_desktop and each.on_desktop) for each in mine)

    def remove_all(self, command: tuple[str, ...]) -> None:
        """Forget those that were added with this command."""
        for entry in [each for each in self.entries.values() if each.command == command]:
            self.remove(entry)


@dataclass(slots=True)
class MemoryPrinting:
    """Printers that keep what they are given."""

    names: tuple[str, ...] = ("printer",)
    jobs: list[Job] = field(default_factory=list)

    def printers(self) -> tuple[str, ...]:
        """The names that the test chose."""
        return self.names

    def print_pdf(self, pdf: bytes, printer: str, job_name: str, copies: int = 1) -> None:
        """Keep the job."""
        if printer not in self.names:
            raise NoPrinterError
        self.jobs.append(Job(pdf, printer, job_name, copies))


@dataclass(slots=True)
class MemorySystem:
    """The twin of a real system; `refuses_hardening` makes it one that cannot protect memory."""

    data: Path
    portable: Path
    launcher: MemoryLauncher = field(default_factory=MemoryLauncher)
    printing: MemoryPrinting = field(default_factory=MemoryPrinting)
    refuses_hardening: bool = False
    protected: bool = False
    hardened: bool = False
    process_name: str = ""
    group: str = ""
    on_stick: bool = True

    def data_root(self) -> Path:
        """The folder that the test gave."""
        return self.data

    def portable_root(self) -> Path:
        """The other folder that the test gave."""
        return self.portable

    def can_be_taken_along(self) -> bool:
        """As the test chose."""
        return self.on_stick

    def protect_memory(self) -> None:
        """Remember it, or refuse."""
        if self.refuses_hardening:
            raise HardeningFailedError
        self.protected = True

    def harden(self) -> None:
        """Remember it, or refuse."""
        self.protect_memory()
        self.hardened = True

    def name_process(self, name: str) -> None:
        """Remember the name."""
        self.process_name = name

    def group_windows(self, window_class: str) -> None:
        """Remember the group."""
        self.group = window_class
