"""What stands beside a step: how far it is, what is still open, and the tips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Section, Tie, Tip
from nocontact_desktop.plan.readiness import Missing, Progress
from nocontact_desktop.plan.wording import fits
from ui.announce import announce
from ui.desk.step_card import share_bar
from ui.parts import Card, FlowLayout, Fold, PlainLabel, UiIcon, follow_reading_order, link_button
from ui.theme import px

FEW_TIPS = 3
MOST_ROWS = 20


class Aside(QWidget):
    """It never stands in the way: everything in it can be left unread."""

    wanted = Signal(object)
    """A `Missing` that the person wants to go to."""

    def __init__(self, section: Section, tie: Tie | None = None) -> None:
        super().__init__()
        self._tie = tie
        self._open_things = Fold("")
        self._words = PlainLabel("", "strong")
        self._bar = share_bar(0)
        self._rows: list[QWidget] = []
        self._missing: tuple[Missing, ...] = ()
        self._tips = section.tips
        self._open_things.toggled.connect(lambda _opened: self._show_missing())
        far = Card(padding=16)
        far.body.addWidget(self._words)
        far.body.addWidget(self._bar)
        far.body.addWidget(self._open_things)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(14))
        self._column.addWidget(far)
        self._column.addStretch()

    def add_tips(self) -> None:
        """Add the tips, which can wait until the step itself is there."""
        tips = _tips(self._tips, self._tie)
        self._column.insertWidget(1, tips)
        tips.show()

    def show_tip(self, tip_id: str) -> QWidget | None:
        """Unfold a tip and have it read out; None when it is not there."""
        card = next((each for each in self.findChildren(_TipCard) if each.tip.id == tip_id), None)
        for fold in self.findChildren(Fold):
            if card is not None and fold.isAncestorOf(card):
                fold.open()
        if card is not None:
            announce(card, _(card.tip.text))
        return card

    def show_progress(self, progress: Progress) -> None:
        """Say what is done and what is still open."""
        self._words.setText(progress.sentence)
        self._bar.setValue(round(100 * progress.done / progress.total) if progress.total else 0)
        self._bar.setVisible(bool(progress.done))
        count = sum(each.count for each in progress.missing)
        title = plural("{count} thing still open", "{count} things still open", count)
        self._open_things.set_title(title)
        self._open_things.setVisible(bool(count))
        if progress.missing != self._missing:
            self._missing = progress.missing
            self._show_missing()

    def _show_missing(self) -> None:
        """Rows for what is open, while they are wanted; of very many only the first."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        wanted = self._missing if self._open_things.opened else ()
        self._rows = [self._row(missing) for missing in wanted[:MOST_ROWS]]
        left = len(wanted) - len(self._rows)
        if left > 0:
            self._rows.append(PlainLabel(_("And {count} more.", count=left), "small"))
        for row in self._rows:
            self._open_things.body.addWidget(row)
        follow_reading_order(self)

    def _row(self, missing: Missing) -> QWidget:
        button = link_button(missing.sentence)
        button.clicked.connect(lambda: self.wanted.emit(missing))
        return _WrappedRow(button)


class _WrappedRow(QWidget):
    """A button as wide as there is room, whose words wrap."""

    def __init__(self, button: QWidget) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=0)
        flow.addWidget(button)


def _tips(tips: tuple[Tip, ...], tie: Tie | None) -> QWidget:
    """Those that fit, a few of them at once; those that are meant for others last, and folded."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(10))
    fitting = [tip for tip in tips if fits(tip.fits, tie)]
    others = [tip for tip in tips if not fits(tip.fits, tie)]
    for tip in fitting[:FEW_TIPS]:
        column.addWidget(_TipCard(tip))
    _fold_tips(column, fitting[FEW_TIPS:], _("More tips ({count})", count=len(fitting) - FEW_TIPS))
    _fold_tips(column, others, _("Tips for others ({count})", count=len(others)))
    return holder


def _fold_tips(column: QVBoxLayout, tips: Sequence[Tip], title: str) -> None:
    if tips:
        fold = Fold(title)
        fold.body.setContentsMargins(0, px(6), 0, 0)
        for tip in tips:
            fold.body.addWidget(_TipCard(tip))
        column.addWidget(fold)


class _TipCard(Card):
    """One tip, with where it comes from."""

    def __init__(self, tip: Tip) -> None:
        super().__init__(padding=16)
        self.tip = tip
        self.body.setSpacing(px(6))
        self.body.addWidget(UiIcon("tip", "accent", 20))
        self.body.addWidget(PlainLabel(_(tip.text)))
        day = day_in_words(tip.reviewed.isoformat())
        source = _("{source}. Checked on {day}.", source=_(tip.source), day=day)
        self.body.addWidget(PlainLabel(source, "small"))
