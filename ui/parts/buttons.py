"""Buttons: one main one on a page, quiet ones, chips that add, choices that stay down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.parts.icons import icon
from ui.parts.opener import Opener
from ui.parts.ticks import wrapped
from ui.theme import px


class WordsButton(QPushButton):
    """A button with words and perhaps an icon in their colour. Words wrap where room is short."""

    def __init__(self, words: str, part: str, icon_name: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self._words = words
        self._icon_name = icon_name
        self._beside = 0
        self._heights: dict[int, int] = {}
        """By width, until `_measure_anew`, or until the words stand in other lines."""
        self.setProperty("part", part)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._draw_icon()

    @property
    def words(self) -> str:
        """What it says, in one line."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self._heights.clear()
        self._wrap()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as all words in one line, as high as the lines that they stand in."""
        width = self._around() + self.fontMetrics().horizontalAdvance(self._words)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Narrow; then it needs more lines."""
        return QSize(px(72), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words."""
        if width not in self._heights:
            lines = wrapped(self, self._words, width - self._around()).count("\n")
            more = lines - self.text().count("\n")
            now = self.sizeHint().height()
            self._heights[width] = now + more * self.fontMetrics().lineSpacing()
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words into the new width."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        text = wrapped(self, self._words, self.width() - self._around()).replace("&", "&&")
        if text != self.text():
            self.setText(text)
            self._heights.clear()

    def _around(self) -> int:
        """What the button needs beside its words."""
        self.ensurePolished()
        if not self._beside:
            lines = self.text().replace("&&", "&").split("\n")
            longest = max(self.fontMetrics().horizontalAdvance(line) for line in lines)
            self._beside = super().sizeHint().width() - longest + 1
        return self._beside

    def _measure_anew(self) -> None:
        self._beside = 0
        self._heights.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the colours change, and measure anew when the font does."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._draw_icon()
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._measure_anew()

    def setIcon(self, icon: QIcon | QPixmap) -> None:  # noqa: N802 - Qt's name
        """Show an icon beside the words."""
        super().setIcon(icon)
        self._measure_anew()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        role = QPalette.ColorRole
        primary = self.property("part") == "primary"
        colour = self.palette().color(role.HighlightedText if primary else role.Accent)
        self.setIcon(icon(self._icon_name, colour, px(18)))
        self.setIconSize(QSize(px(18), px(18)))


def primary_button(words: str, icon_name: str = "") -> WordsButton:
    """The one button that a page leads to."""
    return WordsButton(words, "primary", icon_name)


def quiet_button(words: str, icon_name: str = "") -> WordsButton:
    """A button for anything else."""
    return WordsButton(words, "quiet", icon_name)


def link_button(words: str, icon_name: str = "") -> WordsButton:
    """A button that looks like a link, for small things."""
    return WordsButton(words, "link", icon_name)


class FoldButton(Opener, WordsButton):
    """The title of something folded away."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "fold")
        self.begin_closed()


def chip_button(words: str, icon_name: str = "plus") -> WordsButton:
    """A small round button that adds a suggestion."""
    return WordsButton(words, "chip", icon_name)


def choice_button(words: str, *, chosen: bool = False) -> WordsButton:
    """A button of a row of which one stays down."""
    button = WordsButton(words, "choice")
    button.setCheckable(True)
    button.setAutoExclusive(True)  # its role: one of a few, not a box to tick
    button.setChecked(chosen)
    return button


class IconButton(QToolButton):
    """A button with a picture only; `words` are its name and its tool tip."""

    def __init__(
        self, icon_name: str, words: str, parent: QWidget | None = None, size: int = 18
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._size = size
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the colours change or when it cannot be pressed."""
        super().changeEvent(event)
        kinds = {QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}
        if event.type() in kinds:
            self._draw_icon()

    def _draw_icon(self) -> None:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        colour = self.palette().color(group, QPalette.ColorRole.ButtonText)
        self.setIcon(icon(self._icon_name, colour, px(self._size)))
        self.setIconSize(QSize(px(self._size), px(self._size)))


class OpeningIcon(Opener, IconButton):
    """A picture that opens and closes something beside it."""

    def __init__(self, icon_name: str, words: str) -> None:
        super().__init__(icon_name, words)
        self.begin_closed()
