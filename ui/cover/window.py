"""The window of the first process: one screen and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop import resources
from nocontact_desktop.i18n import text as _
from ui.cover.registry import screen_class
from ui.cover.screen import Fitting, Screen

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from nocontact_desktop.disguise.profile import Profile

_CLOSING = ("Ctrl+Q", "Ctrl+W")


class MainWindow(QWidget):
    """Wears a profile. `code_given` is its screen's; `closed` follows when the person closes it.

    Other programs can read the names of classes: this one is what many programs have.
    """

    code_given = Signal(object)
    closed = Signal()

    def __init__(self, profile: Profile, is_dark: bool, fitting: Fitting | None = None) -> None:
        super().__init__()
        self._profile = profile
        self._place: QPoint | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.front = self._new_front(profile, is_dark, fitting)
        self.setWindowTitle(_(profile.name))
        self._fit_screen()

    def _new_front(self, profile: Profile, is_dark: bool, fitting: Fitting | None) -> Screen:
        front = screen_class(profile.engine)(profile.colours, is_dark, fitting, self)
        front.code_given.connect(self.code_given)
        self.layout().addWidget(front)  # type: ignore[union-attr]
        front.entry.setFocus()
        return front

    def _fit_screen(self) -> None:
        room = self.screen().availableSize()
        self.resize(self.sizeHint().boundedTo(QSize(room.width(), room.height() * 9 // 10)))

    def dress(self, profile: Profile, is_dark: bool, fitting: Fitting | None = None) -> None:
        """Wear `profile`; with another screen when it has another, or other things of its own."""
        before, self._profile = self._profile, profile
        self.setWindowTitle(_(profile.name))
        if (profile.engine, fitting or Fitting()) == (before.engine, self.front.fitting):
            self.follow_scheme(is_dark)
        else:
            self._change_front(is_dark, fitting)
        self._load_icon()

    def _change_front(self, is_dark: bool, fitting: Fitting | None) -> None:
        old, new = self.front, self._new_front(self._profile, is_dark, fitting)
        self.front = new
        old.hide()
        self.layout().removeWidget(old)  # type: ignore[union-attr]
        old.deleteLater()
        new.show()
        new.entry.setFocus()  # what was hidden could not take it from the old one
        new.warm_up()
        self._fit_screen()

    def follow_scheme(self, is_dark: bool) -> None:
        """By night or by day."""
        self.front.dress(self._profile.colours, is_dark)

    def settle(self) -> None:
        """Load what was not needed to be seen. Call it when the window is up."""
        self._load_icon()
        self.front.warm_up()
        self._mend_repeats()
        self._close_by_keys()

    def _mend_repeats(self) -> None:
        """Only a window that was on the screen can be mended, so a hidden one waits till then."""
        from ui.cover.repeats import mend_repeats  # noqa: PLC0415 - after the window is up

        mend_repeats(self)

    def _close_by_keys(self) -> None:
        """Not every desktop closes a window by the usual keys itself."""
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 - after the window is up

        for keys in _CLOSING:
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)

    def _load_icon(self) -> None:
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - after the window is up

        icon = resources.folder("icons") / f"{self._profile.icon}.svg"
        self.setWindowIcon(QIcon(str(icon)))

    def put_away(self) -> None:
        """Off the screen, with something ordinary ready for when it comes back."""
        is_placed = self.isVisible() and not (self.isMaximized() or self.isFullScreen())
        self._place = self.pos() if is_placed else None
        self.hide()
        self.front.show_ordinary()

    def bring_back(self) -> None:
        """On the screen again, where it was, in front."""
        if self._place is not None:  # moved, a maximised one would be maximised no more
            self.move(self._place)
        self.show()
        self.raise_()
        self.activateWindow()
        self._mend_repeats()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so; the owner ends the program."""
        super().closeEvent(event)
        self.closed.emit()
