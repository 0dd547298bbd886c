"""Pin the packages anew: `python3 packaging/lock.py`, or with `--check` only say what would change.

Needs `uv`. Versions that are pinned stay as long as they fit.
Delete a lock file to get the newest.
The lock file of the tests holds only what the program itself does not need; what fuzzing needs
stands apart, because it is large, and so does what makes a packaged build.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUN = "requirements"
TESTS = "requirements-tests"
FUZZ = "requirements-fuzz"
BUILD = "requirements-build"


def main(arguments: list[str]) -> int:
    """Write or check all lock files and return the exit code."""
    uv = shutil.which("uv")
    if uv is None:
        sys.stderr.write("uv is not here, so the pins could not be worked out anew.\n")
        return 0 if arguments == ["--check"] else 1
    files = (RUN, TESTS, FUZZ, BUILD)
    old = {name: (ROOT / f"{name}.txt").read_text(encoding="utf-8") for name in files}
    run = compiled(uv, RUN, old[RUN])
    tests = without(compiled(uv, TESTS, run + old[TESTS]), names(run))
    new = {RUN: run, TESTS: tests}
    new |= {name: compiled(uv, name, old[name]) for name in (FUZZ, BUILD)}
    if arguments == ["--check"]:
        changed = [name for name in new if pins(new[name]) != pins(old[name])]
        sys.stderr.write("".join(f"{name}.txt does not fit {name}.in\n" for name in changed))
        return 1 if changed else 0
    for name, text in new.items():
        (ROOT / f"{name}.txt").write_text(text, encoding="utf-8")
    return 0


def compiled(uv: str, name: str, pinned: str) -> str:
    """The lock file for `name`.in; what is in `pinned` keeps its version."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "lock.txt")
        output.write_text(pinned, encoding="utf-8")
        command = [uv, "pip", "compile", "--universal", "--python-version", "3.11", "--quiet"]
        command += ["--generate-hashes", "--no-header", f"{name}.in", "-o", str(output)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        return output.read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """One for each package, with its hashes and notes."""
    return [block for block in re.split(r"(?m)^(?=\S)", text) if block.strip()]


def name_of(block: str) -> str:
    """The package that a block is about."""
    return block.partition("==")[0]


def names(text: str) -> set[str]:
    """The packages that a lock file pins."""
    return {name_of(block) for block in blocks(text)}


def without(text: str, left_out: set[str]) -> str:
    """A lock file without some packages."""
    return "".join(block for block in blocks(text) if name_of(block) not in left_out)


def pins(text: str) -> set[str]:
    """Names, versions and markers, without notes; hashes are added to while a release grows."""
    return {block.partition("\\")[0].strip() for block in blocks(text)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
