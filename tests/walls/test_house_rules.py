"""The rules of the house that a linter does not know."""

from __future__ import annotations

import ast
import re

from tests.walls.tree import ROOT, files, named, python_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
FORBIDDEN_FILES = {"utils.py", "helpers.py", "common.py", "misc.py", "util.py"}
FORBIDDEN_CLASS = re.compile(r"(Manager|Helper|Utils?)$")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
PLACE_OF_A_MACHINE = re.compile(r"/(?:root|work)/[a-z.]")
ADDRESS = re.compile(r"https?:|file:|--(?:extra-)?index|--find-links")
LOCK_FILES = (
    "requirements.txt", "requirements-tests.txt", "requirements-fuzz.txt",
    "requirements-build.txt",
)  # fmt: skip
REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)==")


def test_no_file_is_too_long() -> None:
    assert [
        named(path)
        for path in python_files()
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ] == []


def test_no_function_is_too_long() -> None:
    assert [
        f"{named(path)}: {node.name}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ] == []


def test_every_file_is_named_for_the_one_thing_in_it() -> None:
    assert [named(path) for path in python_files() if path.name in FORBIDDEN_FILES] == []


def test_no_class_is_a_manager_or_a_helper() -> None:
    assert [
        f"{named(path)}: {node.name}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and FORBIDDEN_CLASS.search(node.name)
    ] == []


def test_nothing_is_left_unfinished() -> None:
    assert [
        named(path)
        for path in python_files()
        if UNFINISHED.search(path.read_text(encoding="utf-8"))
    ] == []


def test_no_layout_is_asked_for_its_items() -> None:
    """Python keeps them when Qt has deleted them, and that ends the process: see `reading_order`.

    A layout of our own answers Qt, and does not ask.
    """
    assert [
        named(path)
        for path in python_files()
        if named(path).startswith("ui/")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"itemAt", "itemAtPosition"}
    ] == []


def test_no_file_names_a_place_of_the_machine_it_was_written_on() -> None:
    assert [
        named(path)
        for path in files()
        if PLACE_OF_A_MACHINE.search(path.read_bytes().decode(errors="ignore"))
    ] == []


def test_the_folder_packaging_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_version_stands_in_one_place() -> None:
    assert "\nversion = " not in (ROOT / "pyproject.toml").read_text().split("[build-system]")[0]


def test_lock_files_name_no_address() -> None:
    for name in LOCK_FILES:
        assert not ADDRESS.search((ROOT / name).read_text()), name


def test_lock_files_pin_everything_with_hashes() -> None:
    for name in LOCK_FILES:
        for block in re.split(r"\n(?=\S)", (ROOT / name).read_text()):
            if REQUIREMENT.match(block):
                assert "--hash=sha256:" in block, block


def test_what_is_asked_for_is_what_is_pinned() -> None:
    run, tests = pinned("requirements.txt"), pinned("requirements-tests.txt")
    assert asked_for("requirements.in") <= run
    assert asked_for("requirements-tests.in") <= run | tests
    assert asked_for("requirements-fuzz.in") == pinned("requirements-fuzz.txt")
    assert asked_for("requirements-build.in") <= pinned("requirements-build.txt")
    assert run & tests == set()


def pinned(name: str) -> set[str]:
    found = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / name).read_text(), re.MULTILINE)
    return {word.lower().replace("_", "-") for word in found}


def asked_for(name: str) -> set[str]:
    lines = (ROOT / name).read_text().splitlines()
    words = [re.split(r"[=<>;\[ ]", line)[0] for line in lines if line and line[0] not in "-#"]
    return {word.lower().replace("_", "-") for word in words}
