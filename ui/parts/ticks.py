"""Check boxes and radio buttons whose words wrap instead of being cut off."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

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


class Check(QCheckBox):
    """A check box of one option."""

    def __init__(self, option_id: str, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self.option_id, self.words = option_id, words
        self.setAccessibleName(words)

    def fit(self, width: int) -> None:
        """Break the words so that the whole is at most `width` wide."""
        _fit(self, self.words, width)


class Radio(QRadioButton):
    """A radio button of one option."""

    def __init__(self, option_id: str, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self.option_id, self.words = option_id, words
        self.setAccessibleName(words)

    def fit(self, width: int) -> None:
        """Break the words so that the whole is at most `width` wide."""
        _fit(self, self.words, width)


def _fit(button: QAbstractButton, words: str, width: int) -> None:
    text = wrapped(button, words, width - px(56)).replace("&", "&&")
    if text != button.text():
        button.setText(text)
