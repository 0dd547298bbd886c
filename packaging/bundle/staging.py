"""The staged copy: all that a packaged build is made of, and nothing that tells.

What is only for those who have the source stays out: texts, tests, the sample, the setting up.
"""

from __future__ import annotations

from pathlib import Path

from bundle.archive import packed
from bundle.left_out import STAND_IN
from bundle.renaming import TOPS, file_name, module_name, new_names, renamed
from nocontact_desktop.disguise.profile import DEFAULT
from nocontact_desktop.resources import ARCHIVE

ROOT = Path(__file__).resolve().parents[2]
FIRST = {"start.py": "main.py", "early.py": "early.py"}
"""What runs first, from `packaging`, and what it is called in the copy."""
WORN = 'WAITS_AS = "{}"'
WAITS_AS = WORN.format(DEFAULT)
"""The line of the first file that names the disguise which is worn before there is a vault."""
LEFT_OUT = ("nocontact_desktop/bootstrap", "ui/sample")
PLAIN = ("fonts/*.ttf", "icons/*.svg", "icons/ui/*-light.svg", "icons/ui/*-dark.svg")
"""Data that Qt or a library opens by its file name, and so has to be a file."""
NOT_SHIPPED = ("*/README.md", "sample/*", "fonts/LICENSE*")


def stage(target: Path, worn: str = DEFAULT) -> None:
    """Write the copy into `target`, a folder that is not there yet.

    `worn` is the id of the disguise that it wears before there is a vault.
    """
    target.mkdir(parents=True)
    sources = _sources()
    names = new_names(module_name(path, ROOT) for path in sources)
    for path in sources:
        _write(target / file_name(path, ROOT, names), renamed(path.read_text("utf-8"), names))
    for source, name in FIRST.items():
        text = (ROOT / "packaging" / source).read_text("utf-8").replace(WAITS_AS, WORN.format(worn))
        _write(target / name, renamed(text, names))
    for name, text in STAND_IN.items():
        _write(target / name, text)
    _stage_resources(ROOT / "resources", target / "resources")


def _sources() -> list[Path]:
    found = (path for top in TOPS for path in sorted((ROOT / top).rglob("*.py")))
    left_out = tuple(ROOT / name for name in LEFT_OUT)
    return [path for path in found if not any(path.is_relative_to(each) for each in left_out)]


def _stage_resources(source: Path, target: Path) -> None:
    plain = {path for pattern in PLAIN for path in source.glob(pattern)}
    left_out = {path for pattern in NOT_SHIPPED for path in source.glob(pattern)}
    hidden: dict[str, bytes] = {}
    for path in sorted(set(source.rglob("*")) - left_out):
        inside = path.relative_to(source)
        if path in plain:
            _write(target / inside, path.read_bytes())
        elif path.is_file():
            hidden[inside.as_posix()] = path.read_bytes()
    _write(target / ARCHIVE, packed(hidden))


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
