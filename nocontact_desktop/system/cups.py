"""Printing by the ordinary `lp` of CUPS, which takes the pages from a pipe and writes no file."""

import os
import shutil
from collections.abc import Sequence

from nocontact_desktop.errors import NoPrinterError, PrintFailedError

_LIST_SECONDS = 10
_PRINT_SECONDS = 60
_SEARCH = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"


class CupsPrinting:
    """The print system of Linux and macOS. It is asked for what it knows and never searches."""

    def printers(self) -> tuple[str, ...]:
        """The queues that are set up on this computer. Nothing is looked for on a network."""
        try:
            return _queues()
        except (NoPrinterError, PrintFailedError):
            return ()

    def print_pdf(self, pdf: bytes, printer: str, job_name: str, copies: int = 1) -> None:
        """The job is named `job_name`; CUPS adds the account's name and the time by itself."""
        if printer not in _queues():  # `lp` looks for a name that it does not know on the network
            raise PrintFailedError
        _run("lp", ["-d", printer, "-n", str(copies), "-t", job_name, "-"], pdf, _PRINT_SECONDS)


def _queues() -> tuple[str, ...]:
    lines = _run("lpstat", ["-a"], b"", _LIST_SECONDS).decode(errors="replace").splitlines()
    return tuple(line.split()[0] for line in lines if line[:1].strip())


def _run(program: str, arguments: Sequence[str], given: bytes, seconds: float) -> bytes:
    import subprocess  # noqa: PLC0415 - ten milliseconds that only a print may cost

    path = shutil.which(program, path=_SEARCH)
    if path is None:
        raise NoPrinterError
    try:
        done = subprocess.run(  # noqa: S603 - no shell; every word is an argument of its own
            [path, *arguments],
            input=given,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise PrintFailedError from None
    return done.stdout


def _environment() -> dict[str, str]:
    """A print server is passed on only where it is a socket on this computer."""
    passed = {"PATH": _SEARCH, "LC_ALL": "C.UTF-8"}
    if "HOME" in os.environ:
        passed["HOME"] = os.environ["HOME"]
    if os.environ.get("CUPS_SERVER", "").startswith("/"):
        passed["CUPS_SERVER"] = os.environ["CUPS_SERVER"]
    return passed
