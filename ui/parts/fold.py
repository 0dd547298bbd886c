"""Something folded away behind its title, for what not everybody wants to read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.parts.buttons import FoldButton
from ui.parts.icons import icon
from ui.theme import px


class Fold(QWidget):
    """A title that opens and closes what is in `body`."""

    toggled = Signal(bool)

    def __init__(self, title: str, *, opened: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.button = FoldButton(title)
        self._holder = QWidget()
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(px(8), px(4), 0, px(8))
        self.body.setSpacing(px(10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addWidget(self._holder)
        self.button.toggled.connect(self._turn)
        self.button.setChecked(opened)
        self._turn(opened)

    def set_title(self, title: str) -> None:
        """Say something else on the button."""
        self._title = title
        self.button.set_words(title)
        self._name()

    def open(self) -> None:
        """Show what is inside."""
        self.button.setChecked(True)

    @property
    def opened(self) -> bool:
        """Whether the inside is shown."""
        return self.button.isChecked()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow anew when the colours change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._draw_arrow()

    def _turn(self, opened: bool) -> None:
        self._holder.setVisible(opened)
        self._draw_arrow()
        self._name()
        self.toggled.emit(opened)

    def _draw_arrow(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        closed = "chevron-left" if mirrored else "chevron-right"
        colour = self.button.palette().buttonText().color()
        self.button.setIcon(icon("chevron-down" if self.opened else closed, colour, px(16)))
        self.button.setIconSize(QSize(px(16), px(16)))

    def _name(self) -> None:
        state = _("shown") if self.opened else _("folded away")
        self.button.setAccessibleName(f"{self._title}, {state}")
