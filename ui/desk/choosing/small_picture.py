"""A small picture of a disguise: its real screen, seen from far away."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from nocontact_desktop.disguise.profile import Profile
from ui.cover.registry import screen_class

_SHARP = 2
"""How much larger than it will be drawn, for displays with small dots."""


def small_picture(profile: Profile, is_dark: bool, room: QSize) -> QPixmap:
    """`profile`'s screen with something ordinary on it, no larger than `room`."""
    kind = screen_class(profile.engine)
    screen = kind(profile.colours, is_dark)
    try:
        screen.resize(QSize(*kind.practice_size))
        screen.resize(screen.size().expandedTo(screen.minimumSizeHint()))
        screen.show_ordinary()
        screen.clearFocus()
        taken = QPixmap(screen.size() * _SHARP)
        taken.setDevicePixelRatio(_SHARP)
        screen.render(taken)
    finally:
        screen.deleteLater()
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = taken.scaled(room * _SHARP, keep, smooth)
    small.setDevicePixelRatio(_SHARP)
    return small
