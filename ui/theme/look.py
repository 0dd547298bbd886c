"""What the program looks like: colour scheme and text size, and how they get onto the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.sheet import style_sheet
from ui.theme.tokens import CONTRAST, DARK, LIGHT, MEASURES, Colours

SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0


class Scheme(StrEnum):
    """The colour schemes; the ids are stored in the settings."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_COLOURS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}


@dataclass(frozen=True, slots=True)
class Look:
    """A colour scheme and a text size from 1.0 to 2.0."""

    scheme: Scheme = Scheme.LIGHT
    scale: float = 1.0

    @property
    def colours(self) -> Colours:
        """The colours of the scheme."""
        return _COLOURS[self.scheme]

    @property
    def heavy(self) -> bool:
        """Whether thin lines should be drawn stronger."""
        return self.scheme is Scheme.CONTRAST

    @classmethod
    def from_settings(cls, scheme: str, scale: str) -> Look:
        """The look that two stored settings name; whatever cannot be read is the default."""
        known = Scheme(scheme) if scheme in set(Scheme) else Scheme.LIGHT
        try:
            size = float(scale)
        except ValueError:
            size = 1.0
        return cls(known, min(max(size, SMALLEST_SCALE), LARGEST_SCALE))


def palette(look: Look) -> QPalette:
    """The palette of `look`, complete enough for Fusion to draw everything in it."""
    c = look.colours
    role = QPalette.ColorRole
    roles = {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.field,
        role.AlternateBase: c.surface,
        role.Text: c.text,
        role.PlaceholderText: c.muted,
        role.Button: c.surface,
        role.ButtonText: c.text,
        role.BrightText: c.text,
        role.ToolTipBase: c.surface,
        role.ToolTipText: c.text,
        role.Highlight: c.accent,
        role.HighlightedText: c.on_accent,
        role.Link: c.accent,
        role.LinkVisited: c.done,
        role.Accent: c.accent,
        role.Light: c.surface,
        role.Midlight: c.line,
        role.Mid: c.line,
        role.Dark: c.frame,
        role.Shadow: c.frame,
    }
    made = QPalette()
    for each, colour in roles.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(c.frame))
    return made


def apply(app: QApplication, look: Look) -> None:
    """Draw every window of `app` in `look`. May be called again at any time.

    Pages that are open take the new colours at once; distances inside them follow when they are
    built anew.
    """
    app.setStyle(QStyleFactory.create("Fusion"))
    font = QFont(app.font())
    font.setPixelSize(round(MEASURES.base * look.scale))
    app.setFont(font)
    app.setPalette(palette(look))
    app.setStyleSheet(style_sheet(look.colours, look.scale, heavy=look.heavy))


def rem(count: float = 1.0) -> int:
    """`count` times the size of running text, in pixels."""
    return round(count * _base())


def px(pixels: float) -> int:
    """A distance that is `pixels` wide at 100 %, at the size in use."""
    return max(1, round(pixels * _base() / MEASURES.base))


def _base() -> int:
    font = QApplication.font()
    size = font.pixelSize()
    return size if size > 0 else QFontInfo(font).pixelSize()
