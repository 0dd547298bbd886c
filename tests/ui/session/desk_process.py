"""A real vault process as the cover would start it, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.disguise import pipe
from nocontact_desktop.disguise.profile import Profile, load_profile
from nocontact_desktop.vault import FLOOR, NewVault, Vault, create, new_code, open_vault

ROOT = Path(resources.__file__).resolve().parents[1]
WORDS = "canyon ladder velvet rocket plum"


def profile() -> Profile:
    """The default disguise."""
    return load_profile(resources.folder("disguises") / "calculator.toml")


def make_vault(folder: Path) -> None:
    """A cheap vault in `folder` that `WORDS` open."""
    create(folder, profile().files, NewVault(WORDS, new_code()), FLOOR).close()


def reopen(folder: Path) -> Vault:
    """The vault, after the process that had it is gone."""
    return open_vault(folder, profile().files, WORDS, None)


@dataclass
class Desk:
    """The process, with the cover's ends of its pipes."""

    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, request: pipe.Request, environment: Mapping[str, str] | None = None) -> Desk:
        """Start it and say what it is to do."""
        return cls.start_with(pipe.encode(request), environment)

    @classmethod
    def start_with(cls, line: bytes, environment: Mapping[str, str] | None = None) -> Desk:
        """Start it with this line, whatever it is."""
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "--desk"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(environment or {})},
        )
        assert process.stdin is not None
        process.stdin.write(line)
        return cls(process)

    def report(self) -> pipe.Report | None:
        """What it says next, but for that it is alive; None when it says nothing more."""
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            if (said := pipe.decode_report(line)) != pipe.Alive():
                return said
        return None

    def hang_up(self) -> None:
        """The cover is gone."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def end(self) -> str:
        """End it if it still runs; gives what it complained about."""
        process = self.process
        process.kill()
        process.wait(10)
        complaints = process.stderr.read() if process.stderr and not process.stderr.closed else b""
        for end in (process.stdin, process.stdout, process.stderr):
            if end is not None:
                end.close()
        return complaints.decode()


def opening(folder: Path, secret: str) -> pipe.Open:
    """The request to open the vault in `folder`."""
    return pipe.Open(profile().id, str(folder), secret)
