"""Fuzz one parser with atheris: `python3 -m tests.fuzz.run TARGET SECONDS FOLDER`.

New inputs that reach something new are kept in FOLDER; one that gets through a parser is left
there as `crash-…`, and the program ends with an exit code that is not zero.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
LONGEST = {"pages": 400, "journal": 70_000, "copy_file": 5000, "slots_file": 4200}


def main(target: str, seconds: str, folder: str) -> None:
    """Run until the time is over or something gets through."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    fuzzing: Any = atheris
    with fuzzing.instrument_imports(include=["nocontact_desktop"], enable_loader_override=False):
        import tests.fuzz.targets
        import tests.fuzz.vault_targets  # noqa: F401
    os.makedirs(folder, exist_ok=True)
    start = CORPUS / target
    options = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST.get(target, 1000)}",
        f"-artifact_prefix={folder}/",
        "-timeout=30",
        "-rss_limit_mb=2048",
        "-verbosity=0",
        "-print_final_stats=1",
        folder,
        *([str(start)] if start.is_dir() else []),
    ]
    with ExitStack() as stack:
        fuzzing.Setup(options, target_named(target, stack))
        fuzzing.Fuzz()


def target_named(name: str, stack: ExitStack) -> Callable[[bytes], None]:
    """The parser; what it needs lasts as long as `stack`."""
    from tests.fuzz import ground, targets, vault_targets

    if name in targets.TARGETS:
        return targets.TARGETS[name]
    return vault_targets.all_targets(stack.enter_context(ground.ground()))[name]


if __name__ == "__main__":
    main(*sys.argv[1:])
