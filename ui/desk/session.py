"""One run of the vault process: puts the windows together and watches the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, SignalInstance
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop.app.content import Content
from nocontact_desktop.app.doors import picture
from nocontact_desktop.disguise import pipe
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.system import System
from nocontact_desktop.vault import DEFAULT, Stretch, Vault, tries_on
from ui.alerts import Alerts
from ui.away import Away
from ui.desk import stored
from ui.desk.application import dress, make_application, speak
from ui.desk.cover_line import CoverLine
from ui.desk.ending import end_process
from ui.desk.exit_route import ExitRoute
from ui.desk.faults import Faults
from ui.desk.held_keys import HeldKeys
from ui.desk.idle import MOST_SECONDS, IdleLock
from ui.desk.leave_buttons import LeaveButtons
from ui.desk.leaving import Leaving
from ui.desk.plan_window import PlanWindow
from ui.desk.screen_pictures import ScreenPictures
from ui.desk.secrets.upkeep import Upkeep
from ui.desk.trouble_window import TroubleWindow
from ui.exit_key import ExitKey
from ui.forms import PrivateClipboard
from ui.tasks import TaskRunner
from ui.theme import Look, apply

if TYPE_CHECKING:
    from ui.desk.copies.rescue_window import Broken, RescueWindow
    from ui.desk.farewell import Farewell
    from ui.desk.outward.removed_window import RemovedWindow

_OF_THE_SCREEN = 0.92
BEAT_MS = 1000

Flush = Callable[[int], object]
Again = Callable[[], Vault]


class Session:
    """The application, its exits, and one window at a time."""

    def __init__(
        self,
        system: System,
        line: CoverLine,
        profile: Profile,
        app: QApplication | None = None,
        end: Callable[[], None] = end_process,
        *,
        stretch: Stretch = DEFAULT,
    ) -> None:
        self._stretch = stretch
        self.app = app or make_application(profile)
        self.window: QWidget | None = None
        self.plan: PlanWindow | None = None
        self._system = system
        self._line = line
        self._profile = profile
        self._flush: Flush = _nothing
        self._tasks = TaskRunner(parent=self.app)
        self._clipboard = PrivateClipboard(self.app.clipboard(), self.app)
        self._farewell_word: pipe.Report = pipe.Leaving()
        self.leaving = Leaving(self.app, self._tell_leaving, self._save_all, end)
        self.route = ExitRoute(ExitKey(self.app))
        self.route.out.connect(self.leaving.leave)
        self._held_keys = HeldKeys(self.app)
        self._leave_buttons = LeaveButtons(
            self.app, lambda: _(self._profile.name), self.leaving.leave
        )
        self._pictures = ScreenPictures(self.app, system)
        self.idle = IdleLock(self.app)
        self.idle.idle.connect(self.leaving.leave)
        self.away = Away(system.signs(), self.app)
        self.away.away.connect(self.leaving.leave)
        self._faults = Faults(self._where_to_speak)
        self._wear(profile)

    def show_trouble(self, error: ExpectedError, again: Again | None = None) -> int:
        """One sentence in a small window; ends when it is closed.

        With `again`, which gives the vault all the same, the person may choose to open it so.
        """
        self._begin_apart()
        go_on = _("Open them as they are") if again is not None else ""
        window = TroubleWindow(_(self._profile.name), _(error.sentence), go_on)
        if again is not None:
            window.go_on_asked.connect(lambda: self._open_again(window, again))
        window.closed.connect(self.app.quit)
        window.leave_asked.connect(self.leaving.leave)
        self.away.attend(window)
        self.window = window
        window.show()
        return self._run()

    def show_rescue(self, error: ExpectedError, broken: Broken) -> int:
        """The way back from damage; then the plan in the same process."""
        from ui.desk.copies.rescue_window import RescueWindow  # noqa: PLC0415 - seldom needed

        self._begin_apart()
        self.idle.wait(MOST_SECONDS, away=MOST_SECONDS)
        name, sentence = _(self._profile.name), _(error.sentence)
        window = RescueWindow(name, sentence, broken, TaskRunner(1, parent=self.app))
        window.closed.connect(self.app.quit)
        window.mended.connect(lambda vault: self._mended(window, vault))
        self._show(window, window.leave_asked)
        return self._run()

    def _run(self) -> int:
        """Wait for events, and say so again and again: who hangs cannot hear the exit key."""
        beat = QTimer(interval=BEAT_MS)
        beat.timeout.connect(self._line.say_alive)
        beat.start()
        QTimer.singleShot(0, self._line.say_alive)
        code = self.app.exec()
        beat.stop()
        return code

    def _begin_apart(self) -> None:
        """A window without the vault. The exit key that was chosen is inside: every one works."""
        self._faults.install()
        apply(self.app, Look())
        self.route.key.take_all()

    def _mended(self, window: RescueWindow, vault: Vault) -> None:
        window.closed.disconnect()
        window.removeEventFilter(self.leaving)
        self.open_plan(vault)
        window.close()
        window.deleteLater()

    def _open_again(self, window: TroubleWindow, again: Again) -> None:
        window.go_on.setEnabled(False)
        task = self._tasks.run(again)
        task.done.connect(lambda vault: self._opened_again(window, vault))
        task.failed.connect(self._not_opened_again)

    def _opened_again(self, window: TroubleWindow, vault: Vault) -> None:
        window.closed.disconnect(self.app.quit)
        self.open_plan(vault)
        window.hide()
        window.deleteLater()

    def _not_opened_again(self, error: Exception) -> None:
        self.app.quit()
        raise error

    def show_plan(self, vault: Vault, content: Content) -> int:
        """The open vault, until the person leaves."""
        self._faults.install()
        self.open_plan(vault, content)
        return self._run()

    def show_first_run(self) -> int:
        """The first run, and then the plan in the same process."""
        self._faults.install()
        self.open_first_run()
        return self._run()

    def open_plan(self, vault: Vault, content: Content | None = None) -> None:
        """Put the plan's window up and tell the cover when it can be seen."""
        read = vault.store.setting
        speak(self.app, read(stored.LANGUAGE, "en"))
        apply(self.app, stored.look(read))
        self.route.key.choose(stored.exit_combination(read))
        self.idle.wait(stored.idle(read), stored.away(read))
        plan = PlanWindow(
            vault.store,
            self._system,
            self._profile,
            route=self.route,
            tasks=self._tasks,
            content=content,
            confirm=vault.matches,
            vault=vault,
        )
        self.plan = plan
        plan.look_changed.connect(lambda look: apply(self.app, look))
        plan.idle_changed.connect(self.idle.wait)
        plan.moved.connect(lambda: self._farewell(plan, vault).come_back_anew())
        plan.removed.connect(lambda: self._farewell(plan, vault).take_away())
        self._pictures.keep(stored.keeps_pictures(read))
        plan.pictures_changed.connect(self._pictures.keep)
        self._flush = plan.flush
        self._show(plan.shell, plan.shell.leave_asked)
        Seen(plan.shell, self._seen)

    def _farewell(self, plan: PlanWindow, vault: Vault) -> Farewell:
        from ui.desk.farewell import Farewell  # noqa: PLC0415 - seldom needed

        def show(window: RemovedWindow) -> None:
            self._farewell_word = pipe.Finished()
            self._flush = _nothing
            window.closed.connect(self._finish)
            self._show(window, window.leave_asked)
            plan.shell.removeEventFilter(self.leaving)
            plan.shell.hide()

        return Farewell(plan, vault, self._line, tasks=self._tasks, show=show, leaving=self.leaving)

    def _seen(self) -> None:
        """The window is up: only now there is time for anything else."""
        self._line.say(pipe.Opened())
        if self.plan is not None and self.plan.opened is not None:
            place = self.plan.opened.vault.place
            self.plan.tell_tries(tries_on(place.folder, place.names))
            Upkeep(self.plan.opened, self.plan, self._stretch).begin_soon()

    def open_first_run(self) -> None:
        """Put the first run up. It may wait longer: somebody may be writing down a code."""
        from ui.desk.first_run.start import begin  # noqa: PLC0415 - once in the life of a vault

        apply(self.app, Look())
        self.idle.wait(MOST_SECONDS, away=MOST_SECONDS)
        flow = begin(self._system, self._profile, self._tasks, self.route, self._apply_look)
        flow.made.connect(lambda vault: self._installed(flow.draft.profile, vault))
        flow.close_asked.connect(self._finish)
        self._flush = flow.give_up
        self._show(flow, flow.leave_asked)

    def _installed(self, profile: Profile, vault: Vault) -> None:
        self._profile = profile
        self._system.name_process(profile.process)
        self._wear(profile)
        self._line.say(pipe.Installed(profile.id))
        old = self.window
        self.open_plan(vault)
        if old is not None:
            old.removeEventFilter(self.leaving)
            old.close()
            old.deleteLater()

    def _show(self, window: QWidget, leave_asked: SignalInstance) -> None:
        leave_asked.connect(self.leaving.leave)
        self.leaving.watch(window)
        self.away.attend(window)
        self.window = window
        room = window.screen().availableGeometry().size()
        window.resize(window.sizeHint().boundedTo(room * _OF_THE_SCREEN))
        window.show()
        window.activateWindow()

    def _apply_look(self, look: Look) -> None:
        apply(self.app, look)

    def _wear(self, profile: Profile) -> None:
        self._system.group_windows(profile.window_class)
        dress(self.app, profile)
        pixmap = QPixmap()
        pixmap.loadFromData(QByteArray(picture(profile)))
        self.app.setWindowIcon(QIcon(pixmap))

    def _finish(self) -> None:
        """End without the disguise: the person wants none of it on this computer."""
        self._line.say(pipe.Finished())
        self.app.quit()

    def _where_to_speak(self) -> Alerts | None:
        alerts = getattr(self.window, "alerts", None)
        return alerts if isinstance(alerts, Alerts) else None

    def _tell_leaving(self) -> None:
        self._line.say(self._farewell_word)

    def _save_all(self, milliseconds: int) -> None:
        self._clipboard.clear()
        self._flush(milliseconds)


class Seen(QObject):
    """Calls `call` once, when `window` is really on the screen."""

    def __init__(self, window: QWidget, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._call = call
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first time that there is something to draw on."""
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            self._call()
        return False


def _nothing(_milliseconds: int) -> None:
    """There is nothing to save."""
