"""Lists and notes as plain values, and what can be done with them.

A page is never changed: each change makes a new tuple of pages and keeps the one before for undo.
Nothing here is a secret. What is searched for never comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

LONGEST_LINE = 500
LONGEST_NOTE = 100_000
MOST_ITEMS = 2000
MOST_PAGES = 200
_MOST_UNDONE = 100


class Kind(StrEnum):
    """What a page is; stored by its value."""

    LIST = "list"
    NOTE = "note"


class Item(NamedTuple):
    """One line of a list."""

    text: str
    done: bool = False


class Page(NamedTuple):
    """A list with items, or a note with text."""

    name: str
    kind: Kind = Kind.LIST
    items: tuple[Item, ...] = ()
    text: str = ""
    number: int = 0
    """Tells pages apart while the program runs; it is not stored."""


Pages = tuple[Page, ...]


class Found(NamedTuple):
    """Where something was found: a page, an item of it if it is in one, and the line."""

    page: int
    item: int | None
    line: str


class Pad:
    """The pages, and a way back. Numbers of pages and items count from nought."""

    def __init__(self, pages: Pages) -> None:
        self.pages: Pages = ()
        self._next = 0
        self._before: list[Pages] = []
        self.reset(pages)

    def reset(self, pages: Pages) -> None:
        """Begin with other pages; there is nothing to undo then."""
        first = self._next
        self.pages = tuple(page._replace(number=at) for at, page in enumerate(pages, first))
        self._next += len(pages)
        self._before = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if not self._before:
            return False
        self.pages = self._before.pop()
        return True

    def add_page(self, name: str, kind: Kind) -> bool:
        """A new page, the last one; False when there is no name or no room."""
        name = one_line(name)
        if not name or len(self.pages) >= MOST_PAGES:
            return False
        self._change((*self.pages, Page(name, kind, number=self._next)))
        self._next += 1
        return True

    def rename_page(self, at: int, name: str) -> bool:
        """Another name for a page; False when nothing changes."""
        name = one_line(name)
        if not name or name == self.pages[at].name:
            return False
        self._put(at, self.pages[at]._replace(name=name))
        return True

    def delete_page(self, at: int) -> bool:
        """Take a page away."""
        self._change((*self.pages[:at], *self.pages[at + 1 :]))
        return True

    def add_items(self, at: int, text: str) -> bool:
        """An item for each line, at the end of a list; False when there is no text or no room."""
        new, page = items_in(text), self.pages[at]
        if not new or len(page.items) + len(new) > MOST_ITEMS:
            return False
        self._put(at, page._replace(items=(*page.items, *new)))
        return True

    def rename_item(self, at: int, item: int, text: str) -> bool:
        """Another text for an item; False when nothing changes."""
        text, old = one_line(text), self.pages[at].items[item]
        if not text or text == old.text:
            return False
        self._with_item(at, item, lambda one: (one._replace(text=text),))
        return True

    def tick(self, at: int, item: int, *, done: bool) -> bool:
        """Mark an item as done or not; False when nothing changes."""
        if self.pages[at].items[item].done == done:
            return False
        self._with_item(at, item, lambda one: (one._replace(done=done),))
        return True

    def delete_item(self, at: int, item: int) -> bool:
        """Take an item away."""
        self._with_item(at, item, lambda _one: ())
        return True

    def delete_done(self, at: int) -> bool:
        """Take every item away that is marked as done; False when there is none."""
        page = self.pages[at]
        left = tuple(item for item in page.items if not item.done)
        if len(left) == len(page.items):
            return False
        self._put(at, page._replace(items=left))
        return True

    def move_item(self, at: int, item: int, to: int) -> bool:
        """Put an item where it has the number `to` afterwards; False when nothing changes."""
        items = list(self.pages[at].items)
        if item == to or not 0 <= to < len(items):
            return False
        items.insert(to, items.pop(item))
        self._put(at, self.pages[at]._replace(items=tuple(items)))
        return True

    def write(self, at: int, text: str) -> bool:
        """The text of a note, whose editor has an undo of its own; False when nothing changes."""
        text = clean(text)[:LONGEST_NOTE]
        if text == self.pages[at].text:
            return False
        number = self.pages[at].number
        self.pages = _with_text(self.pages, number, text)
        self._before = [_with_text(pages, number, text) for pages in self._before]
        return True

    def search(self, wanted: str) -> Iterator[Found]:
        """Every line with `wanted` in it, whatever its case."""
        wanted = wanted.strip().casefold()
        for at, page in enumerate(self.pages if wanted else ()):
            if wanted in page.name.casefold():
                yield Found(at, None, page.name)
            for number, item in enumerate(page.items):
                if wanted in item.text.casefold():
                    yield Found(at, number, item.text)
            for line in page.text.splitlines():
                if wanted in line.casefold():
                    yield Found(at, None, one_line(line))

    def _with_item(self, at: int, item: int, change: Callable[[Item], tuple[Item, ...]]) -> None:
        items = self.pages[at].items
        new = (*items[:item], *change(items[item]), *items[item + 1 :])
        self._put(at, self.pages[at]._replace(items=new))

    def _put(self, at: int, page: Page) -> None:
        self._change((*self.pages[:at], page, *self.pages[at + 1 :]))

    def _change(self, pages: Pages) -> None:
        self._before.append(self.pages)
        del self._before[:-_MOST_UNDONE]
        self.pages = pages


def _with_text(pages: Pages, number: int, text: str) -> Pages:
    """`pages` with another text for one of them: to undo something else must not undo it."""
    return tuple(page._replace(text=text) if page.number == number else page for page in pages)


def clean(text: str) -> str:
    """`text` without what no file of text can hold."""
    return "".join(
        letter
        for letter in text.replace("\r\n", "\n").replace("\u2029", "\n")
        if letter in "\n\t" or (letter >= " " and not "\ud800" <= letter <= "\udfff")
    )


def one_line(text: str) -> str:
    """`text` as one line, neither too long nor with blanks around it."""
    return " ".join(clean(text).split())[:LONGEST_LINE].rstrip()


def items_in(text: str) -> tuple[Item, ...]:
    """An item for each line with something in it; a line that is too long makes several."""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    starts = ((line, at) for line in lines for at in range(0, len(line), LONGEST_LINE))
    return tuple(Item(line[at : at + LONGEST_LINE].strip()) for line, at in starts)
