"""Fills pages with strips from top to bottom, and numbers them at the end."""

from __future__ import annotations

from collections.abc import Iterable

from nocontact_desktop.exports.document import Document, Page
from nocontact_desktop.exports.pages import MM, Paper
from nocontact_desktop.exports.strips import MUTED, Anchor, Strip, mirrored
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import text as _

_SIDE, _TOP, _BOTTOM = 20 * MM, 18 * MM, 20 * MM
_FOOT = Style(8, ink=MUTED)


class Flow:
    """The pages of a long print. Strips marked `keep` stay with the one after them."""

    def __init__(self, ts: Typesetter, paper: Paper) -> None:
        self._ts = ts
        self._document = Document(paper.size)
        self.width = self._document.width - 2 * _SIDE
        self._end = self._document.height - _BOTTOM
        self.height = self._end - _TOP
        self._page = self._document.page()
        self._y = _TOP

    def add(self, strips: Iterable[Strip]) -> None:
        """Place strips below what is there, on new pages where needed."""
        chain: list[Strip] = []
        for strip in strips:
            chain.append(strip)
            if not strip.keep:
                self._place(chain)
                chain = []
        self._place(chain)

    def new_page(self) -> None:
        """What follows begins on a page of its own."""
        if self._y > _TOP:
            self._page, self._y = self._document.page(), _TOP

    def finish(self) -> bytes:
        """The finished file, each page with its number and how many there are."""
        count = len(self._document.pages)
        for number, page in enumerate(self._document.pages, 1):
            self._number(page, _("{page} / {pages}", page=number, pages=count))
        return self._document.finish()

    def _place(self, chain: list[Strip]) -> None:
        if self._y + sum(strip.height for strip in chain) > self._end:
            self.new_page()
        for strip in chain:
            if self._y + strip.height > self._end:
                self.new_page()
            if strip.space and self._y == _TOP:
                continue
            turned = mirrored(strip, self.width) if self._ts.right_to_left else strip
            self._page.put(turned.marks, _SIDE, self._y)
            self._y += strip.height

    def _number(self, page: Page, words: str) -> None:
        marks, _height = self._ts.texts(words, _FOOT, self.width, anchor=Anchor.MIDDLE, number=True)
        page.put(marks, _SIDE, self._document.height - _BOTTOM / 2 - _FOOT.size)
