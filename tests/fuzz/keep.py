"""Add what fuzzing found to the corpus: `python3 -m tests.fuzz.keep TARGET FOLDER`.

Of FOLDER only those inputs are taken that reach what the corpus and the usual inputs do not.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.run import CORPUS, fuzzed, lay_seeds

MERGE = "--merge"
OPTIONS = ("-merge=1", "-handle_xfsz=0", "-max_len=100000", "-rss_limit_mb=2048")
_PROGRAM = """#!/bin/sh
exec "{python}" -m tests.fuzz.keep {merge} {target} "$0" "$@"
"""


def main(target: str, folder: str) -> int:
    """Merge, and say how many are new."""
    kept = CORPUS / target
    with tempfile.TemporaryDirectory(prefix="merge-") as name:
        base = Path(name, "base")
        shutil.copytree(kept, base) if kept.is_dir() else base.mkdir()
        lay_seeds(target, base)
        before = set(base.iterdir())
        command = [str(_program(Path(name), target)), *OPTIONS, str(base), folder]
        done = subprocess.run(command, check=False)
        new = sorted(set(base.iterdir()) - before)
        kept.mkdir(exist_ok=True)
        for path in new:
            shutil.copyfile(path, kept / path.name[:12])
    sys.stdout.write(f"{target}: {len(new)} new inputs\n")
    return done.returncode


def _program(folder: Path, target: str) -> Path:
    """What libFuzzer starts again for each attempt: it knows programs only, and no modules."""
    path = folder / "merge"
    path.write_text(_PROGRAM.format(python=sys.executable, merge=MERGE, target=target))
    path.chmod(0o700)
    return path


if __name__ == "__main__":
    _, *given = sys.argv
    sys.exit(fuzzed(given[1], given[2:]) if given[0] == MERGE else main(*given))
