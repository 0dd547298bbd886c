"""Words on the screen, always as plain text: what a person typed is never read as markup."""

from __future__ import annotations

import re
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import px

_LONG = re.compile(r"\S{20,}")
_PLACE = re.compile(r"[-/._@:?&=,;]+(?=\S)|[^-/._@:?&=,;\s]{12}(?=\S)")
_BREAK = "\u200b"


class Role(StrEnum):
    """What words are for; the style sheet says how each looks."""

    BODY = ""
    LEAD = "lead"
    STRONG = "strong"
    SMALL = "small"
    MUTED = "muted"
    DONE = "done"
    NOTICE = "notice"
    CODE = "code"
    LARGE = "large"
    HUGE = "huge"


class PlainLabel(QLabel):
    """Wrapping words. They cannot be selected, so that nothing reaches the X11 selection."""

    def __init__(
        self, words: str = "", role: str = Role.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._broken_up = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._align()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("role", str(role))
        self.setText(words)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show `words`; a long run, such as a web address, gets places to break. Codes do not."""
        code = self.property("role") == Role.CODE
        shown = words if code else _LONG.sub(_broken, words)
        if self._broken_up or shown != words:
            self._broken_up = shown != words
            self.setAccessibleName(words if self._broken_up else "")
        super().setText(shown.replace("&", "&&") if self.buddy() else shown)

    def label(self, control: QWidget) -> None:
        """Be the name of `control` for people who do not see them side by side.

        Qt on Linux gives a closed list no other name than what is chosen in it.
        """
        words = self.text()
        self.setBuddy(control)
        super().setText(words.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        """It never forces a page to be wider."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), px(120)), hint.height()) if self.wordWrap() else hint

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """To the side where this window begins, whatever script the words are in."""
        align = Qt.AlignmentFlag
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = align.AlignRight if mirrored else align.AlignLeft
        self.setAlignment(side | align.AlignAbsolute | align.AlignVCenter)

    def set_role(self, role: str) -> None:
        """Give the words another role."""
        self.setProperty("role", str(role))
        self.style().unpolish(self)
        self.style().polish(self)


class Heading(PlainLabel):
    """The title of a page (level 1) or of a part of it (level 2)."""

    def __init__(self, words: str, level: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(words, "title" if level == 1 else "heading", parent)


def _broken(run: re.Match[str]) -> str:
    return _PLACE.sub(rf"\g<0>{_BREAK}", run[0])
