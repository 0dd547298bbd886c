"""One helpline: who answers, the number, what is good to know, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nocontact_desktop.app.lines import Line
from nocontact_desktop.exports.helplines import LineKind, digits_only
from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.lines.line_words import about, facts, source
from ui.parts import FlowLayout, Note, PlainLabel, WordsButton, link_button
from ui.theme import px

COPY, CHANGE, HIDE, SHOW, BACK, REMOVE = "copy", "change", "hide", "show", "back", "remove"


class LineRow(QWidget):
    """Its buttons carry the name of the line for people who hear them. Nothing here dials."""

    wanted = Signal(str)
    """Which of the buttons was pressed; copying it does by itself."""

    def __init__(self, line: Line, kinds: dict[LineKind, str], *, short: bool = False) -> None:
        super().__init__()
        self.line = line
        self.buttons: dict[str, WordsButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(4), 0, px(4))
        self._column.setSpacing(px(4))
        self._column.addWidget(PlainLabel(line.name, "strong"))
        self._add(about(line, kinds), "muted")
        self._add(side_by_side((line.helpline.phone,)), "lead")
        for fact in facts(line, short=short):
            self._column.addWidget(PlainLabel(fact))
        self._add(source(line), "small")
        self._copied = Note(_("Copied. It is taken away again after a minute."), "done")
        self._copied.hide()
        self._column.addWidget(self._copied)
        self._add_buttons(short=short)

    def _add(self, words: str, role: str) -> None:
        if words:
            self._column.addWidget(PlainLabel(words, role))

    def _add_buttons(self, *, short: bool) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for id_, label in self._offered(short=short):
            button = link_button(label)
            button.setAccessibleName(f"{label}: {self.line.name}")
            button.clicked.connect(partial(self._press, id_))
            self.buttons[id_] = button
            flow.addWidget(button)
        if self.buttons:
            self._column.addWidget(holder)

    def _offered(self, *, short: bool) -> list[tuple[str, str]]:
        offered = [(COPY, _("Copy the number"))] if self._number else []
        if short:
            return offered
        if self.line.hidden:
            return [*offered, (SHOW, _("Show it again"))]
        offered.append((CHANGE, _("Change it")))
        if self.line.changed:
            offered.append((BACK, _("Bring ours back")))
        if self.line.shipped:
            return [*offered, (HIDE, _("Hide it"))]
        return [*offered, (REMOVE, _("Remove it"))]

    @property
    def _number(self) -> str:
        """The first number, without the words around it."""
        return next(iter(digits_only(self.line.helpline.phone)), "")

    def _press(self, id_: str, _checked: bool = False) -> None:
        if id_ == COPY:
            self._copy()
        else:
            self.wanted.emit(id_)

    def _copy(self) -> None:
        """Whoever watches the clipboard here marks it as private and takes it away again."""
        QApplication.clipboard().setText(self._number)
        self._copied.show()
        announce(self._copied, self._copied.words)
