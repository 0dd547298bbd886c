"""Words that are not made from what stands in the open plan."""

from nocontact_desktop.vault import Familiar, familiar
from ui.desk.choosing.words_choice import Verdict, WordsChoice
from ui.desk.opened import Opened


class WordsApart(WordsChoice):
    """Looks own words up in the plan before they are taken, in a thread."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        super().__init__(look=self._look_up)

    def _look_up(self, words: str, verdict: Verdict) -> None:
        vault = self._opened.vault
        self._verdict = verdict
        task = self._opened.tasks.run(lambda: familiar(vault, words))
        task.done.connect(self._found)
        task.failed.connect(self._not_looked_up)

    def _found(self, found: object) -> None:
        if isinstance(found, Familiar):
            self._verdict(found.sentence)

    def _not_looked_up(self, error: Exception) -> None:
        self.have.setEnabled(True)
        raise error
