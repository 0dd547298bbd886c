"""TOML of plain lines, read without `tomllib`, which takes longer to import than a window to build.

Plain is a file of comments, `[tables]`, and `key = value` with a text, a list of texts or an
inline table of texts on one line. Whatever is not plain is left to `tomllib`, with its complaints.
"""

from __future__ import annotations

from typing import Any


def read(content: str) -> dict[str, Any] | None:
    """What `tomllib` makes of `content`; `None` when `tomllib` itself must look at it."""
    top: dict[str, Any] = {}
    table = top
    try:
        for line in content.split("\n"):
            if line.startswith("["):
                table = _opened(top, line)
            elif line and not (line.startswith("#") and line.isprintable()):
                _put(table, line)
    except ValueError:
        return None
    return top


def _opened(top: dict[str, Any], line: str) -> dict[str, Any]:
    """The new table of a line such as `[colours.light]`."""
    *parents, name = _between(line, "[", "]").split(".")
    table = top
    for parent in parents:
        table = table.setdefault(_key(parent), {})
        _demand(isinstance(table, dict) and all(isinstance(v, dict) for v in table.values()))
    _demand(_key(name) not in table)
    opened: dict[str, Any] = {}
    table[name] = opened
    return opened


def _put(table: dict[str, Any], line: str) -> None:
    """Take in a line such as `key = "text"`."""
    name, _, value = line.partition(" = ")
    _demand(_key(name) not in table)
    if value.startswith("["):
        table[name] = [_text(part) for part in _between(value, "[", "]").split(", ")]
    elif value.startswith("{"):
        inline: dict[str, Any] = {}
        for part in _between(value, "{ ", " }").split(", "):
            key, _, text = part.partition(" = ")
            _demand(_key(key) not in inline)
            inline[key] = _text(text)
        table[name] = inline
    else:
        table[name] = _text(value)


def _text(quoted: str) -> str:
    text = _between(quoted, '"', '"')
    _demand('"' not in text and "\\" not in text and text.isprintable())
    return text


def _key(name: str) -> str:
    _demand(name.isascii() and name.replace("_", "").replace("-", "").isalnum())
    return name


def _between(text: str, start: str, end: str) -> str:
    _demand(len(text) > len(start + end) and text.startswith(start) and text.endswith(end))
    return text[len(start) : -len(end)]


def _demand(plain: bool) -> None:
    if not plain:
        raise ValueError
