"""Pictures of pages as Qt has them, and the one way they are drawn: as paper with a soft edge."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from nocontact_desktop.exports.card_fit import HEIGHT, WIDTH
from nocontact_desktop.exports.card_sheet import corner
from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.exports.preview import PageImage, page_image

CARD_SHAPE = HEIGHT / WIDTH
"""Height of one side of the card, as a share of its width."""

_STEPS_OF_SHADOW = 5


def scale_for(pixels: int, choices: Choices) -> float:
    """The scale at which the chosen paper becomes exactly `pixels` wide: parts are rounded up."""
    return (pixels - 0.01) / choices.paper.size[0]


def page_picture(pdf: bytes, index: int, scale: float) -> QImage:
    """One page; at a scale of 1 a point is a pixel. For any thread."""
    return _image(page_image(pdf, index, scale))


def card_sides(pdf: bytes, choices: Choices, width: int, mirrored: bool) -> tuple[QImage, QImage]:
    """Front and back of the first card of a sheet, each `width` pixels wide. For any thread."""
    scale = width / WIDTH
    sheet = page_picture(pdf, 0, scale)
    left, top = corner(choices)
    sides = [
        QRect(round((left + x) * scale), round(top * scale), width, round(HEIGHT * scale))
        for x in (0.0, WIDTH)
    ]
    front, back = reversed(sides) if mirrored else sides
    return sheet.copy(front), sheet.copy(back)


def draw_paper(painter: QPainter, place: QRectF, image: QImage, round_: float, edge: QPen) -> None:
    """Draw `image` into `place` as a sheet lying on the page, with corners of radius `round_`."""
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(_STEPS_OF_SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 9))
        soft = place.adjusted(-step, -step + 2, step, step + 2)
        painter.drawRoundedRect(soft, round_ + step, round_ + step)
    shape = QPainterPath()
    shape.addRoundedRect(place, round_, round_)
    painter.fillPath(shape, QColor("white"))
    painter.save()
    painter.setClipPath(shape)
    painter.drawImage(place, image)
    painter.restore()
    painter.setPen(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _image(page: PageImage) -> QImage:
    made = QImage(page.rgba, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888)
    return made.copy()
