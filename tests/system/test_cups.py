"""A real print server of the test's own takes the pages."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from nocontact_desktop.errors import NoPrinterError, PrintFailedError
from nocontact_desktop.system import cups
from nocontact_desktop.system.cups import CupsPrinting
from tests.waiting import until

PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
SERVER = """
Listen {folder}/sock
LogLevel warn
DirtyCleanInterval 0
WebInterface No
Browsing No
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow all
</Location>
"""
FILES = """
ServerRoot {folder}
CacheDir {folder}
StateDir {folder}
RequestRoot {folder}/spool
TempDir {folder}/spool
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
FileDevice Yes
SystemGroup root
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A private print server with one queue, `office`, that keeps what it was given."""

    folder: Path

    @property
    def pages(self) -> bytes:
        """The pages of the only job."""
        [path] = (self.folder / "spool").glob("d0*")
        return path.read_bytes()

    @property
    def record(self) -> bytes:
        """What the server remembers of the only job."""
        spool = self.folder / "spool"
        until(lambda: any(path.stat().st_size for path in spool.glob("c0*")))
        return b"".join(path.read_bytes() for path in spool.glob("c0*"))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    if os.geteuid() != 0 or shutil.which("cupsd", path=PATH) is None:
        pytest.skip("a print server of its own needs cups and root")
    with tempfile.TemporaryDirectory(
        prefix="cups-", dir="/tmp"
    ) as name:  # a socket's path is short
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "spool").mkdir()
        (folder / "cupsd.conf").write_text(SERVER.format(folder=folder))
        (folder / "cups-files.conf").write_text(FILES.format(folder=folder))
        settings = f"-c {folder}/cupsd.conf -s {folder}/cups-files.conf"
        with subprocess.Popen(["/usr/sbin/cupsd", "-f", *settings.split()]) as process:
            try:
                until(lambda: answers(folder / "sock"))
                monkeypatch.setenv("CUPS_SERVER", str(folder / "sock"))
                subprocess.run(
                    [
                        "/usr/sbin/lpadmin",
                        "-p",
                        "office",
                        "-E",
                        "-v",
                        "file:///dev/null",
                        "-m",
                        "raw",
                    ],
                    check=True,
                    capture_output=True,
                )
                yield Server(folder)
            finally:
                process.terminate()


def answers(path: Path) -> bool:
    with closing(socket.socket(socket.AF_UNIX)) as connection:
        return connection.connect_ex(str(path)) == 0


@pytest.mark.desktop
def test_the_printer_is_found_and_takes_the_pages(server: Server) -> None:
    printing = CupsPrinting()
    assert printing.printers() == ("office",)
    printing.print_pdf(PDF, "office", "document")
    assert server.pages == PDF


PRINTED = """
from nocontact_desktop.system.cups import CupsPrinting
from tests.system.test_cups import PDF
[printer] = CupsPrinting().printers()
CupsPrinting().print_pdf(PDF, printer, "document")
"""


@pytest.mark.desktop
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs the program strace")
def test_listing_and_printing_ask_for_no_socket_that_leads_outside(
    server: Server, tmp_path: Path
) -> None:
    command = ["strace", "-f", "-e", "trace=socket", "-o", str(tmp_path / "log"), sys.executable]
    paths = os.pathsep.join(sys.path)
    subprocess.run(
        [*command, "-c", PRINTED], env={**os.environ, "PYTHONPATH": paths}, check=True, timeout=60
    )
    assert server.pages == PDF
    families = set(re.findall(r"socket\((\w+)", (tmp_path / "log").read_text(errors="replace")))
    assert "AF_UNIX" in families
    assert families <= {"AF_UNIX", "AF_NETLINK"}


@pytest.mark.desktop
def test_the_job_has_the_neutral_name_and_no_other(server: Server) -> None:
    CupsPrinting().print_pdf(PDF, "office", "document")
    assert b"document" in server.record
    assert not any(word in server.record.lower() for word in (b"contact", b"python", b"main.py"))


@pytest.mark.desktop
def test_copies_are_asked_for(server: Server) -> None:
    CupsPrinting().print_pdf(PDF, "office", "document", copies=2)
    assert b"copies\x00\x04\x00\x00\x00\x02" in server.record


@pytest.mark.desktop
def test_a_queue_that_does_not_exist_is_said(server: Server) -> None:
    with pytest.raises(PrintFailedError):
        CupsPrinting().print_pdf(PDF, "nowhere", "document")


def test_without_a_print_system_there_is_no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cups, "_SEARCH", "/nowhere")
    assert CupsPrinting().printers() == ()
    with pytest.raises(NoPrinterError):
        CupsPrinting().print_pdf(PDF, "office", "document")


def test_a_print_system_that_does_not_answer_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lp", "lpstat"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
        program.chmod(0o755)
    monkeypatch.setattr(cups, "_SEARCH", str(tmp_path))
    monkeypatch.setattr(cups, "_LIST_SECONDS", 0.1)
    monkeypatch.setattr(cups, "_PRINT_SECONDS", 0.1)
    assert CupsPrinting().printers() == ()
    with pytest.raises(PrintFailedError):
        CupsPrinting().print_pdf(PDF, "office", "document")


def seen_by_lp(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What an `lp` of the test's own finds in its environment."""
    for name, does in (
        ("lp", f"/usr/bin/env > {folder}/seen\n/bin/cat > /dev/null\n"),
        ("lpstat", f'echo "$@" >> {folder}/asked\necho office accepting requests\n'),
    ):
        program = folder / name
        program.write_text(f"#!/bin/sh\n{does}")
        program.chmod(0o755)
    monkeypatch.setattr(cups, "_SEARCH", str(folder))
    CupsPrinting().print_pdf(PDF, "office", "document")
    return (folder / "seen").read_text()


def test_the_print_program_sees_nothing_of_the_environment_that_it_does_not_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_SECRET", "canary")
    assert "canary" not in seen_by_lp(tmp_path, monkeypatch)


@pytest.mark.parametrize(("where", "passed"), [("/run/sock", True), ("print.example", False)])
def test_a_print_server_on_another_computer_is_not_passed_on(
    where: str, passed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", where)
    assert (where in seen_by_lp(tmp_path, monkeypatch)) is passed


def test_only_queues_that_are_set_up_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_by_lp(tmp_path, monkeypatch)
    assert set((tmp_path / "asked").read_text().split()) == {"-a"}
