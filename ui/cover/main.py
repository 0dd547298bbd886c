"""Where the first process begins: the names that it goes by, and its window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from nocontact_desktop import resources
from nocontact_desktop.disguise.installation import Installation, find
from nocontact_desktop.disguise.preferences import FIRST
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.errors import HardeningFailedError
from nocontact_desktop.i18n import load, use
from nocontact_desktop.system import System
from ui.cover.cover import Cover
from ui.cover.scheme import is_dark
from ui.cover.screen import Fitting
from ui.cover.window import MainWindow

_ANEW, _ASKED = 3, 4
"""What the event loop ends with when the program is to begin anew, and when with the first run."""
_ASKED_FOR = "RESOURCE_STATE"
"""In the environment of a run that is to begin with the first run: its window was never seen."""
SETTLE_MS = 30
"""The first picture is on the screen by then; a key that comes sooner loads what it needs."""


def desk_command(system: System) -> list[str]:
    """What starts the second process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--desk"]
    return [sys.executable, str(system.portable_root() / "main.py"), "--desk"]


def begin_anew(command: list[str]) -> None:
    """Put a fresh run of the program in the place of this one, or beside it where that is the way.

    What was given to the environment for the first window is taken back.
    """
    os.environ.pop("RESOURCE_NAME", None)
    if sys.platform == "win32":
        from PySide6.QtCore import QProcess  # noqa: PLC0415 - seldom needed

        QProcess.startDetached(command[0], command[1:])
    else:
        os.execv(command[0], command)  # noqa: S606 - this program itself


def run(
    system: System,
    command: Callable[[System], list[str]] = desk_command,
    anew: Callable[[list[str]], None] = begin_anew,
    *,
    waits_as: str = "",
) -> int:
    """Show the disguise, or begin the first run; returns the exit code.

    With `waits_as`, the id of a profile, the first run waits behind that disguise until somebody
    asks for it: an installed program is in the menu of every account, also of the other person's.
    """
    waits = not os.environ.pop(_ASKED_FOR, "") and bool(waits_as)
    with suppress(HardeningFailedError):
        system.protect_memory()  # where it cannot be protected, the disguise is shown all the same
    _hush()
    profiles = load_profiles(resources.folder("disguises"))
    installation = _find(system, profiles)
    profile = installation.profile if installation else _first_worn(profiles, waits_as)
    _prepare_surroundings()
    app = _new_application(system, profile)
    _speak(app, QLocale().name().split("_")[0])
    window = MainWindow(profile, is_dark(app), _fitting(installation))
    cover = _new_cover(system, profiles, lambda: command(system), app, window)
    app.paletteChanged.connect(lambda _palette: window.follow_scheme(is_dark(app)))
    _begin(cover, installation, profile, waits=waits)
    for settle in (window.settle, _end_on_interrupt, gc.enable):
        QTimer.singleShot(SETTLE_MS, settle)
    code = app.exec()
    if code not in (_ANEW, _ASKED):
        return code
    if code == _ASKED:
        os.environ[_ASKED_FOR] = "1"
    anew([part for part in command(system) if part != "--desk"])
    return 0


def _new_cover(
    system: System,
    profiles: tuple[Profile, ...],
    command: Callable[[], list[str]],
    app: QApplication,
    window: MainWindow,
) -> Cover:
    """Over `window`; the application ends as the cover asks for it."""
    cover = Cover(
        window,
        command,
        lambda: _find(system, profiles),
        lambda found: _wear(system, app, window, found),
        system.signs,
    )
    cover.finished.connect(app.quit)
    cover.changed.connect(lambda: app.exit(_ANEW))
    cover.first_run_asked.connect(lambda: app.exit(_ASKED))
    return cover


def _begin(
    cover: Cover, installation: Installation | None, profile: Profile, *, waits: bool
) -> None:
    """What is half changed is brought to its end first; what is settled is shown at once."""
    if installation is None and waits:
        cover.wait_to_be_asked()
    elif installation is None:
        cover.begin_first_run(profile)
    elif installation.unfinished == FIRST:
        cover.bring_to_end(installation)
    else:
        cover.show_disguise(installation)
        if installation.unfinished:
            QTimer.singleShot(SETTLE_MS, cover, lambda: cover.bring_to_end(installation))


def _find(system: System, profiles: tuple[Profile, ...]) -> Installation | None:
    return find((system.portable_root(), system.data_root()), profiles)


def _first_worn(profiles: tuple[Profile, ...], asked: str) -> Profile:
    """What is worn, or offered first, before there is an installation."""
    return next((each for each in profiles if each.id == asked), profiles[0])


def _fitting(installation: Installation | None) -> Fitting:
    """What belongs to the installation; before there is one, nothing is kept."""
    if installation is None:
        return Fitting()
    return Fitting(installation.folder, installation.profile.hold_ms)


def _prepare_surroundings() -> None:
    """Keep Qt from loading a desktop's toolkit, which writes files, and from starting a bus."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORMTHEME", "generic")
        os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")


def _hush() -> None:
    """Keep warnings, which name files and folders, out of the desktop's journal."""
    if not os.isatty(2):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def _speak(app: QApplication, language: str) -> None:
    """Use the system's language when there is a catalogue of it, in its direction."""
    catalogue = load(resources.folder("languages"), language)
    use(catalogue)
    if catalogue.right_to_left:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see `early_qt`

        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def _new_application(system: System, profile: Profile) -> QApplication:
    system.name_process(profile.process)
    system.group_windows(profile.window_class)
    app = QApplication([profile.window_class])
    app.setQuitOnLastWindowClosed(False)
    _name(app, profile)
    return app


def _name(app: QApplication, profile: Profile) -> None:
    app.setApplicationName(profile.window_class)
    app.setApplicationDisplayName("")
    app.setDesktopFileName(profile.desktop_file)


def _end_on_interrupt() -> None:
    """Let Ctrl+C in a terminal end the program at once, without a traceback."""
    import signal  # noqa: PLC0415 - after the window is up

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wear(system: System, app: QApplication, window: MainWindow, found: Installation) -> None:
    """Change into the profile of `found` after the first run, before the window was ever seen.

    On X11 the class of a window comes from `RESOURCE_NAME`, which Qt reads for its first window.
    """
    profile = found.profile
    os.environ["RESOURCE_NAME"] = profile.window_class
    system.name_process(profile.process)
    system.group_windows(profile.window_class)
    _name(app, profile)
    window.dress(profile, is_dark(app), _fitting(found))
