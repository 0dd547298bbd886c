"""Choices at one side and the preview with the way out at the other, or all below each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.desk.paper.paper_door import PaperDoor
from ui.parts import Column, ScrollArea
from ui.theme import px, rem

WIDE_FROM_REM = 50
_PREVIEW_REM = 30
_PREVIEW_SHARE = 4
_NARROW_HEIGHT_REM = 26


class Spread(QWidget):
    """Whatever the width, the way out stands still at the bottom and never scrolls away.

    A preview that does not scroll by itself is put into something that does. `choices_share` is
    how much of the width the choices take, where the preview takes four parts. `form_first` is for
    pages that are filled in: below each other, an empty preview must not hide what there is to do.
    """

    def __init__(
        self,
        choices: QWidget,
        preview: QWidget,
        door: PaperDoor,
        *,
        scrolls: bool = False,
        choices_share: int = _PREVIEW_SHARE,
        form_first: bool = False,
    ) -> None:
        super().__init__()
        self._preview = preview
        self._scrolls = scrolls
        self._share = choices_share
        self._place = 1 if form_first else 0
        self.column = Column(34)
        self.column.add(choices)
        self._pane = preview if scrolls else _Pane()
        _take_what_is_left(self.column)
        _take_what_is_left(self._pane)
        self._right = QWidget()
        self._right.setObjectName("railHolder")
        self._right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stand = QVBoxLayout(self._right)
        self._stand.setContentsMargins(0, 0, 0, 0)
        self._stand.setSpacing(0)
        self._stand.addWidget(door)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._split.setContentsMargins(0, 0, 0, 0)
        self._split.setSpacing(0)
        self._split.addWidget(self.column, 1)
        self._split.addWidget(self._right)
        self._wide: bool | None = None
        self._arrange(wide=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two parts side by side where there is room."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= rem(WIDE_FROM_REM))

    def _arrange(self, *, wide: bool) -> None:
        if wide is self._wide:
            return
        self._wide = wide
        direction = QBoxLayout.Direction
        self._split.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._pane.setVisible(wide or self._scrolls)
        if wide:
            self._stand.insertWidget(0, self._pane, 1)
        if wide and isinstance(self._pane, _Pane):
            self._pane.body.addWidget(self._preview)
        elif not wide:
            self.column.body.insertWidget(self._place, self._preview)
        if self._scrolls:
            self._preview.setMinimumHeight(0 if wide else rem(_NARROW_HEIGHT_REM))
        self._right.setMinimumWidth(rem(_PREVIEW_REM) if wide else 0)
        self._split.setStretch(0, self._share if wide else 1)
        self._split.setStretch(1, _PREVIEW_SHARE if wide else 0)


class _Pane(ScrollArea):
    """Holds a preview, and scrolls it where it is too high."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("column")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(px(16), px(16), px(16), px(8))
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inner)


def _take_what_is_left(widget: QWidget) -> None:
    """The way out comes first when there is little height."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
