"""Devices and accounts on paper: the picture, the order of changes, the blocking checklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from nocontact_desktop.exports.access_picture import access_picture
from nocontact_desktop.exports.flow import Flow
from nocontact_desktop.exports.pages import MM, Choices, Layout, Pages
from nocontact_desktop.exports.picture_strip import PrintMeasure, largest, picture_strip
from nocontact_desktop.exports.strips import ACCENT, MUTED, Anchor, Box, Strip, Stroke, shifted
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.change_order import Change, ChangeOrder, Step, change_order, phase_words
from nocontact_desktop.plan.channel_steps import Channel, channels
from nocontact_desktop.plan.model import Item
from nocontact_desktop.plan.reach import ReachMap, reach_map
from nocontact_desktop.plan.reach_facts import account_facts, device_facts
from nocontact_desktop.plan.references import PlanWords

_TITLE = Style(18, bold=True, leading=1.25)
_PART = Style(13, bold=True, ink=ACCENT, leading=1.25)
_NAME = Style(10.5, bold=True, leading=1.35)
_FACT = Style(9.5, leading=1.35)
_WHY = Style(9, ink=MUTED, leading=1.35)
_INDENT = 7 * MM
_TOLD_PLAINLY = (Step.SAFETY, Step.ACCOUNT, Step.DEVICE)
"""The lines that are on a neutral page: names only, without what they are about."""


def render(plan: PlanWords, choices: Choices) -> Pages:
    """The pages. The neutral layout has names and their order, and nothing of who can get in."""
    ts = Typesetter()
    sheet = _Sheet(ts, choices)
    reach = _printable(ts, reach_map(plan))
    sheet.title()
    if not reach.devices and not reach.accounts:
        sheet.say(_("No device and no account is in the list yet."))
    else:
        sheet.map(reach)
    sheet.order(change_order(plan))
    if not sheet.neutral:
        sheet.checklist(channels(plan))
    return Pages(sheet.flow.finish(), (*sheet.notes, *ts.gaps.notes()))


class _Sheet:
    """The pages while they are put together."""

    def __init__(self, ts: Typesetter, choices: Choices) -> None:
        self.flow = Flow(ts, choices.paper)
        self.neutral = choices.layout is Layout.NEUTRAL
        self.notes: list[str] = []
        self._ts = ts
        self._used = 0.0
        self._kept: list[Strip] = []
        """A heading that waits for what it stands over."""
        if self.neutral:
            self.notes.append(
                _("The neutral layout leaves out who can get in, the reasons and the blocking.")
            )
            self.notes.append(
                _("In the neutral layout, 1 stands for before the day, 2 for the day, 3 for after.")
            )

    def title(self) -> None:
        """What the pages are called."""
        words = _("Notes") if self.neutral else _("Devices and accounts")
        strips = (*self._ts.strips(words, _TITLE, self.flow.width, anchor=Anchor.START), Strip(9))
        self._used = sum(strip.height for strip in strips)
        self.flow.add(strips)

    def say(self, words: str) -> None:
        """One sentence."""
        self._add(self._set(words, _FACT, self.flow.width))

    def map(self, reach: ReachMap) -> None:
        """The picture on the first page, and the same in words unless the page is neutral."""
        measure = PrintMeasure(self._ts)
        draw = partial(access_picture, reach, measure, neutral=self.neutral)
        room = self.flow.height - self._used - 4 * MM
        picture = largest(lambda size: draw(size, self.flow.width), room)
        if picture is not None:
            self.flow.add([picture_strip(self._ts, picture)])
            self.flow.new_page()
        else:
            words = _("There is too much for a picture on one page. The list has it all.")
            self.notes.append(words)
        if not self.neutral:
            for device in reach.devices:
                self._entry(device.name, device_facts(reach, device))
            for account in reach.accounts:
                self._entry(account.name, account_facts(reach, account))

    def order(self, order: ChangeOrder) -> None:
        """The changes, each with a box to tick, under the time they belong to."""
        lines = [c for c in order.changes if not self.neutral or c.step in _TOLD_PLAINLY]
        if not lines:
            return
        self.flow.new_page()
        if not self.neutral:
            self._part(_("In which order to change things"))
        phase = None
        for line in lines:
            if line.phase is not phase:
                phase = line.phase
                words = str(int(phase)) if self.neutral else phase_words(phase)
                self._part(words, _NAME)
            self._ticked(line)
        if order.settled and not self.neutral:
            names = self._clean(", ".join(order.settled))
            self._part(_("Can stay as they are"), _NAME)
            self.say(names)

    def checklist(self, those: Iterable[Channel]) -> None:
        """Each way of contact with what comes first, ticked as far as it is done."""
        those = tuple(those)
        if not those:
            return
        self.flow.new_page()
        self._part(_("Ways they can reach you"))
        for channel in those:
            name = self._clean(channel.name)
            self._part(f"{name} · {channel.when}" if channel.when else name, _NAME)
            for words in channel.cautions:
                self._add(self._indented(self._clean(words), _WHY))
            for check in channel.checks:
                self._add(self._boxed(self._clean(check.text), _FACT, ticked=check.done))

    def _entry(self, name: str, facts: Iterable[str]) -> None:
        self._part(name, _NAME)
        for line in facts:
            self.say(self._clean(line))

    def _part(self, words: str, style: Style = _PART) -> None:
        width = self.flow.width
        strips = [Strip(4 * MM, space=True, keep=True)]
        if style is _PART:
            strips = [Strip(6 * MM, space=True, keep=True)]
        strips += [replace(s, keep=True) for s in self._set(words, style, width)]
        if style is _PART:
            strips.append(Strip(3 * MM, (Stroke(0, 2, width, 2, 1.2, ACCENT),), keep=True))
        self._kept += strips

    def _ticked(self, line: Change) -> None:
        plainly = self.neutral and line.step is Step.SAFETY
        title = _("First talk it over") if plainly else self._clean(line.title)
        why = () if self.neutral else line.why
        strips = list(self._boxed(title, _NAME, ticked=line.done))
        for words in why:
            strips = [*(replace(s, keep=True) for s in strips)]
            strips += self._indented(self._clean(words), _WHY)
        self._add([*strips, Strip(1.5 * MM)])

    def _add(self, strips: Iterable[Strip]) -> None:
        """Place these, together with the heading over them."""
        self.flow.add([*self._kept, *strips])
        self._kept = []

    def _boxed(self, words: str, style: Style, *, ticked: bool) -> Iterator[Strip]:
        first, *rest = self._indented(words, style)
        box = Box(0.5, style.baseline - 7.6, 8, 8, ticked=ticked)
        yield replace(first, marks=(box, *first.marks), keep=bool(rest))
        yield from rest

    def _indented(self, words: str, style: Style) -> list[Strip]:
        strips = self._set(words, style, self.flow.width - _INDENT)
        return [replace(s, marks=shifted(s.marks, _INDENT, 0)) for s in strips]

    def _set(self, words: str, style: Style, width: float) -> tuple[Strip, ...]:
        return self._ts.strips(words, style, width, anchor=Anchor.START)

    def _clean(self, words: str) -> str:
        return self._ts.gaps.printable(words, _("Devices and accounts"))


def _printable(ts: Typesetter, reach: ReachMap) -> ReachMap:
    """The same map with names that can be drawn."""

    def named(item: Item) -> Item:
        return replace(item, title=ts.gaps.printable(item.title, _("Devices and accounts")))

    return ReachMap(
        tuple(replace(each, item=named(each.item)) for each in reach.devices),
        tuple(
            replace(
                each,
                item=named(each.item),
                reset_words=ts.gaps.printable(each.reset_words, _("Devices and accounts")),
            )
            for each in reach.accounts
        ),
        tuple(named(each) for each in reach.people),
    )
