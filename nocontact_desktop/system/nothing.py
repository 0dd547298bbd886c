"""The print system of a computer that has no adapter for it yet."""

from nocontact_desktop.errors import NoPrinterError


class NoPrinting:
    """Knows no printer, so that saving is offered instead."""

    def printers(self) -> tuple[str, ...]:
        """None."""
        return ()

    def print_pdf(self, pdf: bytes, printer: str, job_name: str, copies: int = 1) -> None:
        """Always raises `NoPrinterError`."""
        raise NoPrinterError
