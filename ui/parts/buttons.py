"""Buttons: one main one on a page, quiet ones, chips that add, choices that stay down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.parts.icons import icon
from ui.parts.ticks import wrapped
from ui.theme import px


class WordsButton(QPushButton):
    """A button with words and perhaps an icon in the colour of the words."""

    def __init__(self, words: str, part: str, icon_name: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self._words = words
        self._icon_name = icon_name
        self.setProperty("part", part)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._draw_icon()

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    def fit(self, width: int) -> None:
        """Break the words so that the button is at most `width` wide."""
        text = wrapped(self, self._words, width - px(60)).replace("&", "&&")
        if text != self.text():
            self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._draw_icon()

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


def chip_button(words: str, icon_name: str = "plus") -> WordsButton:
    """A small round button that adds a suggestion."""
    return WordsButton(words, "chip", icon_name)


def choice_button(words: str, *, chosen: bool = False) -> WordsButton:
    """A button of a row of which one stays down."""
    button = WordsButton(words, "choice")
    button.setCheckable(True)
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
