"""The files of the project."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("main.py", "nocontact_desktop", "ui", "tests", "benchmarks", "packaging")
OTHER = (
    ".ci", ".gitignore", "CONTRIBUTING.md", "README.md", "SECURITY.md", "docs", "pyproject.toml",
    "requirements-build.in", "requirements-build.txt",
    "requirements-fuzz.in", "requirements-fuzz.txt",
    "requirements-tests.in", "requirements-tests.txt", "requirements.in", "requirements.txt",
    "resources",
)  # fmt: skip


def python_files(*tops: str) -> list[Path]:
    """Every file of Python below `tops`; with none given, of the whole project."""
    return [path for path in files(*(tops or CODE)) if path.suffix == ".py"]


def files(*tops: str) -> list[Path]:
    """Every file below `tops`; with none given, of the whole project."""
    found: list[Path] = []
    for top in tops or (*CODE, *OTHER):
        path = ROOT / top
        found += sorted(path.rglob("*")) if path.is_dir() else [path]
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]


def named(path: Path) -> str:
    """The path as a person would say it."""
    return str(path.relative_to(ROOT))
