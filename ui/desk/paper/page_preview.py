"""One page of many, with the way to the others, nearer and further away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.desk.paper.paper_pictures import PaperPictures
from ui.parts import IconButton, PlainLabel, ScrollArea, choice_button
from ui.theme import px

_STEP = 1.25
_NEAREST, _FURTHEST = 3.0, 0.4


class PagePreview(QWidget):
    """Keys on the page itself: Page Up, Page Down, Home, End, arrows, plus, minus."""

    changed = Signal()
    """Another page, or the page at another size, is needed."""

    def __init__(self) -> None:
        super().__init__()
        self.index = 0
        self.count = 0
        self._zoom = 1.0
        self.pictures = PaperPictures((1.414,), widest_rem=200)
        self.pictures.width_changed.connect(self.changed)
        self.area = ScrollArea(keeps_place=True, sideways=True)
        self._lay_out()
        self._name()

    def wanted_pixels(self) -> int:
        """How many pixels wide the picture is to be."""
        return self.pictures.wanted_pixels()

    def set_pages(self, count: int, shape: float) -> None:
        """There are `count` pages now; the page that is shown stays, if it is still there."""
        self.count = count
        self.index = min(self.index, max(count - 1, 0))
        self.pictures.set_shapes((shape,), 200, 2)
        self._fit()
        self._name()

    def show_page(self, image: QImage) -> None:
        """Show the picture of the page."""
        self.pictures.set_images((image,))

    def turn_to(self, index: int) -> None:
        """Go to a page, counted from 0; the nearest there is."""
        index = min(max(index, 0), max(self.count - 1, 0))
        if index != self.index:
            self.index = index
            self.area.verticalScrollBar().setValue(0)
            self._name()
            self.changed.emit()

    def zoom_to(self, zoom: float) -> None:
        """1: as wide as there is room."""
        self._zoom = min(max(zoom, _FURTHEST), _NEAREST)
        self._fit()
        self._name()

    @property
    def zoom(self) -> float:
        """How near the page is."""
        return self._zoom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as it was, compared with the room there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys and the wheel over the page."""
        if watched is self.area and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        if watched is self.area and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.pictures.set_ringed(event.type() == QEvent.Type.FocusIn)
        if watched is self.area.viewport():
            if event.type() == QEvent.Type.Resize:
                self._fit()
            if isinstance(event, QWheelEvent):
                return self._wheel(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key
        turns = {
            key.Key_PageDown: self.index + 1,
            key.Key_PageUp: self.index - 1,
            key.Key_Home: 0,
            key.Key_End: self.count - 1,
        }
        zooms = {
            key.Key_Plus: self._zoom * _STEP,
            key.Key_Equal: self._zoom * _STEP,
            key.Key_Minus: self._zoom / _STEP,
            key.Key_0: 1.0,
        }
        pressed = key(event.key())
        if pressed in turns and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turn_to(turns[pressed])
            return True
        if pressed in zooms:
            self.zoom_to(zooms[pressed])
            return True
        return False

    def _wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self.zoom_to(self._zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
        return True

    def _fit(self) -> None:
        room = self.area.viewport().width()
        width = max(px(120), round(room * self._zoom))
        if width != self.pictures.width():
            self.pictures.setFixedWidth(width)
        self.pictures.setFixedHeight(self.pictures.heightForWidth(width))

    def _name(self) -> None:
        words = _("Page {page} of {pages}", page=self.index + 1, pages=max(self.count, 1))
        self._where.setText(words)
        self._where.setAccessibleName(words)
        self.area.setAccessibleName(_("Preview"))
        self.area.setAccessibleDescription(words)
        self.before.setEnabled(self.index > 0)
        self.after.setEnabled(self.index + 1 < self.count)
        self.nearer.setEnabled(self._zoom < _NEAREST)
        self.further.setEnabled(self._zoom > _FURTHEST)
        self._percent.setText(f"{round(self._zoom * 100)} %")

    def _lay_out(self) -> None:
        self.area.setWidget(self.pictures)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.installEventFilter(self)
        self.area.viewport().installEventFilter(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        sides = ("chevron-right", "chevron-left") if mirrored else ("chevron-left", "chevron-right")
        self.before = IconButton(sides[0], _("Page before"))
        self.after = IconButton(sides[1], _("Next page"))
        self.further = choice_button("−")
        self.nearer = choice_button("+")
        for button, name in ((self.further, _("Smaller")), (self.nearer, _("Larger"))):
            button.setCheckable(False)
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.before.clicked.connect(lambda: self.turn_to(self.index - 1))
        self.after.clicked.connect(lambda: self.turn_to(self.index + 1))
        self.further.clicked.connect(lambda: self.zoom_to(self._zoom / _STEP))
        self.nearer.clicked.connect(lambda: self.zoom_to(self._zoom * _STEP))
        self._where, self._percent = PlainLabel(""), PlainLabel("", "small")
        for label in (self._where, self._percent):
            label.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(self.area, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(px(12), px(10), px(12), px(6))
        bar.setSpacing(px(6))
        bar.addWidget(self.before)
        bar.addWidget(self._where)
        bar.addWidget(self.after)
        bar.addStretch(1)
        bar.addWidget(self.further)
        bar.addWidget(self._percent)
        bar.addWidget(self.nearer)
        return bar
