"""What is better done first, said calmly, with the way there and with "I know, leave it"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.order import OrderNotice, OrderRule, Spot
from nocontact_desktop.plan.readiness import item_name
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.parts import (
    FlowLayout,
    Fold,
    PlainLabel,
    UiIcon,
    WordsButton,
    link_button,
    quiet_button,
)
from ui.theme import px

ORDER = "order"
"""Under this name the saving tells that a rule was left as it is, or speaks again."""
NAMED = 3
"""So many rules are said at once, and so many things are named in one of them."""


class OrderPanel(QWidget):
    """The rules of order that speak: of the whole plan, or of one step. Empty, it takes no room."""

    go = Signal(object)
    arranged = Signal()
    """Something was added or is gone."""

    def __init__(
        self,
        workspace: Workspace,
        saving: SaveQueue,
        section_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._saving = saving
        self._section_id = section_id
        self._shown: tuple[object, ...] | None = None
        self._holder: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.refresh()

    def refresh(self) -> None:
        """Say anew what there is to say, if it is something else."""
        said, left = self._said(), self._left()
        shown = said, left, [self._about(notice) for notice in said]
        if shown == self._shown:
            return
        self._shown = shown
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for notice in said[:NAMED]:
            column.addWidget(self._frame(notice))
        if more := said[NAMED:]:
            column.addWidget(self._more_fold(more))
        if left:
            column.addWidget(self._left_fold(left))
        self._column.addWidget(self._holder)
        self.setVisible(bool(said or left))

    def _said(self) -> tuple[OrderNotice, ...]:
        said = self._workspace.order_notices()
        here = self._section_id
        return tuple(each for each in said if not here or (each.on_step and each.is_about(here)))

    def _left(self) -> tuple[OrderRule, ...]:
        """On the page of a step, only what is about that step."""
        left = self._workspace.left_rules()
        here = self._section_id
        return tuple(
            rule
            for rule in self._workspace.order
            if rule.id in left
            and (not here or (rule.on_step and any(pick.section == here for pick in rule.then)))
        )

    def _frame(self, notice: OrderNotice) -> QWidget:
        frame = QFrame()
        frame.setProperty("part", "note")
        frame.setProperty("tone", "notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(14), px(10), px(14), px(8))
        row.setSpacing(px(10))
        row.addWidget(UiIcon("notice", "notice"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addWidget(PlainLabel(notice.title, "strong"))
        column.addWidget(PlainLabel(notice.text))
        if about := self._about(notice):
            column.addWidget(PlainLabel(about, "small"))
        column.addWidget(self._buttons(notice))
        row.addLayout(column, 1)
        return frame

    def _buttons(self, notice: OrderNotice) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        spot = notice.first or notice.about[0]
        title = _(self._workspace.section(spot.section_id).title)
        words = _("What comes first, in “{step}”") if notice.first else _("Look at it, in “{step}”")
        first = quiet_button(words.format(step=title))
        first.setAccessibleDescription(notice.title)
        first.clicked.connect(lambda: self._go(spot))
        flow.addWidget(first)
        leave = link_button(_("I know, leave it"))
        leave.setAccessibleDescription(notice.title)
        leave.clicked.connect(lambda: self._leave(notice.rule_id, left=True))
        flow.addWidget(leave)
        return holder

    def _more_fold(self, more: tuple[OrderNotice, ...]) -> QWidget:
        fold = Fold(plural("{count} more reminder", "{count} more reminders", len(more)))
        for notice in more:
            fold.body.addWidget(self._frame(notice))
        return fold

    def _left_fold(self, left: tuple[OrderRule, ...]) -> QWidget:
        title = plural(
            "{count} reminder is left as it is", "{count} reminders are left as they are", len(left)
        )
        fold = Fold(title)
        fold.button.setProperty("tone", "quiet")
        for rule in left:
            fold.body.addWidget(self._again(rule))
        return fold

    def _again(self, rule: OrderRule) -> QWidget:
        again = link_button(_("Say it again: {title}", title=_(rule.title)), "undo")
        again.clicked.connect(lambda: self._leave(rule.id, left=False))
        return again

    def _about(self, notice: OrderNotice) -> str:
        """The names of what is meant; not of the answers, which have none."""
        spots = [
            spot
            for spot in notice.about
            if spot.item_id and self._section_id in {"", spot.section_id}
        ]
        names = [name for spot in spots[:NAMED] if (name := self._name(spot))]
        more = len(spots) - NAMED
        if more > 0:
            names.append(plural("{count} more", "{count} more", more))
        return " · ".join(names)

    def _name(self, spot: Spot) -> str:
        """Nothing for what was taken out just now, in another thread."""
        items = self._workspace.step(spot.section_id).items.get(spot.list_id, ())
        return next((item_name(item) for item in items if item.id == spot.item_id), "")

    def _go(self, spot: Spot) -> None:
        self.go.emit(Place(spot.section_id, spot.list_id, spot.item_id, spot.field_id))

    def _leave(self, rule_id: str, *, left: bool) -> None:
        work = partial(self._workspace.leave_rule, rule_id, left=left)
        self._saving.run(ORDER, work, lambda _none: self._left_now(), owner=self)

    def _left_now(self) -> None:
        """The button that was pressed is gone: the focus stays in the panel while there is one."""
        self.refresh()
        self.arranged.emit()
        buttons = self.findChildren(WordsButton)
        near = next((each for each in buttons if each.isVisible()), self.parentWidget())
        if near is not None:
            near.setFocus(Qt.FocusReason.OtherFocusReason)
