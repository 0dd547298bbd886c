"""Practising the exit key, and choosing another one."""

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from ui.desk.exit_key_choice import ExitKeyChoice
from ui.desk.exit_route import ExitRoute
from ui.desk.first_run.page import FirstRunPage
from ui.desk.stored import EXIT_KEY


class ExitKeyPage(FirstRunPage):
    """Explains the way out before it is needed, and lets it be tried."""

    def __init__(self, draft: Draft, route: ExitRoute) -> None:
        super().__init__(
            _("The way out"),
            _(
                "One key hides everything at once, on every screen. What others may see comes up "
                "instead, and what you wrote stays in the vault."
            ),
        )
        self._draft = draft
        self.choice = ExitKeyChoice(route)
        self.choice.chosen.connect(self._keep)
        self.add(self.choice)
        self.say(
            _("The button at the top of every screen does the same. Nothing asks you to confirm."),
            "muted",
        )

    def first_field(self) -> QWidget | None:
        """The button that begins the practice."""
        return self.choice.button

    def _keep(self, chosen: str) -> None:
        self._draft.settings[EXIT_KEY] = chosen
