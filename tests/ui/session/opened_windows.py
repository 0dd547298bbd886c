"""Everything in the code that comes up over the screen, found in the code itself.

Windows, dialogs, menus and lists that open: each place in `ui` that makes one is a site. The tests
know a way to open each site for real; a site that nobody can open fails them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from PySide6 import QtPrintSupport, QtWidgets

from tests.walls.tree import ROOT

_WINDOWS = (
    QtWidgets.QDialog,
    QtWidgets.QMenu,
    QtWidgets.QMainWindow,
    QtWidgets.QDockWidget,
    QtWidgets.QSplashScreen,
)
_OPENING = (
    QtWidgets.QComboBox,
    QtWidgets.QCompleter,
    QtWidgets.QDateTimeEdit,
    QtWidgets.QSystemTrayIcon,
)
_MAKES_A_WINDOW = {
    "setWindowTitle",
    "setWindowFlag",
    "setWindowFlags",
    "setWindowModality",
    "createPopupMenu",
    "createStandardContextMenu",
    "whatsThis",
}
_PRIVATE = "ui/sample/"
"""It shows nothing to anybody: it draws pictures without a screen."""
_COVER = "ui/cover/"
"""Another process, which holds nothing to leave."""


def sites() -> set[str]:
    """All of them, as `file: class: kind`; a picker that is only given a title counts once."""
    return {
        site
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for site in sites_in(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        if not site.startswith((_PRIVATE, _COVER))
    }


def sites_in(name: str, code: str) -> Iterator[str]:
    """Those of one file."""
    for where, node in _walk(ast.parse(code), "-"):
        kinds = [*_bases(node), *_called(node)]
        yield from (f"{name}: {where}: {kind}" for kind in kinds)


def _walk(node: ast.AST, where: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node with the outermost class or function that it is in."""
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, ast.ClassDef | ast.FunctionDef) and where == "-"
        inside = child.name if named else where  # type: ignore[attr-defined]
        yield inside, child
        yield from _walk(child, inside)


def _bases(node: ast.AST) -> list[str]:
    found = node.bases if isinstance(node, ast.ClassDef) else []
    return [kind for base in found if (kind := _kind(_last_name(base)))]


def _called(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Attribute) and _last_name(node.value) == "WindowType":
        return [f"flag {node.attr}"]
    if not isinstance(node, ast.Call):
        return []
    if isinstance(node.func, ast.Attribute):
        if node.func.attr in _MAKES_A_WINDOW and _last_name(node.func.value) == "self":
            return ["window"]
        if kind := _kind(_last_name(node.func.value)):
            return [f"{kind}.{node.func.attr}"]
    kind = _kind(_last_name(node.func))
    return [kind] if kind else []


def _last_name(node: ast.AST) -> str:
    return str(getattr(node, "attr", None) or getattr(node, "id", ""))


def _kind(name: str) -> str:
    """The name again, when it is a class of Qt that comes up over the screen."""
    for module in (QtWidgets, QtPrintSupport):
        found = getattr(module, name, None)
        if isinstance(found, type) and issubclass(found, (*_WINDOWS, *_OPENING)):
            return name
    return ""
