"""Whether the program gets an entry in the menu."""

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from ui.desk.choices import Choices
from ui.desk.first_run.page import FirstRunPage

_MENU, _DESKTOP, _NONE = "yes", "desktop", "no"


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
        options = [
            (_MENU, _("Yes, put “{name}” into the menu.", name=name)),
            (_DESKTOP, _("Yes, into the menu and onto the desktop, where it is seen at once.")),
            (_NONE, _("No, leave the menu as it is.")),
        ]
        if not draft.desktop_there:
            del options[1]
        chosen = (_DESKTOP if draft.with_desktop else _MENU) if draft.launcher else _NONE
        self.choices = Choices(options, frozenset({chosen}))
        self.choices.picked.connect(self._pick)
        self.add(self.choices)
        self.say(
            _("If somebody knows all programs on this computer, a new one may be seen."),
            "muted",
        )

    def _pick(self, picked: frozenset[str]) -> None:
        self._draft.launcher = _NONE not in picked
        self._draft.on_desktop = _DESKTOP in picked
        self.answered.emit()
