"""The words that open the vault, chosen in the first run."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Strength, estimate, new_words
from ui.desk.choosing.words_choice import WordsChoice
from ui.desk.first_run.page import FirstRunPage


class WordsPage(FirstRunPage):
    """The choice of words, kept in the draft."""

    def __init__(
        self,
        draft: Draft,
        make: Callable[[], str] = new_words,
        judge: Callable[[str], Strength] = estimate,
    ) -> None:
        super().__init__(
            _("Your words"),
            _("These words open your vault, here and anywhere. Nobody can look them up for you."),
        )
        self._draft = draft
        self.choice = WordsChoice(draft.words, known=draft.words_known, make=make, judge=judge)
        self.choice.changed.connect(self._keep)
        self.add(self.choice)
        self._keep()

    def first_field(self) -> QWidget | None:
        """The button under the words."""
        return self.choice.have if self.choice.have.isVisibleTo(self) else None

    def _keep(self) -> None:
        self._draft.words = self.choice.words
        self._draft.words_known = self.choice.known
        self.answered.emit()
