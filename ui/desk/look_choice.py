"""Choosing colours and text size, in one small row: on the first screen and in the settings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.parts import PlainLabel
from ui.theme import Look, Scheme, px

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class LookChoice(QWidget):
    """Two boxes: colours and text size."""

    chosen = Signal(Look)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.scheme, self.scale = QComboBox(), QComboBox()
        names = {
            Scheme.LIGHT: _("Light"),
            Scheme.DARK: _("Dark"),
            Scheme.CONTRAST: _("High contrast"),
        }
        for scheme, name in names.items():
            self.scheme.addItem(name, scheme)
        for scale in SCALES:
            self.scale.addItem(f"{scale:.0%}", scale)
        self.scheme.setCurrentIndex(list(names).index(look.scheme))
        nearest = min(SCALES, key=lambda scale: abs(scale - look.scale))
        self.scale.setCurrentIndex(SCALES.index(nearest))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self._add(row, _("Colours"), self.scheme)
        row.addSpacing(px(8))
        self._add(row, _("Text size"), self.scale)
        row.addStretch(1)

    def _add(self, row: QHBoxLayout, label: str, box: QComboBox) -> None:
        words = PlainLabel(label, "small")
        words.setWordWrap(False)
        words.setBuddy(box)
        box.setAccessibleName(label)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(self._choose)
        row.addWidget(words)
        row.addWidget(box)

    def _choose(self) -> None:
        scheme, scale = self.scheme.currentData(), self.scale.currentData()
        self.chosen.emit(Look(Scheme(scheme), float(scale)))
