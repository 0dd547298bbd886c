"""Pages as they will lie on the table: below each other, or side by side where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui.desk.paper.pictures import draw_paper
from ui.theme import px, rem

_EDGE = 10
_GAP = 18


class PaperPictures(QWidget):
    """Until a picture comes there is blank paper, and an older one is shown at the new size."""

    width_changed = Signal()
    """The pictures are shown wider or narrower than before."""

    def __init__(self, shapes: Sequence[float], widest_rem: float = 28, rounded: int = 3) -> None:
        super().__init__()
        self._shapes = tuple(shapes)
        self._images: tuple[QImage, ...] = ()
        self._ringed = False
        self._widest_rem = widest_rem
        self._rounded = rounded
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def shown(self) -> tuple[QImage, ...]:
        """The pictures that are shown."""
        return self._images

    def set_shapes(self, shapes: Sequence[float], widest_rem: float, rounded: int) -> None:
        """Show other pages: the height of each as a share of its width."""
        if tuple(shapes) != self._shapes:
            self._shapes, self._images = tuple(shapes), ()
        self._widest_rem, self._rounded = widest_rem, rounded
        self.updateGeometry()
        self.update()

    def set_images(self, images: Sequence[QImage]) -> None:
        """Show these pictures, one for each shape."""
        self._images = tuple(images)
        self.update()

    def set_ringed(self, ringed: bool) -> None:
        """Show that the keys go here."""
        self._ringed = ringed
        self.update()

    def wanted_pixels(self) -> int:
        """How many pixels of the screen one picture is wide."""
        return max(1, round(self._places(self.width())[0].width() * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """As wide as is wished for."""
        width = rem(self._widest_rem) + 2 * px(_EDGE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Small, but paper."""
        return QSize(rem(12), rem(6))

    def hasHeightForWidth(self) -> bool:
        """Paper keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as all pages are together."""
        return max(place.bottom() for place in self._places(width)) + px(_EDGE) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say when the pictures are to be drawn anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.width_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper."""
        blank = QImage(1, 1, QImage.Format.Format_RGB32)
        blank.fill(QColor("white"))
        painter = QPainter(self)
        for at, place in enumerate(self._places(self.width())):
            image = self._images[at] if at < len(self._images) else blank
            role = QPalette.ColorRole.Accent if self._ringed else QPalette.ColorRole.Midlight
            edge = QPen(self.palette().color(role), 3 if self._ringed else 1)
            draw_paper(painter, QRectF(place), image, px(self._rounded), edge)
        painter.end()

    def _places(self, width: int) -> list[QRect]:
        edge, gap = px(_EDGE), px(_GAP)
        count = len(self._shapes)
        room = width - 2 * edge
        beside = count > 1 and (room - gap * (count - 1)) / count >= rem(self._widest_rem) * 0.65
        columns = count if beside else 1
        each = max(1, min(rem(self._widest_rem), (room - gap * (columns - 1)) // columns))
        x = max(edge, (width - columns * each - gap * (columns - 1)) // 2)
        y = edge
        places = []
        for shape in self._shapes:
            place = QRect(x, y, each, round(each * shape))
            whole = QRect(0, 0, width, place.height())
            places.append(QStyle.visualRect(self.layoutDirection(), whole, place))
            if beside:
                x += each + gap
            else:
                y += place.height() + gap
        return places
