"""A step or page as one large button: picture, title, and how far it is in words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from nocontact_desktop.i18n import text as _
from ui.parts import PlainLabel, UiIcon
from ui.theme import px


class StepCard(QAbstractButton):
    """Everything on it is one target; what it shows is its accessible name too."""

    def __init__(
        self, title: str, icon: str, words: str, share: float | None = None, *, done: bool = False
    ) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(f"{title}, {words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out(title, icon, PlainLabel(words, "done" if done else "small"), share)

    def sizeHint(self) -> QSize:
        """As large as what is on it."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As large as what is on it must be."""
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its wrapped words."""
        return self._row.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame as the style sheet has it."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def _lay_out(self, title: str, icon: str, words: PlainLabel, share: float | None) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(px(3))
        texts.addWidget(PlainLabel(title, "strong"))
        texts.addWidget(words)
        if share is not None:
            texts.addSpacing(px(6))
            texts.addWidget(share_bar(share))
        texts.addStretch()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), px(14), px(16), px(14))
        self._row.setSpacing(px(14))
        self._row.addWidget(UiIcon(icon, "accent", 24), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(texts, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def share_bar(share: float) -> QProgressBar:
    """A thin bar; the words beside it say the same."""
    bar = QProgressBar()
    bar.setRange(0, 100)
    bar.setValue(round(share * 100))
    bar.setTextVisible(False)
    bar.setAccessibleName(_("How far"))
    bar.setFixedHeight(px(6))
    return bar
