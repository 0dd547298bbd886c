"""Pictures of a window: light and dark, at one and at two pixels a point."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from ui.sample.hands import let_work, wait_until
from ui.theme import Look, Scheme

SCHEMES = (Scheme.DARK, Scheme.LIGHT)
DENSITIES = ((1, ""), (2, "@2x"))
_A_MOMENT = 30
_FAST = 80
"""How little a picture is squeezed; Qt counts backwards. More would cost seconds."""


class Camera:
    """Takes pictures into `folder`, each under the name of its screen."""

    def __init__(self, folder: Path, wear: Callable[[Look], None]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._wear = wear
        self._count = 0
        self._worn: Scheme | None = None

    def settle(self) -> None:
        """Let layouts, and what comes a moment later, arrive."""
        let_work(_A_MOMENT)

    def take(
        self,
        name: str,
        window: QWidget,
        rebuild: Callable[[], object] = int,
        whole: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take the picture of a screen in every look, when it is `whole` after `rebuild`."""
        self._count += 1
        # Begin with what is worn: a change of colours takes longer than a picture.
        for scheme in sorted(SCHEMES, key=lambda each: each is not self._worn):
            self._change_to(scheme, rebuild)
            self.settle()
            wait_until(whole)
            self._save(f"{self._count:02}-{name}-{scheme.value}", window)

    def _change_to(self, scheme: Scheme, rebuild: Callable[[], object]) -> None:
        if scheme is not self._worn:
            self._worn = scheme
            self._wear(Look(scheme))
            rebuild()

    def _save(self, name: str, window: QWidget) -> None:
        for density, suffix in DENSITIES:
            file = self._folder / f"{name}{suffix}.png"
            _picture(window, density).save(str(file), "PNG", _FAST)


def _picture(window: QWidget, density: int) -> QPixmap:
    pixmap = QPixmap(window.size() * density)
    pixmap.setDevicePixelRatio(density)
    window.render(pixmap, QPoint())
    return pixmap
