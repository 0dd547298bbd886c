"""One step of the plan, made from its section: questions, lists, notices and tips."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Mark
from nocontact_desktop.plan.readiness import Missing
from ui.desk.aside import Aside
from ui.desk.list_editor import ListEditor
from ui.desk.page import Page, Place
from ui.desk.saving import SaveQueue
from ui.desk.step_foot import StepFoot, mark_strip
from ui.forms import FormView
from ui.parts import Card, Column, Fold, Note, PlainLabel, follow_reading_order
from ui.theme import MEASURES, px, rem

WIDE_FROM_REM = 54
ASIDE_REM = 18
AT_FIRST = 6
"""How many questions a step shows before the rest is asked for."""
FEW_LISTS = 2
"""With more lists than that, all but the first begin folded."""
WIDEST_REM = MEASURES.column_rem + ASIDE_REM + 2


class StepPage(Page):
    """Everything of one section. Every edit goes to `saving` at once."""

    def __init__(self, workspace: Workspace, saving: SaveQueue, section_id: str) -> None:
        super().__init__()
        saving.flush()
        self._workspace = workspace
        self._saving = saving
        self._section = workspace.section(section_id)
        self._notes: list[Note] = []
        self._aside = Aside(self._section)
        self._aside.wanted.connect(self._go_to_missing)
        self._strip = mark_strip(workspace.mark(section_id), self._mark)
        answers = saving.answers(section_id)
        self._form = FormView(self._section.fields, answers, workspace, at_first=AT_FIRST)
        self._form.answered.connect(self._answered)
        many = len(self._section.lists) > FEW_LISTS
        self._lists = {
            each.id: ListEditor(workspace, saving, section_id, each, folded=many and at > 0)
            for at, each in enumerate(self._section.lists)
        }
        self._content = QWidget()
        self._column = Column()
        self._lay_out()
        self._refresh(section_id)
        saving.changed.connect(self._refresh)

    def title(self) -> str:
        """The step's title."""
        return _(self._section.title)

    def show_place(self, place: Place) -> None:
        """Bring a question, a list or an item into view, with the focus there."""
        editor = self._lists.get(place.list_id)
        if editor is not None and place.item_id:
            editor.open_item(place.item_id, place.field_id)
        elif editor is not None:
            editor.focus_start()
        elif place.field_id:
            self._form.focus_field(place.field_id)
            self._bring_into_view(self._form.editors.get(place.field_id))
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The aside stands beside the step where there is room, else below it."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        main = QVBoxLayout(self._content)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(px(18))
        self._says = QVBoxLayout()
        self._says.setSpacing(px(8))
        main.addLayout(self._says)
        if self._section.fields:
            card = Card()
            card.body.addWidget(self._form)
            main.addWidget(card)
        for editor in self._lists.values():
            editor.wanted.connect(self._bring_into_view)
            editor.arranged.connect(lambda: follow_reading_order(self))
            main.addWidget(editor)
        main.addStretch()
        settled = self._workspace.mark(self._section.id) is not Mark.OPEN
        if settled:
            self._content.hide()
        self._split = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._split.setSpacing(px(28))
        self._split.addWidget(self._left(), 1)
        self._split.addWidget(self._aside)
        self._column.body.addLayout(self._split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)

    def _left(self) -> QWidget:
        foot = StepFoot(self._workspace, self._section, self._mark)
        foot.go.connect(self.go)
        why = Fold(_("Why this helps"))
        why.body.addWidget(PlainLabel(_(self._section.why), "muted"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(PlainLabel(_(self._section.intro), "lead"))
        if self._section.why:
            column.addWidget(why)
        column.addWidget(self._strip)
        column.addWidget(self._content)
        column.addStretch()
        column.addWidget(foot)
        return holder

    def _arrange(self) -> None:
        wide = self.width() >= rem(WIDE_FROM_REM)
        direction = QBoxLayout.Direction
        self._split.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._column.set_widest(WIDEST_REM if wide else MEASURES.column_rem)
        self._aside.setMinimumWidth(rem(ASIDE_REM) if wide else 0)
        self._aside.setMaximumWidth(rem(ASIDE_REM) if wide else 16_777_215)
        top = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0)
        self._split.setAlignment(self._aside, top)

    def _answered(self, field_id: str, value: object) -> None:
        if isinstance(value, str | list):
            self._saving.answer(self._section.id, field_id, value)

    def _refresh(self, section_id: str) -> None:
        """Say anew what the rules say, and what is still open."""
        if section_id != self._section.id:
            return
        notices = self._workspace.notices(section_id)
        for editor in self._lists.values():
            editor.set_notices(notices)
            editor.show_sums()
        self._say([notice.text for notice in notices if not notice.item_id])
        self._aside.show_progress(self._workspace.progress(section_id))

    def _say(self, sentences: list[str]) -> None:
        if [note.words for note in self._notes] == sentences:
            return
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = [Note(sentence, "notice") for sentence in sentences]
        for note in self._notes:
            self._says.addWidget(note)

    def _mark(self, mark: Mark) -> None:
        here = Place(self._section.id)
        self._saving.mark(self._section.id, mark, lambda _none: self.go.emit(here))

    def _go_to_missing(self, missing: Missing) -> None:
        here = self._section.id
        self.show_place(Place(here, missing.list_id, missing.item_id, missing.field_id))

    def _bring_into_view(self, widget: QWidget | None) -> None:
        """After the layout has taken in what has just been opened."""
        if widget is None:
            return
        timer = QTimer(widget, singleShot=True, interval=0)
        timer.timeout.connect(lambda: self._scroll_to(widget))
        timer.start()

    def _scroll_to(self, widget: QWidget) -> None:
        """The top of `widget` comes near the top of the page."""
        self._column.bring_into_view(widget)
