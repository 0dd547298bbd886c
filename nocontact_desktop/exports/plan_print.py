"""The whole plan on paper: what was typed, and lines to write on where nothing was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from nocontact_desktop.exports.answer_blocks import (
    LABEL,
    VALUE,
    Answer,
    answer_strips,
    answers_to,
    blank_line,
    indented,
)
from nocontact_desktop.exports.flow import Flow
from nocontact_desktop.exports.pages import MM, Choices, Layout, Pages
from nocontact_desktop.exports.strips import ACCENT, HAIR, MUTED, Anchor, Box, Strip, Stroke, Text
from nocontact_desktop.exports.sum_strips import sum_strips
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import (
    SET_ASIDE,
    Answers,
    Field,
    Item,
    ItemList,
    Mark,
    Notice,
    Section,
    State,
    Value,
    When,
    is_filled,
)
from nocontact_desktop.plan.sums import Sums

_TITLE = Style(22, bold=True, leading=1.25)
_SECTION = Style(15, bold=True, ink=ACCENT, leading=1.25)
_LIST = Style(11.5, bold=True, leading=1.3)
_ITEM = Style(10.5, bold=True, leading=1.35)
_SMALL = Style(8.5, ink=MUTED, leading=1.4)
_TIP = Style(9.5, leading=1.35)
_INDENT = 7 * MM


class PlanReader(Protocol):
    """The little that a print reads of a plan."""

    @property
    def sections(self) -> Sequence[Section]:
        """The steps, in order."""
        ...

    def mark(self, section_id: str) -> Mark:
        """What the person said of a whole step."""
        ...

    def answers(self, section_id: str) -> Answers:
        """The answers of a step by field id."""
        ...

    def items(self, section_id: str, list_id: str) -> Sequence[Item]:
        """The items of a list, in order."""
        ...

    def sums(self, section_id: str, list_id: str) -> Sums:
        """What the items of a list add up to."""
        ...

    def shown(self, field: Field, value: Value) -> str:
        """What a value reads as."""
        ...


def render(plan: PlanReader, choices: Choices) -> Pages:
    """The plan's pages. Steps and items that are not for this person are left out, and said."""
    ts = Typesetter()
    flow = Flow(ts, choices.paper)
    neutral = choices.layout is Layout.NEUTRAL
    flow.add(_title(ts, choices, flow.width))
    here = (s for s in plan.sections if plan.mark(s.id) not in SET_ASIDE)
    whole = choices.blanks or (choices.tips and not neutral)
    shown = [s for s in here if whole or _is_begun(plan, s)]
    for number, section in enumerate(shown, 1):
        printer = _SectionPrinter(ts, plan, section, choices, flow.width)
        flow.add(printer.strips(number))
    left_out = _left_out(plan, neutral)
    if left_out:
        flow.new_page()
        flow.add(_last_page(ts, left_out, flow.width))
    said = _neutral_notes(choices) if neutral else ()
    return Pages(flow.finish(), (*said, *ts.gaps.notes()))


def _is_begun(plan: PlanReader, section: Section) -> bool:
    """Whether anything stands in a step; a heading with nothing below is a waste of paper."""
    answered = any(map(is_filled, plan.answers(section.id).values()))
    return answered or any(plan.items(section.id, each.id) for each in section.lists)


@dataclass(frozen=True, slots=True)
class _SectionPrinter:
    """Turns one step into strips."""

    ts: Typesetter
    plan: PlanReader
    section: Section
    choices: Choices
    width: float

    def strips(self, number: int) -> Iterator[Strip]:
        """The step from its heading to its tips."""
        answers = self.plan.answers(self.section.id)
        yield from self._heading(number)
        fields = self._answers(self.section.fields, answers)
        yield from answer_strips(self.ts, fields, self.width, options=True)
        for list_ in self.section.lists:
            yield from self._list(list_)
        if self.choices.tips and not self._neutral:
            yield from self._tips()

    @property
    def _neutral(self) -> bool:
        return self.choices.layout is Layout.NEUTRAL

    def _heading(self, number: int) -> Iterator[Strip]:
        title = str(number) if self._neutral else _(self.section.title)
        yield Strip(9 * MM, space=True, keep=True)
        yield from self._kept(title, _SECTION, self.width)
        rule = Stroke(0, 2, self.width, 2, 1.2, ACCENT)
        yield Strip(4 * MM, (rule,), keep=True)
        if self.plan.mark(self.section.id) is Mark.LATER:
            yield from self._kept(_("Marked: later"), _SMALL, self.width)

    def _list(self, list_: ItemList) -> Iterator[Strip]:
        items = [
            item
            for item in self.plan.items(self.section.id, list_.id)
            if item.state is not State.NOT_FOR_ME
        ]
        if not items and not self.choices.blanks:
            return
        yield Strip(3 * MM, space=True, keep=True)
        yield from self._kept(_(list_.title), _LIST, self.width)
        for item in items:
            yield from self._item(list_, item)
        sums = self.plan.sums(self.section.id, list_.id)
        yield from sum_strips(self.ts, sums, self.width, _INDENT, self._clean)
        if not items:
            for _i in range(max(2, min(list_.wanted, 4))):
                yield from self._blank_item(list_)

    def _item(self, list_: ItemList, item: Item) -> Iterator[Strip]:
        inner = self.width - _INDENT
        title = self._clean(item.title) or _("Without a name")
        marks = " · ".join(_marks(item, self._neutral))
        yield from self._item_head(title, marks, item.state is State.DONE)
        answers = self._answers(list_.fields, item.values)
        yield from indented(answer_strips(self.ts, answers, inner, options=False), _INDENT)
        if item.note.strip():
            yield from indented(self._note(self._clean(item.note), inner), _INDENT)

    def _item_head(self, title: str, marks: str, done: bool) -> Iterator[Strip]:
        """The title behind a box, the marks at the far end or, if there is no room, below."""
        inner = self.width - _INDENT
        beside = self.ts.width(title, _ITEM) + self.ts.width(marks, _SMALL) + 12 <= inner
        first, *rest = indented(self._kept(title, _ITEM, inner), _INDENT)
        box = Box(0.5, _ITEM.baseline - 8.2, 8.5, 8.5, ticked=done)
        extra: tuple[Text, ...] = ()
        if marks and beside:
            y = _ITEM.baseline - _SMALL.baseline
            extra, _height = self.ts.texts(marks, _SMALL, self.width, y=y, anchor=Anchor.END)
        yield self._rule()
        yield replace(first, marks=(box, *first.marks, *extra))
        yield from rest
        if marks and not beside:
            yield from indented(self._kept(marks, _SMALL, inner), _INDENT)
        yield Strip(1 * MM, keep=True)

    def _blank_item(self, list_: ItemList) -> Iterator[Strip]:
        inner = self.width - _INDENT
        yield self._rule()
        yield from indented(self._kept(_(list_.title_label), LABEL, inner), _INDENT)
        line = next(indented([blank_line(inner)], _INDENT))
        box = Box(0.5, line.height - 11, 8.5, 8.5)
        yield replace(line, marks=(box, *line.marks), keep=True)
        yield Strip(2 * MM, keep=True)
        body = answer_strips(self.ts, answers_to(list_.fields, lambda _f: ""), inner, False)
        yield from indented(body, _INDENT)

    def _note(self, note: str, width: float) -> Iterator[Strip]:
        yield from self._kept(_("Note"), LABEL, width)
        yield from self.ts.strips(note, VALUE, width)

    def _tips(self) -> Iterator[Strip]:
        if self.section.tips:
            yield Strip(4 * MM, space=True, keep=True)
            yield from self._kept(_("Good to know"), _LIST, self.width)
        for tip in self.section.tips:
            checked = _("checked {date}", date=tip.reviewed.isoformat())
            yield Strip(1.5 * MM, space=True, keep=True)
            yield from self.ts.strips(_(tip.text), _TIP, self.width, keep=True)
            yield from self.ts.strips(f"{tip.source} · {checked}", _SMALL, self.width)

    def _rule(self) -> Strip:
        """A fine rule over an item, with white around it."""
        return Strip(5.5 * MM, (Stroke(0, 9, self.width, 9, 0.4, HAIR),), keep=True)

    def _kept(self, text: str, style: Style, width: float) -> Iterator[Strip]:
        """A heading: it begins where lines begin, and stays with what it stands over."""
        yield from (
            replace(strip, keep=True)
            for strip in self.ts.strips(text, style, width, anchor=Anchor.START)
        )

    def _answers(self, fields: Sequence[Field], values: Answers) -> list[Answer]:
        """What is to be printed of `fields`: all, or only what was answered."""
        answers = answers_to(fields, lambda field: self._shown(field, values.get(field.id, "")))
        return [each for each in answers if each.value or self.choices.blanks]

    def _shown(self, field: Field, value: Value) -> str:
        return self._clean(self.plan.shown(field, value)) if value else ""

    def _clean(self, text: str) -> str:
        return self.ts.gaps.printable(text, _(self.section.title)).strip()


def _neutral_notes(choices: Choices) -> Iterator[str]:
    yield _("The neutral layout hides the names of the steps, not the questions or your words.")
    if choices.tips:
        yield _("Tips are left out of the neutral layout.")


def _title(ts: Typesetter, choices: Choices, width: float) -> Iterator[Strip]:
    neutral = choices.layout is Layout.NEUTRAL
    yield from ts.strips(_("Notes") if neutral else _("My plan"), _TITLE, width)
    if choices.blanks and not neutral:
        yield Strip(1.5 * MM)
        yield from ts.strips(_("Empty lines are for writing by hand."), _SMALL, width)


def _marks(item: Item, neutral: bool) -> Iterator[str]:
    state = {
        State.LATER: _("Later"), State.STARTED: _("Started"), State.DONE: _("Done")
    }.get(item.state)  # fmt: skip
    when = {
        When.NOW: _("Now"), When.ON_THE_DAY: _("On the day"), When.AFTER: _("After")
    }.get(item.when)  # fmt: skip
    notice = {
        Notice.NO: _("They would not notice"),
        Notice.MAYBE: _("They may notice"),
        Notice.YES: _("They would notice"),
    }.get(item.notice)
    yield from (mark for mark in (state, when, None if neutral else notice) if mark)


def _left_out(plan: PlanReader, neutral: bool) -> list[str]:
    """What is not on the pages, as lines; in the neutral layout without the names of steps."""
    steps = [s for s in plan.sections if plan.mark(s.id) in SET_ASIDE]
    if neutral and steps:
        return [plural("{count} part", "{count} parts", len(steps)), *_left_items(plan, neutral)]
    return [*(_(step.title) for step in steps), *_left_items(plan, neutral)]


def _left_items(plan: PlanReader, neutral: bool) -> Iterator[str]:
    for section in plan.sections:
        if plan.mark(section.id) in SET_ASIDE:
            continue
        for list_ in section.lists:
            items = plan.items(section.id, list_.id)
            count = sum(item.state is State.NOT_FOR_ME for item in items)
            if count:
                name = _(list_.title) if neutral else f"{_(section.title)}, {_(list_.title)}"
                yield plural("{name}: {count} line", "{name}: {count} lines", count, name=name)


def _last_page(ts: Typesetter, lines: list[str], width: float) -> Iterator[Strip]:
    yield from ts.strips(_("Left out"), _SECTION, width)
    yield Strip(4 * MM, (Stroke(0, 2, width, 2, 1.2, ACCENT),))
    why = _("These were marked as not needed or better not said, so they are not on these pages.")
    yield from ts.strips(why, _SMALL, width)
    yield Strip(3 * MM)
    for line in lines:
        yield from ts.strips(line, VALUE, width)
