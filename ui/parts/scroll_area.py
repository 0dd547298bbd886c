"""A scroll area that always has as many parts for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget


class ScrollArea(QScrollArea):
    """Scrolls downwards, and also sideways where that is asked for.

    A screen reader asks how many parts there are, and then for each of them. Qt counts its own bars
    while they can be seen; when one goes in between, or the window does, it looks beyond the end of
    its list, and the process is gone. So the bars here are none of Qt's.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        keeps_place: bool = False,
        sideways: bool = False,
    ) -> None:
        """With `keeps_place` the bar has its place also while nothing is to be scrolled."""
        super().__init__(parent)
        self._keeps_place = keeps_place
        self._is_following = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._down = self._new_bar(self.verticalScrollBar())
        self._across = self._new_bar(self.horizontalScrollBar()) if sideways else None
        self._place_bars()

    @property
    def bar(self) -> QScrollBar:
        """The bar that can be seen."""
        return self._down

    def _new_bar(self, inner: QScrollBar) -> QScrollBar:
        bar = QScrollBar(inner.orientation(), self)
        bar.hide()
        bar.valueChanged.connect(inner.setValue)
        inner.valueChanged.connect(bar.setValue)
        inner.rangeChanged.connect(lambda _least, _most: self._follow())
        return bar

    def _follow(self) -> None:
        """Let the bars be as what they stand for is.

        A bar takes room, and its going gives some, so that another may be needed then.
        """
        if self._is_following:  # the room changes on the way
            return
        self._is_following = True
        for bar, inner in self._pairs():
            bar.setVisible(inner.maximum() > inner.minimum())
        self._place_bars()
        for bar, inner in self._pairs():
            if bar.isHidden() and inner.maximum() > inner.minimum():
                bar.show()
                self._place_bars()
        for bar, inner in self._pairs():
            bar.setRange(inner.minimum(), inner.maximum())
            bar.setPageStep(inner.pageStep())
            bar.setSingleStep(inner.singleStep())
            bar.setValue(inner.value())
        self._is_following = False

    def _pairs(self) -> list[tuple[QScrollBar, QScrollBar]]:
        pairs = [(self._down, self.verticalScrollBar())]
        if self._across is not None:
            pairs.append((self._across, self.horizontalScrollBar()))
        return pairs

    def _place_bars(self) -> None:
        """At the end of each line, and below."""
        right = self._down.sizeHint().width()
        bottom = 0
        if self._across is not None and not self._across.isHidden():
            bottom = self._across.sizeHint().height()
        beside = 0 if self._down.isHidden() and not self._keeps_place else right
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        sides = (beside, 0) if is_mirrored else (0, beside)
        self.setViewportMargins(sides[0], 0, sides[1], bottom)
        within = self.rect()
        for bar, place in (
            (self._down, QRect(within.width() - right, 0, right, within.height() - bottom)),
            (self._across, QRect(0, within.height() - bottom, within.width() - beside, bottom)),
        ):
            if bar is not None:
                if is_mirrored:
                    place.moveLeft(within.width() - place.right() - 1)
                bar.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bars at the edges."""
        super().resizeEvent(event)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """The bars stand on the other side where reading begins there, and grow with the look."""
        super().changeEvent(event)
        kinds = (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange)
        if event.type() in kinds and hasattr(self, "_down"):
            self._place_bars()
