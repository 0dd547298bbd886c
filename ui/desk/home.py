"""The overview: one next small thing, the steps, and the way to the paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Section
from nocontact_desktop.plan.next_thing import NextThing
from nocontact_desktop.plan.readiness import Progress
from nocontact_desktop.plan.stages import STAGE
from ui.desk.card_grid import CardGrid
from ui.desk.group_words import Grouped, group_words, grouped, part_words
from ui.desk.page import Page, PageEntry, Part, Place
from ui.desk.stage_card import StageCard
from ui.desk.step_card import StepCard
from ui.parts import (
    Card,
    Column,
    Fold,
    Heading,
    PlainLabel,
    UiIcon,
    follow_reading_order,
    link_button,
    primary_button,
)
from ui.theme import px, rem

WIDEST_REM = 54
ONE_COLUMN_BELOW_REM = 40
FEW_STEPS = 8
"""So many steps are shown as they are; of more, those that come first."""
MOST_PAGES, FEW_PAGES = 6, 4
"""So many pages of a part are all shown; of more, only a few at once."""


class HomePage(Page):
    """What a person sees first. It asks for nothing."""

    stage_chosen = Signal(str)
    """The id of the stage that the person is at now; empty for none."""

    def __init__(self, workspace: Workspace, entries: tuple[PageEntry, ...] = ()) -> None:
        super().__init__()
        self._workspace = workspace
        self._column = Column(WIDEST_REM)
        self._grids: list[CardGrid] = []
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
        self._stage = self._stage_card()
        self._add_steps()
        for part in Part:
            self._add_pages(part, [e for e in entries if e.line and e.part is part])

    def show_place(self, place: Place) -> None:
        """Tab begins at the one next thing; after a new stage, where that was chosen."""
        if self._stage is not None and place.field_id == STAGE[1]:
            self._stage.focus_change()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of cards where there is no room for two."""
        super().resizeEvent(event)
        for grid in self._grids:
            grid.arrange(self._columns)

    @property
    def _columns(self) -> int:
        return 1 if self.width() < rem(ONE_COLUMN_BELOW_REM) else 2

    def _stage_card(self) -> StageCard | None:
        section_id, field_id = STAGE
        asked = [f.id for s in self._workspace.sections if s.id == section_id for f in s.fields]
        never = self._workspace.never_kept(section_id)
        if field_id not in asked or not self._workspace.stages.all or never:
            return None
        card = StageCard(self._workspace.stages, self._workspace.stage)
        card.chosen.connect(self.stage_chosen)
        self._column.add(card)
        return card

    def _add_pages(self, part: Part, entries: list[PageEntry]) -> None:
        """A few of them; where there are many, the others are a fold away."""
        few = len(entries) if len(entries) <= MOST_PAGES else FEW_PAGES
        self._add_cards(part_words(part), [self._page_card(entry) for entry in entries[:few]])
        rest = entries[few:]
        if rest:
            words = _("More of this ({count})", count=len(rest))
            fold = self._fold(words, lambda: [self._page_card(entry) for entry in rest])
            fold.button.setAccessibleDescription(part_words(part))
            self._column.add(fold)
            self._column.body.addSpacing(px(8))

    def _add_steps(self) -> None:
        """First those of the stage; the others by the parts of the plan, folded where many are."""
        sections = self._workspace.sections
        first = self._workspace.stage.comes_first(sections)
        others = [each for each in sections if each not in first]
        if not first or len(sections) <= FEW_STEPS:
            self._add_cards(_("The steps, in any order"), [self._step_card(s) for s in sections])
            return
        self._add_cards(_("Steps that may help first"), [self._step_card(s) for s in first])
        self._column.add(Heading(_("All the other steps, in any order")))
        for each in grouped(others):
            words = f"{group_words(each.group)} ({len(each.sections)})"
            self._column.add(self._fold(words, partial(self._cards_of, each)))
        self._column.body.addSpacing(px(8))

    def _cards_of(self, part: Grouped) -> list[StepCard]:
        return [self._step_card(section) for section in part.sections]

    def _fold(self, words: str, make: Callable[[], list[StepCard]]) -> Fold:
        """Its cards are made when it is opened."""
        fold = Fold(words)
        fold.body.setContentsMargins(0, px(4), 0, px(8))
        fold.toggled.connect(lambda opened: self._fill(fold, make) if opened else None)
        return fold

    def _fill(self, fold: Fold, make: Callable[[], list[StepCard]]) -> None:
        if fold.body.count():
            return
        grid = CardGrid(make())
        self._grids.append(grid)
        fold.body.addWidget(grid)
        grid.arrange(self._columns)
        grid.show()
        follow_reading_order(self)

    def _add_cards(self, heading: str, cards: list[StepCard]) -> None:
        if not cards:
            return
        grid = CardGrid(cards)
        self._grids.append(grid)
        self._column.add(Heading(heading), grid)
        self._column.body.addSpacing(px(8))

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
    return f"{progress.sentence}. {left}." if progress.done else progress.sentence
