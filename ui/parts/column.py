"""A page's column: scrolls, stays in the middle, and is never wider than is good to read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.scroll_area import ScrollArea
from ui.theme import MEASURES, px, rem


class Column(ScrollArea):
    """Put things into `body`, from the top down. Whatever gets the focus is scrolled into view."""

    def __init__(
        self, widest_rem: float = MEASURES.column_rem, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, keeps_place=True)
        self._widest_rem = widest_rem
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("column")
        self.body = QVBoxLayout()
        self.body.setSpacing(px(16))
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self.body)
        outer.addStretch(1)
        self.setWidget(inner)
        self._centre()

    def add(self, *widgets: QWidget) -> None:
        """Put `widgets` below what is there."""
        for widget in widgets:
            self.body.addWidget(widget)

    def set_widest(self, widest_rem: float) -> None:
        """Let the column be up to `widest_rem` wide from now on."""
        self._widest_rem = widest_rem
        self._centre()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until `widget` is seen, with its top near the top when it is not yet."""
        bar = self.verticalScrollBar()
        top = widget.mapTo(self, QPoint(0, 0)).y()
        if top < 0 or top + widget.height() > self.height():
            bar.setValue(bar.value() + top - px(24))

    def minimumSizeHint(self) -> QSize:
        """Small: a page scrolls rather than widening the window."""
        return QSize(rem(18), rem(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._centre()

    def changeEvent(self, event: QEvent) -> None:
        """The widest column grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._centre()

    def _centre(self) -> None:
        spare = self.viewport().width() - rem(self._widest_rem)
        side = max(px(24), spare // 2)
        self.body.setContentsMargins(side, px(24), side, px(32))
