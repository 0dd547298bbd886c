"""Letters in proportion to the size that the person chose for the whole desktop."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

_LINE = 1.17  # the height of a line, as a part of the height of its letters


def resized(font: QFont, factor: float) -> QFont:
    """`font`, larger by `factor`, however its size was given."""
    copy = QFont(font)
    if font.pointSizeF() > 0:
        copy.setPointSizeF(font.pointSizeF() * factor)
    else:
        copy.setPixelSize(round(font.pixelSize() * factor))
    return copy


def line_height(widget: QWidget) -> float:
    """About the height of a line of ordinary text, in pixels.

    It is worked out from the size alone: to ask the typeface, Qt would have to look through all
    typefaces before the window is up.
    """
    font = QApplication.font()
    if font.pointSizeF() > 0:
        return font.pointSizeF() * widget.logicalDpiY() / 72 * _LINE
    return font.pixelSize() * _LINE
