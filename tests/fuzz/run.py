"""Fuzz one parser with atheris: `python3 -m tests.fuzz.run TARGET SECONDS FOLDER`.

It begins with what is usual, with the kept corpus and with what FOLDER holds. New inputs that reach
something new are kept in FOLDER; one that gets through a parser is left there as `crash-…`, and the
program ends with an exit code that is not zero. atheris is set up first where it is missing.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from nocontact_desktop.bootstrap.stop import SetupStoppedError
from tests.fuzz.set_up import set_up

CORPUS = Path(__file__).parent / "corpus"
LONGEST = {"pages": 400, "journal": 70_000, "copy_file": 5000, "slots_file": 4200}


def main(target: str, seconds: str, folder: str) -> int:
    """Run until the time is over or something gets through."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    try:
        watched()  # before the seeds, which import the parsers too
    except SetupStoppedError as problem:
        sys.stderr.write(problem.sentence + "\n")
        return problem.code
    with tempfile.TemporaryDirectory(prefix="seeds-") as beginnings:
        lay_seeds(target, Path(beginnings))
        return fuzzed(target, options(target, seconds, folder, beginnings))


def fuzzed(target: str, arguments: list[str]) -> int:
    """Let libFuzzer do what `arguments` say; as a rule it ends the process."""
    fuzzing = watched()
    with ExitStack() as stack:
        fuzzing.Setup(arguments, target_named(target, stack))
        fuzzing.Fuzz()
    return 0


def watched() -> Any:  # noqa: ANN401 - atheris has no types
    """atheris, which sees the branches of the parsers that nothing imported before.

    Raises `SetupStoppedError`.
    """
    set_up()
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    with atheris.instrument_imports(include=["nocontact_desktop"], enable_loader_override=False):
        import tests.fuzz.targets
        import tests.fuzz.vault_targets  # noqa: F401
    return atheris


def options(target: str, seconds: str, folder: str, beginnings: str) -> list[str]:
    """What libFuzzer is told: the first folder is written to, all are read."""
    kept = CORPUS / target
    return [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST.get(target, 1000)}",
        f"-artifact_prefix={folder}/",
        "-timeout=30",
        "-rss_limit_mb=2048",
        "-handle_xfsz=0",  # a file that may not grow is an error of writing, not the end
        "-verbosity=0",
        "-print_final_stats=1",
        folder,
        *([str(kept)] if kept.is_dir() else []),
        beginnings,
    ]


def lay_seeds(target: str, folder: Path) -> None:
    """Write what the parser usually gets, a file for each."""
    from tests.fuzz.seeds import SEEDS

    for data in SEEDS[target]():
        (folder / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)


def target_named(name: str, stack: ExitStack) -> Callable[[bytes], None]:
    """The parser; what it needs lasts as long as `stack`."""
    from tests.fuzz import ground, targets, vault_targets

    if name in targets.TARGETS:
        return targets.TARGETS[name]
    return vault_targets.all_targets(stack.enter_context(ground.ground()))[name]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
