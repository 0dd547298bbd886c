"""The cover's window: a calculator and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop import resources
from nocontact_desktop.i18n import text as _
from ui.cover.calculator import CalculatorWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from nocontact_desktop.disguise.profile import Profile


class CalculatorWindow(QWidget):
    """Wears a profile. `closed` follows when the person closes it."""

    closed = Signal()

    def __init__(self, profile: Profile, is_dark: bool) -> None:
        super().__init__()
        self._profile = profile
        self._place: QPoint | None = None
        self.calculator = CalculatorWidget(profile.colours, is_dark, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.calculator)
        self.setWindowTitle(_(profile.name))
        self.calculator.setFocus()
        self._fit_screen()

    def _fit_screen(self) -> None:
        room = self.screen().availableSize()
        self.resize(self.sizeHint().boundedTo(QSize(room.width(), room.height() * 9 // 10)))

    def dress(self, profile: Profile, is_dark: bool) -> None:
        """Wear `profile`."""
        self._profile = profile
        self.setWindowTitle(_(profile.name))
        self.follow_scheme(is_dark)
        self._load_icon()

    def follow_scheme(self, is_dark: bool) -> None:
        """By night or by day."""
        self.calculator.dress(self._profile.colours, is_dark)

    def settle(self) -> None:
        """Load what was not needed to be seen. Call it when the window is up."""
        self._load_icon()
        self.calculator.warm_up()

    def _load_icon(self) -> None:
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - after the window is up

        icon = resources.folder("icons") / f"{self._profile.icon}.svg"
        self.setWindowIcon(QIcon(str(icon)))

    def put_away(self) -> None:
        """Off the screen, and an ordinary sum ready for when it comes back."""
        self._place = self.pos() if self.isVisible() else None
        self.hide()
        self.calculator.show_ordinary_sum()

    def bring_back(self) -> None:
        """On the screen again, where it was, in front."""
        if self._place is not None:
            self.move(self._place)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so; the owner ends the program."""
        super().closeEvent(event)
        self.closed.emit()
