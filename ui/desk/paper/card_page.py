"""The emergency card: what goes on it, what it looks like, and the way to paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.card import (
    PICKED_HELPLINES,
    PICKED_PEOPLE,
    card_content,
    picks,
)
from nocontact_desktop.app.card_warnings import card_warnings
from nocontact_desktop.app.lines import COUNTRY
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports import card
from nocontact_desktop.exports.card_content import CardContent
from nocontact_desktop.exports.card_sheet import cards_on
from nocontact_desktop.exports.pages import Choices, Pages
from nocontact_desktop.i18n import active
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Answers, Value
from ui.desk.page import Place
from ui.desk.paper.card_helplines import CardHelplines
from ui.desk.paper.card_people import CardPeople
from ui.desk.paper.card_preview import CardPreview
from ui.desk.paper.card_questions import CardQuestions
from ui.desk.paper.choice_line import ChoiceLine
from ui.desk.paper.kept_choices import KeptChoices
from ui.desk.paper.outside import Outside
from ui.desk.paper.paper_page import Made, PaperPage
from ui.desk.paper.pictures import card_sides, page_picture, scale_for
from ui.desk.paper.sheet_choices import layout_line, paper_line
from ui.desk.paper.spread import Spread
from ui.desk.paper.tips_fold import tips_fold
from ui.desk.saving import SaveQueue
from ui.parts import Card, Heading, Note, PlainLabel
from ui.tasks import TaskRunner
from ui.theme import px

_PEOPLE = Place("people", "people")


class CardPage(PaperPage):
    """Every edit is saved at once and shows on the card a moment later."""

    def __init__(
        self, workspace: Workspace, saving: SaveQueue, outside: Outside, drawers: TaskRunner
    ) -> None:
        super().__init__(outside, drawers)
        self._workspace = workspace
        self._saving = saving
        self._section = workspace.card
        self._kept = KeptChoices(workspace, saving, "card")
        answers = saving.answers(self._section.id)
        self.people = CardPeople(workspace, answers)
        self.helplines = CardHelplines(workspace, answers)
        self.questions = CardQuestions(self._section, answers, workspace)
        self.preview = CardPreview(self._kept.choices)
        self._notes: list[Note] = []
        self._lay_out()
        self._connect()
        self._refresh(self._section.id)
        self.remake()

    def show_place(self, place: Place) -> None:
        """Bring a question into view, with the focus there."""
        if place.field_id:
            self.questions.focus_field(place.field_id)

    def work(self) -> Callable[[], Made]:
        """The card as it was just typed."""
        answers = self._saving.answers(self._section.id)
        return partial(_make, self._workspace, answers, self._kept.choices)

    def picture_work(self, pages: Pages) -> Callable[[], Sequence[QImage]]:
        """Both sides of the card, or the whole sheet."""
        choices, width = self._kept.choices, self.preview.wanted_pixels()
        if self.preview.whole_sheet:
            scale = scale_for(width, choices)
            return lambda: (page_picture(pages.pdf, 0, scale),)
        return partial(card_sides, pages.pdf, choices, width, active().right_to_left)

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """Show the card."""
        self.preview.show_pictures(images)

    def _lay_out(self) -> None:
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(PlainLabel(_(self._section.intro), "lead"))
        self._says = QVBoxLayout()
        column.addLayout(self._says)
        for part in (self.people, self.helplines, self.questions, self._sheet_card()):
            column.addWidget(part)
        column.addWidget(tips_fold(self._section.tips))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Spread(choices, self.preview, self.door, form_first=True))

    def _sheet_card(self) -> Card:
        choices = self._kept.choices
        self.layout_line = layout_line(choices)
        self.paper_line = paper_line(choices)
        self.count_line = ChoiceLine(
            _("On the sheet"), _counts(choices), "many" if choices.full_sheet else "one"
        )
        made = Card()
        made.body.setSpacing(px(16))
        made.body.addWidget(Heading(_("How it is printed")))
        for line in (self.layout_line, self.count_line, self.paper_line):
            made.body.addWidget(line)
        return made

    def _connect(self) -> None:
        self.people.picked.connect(lambda ids: self._answer(PICKED_PEOPLE, picks(ids)))
        self.people.people_wanted.connect(lambda: self.go.emit(_PEOPLE))
        self.helplines.picked.connect(lambda ids: self._answer(PICKED_HELPLINES, picks(ids)))
        self.helplines.country_chosen.connect(lambda code: self._answer(COUNTRY, code))
        self.questions.answered.connect(self._answer)
        self.layout_line.picked.connect(lambda id_: self._choose(self._kept.set_layout, id_))
        self.paper_line.picked.connect(lambda id_: self._choose(self._kept.set_paper, id_))
        self.count_line.picked.connect(
            lambda id_: self._choose(self._kept.set_full_sheet, id_ == "many")
        )
        self.preview.changed.connect(self.redraw)
        self._saving.changed.connect(self._refresh)

    def _answer(self, field_id: str, value: Value) -> None:
        self._saving.answer(self._section.id, field_id, value)
        self.remake()

    def _choose(self, keep: Callable[..., None], chosen: object) -> None:
        keep(chosen)
        self.preview.set_choices(self._kept.choices)
        self.remake()

    def _refresh(self, section_id: str) -> None:
        """Say anew what the rules say of the answers."""
        if section_id != self._section.id:
            return
        said = [notice.text for notice in self._workspace.notices(section_id)]
        if said == [note.words for note in self._notes]:
            return
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = [Note(sentence) for sentence in said]
        for note in self._notes:
            self._says.addWidget(note)


def _make(workspace: Workspace, answers: Answers, choices: Choices) -> Made:
    content = card_content(workspace, answers)
    warnings = card_warnings(workspace, answers)
    if content == CardContent():
        warnings = (_("There is nothing on the card yet."), *warnings)
    return Made(card.render(content, choices), warnings)


def _counts(choices: Choices) -> tuple[tuple[str, str], ...]:
    many = cards_on(Choices(choices.paper, full_sheet=True))
    return ("one", _("One card")), ("many", _("{count} cards", count=many))
