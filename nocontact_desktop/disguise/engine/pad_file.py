"""The file of lists and notes: JSON in the open, for everybody to read.

It is written whole, beside the old one, and then takes its place, so that a crash leaves the one or
the other. A file that is not one of ours is never written over.
"""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

from nocontact_desktop.disguise.engine.pad import (
    LONGEST_LINE,
    LONGEST_NOTE,
    MOST_ITEMS,
    MOST_PAGES,
    Item,
    Kind,
    Page,
    Pages,
)
from nocontact_desktop.errors import ListsDamagedError, ListsDiskFullError, ListsNotKeptError
from nocontact_desktop.replacing import replace_file

NAME = "lists.json"
_BESIDE = ".new"
_LARGEST = 16 << 20
_FULL = (errno.ENOSPC, errno.EDQUOT)


def read(path: Path) -> Pages | None:
    """The pages in the file, or None when there is no file; raises `ListsDamagedError`."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError:
        raise ListsDamagedError from None
    if len(content) > _LARGEST:
        raise ListsDamagedError
    return parse(content)


def parse(content: bytes) -> Pages:
    """The pages in the bytes of a file; raises `ListsDamagedError`."""
    try:
        data = json.loads(content.decode("utf-8"))
        pages = tuple(_page(page) for page in _exactly(data, "pages")[0])
    except (ValueError, TypeError, RecursionError):
        raise ListsDamagedError from None
    if len(pages) > MOST_PAGES:
        raise ListsDamagedError
    return pages


def write(path: Path, pages: Pages) -> None:
    """Put the pages into the file; raises `ListsNotKeptError`, and then the old one is there.

    More than can be read again is not written.
    """
    content = encoded(pages)
    if len(content) > _LARGEST:
        raise ListsNotKeptError
    try:
        replace_file(path, content, path.with_name(path.name + _BESIDE))
    except OSError as error:
        raise (ListsDiskFullError if error.errno in _FULL else ListsNotKeptError) from None


def encoded(pages: Pages) -> bytes:
    """The bytes of a file of these pages."""
    data = {"pages": [_plain(page) for page in pages]}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _plain(page: Page) -> dict[str, Any]:
    if page.kind is Kind.NOTE:
        return {"name": page.name, "kind": page.kind.value, "text": page.text}
    items = [{"text": item.text, "done": item.done} for item in page.items]
    return {"name": page.name, "kind": page.kind.value, "items": items}


def _page(data: object) -> Page:
    if isinstance(data, dict) and data.get("kind") == Kind.NOTE.value:
        name, _kind, text = _exactly(data, "name", "kind", "text")
        return Page(_text(name, LONGEST_LINE), Kind.NOTE, (), _text(text, LONGEST_NOTE))
    name, kind, items = _exactly(data, "name", "kind", "items")
    if kind != Kind.LIST.value or not isinstance(items, list) or len(items) > MOST_ITEMS:
        raise ValueError
    return Page(_text(name, LONGEST_LINE), Kind.LIST, tuple(_item(item) for item in items))


def _item(data: object) -> Item:
    text, done = _exactly(data, "text", "done")
    if not isinstance(done, bool):
        raise TypeError
    return Item(_text(text, LONGEST_LINE), done)


def _exactly(data: object, *keys: str) -> tuple[Any, ...]:
    """The values of `keys`, when `data` is an object with these and no others."""
    if not isinstance(data, dict) or data.keys() != set(keys):
        raise ValueError
    return tuple(data[key] for key in keys)


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError
    value.encode("utf-8")
    return value
