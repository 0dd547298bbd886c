"""The doors of a system that has no adapter for them yet."""

from pathlib import Path

from nocontact_desktop.errors import LauncherFailedError, NoPrinterError
from nocontact_desktop.system.door import Entry, Listed


class NoLauncher:
    """Says that it is not available, so that nobody is offered an entry."""

    @property
    def available(self) -> bool:
        """Never."""
        return False

    @property
    def has_desktop(self) -> bool:
        """Never."""
        return False

    def add(self, entry: Entry) -> tuple[Path, ...]:
        """Always raises `LauncherFailedError`."""
        raise LauncherFailedError

    def change(self, old: Entry, new: Entry) -> tuple[Path, ...]:
        """Always raises `LauncherFailedError`."""
        raise LauncherFailedError

    def remove(self, entry: Entry) -> None:
        """There is nothing to remove."""

    def present(self, entry: Entry) -> bool:
        """Never."""
        return False

    def listed(self, command: tuple[str, ...]) -> tuple[Listed, ...]:
        """None."""
        return ()


class NoPrinting:
    """Knows no printer, so that saving is offered instead."""

    def printers(self) -> tuple[str, ...]:
        """None."""
        return ()

    def print_pdf(self, pdf: bytes, printer: str, job_name: str, copies: int = 1) -> None:
        """Always raises `NoPrinterError`."""
        raise NoPrinterError
