"""Whether the program gets an entry in the menu."""

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from ui.desk.choices import Choices
from ui.desk.first_run.page import FirstRunPage

_YES, _NO = "yes", "no"


class LauncherPage(FirstRunPage):
    """Shows the exact name that the menu would show, and asks."""

    def __init__(self, draft: Draft) -> None:
        name = _(draft.profile.name)
        super().__init__(
            _("An entry in the menu"),
            _(
                "With an entry you start it like any other program. Without one you start it the "
                "way you did today."
            ),
        )
        self._draft = draft
        options = (
            (_YES, _("Yes, put “{name}” into the menu.", name=name)),
            (_NO, _("No, leave the menu as it is.")),
        )
        self.choices = Choices(options, frozenset({_YES if draft.launcher else _NO}))
        self.choices.picked.connect(self._pick)
        self.add(self.choices)
        self.say(
            _("If somebody knows every program on this computer, a new one may be noticed."),
            "muted",
        )

    def _pick(self, picked: frozenset[str]) -> None:
        self._draft.launcher = _YES in picked
        self.answered.emit()
