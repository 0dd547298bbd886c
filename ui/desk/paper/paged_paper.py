"""What prints of several pages have in common: a page to look at, and how it is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.exports.pages import Pages
from nocontact_desktop.i18n import text as _
from ui.desk.paper.kept_choices import KeptChoices
from ui.desk.paper.outside import Outside
from ui.desk.paper.page_preview import PagePreview
from ui.desk.paper.paper_page import PaperPage
from ui.desk.paper.pictures import page_picture, scale_for
from ui.desk.paper.sheet_choices import layout_line, paper_line
from ui.desk.paper.spread import Spread
from ui.parts import Card, Heading
from ui.tasks import TaskRunner
from ui.theme import px


class PagedPaper(PaperPage):
    """Whoever inherits lays out the preview and the choices, and says how the pages are made."""

    def __init__(self, kept: KeptChoices, outside: Outside, drawers: TaskRunner) -> None:
        super().__init__(outside, drawers)
        self._kept = kept
        self.preview = PagePreview()
        self.preview.changed.connect(self.redraw)
        self.layout_line = layout_line(kept.choices)
        self.paper_line = paper_line(kept.choices)
        self.layout_line.picked.connect(lambda id_: self._choose(kept.set_layout, id_))
        self.paper_line.picked.connect(lambda id_: self._choose(kept.set_paper, id_))

    def picture_work(self, pages: Pages) -> Callable[[], Sequence[QImage]]:
        """The page that is looked at."""
        scale = scale_for(self.preview.wanted_pixels(), self._kept.choices)
        index = self.preview.index
        return lambda: (page_picture(pages.pdf, index, scale),)

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """Show the page."""
        self.preview.show_page(images[0])

    def redraw(self) -> None:
        """There may be more or fewer pages than before."""
        if self.made is not None:
            width, height = self._kept.choices.paper.size
            self.preview.set_pages(self.made.count, height / width)
        super().redraw()

    def sheet_card(self, *before: QWidget) -> Card:
        """How it is printed; what stands `before` the layout and the paper."""
        card = Card()
        card.body.setSpacing(px(16))
        card.body.addWidget(Heading(_("How it is printed")))
        for part in (*before, self.layout_line, self.paper_line):
            card.body.addWidget(part)
        return card

    def lay_out(self, *parts: QWidget) -> None:
        """All of the page: these one below the other, and the preview beside them."""
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        for part in parts:
            column.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Spread(choices, self.preview, self.door, scrolls=True, choices_share=3))

    def _choose(self, keep: Callable[..., None], chosen: object) -> None:
        keep(chosen)
        self.remake()
