"""Printing by the ordinary `lp` of CUPS, which takes the pages from a pipe and writes no file."""

import os
import shutil
from collections.abc import Sequence

from nocontact_desktop.errors import NoPrinterError, PrintFailedError

_LIST_SECONDS = 10
_PRINT_SECONDS = 60
_PASSED_ON = ("HOME", "CUPS_SERVER", "CUPS_ENCRYPTION")
_SEARCH = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"


class CupsPrinting:
    """The print system of Linux and macOS."""

    def printers(self) -> tuple[str, ...]:
        """All queues, also those of printers that were found on the network."""
        try:
            names = _run("lpstat", ["-e"], b"", _LIST_SECONDS)
        except (NoPrinterError, PrintFailedError):
            return ()
        return tuple(names.decode(errors="replace").split())

    def print_pdf(self, pdf: bytes, printer: str, job_name: str, copies: int = 1) -> None:
        """The job is named `job_name`; CUPS adds the account's name and the time by itself."""
        _run("lp", ["-d", printer, "-n", str(copies), "-t", job_name, "-"], pdf, _PRINT_SECONDS)


def _run(program: str, arguments: Sequence[str], given: bytes, seconds: float) -> bytes:
    import subprocess  # noqa: PLC0415 - ten milliseconds that only a print may cost

    path = shutil.which(program, path=_SEARCH)
    if path is None:
        raise NoPrinterError
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; every word is an argument of its own
            [path, *arguments],
            input=given,
            env=environment | {"PATH": _SEARCH, "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise PrintFailedError from None
    return done.stdout
