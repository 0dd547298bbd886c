"""The first process as a whole: the window, the second process, and which of them is seen.

What belongs to the second process is imported when one is started: the window comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nocontact_desktop.disguise.installation import Installation
from nocontact_desktop.disguise.preferences import FIRST
from nocontact_desktop.disguise.profile import Profile
from ui.cover.window import MainWindow

if TYPE_CHECKING:
    from nocontact_desktop.disguise.pipe import Request
    from nocontact_desktop.system.signs import Signs
    from ui.cover.desk_process import Command, DeskProcess
    from ui.cover.remains import Remains
    from ui.cover.way_back import WayBack

TRY_MS = 60_000
"""A try that took longer than this is given up: nothing may come up when nobody waits for it."""

SILENCE_MS = 8000
"""A window that does not answer for so long is taken away: no exit key works there."""

ASKING = "begin"
"""Typed where a code is typed, it asks for the first run where nothing is installed yet."""

READ_MS = 500
"""A process that still runs so long after it said that something is the matter has a window up."""


class Cover(QObject):
    """Shows the disguise, and hides it while the second process has its window up.

    `find` looks for the installation. `wear` puts its profile on the program and its window.
    `signs` gives what the system says when nobody may look at the screen any more.
    """

    finished = Signal()
    changed = Signal()
    """The program has to begin anew: another disguise is there, or one that is being changed."""
    first_run_asked = Signal()
    """The program has to begin anew with the first run: its disguise may be of another class."""

    def __init__(
        self,
        window: MainWindow,
        command: Command,
        find: Callable[[], Installation | None],
        wear: Callable[[Installation], None],
        signs: Callable[[], Signs],
    ) -> None:
        super().__init__()
        self._signs = signs
        self._window = window
        self._command = command
        self._find = find
        self._wear = wear
        self._installation: Installation | None = None
        self._desk: DeskProcess | None = None
        self._remains: Remains | None = None
        self._finishing = False
        self._way_back: WayBack | None = None
        self._patience = QTimer(self, singleShot=True, interval=TRY_MS)
        self._patience.timeout.connect(self._end_desk)
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)
        self._read = QTimer(self, singleShot=True, interval=READ_MS)
        self._read.timeout.connect(self._take_code_away)
        window.code_given.connect(self._try)
        window.closed.connect(self.finish)

    def show_disguise(self, installation: Installation) -> None:
        """Begin as the disguise in front of `installation`."""
        self._installation = installation
        self._window.show()

    def wait_to_be_asked(self) -> None:
        """Begin as an everyday program with nothing behind it, until somebody types `ASKING`."""
        self._window.show()

    def bring_to_end(self, installation: Installation) -> None:
        """Let the second process end what was begun, unseen. What is shown already stays."""
        from nocontact_desktop.disguise.pipe import Finish  # noqa: PLC0415 - see the module

        self._installation = installation
        self._finishing = True
        self._start(Finish(installation.profile.id, str(installation.folder)))

    def begin_first_run(self, profile: Profile) -> None:
        """Begin with the second process, unseen behind it."""
        from nocontact_desktop.disguise.pipe import FirstRun  # noqa: PLC0415 - see the module

        self._window.put_away()
        self._start(FirstRun(profile.id))

    def finish(self) -> None:
        """End the second process, wait until it is gone, and say `finished`."""
        self._see_desk_out()
        self.finished.emit()

    def _see_desk_out(self) -> None:
        from ui.cover.desk_process import DeskProcess  # noqa: PLC0415 - see the module

        self._end_desk()
        if self._remains is not None:
            self._remains.forget()
        for desk in self.findChildren(DeskProcess):
            desk.wait()

    def _try(self, code: str) -> None:
        from nocontact_desktop.disguise.pipe import Open  # noqa: PLC0415 - see the module

        if self._installation is None:
            self._try_without(code)
        else:
            self._finishing = False
            profile, folder = self._installation.profile, self._installation.folder
            self._start(Open(profile.id, str(folder), code))
            self._kept().keep(code)
            self._patience.start()
            self._offer_way_back()

    def _offer_way_back(self) -> None:
        """Until it is open, the exit key and a locked screen give the try up."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see the module

        from ui.cover.way_back import WayBack  # noqa: PLC0415 - see the module

        app = QApplication.instance()
        if self._way_back is None and isinstance(app, QApplication):
            self._way_back = WayBack(app, self._signs(), self._window)
            self._way_back.wanted.connect(self._end_desk)
        if self._way_back is not None:
            self._way_back.offer()

    def _try_without(self, code: str) -> None:
        """Another window of the program may have made an installation meanwhile."""
        if self._desk is not None:
            return
        if self._find() is not None:
            self.changed.emit()
        elif code.strip().casefold() == ASKING:
            self.first_run_asked.emit()

    def _start(self, request: Request) -> None:
        from ui.cover.desk_process import DeskProcess  # noqa: PLC0415 - see the module

        self._end_desk()
        desk = self._desk = DeskProcess(self._command, self)
        desk.opened.connect(self._on_opened)
        desk.alive.connect(self._silence.start)
        desk.installed.connect(self._on_installed)
        desk.moved.connect(self._on_moved)
        desk.leaving.connect(self._on_leaving)
        desk.trouble.connect(self._on_trouble)
        desk.finished.connect(self.finish)
        desk.gone.connect(self._on_gone)
        desk.start(request)

    def _end_desk(self) -> None:
        self._stop_timers()
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.end()
        self._let_code_go()

    def _on_opened(self) -> None:
        self._wait_no_longer()
        self._window.put_away()
        QTimer.singleShot(0, self._forget)

    def _on_trouble(self) -> None:
        self._patience.stop()
        self._read.start()

    def _take_code_away(self) -> None:
        """Who still shows a sentence had a right code, which must not stay on the display.

        One that only said so and ended refuses every code: then nothing may be seen of it.
        """
        self._let_way_back_go()
        self._window.front.show_ordinary()
        self._forget()

    def _forget(self) -> None:
        """Leave nothing of the code in this process, which stays when the other one is gone."""
        self._kept().cover()

    def _let_code_go(self) -> None:
        """What opened nothing is everyday use."""
        if self._remains is not None and not self._remains.is_covering:
            self._remains.forget()

    def _kept(self) -> Remains:
        from ui.cover.remains import Remains  # noqa: PLC0415 - see the module

        if self._remains is None:
            self._remains = Remains(self)
        return self._remains

    def _on_installed(self, _profile: str) -> None:
        self._installation = self._find()
        if self._installation is not None:
            self._wear(self._installation)

    def _on_moved(self) -> None:
        """The window of a process cannot take another class, so this one begins anew."""
        before = self._installation
        found = self._find()
        if not (before and found and found.folder == before.folder):
            self._see_desk_out()  # a run that begins anew could not
            self.changed.emit()

    def _on_leaving(self) -> None:
        self._come_back()
        self._stop_timers()
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.end_soon()

    def _on_gone(self) -> None:
        """What was tried opened nothing, or what was open has come to its end by itself."""
        self._stop_timers()
        self._desk = None
        self._let_code_go()
        if self._is_settled():
            self._come_back()

    def _on_silence(self) -> None:
        self._end_desk()
        if self._is_settled():
            self._come_back()

    def _is_settled(self) -> bool:
        """Whether what lies there is as it was; a change that was cut short leads elsewhere."""
        before, found = self._installation, self._find()
        if self._finishing or before is None or found is None:
            return True
        begun = found.unfinished == FIRST and not before.unfinished
        if begun or found.folder != before.folder:
            self.changed.emit()
            return False
        return True

    def _stop_timers(self) -> None:
        self._wait_no_longer()
        self._silence.stop()

    def _wait_no_longer(self) -> None:
        self._patience.stop()
        self._read.stop()
        self._let_way_back_go()

    def _let_way_back_go(self) -> None:
        if self._way_back is not None:
            self._way_back.take_back()

    def _come_back(self) -> None:
        if not self._window.isVisible():
            self._window.bring_back()
