"""The page of helplines: a country, how help comes at once, and who answers there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.lines import (
    COUNTRY,
    LIST,
    SECTION,
    Line,
    all_lines,
    begin_change,
    hide,
    known_countries,
    lines_of,
    says_the_same,
)
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.helplines import LineKind
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Item, is_filled
from ui.desk.column_page import ColumnPage
from ui.desk.lines.emergency_card import EmergencyCard
from ui.desk.lines.line_form import LineForm
from ui.desk.lines.line_row import BACK, CHANGE, HIDE, REMOVE, LineRow
from ui.desk.lines.line_words import kind_words
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.forms import PrivateCombo
from ui.parts import (
    Card,
    Fold,
    Heading,
    PlainLabel,
    divider,
    follow_reading_order,
    quiet_button,
)
from ui.theme import px

_GOOD_TO_KNOW = (
    "This program calls nobody. Use a phone that the other person cannot look into.",
    "A number can stay in the list of calls on a phone, even when it is not on the bill. Take it "
    "out of that list after the call.",
    "Some lines are full at times. If nobody answers, try the next one, or try again later.",
    "Numbers change. Ask an advocate which ones are right where you live.",
    "A page on the web stays in the list of pages that were opened. This program opens none.",
)


class LinesPage(ColumnPage):
    """Shipped lines and the person's own, of one country and one kind at a time."""

    def __init__(self, workspace: Workspace, saving: SaveQueue) -> None:
        super().__init__()
        self._workspace = workspace
        self._saving = saving
        self._kinds = kind_words(workspace)
        self._list = workspace.list_of(SECTION, LIST)
        self.rows: dict[str, LineRow] = {}
        self.form: LineForm | None = None
        self.country = self._combo(_("Country"))
        self.country.addItem(_("Choose a country"), "")
        for code, name in known_countries(workspace):
            self.country.addItem(_(name), code)
        chosen = saving.answers(workspace.card.id).get(COUNTRY, "")
        self.country.setCurrentIndex(max(0, self.country.findData(chosen)))
        self.kind = self._combo(_("What it is about"))
        self.kind.addItem(_("Everything"), "")
        for kind, words in self._kinds.items():
            self.kind.addItem(words, kind.value)
        self.add = quiet_button(_(self._list.add_label), "plus")
        self._lay_out()
        self.country.currentIndexChanged.connect(self._choose_country)
        self.kind.currentIndexChanged.connect(lambda _index: self._end_form(self._fill))
        self.add.clicked.connect(self._add)
        self._fill()

    def show_place(self, place: Place) -> None:
        """Open one of the person's own lines, where the search found it."""
        typed = {item.id: item for item in self._saving.items(SECTION, LIST)}
        if place.item_id in typed:
            self._open_form(typed[place.item_id], place.field_id)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _combo(self, words: str) -> PrivateCombo:
        combo = PrivateCombo()
        combo.setAccessibleName(words)
        return combo

    def _lay_out(self) -> None:
        section = self._workspace.section(SECTION)
        self.column.add(PlainLabel(_(section.intro), "lead"))
        choice = Card()
        for combo in (self.country, self.kind):
            label = PlainLabel(combo.accessibleName(), "small")
            label.label(combo)
            choice.body.addWidget(label)
            choice.body.addWidget(combo)
        self.column.add(choice)
        self._top = QVBoxLayout()
        self.column.body.addLayout(self._top)
        fold = Fold(_("Good to know before a call"))
        for sentence in _GOOD_TO_KNOW:
            fold.body.addWidget(PlainLabel(_(sentence)))
        self.column.add(fold)
        self._stand = QVBoxLayout()
        self._stand.setSpacing(px(16))
        self.column.body.addLayout(self._stand)
        self.column.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self._below = QVBoxLayout()
        self.column.body.addLayout(self._below)

    def _choose_country(self) -> None:
        self._saving.answer(self._workspace.card.id, COUNTRY, str(self.country.currentData()))
        self._end_form(self._fill)

    def _fill(self) -> None:
        """Show anew what is to be shown now."""
        self.form = None
        self.add.show()
        for layout in (self._top, self._stand, self._below):
            _empty(layout)
        code, kind = str(self.country.currentData()), str(self.kind.currentData())
        emergency = {each.country_code: each for each in self._workspace.emergency}
        self._top.addWidget(EmergencyCard(emergency.get(code), chosen=bool(code)))
        lines = all_lines(self._workspace, self._saving.items(SECTION, LIST))
        shown = lines_of(lines, code, LineKind(kind) if kind else None)
        self.rows = {}
        self._stand.addWidget(self._card_of(shown, chosen=bool(code)))
        hidden = [each for each in lines if each.hidden and each.helpline.country_code == code]
        if hidden:
            self._below.addWidget(self._hidden(hidden))
        follow_reading_order(self)

    def _card_of(self, lines: tuple[Line, ...], *, chosen: bool) -> QWidget:
        card = Card()
        card.body.addWidget(Heading(_("Who answers")))
        if not lines:
            words = (
                _("There is no line of this kind here. Try “Everything”, or add one of your own.")
                if chosen
                else _("Choose a country, and its lines stand here.")
            )
            card.body.addWidget(PlainLabel(words, "muted"))
        for line in lines:
            self._put(card, line)
        return card

    def _put(self, card: Card | Fold, line: Line) -> None:
        if card.body.count() > 1:
            card.body.addWidget(divider())
        row = LineRow(line, self._kinds)
        row.wanted.connect(partial(self._do, line))
        self.rows[line.id] = row
        card.body.addWidget(row)

    def _hidden(self, lines: list[Line]) -> Fold:
        fold = Fold(plural("{count} hidden line", "{count} hidden lines", len(lines)))
        for line in lines:
            self._put(fold, line)
        return fold

    def _do(self, line: Line, wanted: str) -> None:
        item = line.item
        if wanted == CHANGE:
            work = partial(begin_change, self._workspace, line)
            self._saving.run(SECTION, work, self._open_form)
        elif wanted in (REMOVE, BACK) and item is not None:
            remove = partial(self._workspace.remove_item, item.id)
            self._saving.run(SECTION, remove, lambda _none: self._after(line.id), owner=self)
        else:
            change = partial(hide, self._workspace, line.id, hidden=wanted == HIDE)
            self._saving.run(SECTION, change, lambda _none: self._after(line.id), owner=self)

    def _after(self, line_id: str) -> None:
        """Show what is there now, with the focus on the same line, or where adding begins."""
        self._fill()
        row = self.rows.get(line_id)
        button = next(iter(row.buttons.values())) if row is not None else self.add
        (button if button.isVisible() else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        work = partial(self._workspace.add_item, SECTION, LIST)
        self._saving.run(SECTION, work, self._open_form)

    def _open_form(self, item: Item, field_id: str = "") -> None:
        """One line at a time is being typed; it stands where the lines were."""
        if self.form is not None and self.form.item.id != item.id:
            self._end_form(_nothing)
        _empty(self._stand)
        self.rows = {}
        self.form = form = LineForm(self._list, item, self._workspace)
        form.changed.connect(self._saving.change)
        form.done.connect(self._close_form)
        self._stand.addWidget(form)
        self.add.hide()
        form.show()
        follow_reading_order(self)
        form.begin(field_id)
        # Once it is laid out.
        QTimer.singleShot(0, form, lambda: self.column.bring_into_view(form))

    def _close_form(self) -> None:
        if self.form is not None:
            item = self.form.item
            line_id = item.suggestion or f"item:{item.id}"
            self._end_form(partial(self._after, line_id))

    def _end_form(self, then: Callable[[], None]) -> None:
        """Nothing is typed any more; a line that says nothing, or nothing new, is not kept."""
        form, self.form = self.form, None
        self.add.show()
        if form is not None and (_is_blank(form.item) or says_the_same(self._workspace, form.item)):
            remove = partial(self._workspace.remove_item, form.item.id)
            self._saving.run(SECTION, remove, lambda _none: then(), owner=self)
        else:
            then()


def _nothing() -> None:
    """Something else is shown next."""


def _is_blank(item: Item) -> bool:
    return not (
        item.title.strip() or item.note.strip() or any(map(is_filled, item.values.values()))
    )


def _empty(layout: QVBoxLayout) -> None:
    items = (layout.takeAt(0) for _at in range(layout.count()))
    for widget in [widget for item in items if item and (widget := item.widget())]:
        widget.hide()
        widget.deleteLater()
