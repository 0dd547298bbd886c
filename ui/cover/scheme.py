"""Whether the desktop is dark."""

from PySide6.QtWidgets import QApplication


def is_dark(app: QApplication) -> bool:
    """Whether the colours that Qt took from the desktop are dark."""
    return app.palette().window().color().lightness() < 128
