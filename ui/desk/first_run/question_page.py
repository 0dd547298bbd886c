"""One question of the triage."""

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.app.triage import NONE, Question
from nocontact_desktop.i18n import text as _
from ui.desk.choices import Choices
from ui.desk.first_run.page import FirstRunPage


class QuestionPage(FirstRunPage):
    """Asks one question; it can be left open, which counts as "not sure"."""

    def __init__(self, draft: Draft, question: Question) -> None:
        super().__init__(_(question.title), _(question.help))
        self._draft = draft
        self._id = question.id
        self.choices = Choices(
            [(option.id, _(option.label)) for option in question.options],
            draft.answers.get(question.id, frozenset()),
            several=question.several,
            alone=NONE if question.several else "",
        )
        self.choices.picked.connect(self._pick)
        self.add(self.choices)
        self.say(_("Your answers only shape the advice. They are not stored."), "small")

    def _pick(self, chosen: frozenset[str]) -> None:
        self._draft.answers[self._id] = chosen
        self._draft.chosen = None
        self.answered.emit()
