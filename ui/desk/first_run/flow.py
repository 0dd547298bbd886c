"""The first run's window: one screen after the other, a way back, a way out, one creation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.first_run import (
    Draft,
    Step,
    abandon,
    before,
    create,
    following,
    may_go_on,
    steps,
    vault_there,
)
from nocontact_desktop.app.triage import QUESTIONS, Outcome
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Stretch
from ui.alerts import Alerts
from ui.announce import announce
from ui.desk.copies.sentences import not_opened
from ui.desk.copies.under_way import Moving
from ui.desk.exit_route import ExitRoute
from ui.desk.first_run.agree_page import AgreePage
from ui.desk.first_run.copy_page import CopyPage
from ui.desk.first_run.disguise_page import DisguisePage
from ui.desk.first_run.exit_key_page import ExitKeyPage
from ui.desk.first_run.gesture_page import GesturePage
from ui.desk.first_run.keyring_page import KeyringPage
from ui.desk.first_run.launcher_page import LauncherPage
from ui.desk.first_run.limits_page import LimitsPage
from ui.desk.first_run.outcome_page import OutcomePage
from ui.desk.first_run.page import FirstRunPage
from ui.desk.first_run.pin_page import PinPage
from ui.desk.first_run.question_page import QuestionPage
from ui.desk.first_run.recovery_page import RecoveryPage
from ui.desk.first_run.words_page import WordsPage
from ui.desk.paper.recovery_panel import RecoverySheetPanel
from ui.desk.stored import LOOK_SCALE, LOOK_SCHEME
from ui.parts import Column, PlainLabel, follow_reading_order, primary_button, quiet_button
from ui.tasks import TaskRunner
from ui.theme import Look, px


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the first run is given by the process it runs in."""

    profiles: Sequence[Profile]
    doors: Doors
    tasks: TaskRunner
    route: ExitRoute
    apply_look: Callable[[Look], None]
    stretch: Stretch


class FirstRun(QWidget):
    """Holds the draft, shows its screens, and makes the vault when the person agrees."""

    made = Signal(object)
    """The vault, open."""
    leave_asked = Signal()
    close_asked = Signal()
    """The person decided against this computer: end, without the disguise."""

    def __init__(self, draft: Draft, around: Surroundings, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(_(draft.profile.name))
        self.draft = draft
        self.step = Step.LIMITS
        self._around = around
        self._look = look
        self._making = False
        self._fresh = False
        self._moving = Moving()
        self.alerts = Alerts()
        self.column = Column()
        self._page: FirstRunPage | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top_bar())
        layout.addWidget(self.alerts)
        layout.addWidget(self.column, 1)
        layout.addWidget(self._bottom_bar())
        self.show_step(Step.LIMITS)

    @property
    def page(self) -> FirstRunPage:
        """The screen that is shown."""
        assert self._page is not None  # noqa: S101 - set by the constructor
        return self._page

    def sizeHint(self) -> QSize:
        """Room for the longest screen at 100 %."""
        return QSize(px(960), px(760))

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small screen."""
        return QSize(560, 420)

    def show_step(self, step: Step) -> None:
        """Show the screen of `step`, built anew from the draft."""
        self.step = step
        self.alerts.clear()
        old, self._page = self._page, self._build(step)
        self._page.answered.connect(self._refresh)
        if old is not None:
            old.hide()
            old.deleteLater()
        self.column.add(self._page)
        self._page.show()
        follow_reading_order(self._page)
        announce(self._page, self._page.title)
        self.column.verticalScrollBar().setValue(0)
        self._refresh()
        (self._page.first_field() or self.forth).setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self, milliseconds: int = 0) -> None:
        """Keep nothing of a creation that is under way; let a sheet be written to its end."""
        if not self._making:
            self._around.tasks.wait(milliseconds)
        elif self._fresh:
            abandon(self.draft, self._around.doors)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, or goes on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        button = focused if isinstance(focused, QPushButton) else self.forth
        button.click()

    def _top_bar(self) -> QWidget:
        self.progress = PlainLabel("", "small")
        self.progress.setWordWrap(False)
        self.out = quiet_button(_(self.draft.profile.name))
        self.out.setAccessibleDescription(_("Hide everything now"))
        self.out.clicked.connect(self.leave_asked)
        return _bar("topBar", self.progress, self.out)

    def _bottom_bar(self) -> QWidget:
        self.back = quiet_button(_("Back"))
        self.back.clicked.connect(self._go_back)
        self.forth = primary_button(_("Next"))
        self.forth.clicked.connect(self._go_on)
        return _bar("railFoot", self.back, self.forth)

    def _refresh(self) -> None:
        order = steps(self.draft)
        at, count = order.index(self.step) + 1, len(order)
        self.out.set_words(_(self.draft.profile.name))
        self.progress.setText(_("Step {at} of {count}", at=at, count=count))
        self.back.setVisible(before(self.step, self.draft) is not None)
        self.forth.set_words(self.page.next_label or _("Next"))
        self.forth.setEnabled(may_go_on(self.step, self.draft) and not self._making)
        ended = self.draft.chosen is Outcome.NOT_HERE and self.step is Step.OUTCOME
        self.forth.setVisible(not ended)
        self.back.setEnabled(not self._making)

    def _go_on(self) -> None:
        if not may_go_on(self.step, self.draft):
            return
        after = following(self.step, self.draft)
        if after is None:
            self._make()
        else:
            self.show_step(after)

    def _go_back(self) -> None:
        earlier = before(self.step, self.draft)
        if earlier is not None:
            self.show_step(earlier)

    def _make(self) -> None:
        draft, around = self.draft, self._around
        self._fresh = not vault_there(draft, around.doors)
        self._set_making(True)
        self._moving = moving = Moving()
        if isinstance(self._page, AgreePage):
            moving.moved.connect(self._page.show_progress)
        task = around.tasks.run(lambda: create(draft, around.doors, around.stretch, moving))
        task.done.connect(self._made)
        task.failed.connect(self._not_made)

    def _set_making(self, making: bool) -> None:
        self._making = making
        if isinstance(self._page, AgreePage):
            self._page.show_busy(making)
        self._refresh()

    def _made(self, vault: object) -> None:
        self._making = False
        self.made.emit(vault)

    def _not_made(self, error: Exception) -> None:
        self._set_making(False)
        self.forth.setFocus(Qt.FocusReason.OtherFocusReason)  # and not the way out, by chance
        if not isinstance(error, ExpectedError):
            raise error
        if self.draft.restoring:
            self.alerts.tell(not_opened(error))
        else:
            self.alerts.trouble(error)

    def _set_look(self, look: Look) -> None:
        self._look = look
        self.draft.settings[LOOK_SCHEME] = look.scheme.value
        self.draft.settings[LOOK_SCALE] = str(look.scale)
        self._around.apply_look(look)
        self.show_step(self.step)

    def _build(self, step: Step) -> FirstRunPage:
        asked = {question.id: question for question in QUESTIONS}
        if step in asked:
            return QuestionPage(self.draft, asked[step])
        return self._builders()[step]()

    def _builders(self) -> dict[Step, Callable[[], FirstRunPage]]:
        draft, around = self.draft, self._around
        return {
            Step.LIMITS: self._limits,
            Step.OUTCOME: self._outcome,
            Step.DISGUISE: lambda: DisguisePage(draft, around.profiles),
            Step.COPY: lambda: CopyPage(draft, around.tasks),
            Step.WORDS: lambda: WordsPage(draft),
            Step.PIN: lambda: PinPage(draft),
            Step.KEYRING: lambda: KeyringPage(draft, around.doors.keyring, around.tasks),
            Step.RECOVERY: self._recovery,
            Step.EXIT_KEY: lambda: ExitKeyPage(draft, around.route),
            Step.GESTURE: lambda: GesturePage(draft),
            Step.LAUNCHER: lambda: LauncherPage(draft),
            Step.AGREE: lambda: AgreePage(draft, around.doors),
        }

    def _limits(self) -> FirstRunPage:
        page = LimitsPage(self._look, restoring=self.draft.restoring)
        page.look_chosen.connect(self._set_look)
        page.restore_chosen.connect(self._restore)
        return page

    def _restore(self, restoring: bool) -> None:
        self.draft.restoring = restoring
        if restoring:
            self._go_on()
        else:
            self.show_step(Step.LIMITS)

    def _outcome(self) -> FirstRunPage:
        page = OutcomePage(self.draft, self._around.doors)
        page.close_asked.connect(self.close_asked)
        return page

    def _recovery(self) -> FirstRunPage:
        around, profile = self._around, self.draft.profile
        return RecoveryPage(
            self.draft,
            lambda code: RecoverySheetPanel(code, profile, around.doors.system, around.tasks),
        )


def _bar(name: str, first: QWidget, last: QWidget) -> QFrame:
    bar = QFrame()
    bar.setObjectName(name)
    row = QHBoxLayout(bar)
    row.setContentsMargins(px(24), px(10), px(24), px(10))
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(last)
    return bar
