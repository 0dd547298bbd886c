"""The overview: one next small thing, the steps, and the way to the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Section
from nocontact_desktop.plan.next_thing import NextThing
from nocontact_desktop.plan.readiness import Progress
from ui.desk.page import Page, PageEntry, Place
from ui.desk.step_card import StepCard
from ui.parts import Card, Column, Heading, PlainLabel, UiIcon, link_button, primary_button
from ui.theme import px, rem

WIDEST_REM = 54
ONE_COLUMN_BELOW_REM = 40


class HomePage(Page):
    """What a person sees first. It asks for nothing."""

    def __init__(self, workspace: Workspace, entries: tuple[PageEntry, ...] = ()) -> None:
        super().__init__()
        self._workspace = workspace
        self._column = Column(WIDEST_REM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self._next = _NextCard(workspace.next_thing())
        self._next.wanted.connect(self.go)
        self._column.add(self._next, _stopping_is_fine())
        for entry in entries:
            words = entry.reminder() if entry.reminder is not None else ""
            if words:
                self._column.add(self._reminder(words, entry))
        self._column.body.addSpacing(px(8))
        self._steps = self._grid(_("The steps, in any order"), self._step_cards())
        offered = [entry for entry in entries if entry.line]
        self._paper = self._grid(_("On paper"), [self._page_card(entry) for entry in offered])

    def title(self) -> str:
        """The page's title."""
        return _("Overview")

    def show_place(self, _place: Place) -> None:
        """Tab begins at the one next thing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of cards where there is no room for two."""
        super().resizeEvent(event)
        columns = 1 if self.width() < rem(ONE_COLUMN_BELOW_REM) else 2
        for cards, grid in (self._steps, self._paper):
            _arrange(cards, grid, columns)

    def _grid(self, heading: str, cards: list[StepCard]) -> tuple[list[StepCard], QGridLayout]:
        grid = QGridLayout()
        grid.setSpacing(px(12))
        if cards:
            self._column.add(Heading(heading))
            self._column.body.addLayout(grid)
            _arrange(cards, grid, 2)
            self._column.body.addSpacing(px(8))
        return cards, grid

    def _step_cards(self) -> list[StepCard]:
        return [self._step_card(section) for section in self._workspace.sections]

    def _step_card(self, section: Section) -> StepCard:
        progress = self._workspace.progress(section.id)
        share = progress.done / progress.total if progress.total else None
        card = StepCard(
            _(section.title),
            section.icon,
            _how_far(progress),
            share if progress.done else None,
            done=progress.settled and bool(progress.done),
        )
        card.clicked.connect(lambda: self.go.emit(Place(section.id)))
        return card

    def _reminder(self, words: str, entry: PageEntry) -> QWidget:
        holder, row = _quiet_row("info", words)
        button = link_button(entry.title)
        button.setAccessibleDescription(words)
        button.clicked.connect(lambda: self.go.emit(Place(entry.id)))
        row.addWidget(button)
        return holder

    def _page_card(self, entry: PageEntry) -> StepCard:
        card = StepCard(entry.title, entry.icon, entry.line)
        card.clicked.connect(lambda: self.go.emit(Place(entry.id)))
        return card


class _NextCard(Card):
    """The one next small thing, with the button that goes there."""

    wanted = Signal(object)

    def __init__(self, thing: NextThing | None) -> None:
        super().__init__("accent", padding=24)
        if thing is None:
            self.body.addWidget(Heading(_("Nothing is left for today")))
            self.body.addWidget(PlainLabel(_("You can look things over, or simply stop here.")))
            return
        place = Place(thing.section_id, thing.list_id, thing.item_id, thing.field_id)
        button = primary_button(_("Go there"))
        button.setAccessibleDescription(thing.sentence)
        button.clicked.connect(lambda: self.wanted.emit(place))
        self.body.addWidget(PlainLabel(_("One next small thing"), "small"))
        self.body.addWidget(PlainLabel(thing.sentence, "lead"))
        self.body.addSpacing(px(4))
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)


def _stopping_is_fine() -> QWidget:
    words = _("Stop whenever you like. What you wrote is kept, and nothing here runs out.")
    return _quiet_row("pause", words)[0]


def _quiet_row(icon: str, words: str) -> tuple[QWidget, QHBoxLayout]:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(px(4), 0, 0, 0)
    row.setSpacing(px(10))
    row.addWidget(UiIcon(icon), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(words, "muted"), 1)
    return holder, row


def _how_far(progress: Progress) -> str:
    missing = sum(each.count for each in progress.missing)
    if progress.settled or not missing or progress.set_aside:
        return progress.sentence
    left = plural("{count} thing is still open", "{count} things are still open", missing)
    return f"{progress.sentence}. {left}." if progress.done else f"{progress.sentence}."


def _arrange(cards: list[StepCard], grid: QGridLayout, columns: int) -> None:
    for at, card in enumerate(cards):
        grid.addWidget(card, at // columns, at % columns)
    for column in range(2):
        grid.setColumnStretch(column, 1 if column < columns else 0)
