"""One step of the plan, made from its section: questions, lists, notices and tips."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import ItemList, Mark
from nocontact_desktop.plan.readiness import Missing
from ui.desk.aside import Aside
from ui.desk.gentle_card import GentleCard
from ui.desk.hints import Hints
from ui.desk.keeping.ready_lines import ReadyLines
from ui.desk.known_names import KnownNames
from ui.desk.lines.panel import LinesPanel
from ui.desk.list_editor import ListEditor
from ui.desk.order_panel import OrderPanel
from ui.desk.page import Page, Place
from ui.desk.pieces import Pieces
from ui.desk.saving import SaveQueue
from ui.desk.step_foot import StepFoot, mark_strip
from ui.forms import FormView
from ui.parts import Card, Column, Fold, PlainLabel, follow_reading_order
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

    def __init__(
        self,
        workspace: Workspace,
        saving: SaveQueue,
        section_id: str,
        parent: QWidget | None = None,
        *,
        seen: set[str] | None = None,
    ) -> None:
        """`seen` holds the ids of steps whose hard questions were shown since it was opened."""
        super().__init__(parent)
        self._seen = set[str]() if seen is None else seen
        self._workspace = workspace
        self._saving = saving
        self._section = workspace.section(section_id)
        self._hints = Hints()
        self._aside = Aside(self._section, workspace.tie)
        self._aside.wanted.connect(self._go_to_missing)
        self._never_kept = workspace.never_kept(section_id)
        mark = Mark.OPEN if self._never_kept else workspace.mark(section_id)
        self._strip = mark_strip(mark, self._mark)
        self._gentle = GentleCard(_(self._section.gentle), self._mark)
        self._gentle.wanted.connect(self._show_questions)
        self._foot: StepFoot | None = None
        self._pieces = Pieces(self)
        self._pieces.finished.connect(self._built)
        self._content = QWidget()
        self._names = KnownNames(workspace)
        saving.changed.connect(self._names.forget)
        self._form = FormView((), {}, self._names)
        self._lists: dict[str, ListEditor] = {}
        self._first: OrderPanel | None = None
        self._column = Column()
        self._lay_out()
        self._refresh()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        saving.changed.connect(self._something_changed)

    @property
    def settled(self) -> bool:
        """Whether everything that is to be seen is built."""
        return not self._pieces.busy

    def show_place(self, place: Place) -> None:
        """Bring a question, a list or an item into view, with the focus there."""
        if place.list_id in self._lists or place.field_id in self._form.editors:
            self.reveal()
        if place.list_id in self._lists:
            self._pieces.after(partial(self._show_in_list, place))
        elif place.ready:
            self._pieces.after(partial(self._show_tip, place.ready))
        elif place.field_id:
            self._form.focus_field(place.field_id)
            self._bring_into_view(self._form.editors.get(place.field_id))
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def covered(self) -> bool:
        """Whether the step still only says what its hard questions are about."""
        if self._never_kept or self._set_aside:
            return False
        return bool(self._section.gentle) and self._section.id not in self._seen

    @property
    def _set_aside(self) -> bool:
        """Whether the person left the step aside; one never kept still has lines to read."""
        return not self._never_kept and self._workspace.mark(self._section.id) is not Mark.OPEN

    def reveal(self) -> None:
        """Show the questions if they are covered; they are not covered again in this session."""
        if self.covered:
            self._seen.add(self._section.id)
            self._cover()

    def _show_questions(self) -> None:
        """The focus goes on to the first of them; the button that had it is not there any more."""
        self.reveal()
        self._order()
        first = next(iter(self._form.editors), "")
        if not self._form.focus_field(first):
            for editor in list(self._lists.values())[:1]:
                self._pieces.after(editor.focus_start)

    def _cover(self) -> None:
        """Show the questions or what is said before them, as it is now."""
        covered = self.covered
        shown = not covered and not self._set_aside
        self._gentle.setVisible(covered)
        self._hints.setVisible(shown and bool(self._hints.words))
        self._content.setVisible(shown)
        if self._foot is not None:
            self._foot.offer_marks(offered=not covered)

    def _show_in_list(self, place: Place) -> None:
        editor = self._lists[place.list_id]
        if place.item_id:
            editor.open_item(place.item_id, place.field_id)
        elif place.ready:
            editor.open()
            chip = editor.body.suggestions.point_to(place.ready)
            self._bring_into_view(chip or editor)
        else:
            editor.focus_start()

    def _show_tip(self, tip_id: str) -> None:
        """The focus stays with the page: a tip has nothing to be done in it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_view(self._aside.show_tip(tip_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The aside stands beside the step where there is room, else below it."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        """What is seen first at once, from the outside in; the rest piece by piece, downwards.

        Whatever is put into something that is not on the page yet would be styled twice.
        """
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self._split = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._split.setSpacing(px(28))
        self._column.body.addLayout(self._split)
        left = QWidget()
        self._split.addWidget(left, 1)
        self._split.addWidget(self._aside)
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(px(12))
        self._left.addWidget(PlainLabel(_(self._section.intro), "lead"))
        if self._section.why:
            self._add_why()
        self._left.addWidget(self._strip)
        self._left.addWidget(self._gentle)
        self._left.addWidget(self._hints)
        self._add_lines(left)
        self._left.addWidget(self._content)
        self._left.addStretch()
        self._fill_content()
        lists = self._lists.values()
        self._pieces.add(*(editor.begin for editor in lists), self._aside.add_tips, self._add_foot)

    def _add_why(self) -> None:
        why = Fold(_("Why this helps"))
        self._left.addWidget(why)
        why.body.addWidget(PlainLabel(_(self._section.why), "muted"))

    def _fill_content(self) -> None:
        main = QVBoxLayout(self._content)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(px(18))
        if self._never_kept:
            main.addWidget(ReadyLines(self._section, self._content))
            main.addStretch()
            self._cover()
            return
        self._add_order(main)
        if self._section.fields:
            card = Card()
            main.addWidget(card)
            self._add_form(card)
        many = len(self._section.lists) > FEW_LISTS
        for at, list_ in enumerate(self._section.lists):
            main.addWidget(self._list_editor(list_, folded=many and at > 0))
        main.addStretch()
        self._cover()

    def _add_order(self, main: QVBoxLayout) -> None:
        """What is better done first, where something of this step waits for it."""
        panel = OrderPanel(self._workspace, self._saving, self._section.id, self._content)
        panel.go.connect(self.go)
        panel.arranged.connect(self._order)
        main.addWidget(panel)
        self._first = panel

    def _add_lines(self, left: QWidget) -> None:
        """Whom to talk to, in a step that says so: also for whoever does not want its questions."""
        for panel in self._section.panels:
            lines = LinesPanel(self._workspace, panel, left)
            lines.go.connect(self.go)
            self._left.addWidget(lines)

    def _add_form(self, card: Card) -> None:
        answers = self._saving.answers(self._section.id)
        fields = self._section.fields
        self._form = FormView(fields, answers, self._names, card, at_first=AT_FIRST)
        self._form.answered.connect(self._answered)
        card.body.addWidget(self._form)

    def _list_editor(self, list_: ItemList, *, folded: bool) -> ListEditor:
        editor = ListEditor(
            self._workspace,
            self._saving,
            self._section.id,
            list_,
            folded=folded,
            pieces=self._pieces,
            parent=self._content,
        )
        editor.wanted.connect(self._bring_into_view)
        editor.arranged.connect(self._order)
        self._lists[list_.id] = editor
        return editor

    def _add_foot(self) -> None:
        self._foot = StepFoot(self._workspace, self._section, self._mark)
        self._foot.go.connect(self.go)
        self._left.addWidget(self._foot)
        self._foot.show()
        self._cover()

    def _built(self) -> None:
        self._order()

    def _order(self) -> None:
        """Tab follows what is read, as soon as all of it is there."""
        if not self._pieces.busy:
            follow_reading_order(self)

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

    def _something_changed(self, section_id: str) -> None:
        if section_id == self._section.id:
            self._soon.start()

    def _refresh(self) -> None:
        """Say anew what the rules say, and what is still open."""
        standing = self._workspace.standing(self._section.id)
        notices = standing.notices
        for editor in self._lists.values():
            editor.set_notices(notices)
            editor.show_sums()
        if self._first is not None:
            self._first.refresh()
        self._hints.say([notice.text for notice in notices if not notice.item_id])
        self._cover()
        self._aside.show_progress(standing.progress)

    def _mark(self, mark: Mark) -> None:
        here = Place(self._section.id)
        self._saving.mark(self._section.id, mark, lambda _none: self.go.emit(here), owner=self)

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
        """The top of `widget` comes near the top of the page, as everything is laid out now."""
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
        self._column.bring_into_view(widget)
