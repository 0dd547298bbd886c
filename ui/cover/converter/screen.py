"""The converter as a widget."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nocontact_desktop import resources
from nocontact_desktop.disguise.engine.units import Unit, convert, load_quantities, written
from nocontact_desktop.i18n import text as _
from ui.cover.converter.all_units import AllUnits
from ui.cover.converter.side import Side
from ui.cover.gesture import Hold
from ui.cover.glyph_button import GlyphButton
from ui.cover.line_field import forget
from ui.cover.local_numbers import LocalNumbers
from ui.cover.lone_digits import lone_digits
from ui.cover.screen import Screen, WayIn
from ui.cover.sheet import sheet
from ui.cover.type_size import line_height

if TYPE_CHECKING:
    from fractions import Fraction

    from PySide6.QtGui import QResizeEvent

    from nocontact_desktop.disguise.profile import Colours

_ONE = "1"
_EDGE = 14
_WIDEST = 38
"""In lines: in a wider column nobody finds the amount that belongs to a unit."""


class ConverterScreen(Screen):
    """Converts while one types, in both directions.

    `code_given` carries the digits of the upper amount when Enter or the button between the sides
    is held, and the text of the line that opens when there is no amount.
    """

    way_in = WayIn(
        "Type the digits as the upper amount, then hold Enter for a moment.",
        "Clear the upper amount with Esc and hold Enter until a line opens. Type there and press "
        "Enter.",
        "In place of Enter, the button with the two arrows can be held with the mouse.",
    )
    practice_size = (300, 400)

    def build(self) -> None:
        """The quantity, two sides with a button between them, and all units below."""
        locale = QLocale.system()
        self._numbers = LocalNumbers(locale.decimalPoint(), locale.groupSeparator())
        self._quantities = load_quantities(resources.folder("units"))
        self._hold = Hold(self, self.fitting.hold_ms)
        self._code = ""
        self._upward = False
        self._quantity = self._quantities[0]
        self._choice = QComboBox(self)
        self._upper, self._lower = Side(_("From"), self), Side(_("To"), self)
        self._swap = GlyphButton("swap", _("Swap"), self)
        self._rate = QLabel(self)
        self._all = AllUnits(self)
        self._arrange()
        self._connect()
        self._offer(self._quantities[0].first, self._quantities[0].second)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _arrange(self) -> None:
        self._choice.addItems([_(quantity.name) for quantity in self._quantities])
        self._choice.setMaxVisibleItems(len(self._quantities))
        self._choice.setAccessibleName(_("What to convert"))
        label = QLabel(_("What to convert"), self)
        label.setBuddy(self._choice)
        label.setProperty("role", "quiet")
        self._rate.setProperty("role", "quiet")
        self._rate.setWordWrap(True)
        between = QHBoxLayout()
        between.addWidget(self._rate, 1)
        between.addWidget(self._swap)
        upper, lower = self._upper, self._lower
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, 12, _EDGE, 14)
        layout.setSpacing(6)
        for part in (label, self._choice, upper):
            layout.addWidget(part)
        layout.addLayout(between)
        layout.addWidget(lower)
        layout.addSpacing(4)
        layout.addWidget(self._all, 1)
        order = (self._choice, upper.amount, upper.units, self._swap, lower.amount, lower.units)
        for first, second in pairwise((*order, self._all)):
            self.setTabOrder(first, second)

    def _connect(self) -> None:
        upper, lower = self._upper, self._lower
        self._choice.activated.connect(self._choose)
        upper.edited.connect(lambda: self._edited(upward=False))
        lower.edited.connect(lambda: self._edited(upward=True))
        for side in (upper, lower):
            side.unit_chosen.connect(self._work)
            side.amount.enter_up.connect(self._hold.cancel)
        upper.amount.enter_down.connect(self._on_enter)
        lower.amount.enter_down.connect(lower.amount.selectAll)
        self._swap.pressed.connect(self._on_swap)
        self._swap.released.connect(self._hold.cancel)
        self._hold.held.connect(self._on_held)
        self._all.chosen.connect(self._on_chosen)

    @property
    def entry(self) -> QWidget:
        """The upper amount."""
        return self._upper.amount

    def dress(self, colours: Colours, is_dark: bool) -> None:
        """Put on `colours`, by night or by day."""
        shade = colours.dark if is_dark else colours.light
        self.setStyleSheet(sheet(shade, line_height(self), is_dark=is_dark))
        self._swap.dress(shade)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A column in the middle, where there is much room."""
        super().resizeEvent(event)
        edge = max(_EDGE, (self.width() - round(_WIDEST * line_height(self))) // 2)
        self.layout().setContentsMargins(edge, 12, edge, 14)  # type: ignore[union-attr]

    # What the owner may ask for

    def warm_up(self) -> None:
        """Load what the first digit needs."""
        self._work()

    def show_ordinary(self) -> None:
        """Show a conversion that tells nothing."""
        from nocontact_desktop.disguise.engine.ordinary_measure import (  # noqa: PLC0415 - seldom
            ordinary_measure,
        )

        self._forget()
        name, first, second, amount = ordinary_measure()
        at = next(i for i, quantity in enumerate(self._quantities) if quantity.id == name)
        self._choice.setCurrentIndex(at)
        self._quantity = self._quantities[at]
        units = {unit.id: unit for unit in self._quantity.units}
        self._offer(units[first], units[second])
        self._upper.amount.setText(self._numbers.copied(amount))
        self._work()
        self._upper.amount.clearFocus()
        self._upper.amount.select_when_back()
        self._upper.amount.setFocus()

    def _forget(self) -> None:
        self._hold.cancel()
        self._code = ""
        self._upward = False
        self._upper.close_line()
        forget(self._upper.amount)
        forget(self._lower.amount)

    # Converting

    def _choose(self, at: int) -> None:
        self._quantity = self._quantities[at]
        self._offer(self._quantity.first, self._quantity.second)
        self._work()

    def _offer(self, first: Unit, second: Unit) -> None:
        for side, unit in ((self._upper, first), (self._lower, second)):
            side.offer(self._quantity)
            side.choose(unit)
        self._all.offer(self._quantity.units)

    def _edited(self, *, upward: bool) -> None:
        self._hold.cancel()
        self._upward = upward
        self._work()

    def _work(self) -> None:
        """Show everything that follows from the amount that was typed last."""
        source, target = self._upper, self._lower
        if self._upward:
            source, target = target, source
        value = self._value_of(source)
        result = None if value is None else convert(value, source.unit, target.unit)
        target.amount.setText("" if result is None else self._numbers.shown(written(result)))
        units = self._quantity.units
        self._all.show_amounts([self._in(unit, value, source.unit) for unit in units])
        self._show_rate(self._upper.unit, self._lower.unit)

    def _show_rate(self, upper: Unit, lower: Unit) -> None:
        from fractions import Fraction  # noqa: PLC0415 - see `units`

        rate = self._numbers.shown(written(convert(Fraction(1), upper, lower)))
        self._rate.setText(f"{_ONE} {upper.symbol} = {rate} {lower.symbol}")
        self._rate.setToolTip("\n".join((f"{u.symbol}: {u.source}") for u in (upper, lower)))

    def _value_of(self, side: Side) -> Fraction | None:
        from fractions import Fraction  # noqa: PLC0415 - as above

        from nocontact_desktop.disguise.engine.arithmetic import SumError  # noqa: PLC0415 - as above
        from nocontact_desktop.disguise.engine.expression import evaluate  # noqa: PLC0415 - as above

        try:
            return Fraction(evaluate(side.amount.text(), self._numbers.decimal))
        except SumError:
            return None

    def _in(self, unit: Unit, value: Fraction | None, source: Unit) -> str:
        if value is None:
            return ""
        return self._numbers.shown(written(convert(value, source, unit)))

    def _on_chosen(self, unit: Unit) -> None:
        self._lower.choose(unit)
        self._upward = False
        self._work()

    # Enter, swapping, and the gesture

    def _on_enter(self) -> None:
        self._begin_hold()
        self._upper.amount.selectAll()

    def _on_swap(self) -> None:
        if self._upper.line is not None:
            self._upper.line.say()
            return
        self._begin_hold()
        first, second = self._upper.unit, self._lower.unit
        self._upper.choose(second)
        self._lower.choose(first)
        self._upward = False
        self._work()

    def _begin_hold(self) -> None:
        text = self._upper.amount.text().strip()
        digits = lone_digits(text)
        self._code = digits if len(digits) > 1 else ""
        if self._code or digits == "0" or not text:
            self._hold.begin()

    def _on_held(self) -> None:
        code, self._code = self._code, ""
        if code:
            self.code_given.emit(code)
            return
        line = self._upper.open_line(_("Such as 5 mi in km"))
        line.typed.connect(self._on_typed)
        line.left.connect(self._upper.close_line)

    def _on_typed(self, text: str) -> None:
        self._upper.close_line()
        self._put(text)
        self.code_given.emit(text)

    def _put(self, text: str) -> None:
        """Show the measure in `text`, or that it is none."""
        from nocontact_desktop.disguise.engine.arithmetic import (  # noqa: PLC0415 - seldom
            SumError,
            shown,
        )
        from nocontact_desktop.disguise.engine.measure import read_measure  # noqa: PLC0415 - seldom

        try:
            found = read_measure(text, self._quantities, self._numbers.decimal, _)
        except SumError:
            self._rate.setText(_("Not a measure"))
            return
        self._quantity = found.quantity
        self._choice.setCurrentIndex(self._quantities.index(found.quantity))
        second = found.wanted or next(
            unit for unit in (found.quantity.second, found.quantity.first) if unit != found.unit
        )
        self._offer(found.unit, second)
        self._upper.amount.setText(self._numbers.copied(shown(found.amount)))
        self._upward = False
        self._work()
