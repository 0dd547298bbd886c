"""The Qt application of the vault process: neutral names outside, and no traces on the disk."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import active, load, use
from nocontact_desktop.i18n import text as _

TURN_SECONDS = 0.0005
"""How long slow work keeps the interpreter from the exit key, which asks for it several times."""
NOWHERE = "/dev/null/x"  # nothing can be made below it
_MEMORY = Path("/dev/shm")  # noqa: S108 - not a place for files of ours: it keeps Qt's off the disk


def make_application(profile: Profile) -> QApplication:
    """The one application of this process, named after `profile`."""
    os.environ["QT_QPA_PLATFORMTHEME"] = "generic"
    sys.setswitchinterval(TURN_SECONDS)
    if _MEMORY.is_dir():
        os.environ["TMPDIR"] = str(_MEMORY)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, NOWHERE)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QApplication.setDesktopFileName(profile.desktop_file)
    app = QApplication([profile.window_class])
    dress(app, profile)
    app.setQuitOnLastWindowClosed(False)
    return app


def speak(app: QApplication, language: str) -> None:
    """Use `language` for every text from now on, in its direction; unknown ones are English."""
    use(load(resources.folder("languages"), language))
    directions = Qt.LayoutDirection
    right_to_left = active().right_to_left
    app.setLayoutDirection(directions.RightToLeft if right_to_left else directions.LeftToRight)


def dress(app: QApplication, profile: Profile) -> None:
    """Give the application the outward names of `profile`."""
    app.setApplicationName(profile.window_class)
    app.setApplicationDisplayName(_(profile.name))
    app.setDesktopFileName(profile.desktop_file)
