"""One thing measured in a process of its own: `python3 -m benchmarks.child ACTION ARGUMENT...`.

It prints the seconds that the thing took and the most memory that it held meanwhile, in MiB. What
came before, the start of Python and the opening of the vault, counts in neither.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

BLOCK = 1 << 20
_TAG = 16


def measured(work: Callable[[], object]) -> dict[str, float]:
    """Seconds and the peak of memory (RSS), where the system can start counting anew."""
    Path("/proc/self/clear_refs").write_text("5")
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    status = Path("/proc/self/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return {"seconds": seconds, "peak": int(found[1]) / 1024 if found else 0}


def run(*command: str) -> dict[str, float]:
    """Another program, with what stands in `INPUT` given to it; its last argument is flushed."""
    given = os.environ.get("INPUT", "")
    began = time.perf_counter()
    done = subprocess.run(command, input=given, text=True, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(done.stderr)
    if "FLUSHED" in os.environ:
        flush(Path(os.environ["FLUSHED"]))
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"seconds": seconds, "peak": peak}


def flush(path: Path) -> None:
    """Return when a file is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def raw(source: str, target: str, *, seal: bool) -> dict[str, float]:
    """AES-256-GCM in blocks of 1 MiB, from file to file, flushed once."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    cipher = AESGCM(bytes(32))
    change = cipher.encrypt if seal else cipher.decrypt
    size = BLOCK if seal else BLOCK + _TAG

    def work() -> None:
        with Path(source).open("rb") as reading, Path(target).open("wb") as writing:
            number = 0
            while block := reading.read(size):
                writing.write(change(number.to_bytes(12, "big"), block, None))
                number += 1
        flush(Path(target))

    return measured(work)


def ours(folder: str, path: str, *, seal: bool) -> dict[str, float]:
    """A file into the vault, or the only one out of it, flushed; afterwards it is removed."""
    from benchmarks.vault import opened  # noqa: PLC0415

    vault = opened(Path(folder))
    try:
        if seal:
            with Path(path).open("rb") as source:
                return measured(lambda: vault.attachments.add(source, "file", lambda _: True))
        (kept,) = vault.attachments.list()

        def work() -> None:
            with Path(path).open("wb") as target:
                vault.attachments.read(kept.id, target, lambda _: True)
            flush(Path(path))

        found = measured(work)
        vault.attachments.remove(kept.id)
        return found
    finally:
        vault.close()


def opening(folder: str) -> dict[str, float]:
    """A vault opened."""
    from benchmarks.vault import opened  # noqa: PLC0415

    return measured(lambda: opened(Path(folder)).close())


def main(action: str, *arguments: str) -> None:
    """Do it and print the figures."""
    actions: dict[str, Callable[..., dict[str, float]]] = {
        "run": run,
        "raw-in": lambda *paths: raw(*paths, seal=True),
        "raw-out": lambda *paths: raw(*paths, seal=False),
        "ours-in": lambda *paths: ours(*paths, seal=True),
        "ours-out": lambda *paths: ours(*paths, seal=False),
        "opening": opening,
    }
    sys.stdout.write(json.dumps(actions[action](*arguments)))


if __name__ == "__main__":
    main(*sys.argv[1:])
