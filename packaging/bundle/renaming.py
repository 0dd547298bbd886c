"""Gives every module of ours a name that says nothing, in its files and in what imports it.

An executable keeps the names of its modules where anybody can read them. So a module becomes `m07`,
below a package with an ordinary name. Comments and docstrings go, too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path

TOPS = {"nocontact_desktop": "calculator_core", "ui": "calculator_view"}
"""What the packages themselves are called."""


class UnknownImportError(Exception):
    """Code imports a module of ours in a way that cannot be renamed."""


def new_names(modules: Iterable[str]) -> dict[str, str]:
    """The new dotted name of each module. The same modules get the same names."""
    names: dict[str, str] = {}
    count: dict[str, int] = {}
    for module in sorted(modules, key=lambda name: (name.count("."), name)):
        parent, _, _ = module.rpartition(".")
        if not parent:
            names[module] = TOPS[module]
            continue
        count[parent] = count.get(parent, 0) + 1
        names[module] = f"{names[parent]}.m{count[parent]:02}"
    return names


def module_name(path: Path, root: Path) -> str:
    """The dotted name of the module in the file at `path`."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def file_name(path: Path, root: Path, names: Mapping[str, str]) -> Path:
    """Where the module goes, relative to the new root."""
    parts = names[module_name(path, root)].split(".")
    if path.name == "__init__.py":
        return Path(*parts, "__init__.py")
    return Path(*parts).with_suffix(".py")


def renamed(source: str, names: Mapping[str, str]) -> str:
    """The code in `source` with every module by its new name; raises `UnknownImportError`."""
    tree = _Renaming(names).visit(ast.parse(source))
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


class _Renaming(ast.NodeTransformer):
    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def visit_Import(self, node: ast.Import) -> ast.Import:
        """`import ours.module` binds the first part only, which could be anything: refused."""
        for each in node.names:
            if each.name.partition(".")[0] in TOPS:
                if not each.asname:
                    raise UnknownImportError(f"import {each.name}")
                each.name = self._names[each.name]
        return node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom:
        """A module that is taken from its package keeps its old name inside the importing one."""
        if node.level:
            raise UnknownImportError("from .")
        module = node.module or ""
        if module.partition(".")[0] not in TOPS:
            return node
        if module not in self._names:
            raise UnknownImportError(f"from {module}")
        node.module = self._names[module]
        for each in node.names:
            new = self._names.get(f"{module}.{each.name}")
            if new:
                each.asname = each.asname or each.name
                each.name = new.rpartition(".")[2]
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        """A module that is named in a text, to be imported later."""
        if isinstance(node.value, str) and "." in node.value and node.value in self._names:
            node.value = self._names[node.value]
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Drop texts that stand for themselves: docstrings and what describes an attribute."""
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not _is_text(each)] or [  # type: ignore[attr-defined]
                ast.Pass()
            ]
        return super().generic_visit(node)


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
