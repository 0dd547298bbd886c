"""Check boxes and radio buttons whose words wrap instead of being cut off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QStyle

from ui.theme import px


def wrapped(button: QAbstractButton, words: str, width: int) -> str:
    """`words` broken into lines that are at most `width` wide in the font of `button`."""
    metrics = button.fontMetrics()
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The words of a button, in as many lines as its width asks for.

    What the button asks for never depends on the lines it has now. Else two layouts that ask at two
    widths would keep each other busy for ever.
    """

    button: QAbstractButton
    words: str
    plain: Callable[[], QSize]
    """The size that Qt asks for, with the lines as they are now."""

    def hint(self) -> QSize:
        """As wide as all words in one line."""
        width = self._around() + self.button.fontMetrics().horizontalAdvance(self.words) + 1
        return QSize(width, self._height(1))

    def height(self, width: int) -> int:
        """As high as the words when they are wrapped into `width`."""
        return self._height(
            wrapped(self.button, self.words, width - self._around()).count("\n") + 1
        )

    def wrap(self) -> None:
        """Break the words for the width that the button has now."""
        room = self.button.width() - self._around()
        text = wrapped(self.button, self.words, room).replace("&", "&&")
        if text != self.button.text():
            self.button.setText(text)

    def _around(self) -> int:
        """Room for the box and the gaps beside the words."""
        return self.plain().width() - self._words_now().width()

    def _height(self, lines: int) -> int:
        """As high as so many lines, or as the box where that is higher."""
        now, box = self._words_now().height(), self._box()
        above_and_below = self.plain().height() - max(now, box)
        more = lines - 1 - self.button.text().count("\n")
        return max(now + more * self.button.fontMetrics().lineSpacing(), box) + above_and_below

    def _words_now(self) -> QSize:
        """The size of the words in the lines that they have now, as Qt itself works it out."""
        self.button.ensurePolished()
        return self.button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.button.text())

    def _box(self) -> int:
        metric = QStyle.PixelMetric
        kind = isinstance(self.button, QRadioButton)
        part = metric.PM_ExclusiveIndicatorHeight if kind else metric.PM_IndicatorHeight
        return self.button.style().pixelMetric(part, None, self.button)


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # a class may come from one class of Qt only


class _Tick(_Button):
    """What a check box and a radio button share; comes before Qt's class among the bases."""

    def __init__(self, option_id: str, words: str) -> None:
        super().__init__()
        self.setText(words.replace("&", "&&"))
        self.option_id, self.words = option_id, words
        self._lines = _Lines(self, " ".join(words.split()), super().sizeHint)
        policy = self.sizePolicy()  # Qt's own never lets a box be narrower or higher than one line
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """As wide as all words in one line."""
        return self._lines.hint()

    def minimumSizeHint(self) -> QSize:
        """Narrow; then it needs more lines."""
        return QSize(px(80), self._lines.hint().height())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words."""
        return self._lines.height(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words into the new width."""
        super().resizeEvent(event)
        self._lines.wrap()


class Check(_Tick, QCheckBox):
    """A check box of one option."""


class Radio(_Tick, QRadioButton):
    """A radio button of one option."""
