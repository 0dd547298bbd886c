"""What the card will look like: its two sides, or the sheet they are cut from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.i18n import text as _
from ui.desk.paper.choice_line import ChoiceLine
from ui.desk.paper.paper_pictures import PaperPictures
from ui.desk.paper.pictures import CARD_SHAPE
from ui.theme import px

_CARD, _SHEET = "card", "sheet"


class CardPreview(QWidget):
    """Says when other pictures, or pictures of another size, are needed."""

    changed = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self.view = ChoiceLine("", ((_CARD, _("The card")), (_SHEET, _("The whole sheet"))), _CARD)
        self.view.picked.connect(lambda _id: self._turn())
        self.pictures = PaperPictures((CARD_SHAPE, CARD_SHAPE), rounded=8)
        self.pictures.width_changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.view)
        column.addWidget(self.pictures)
        self._turn()

    @property
    def whole_sheet(self) -> bool:
        """Whether the sheet is shown and not the card."""
        return self.view.chosen == _SHEET

    def wanted_pixels(self) -> int:
        """How many pixels wide a picture is to be."""
        return self.pictures.wanted_pixels()

    def set_choices(self, choices: Choices) -> None:
        """Show a sheet of another shape."""
        self._choices = choices
        self._show_shape()

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """Show these, unless the person has turned to the other view since."""
        if len(images) == (1 if self.whole_sheet else 2):
            self.pictures.set_images(images)

    def _turn(self) -> None:
        self._show_shape()
        self.changed.emit()

    def _show_shape(self) -> None:
        if self.whole_sheet:
            width, height = self._choices.paper.size
            self.pictures.set_shapes((height / width,), 28, 2)
            self.pictures.setAccessibleName(_("Preview of the sheet"))
        else:
            self.pictures.set_shapes((CARD_SHAPE, CARD_SHAPE), 28, 8)
            self.pictures.setAccessibleName(_("Preview of the card, front and back"))
