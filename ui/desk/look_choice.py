"""Choosing colours and text size, in one small row: on the first screen and in the settings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.forms import PrivateCombo
from ui.parts import FlowLayout, PlainLabel
from ui.theme import Look, Scheme, px

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class LookChoice(QWidget):
    """Two boxes: colours and text size."""

    chosen = Signal(Look)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.scheme, self.scale = PrivateCombo(), PrivateCombo()
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
        flow = FlowLayout(self, gap=16)
        flow.addWidget(self._labelled(_("Colours"), self.scheme))
        flow.addWidget(self._labelled(_("Text size"), self.scale))

    def _labelled(self, label: str, box: QComboBox) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        words = PlainLabel(label, "small")
        words.setWordWrap(False)
        words.label(box)
        box.setAccessibleName(label)
        box.currentIndexChanged.connect(self._choose)
        row.addWidget(words)
        row.addWidget(box)
        return holder

    def _choose(self) -> None:
        scheme, scale = self.scheme.currentData(), self.scale.currentData()
        self.chosen.emit(Look(Scheme(scheme), float(scale)))
