"""The calculator as a widget: in the cover's window, and in the first run for practice."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QVBoxLayout

from nocontact_desktop.i18n import text as _
from ui.cover.display import Display
from ui.cover.early_qt import STRONG_FOCUS, take_focus
from ui.cover.gesture import Hold
from ui.cover.keypad import Keypad
from ui.cover.local_numbers import LocalNumbers
from ui.cover.screen import Screen, WayIn

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent

    from nocontact_desktop.disguise.engine.calculator import Calculator
    from nocontact_desktop.disguise.profile import Colours
    from ui.cover.history_panel import HistoryPanel


class CalculatorScreen(Screen):
    """A working calculator.

    `code_given` carries the digits on the display when "=" was held on a fresh number, and the text
    of the field that opens when "=" was held on a plain zero. Either way the calculator itself has
    done what it always does, at once.
    """

    way_in = WayIn(
        "Type the digits, then hold “=” for a moment.",
        "While the display shows 0, hold “=” until a line opens. Type there and press Enter.",
        "“=” can be held with the mouse or on the keyboard.",
    )

    def build(self) -> None:
        """Display above keys."""
        locale = QLocale.system()
        self._numbers = LocalNumbers(locale.decimalPoint(), locale.groupSeparator())
        self._display = Display(self)
        self._keypad = Keypad(self._numbers.decimal, self)
        self._hold = Hold(self, self.fitting.hold_ms)
        self._code = ""
        self._down: dict[int, str] = {}
        self._past: HistoryPanel | None = None
        self._hold.held.connect(self._on_held)
        self._keypad.key_pressed.connect(self._press)
        self._keypad.key_released.connect(self._hold.cancel)
        self._display.history.clicked.connect(self._turn_history)
        self._display.sum_typed.connect(self._on_sum_typed)
        self._display.field_left.connect(self._leave_field)
        self._display.number.setText("0")
        take_focus(self, STRONG_FOCUS)
        self.setAutoFillBackground(True)
        self._arrange()

    @cached_property
    def _engine(self) -> Calculator:
        from nocontact_desktop.disguise.engine.calculator import (  # noqa: PLC0415 - after the
            Calculator,  # window is up: it brings `decimal`
        )

        return Calculator()

    # Looks

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(4)
        layout.addWidget(self._display, 2)
        layout.addWidget(self._keypad, 7)

    def dress(self, colours: Colours, is_dark: bool) -> None:
        """Put on `colours`, by night or by day."""
        shade = colours.dark if is_dark else colours.light
        palette = QPalette(QColor(shade.operator), QColor(shade.window))
        role = QPalette.ColorRole
        for name, colour in (
            (role.WindowText, shade.text),
            (role.Text, shade.text),
            (role.ButtonText, shade.text),
            (role.Base, shade.window),
            (role.PlaceholderText, shade.quiet_text),
            (role.Highlight, shade.equals),
            (role.HighlightedText, shade.equals_text),
        ):
            palette.setColor(name, QColor(colour))
        self.setPalette(palette)
        self._keypad.dress(shade)
        self._display.history.dress(shade)
        self._shade, self._is_dark = shade, is_dark
        if self._past is not None:
            self._past.dress(shade, is_dark=is_dark)

    def _show(self) -> None:
        engine, numbers = self._engine, self._numbers
        number = _(engine.trouble.value) if engine.trouble else numbers.shown(engine.display)
        self._display.show_number(number, numbers.line(engine.line), engine.has_memory)

    # What the owner may ask for

    def warm_up(self) -> None:
        """Load what the first key needs. Call it when the window is up."""
        from ui.cover import keyboard  # noqa: F401, PLC0415 - this is the time

        self._show()

    def clear(self) -> None:
        """Forget the sum and whatever was typed; the memory too."""
        self._let_go()
        self._code = ""
        self._leave_field()
        self._close_history()
        self.__dict__.pop("_engine", None)
        self._show()

    def show_ordinary(self) -> None:
        """Show a finished sum that tells nothing."""
        from nocontact_desktop.disguise.engine.ordinary_sum import (  # noqa: PLC0415 - seldom
            ordinary_sum,
        )

        self.clear()
        for key in ordinary_sum():
            self._engine.press(key)
        self._show()

    # Keys and the gesture

    def _press(self, key: str) -> None:
        """A key of the calculator went down."""
        self._hold.cancel()
        if key == "history":
            self._turn_history()
            return
        self._close_history()
        if self._display.field is not None:
            if key == "=":
                self._display.field.say()
                return
            self._leave_field()
        if key == "=":
            self._begin_hold()
        self._engine.press(key)
        self._show()

    def _begin_hold(self) -> None:
        engine = self._engine
        wants_field = engine.trouble is not None or engine.is_idle
        self._code = engine.lone_digits
        if wants_field and len(self._code) <= 1:
            self._code = ""
        if wants_field or self._code:
            self._hold.begin()

    def _on_held(self) -> None:
        code, self._code = self._code, ""
        if code:
            self._engine.leave_out()
            self.code_given.emit(code)
        else:
            self._display.open_field()

    def _on_sum_typed(self, text: str) -> None:
        self._leave_field()
        self._engine.press("clear")
        self._put(text)
        self.code_given.emit(text)

    def _leave_field(self) -> None:
        if self._display.field is not None:
            self._display.close_field()
            self.setFocus()

    def _put(self, text: str) -> None:
        """Show the result of the sum in `text`, or why there is none."""
        from nocontact_desktop.disguise.engine.arithmetic import SumError  # noqa: PLC0415 - seldom
        from nocontact_desktop.disguise.engine.expression import evaluate  # noqa: PLC0415 - seldom

        try:
            self._engine.put(evaluate(text, self._numbers.decimal))
        except SumError as error:
            self._engine.fail(error.trouble)
        self._show()

    def _let_go(self) -> None:
        self._down.clear()
        self._hold.cancel()
        self._keypad.all_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keyboard works as the keys do. A key held down repeats, except "="."""
        from ui.cover import keyboard  # noqa: PLC0415 - after the window is up

        if keyboard.is_copy(event):
            self.copy()
        elif keyboard.is_paste(event):
            self.paste()
        elif key := keyboard.key_for(event):
            if not (event.isAutoRepeat() and key in ("=", "history")):
                self._keypad.show_down(key)
                self._press(key)
                self._down[keyboard.place_of(event)] = key
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The key that began the holding ends it by going up.

        Others may go up meanwhile: who types fast presses "=" before the last digit is up.
        """
        from ui.cover import keyboard  # noqa: PLC0415 - after the window is up

        if not event.isAutoRepeat():
            key = self._down.pop(keyboard.place_of(event), "")
            if key and key not in self._down.values():
                self._keypad.show_up(key)
            if key == "=":
                self._hold.cancel()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A calculator that is left has nothing held down."""
        self._let_go()
        super().focusOutEvent(event)

    # What was before

    def _turn_history(self) -> None:
        """Open the history in the place of the keys, or close it."""
        if self._past is not None:
            self._close_history()
            return
        from ui.cover.history_panel import HistoryPanel  # noqa: PLC0415 - seldom

        self._leave_field()
        past = self._past = HistoryPanel(self._numbers, self._engine.history, self)
        past.dress(self._shade, is_dark=self._is_dark)
        past.taken.connect(self._take)
        past.emptied.connect(self._engine.forget_history)
        past.left.connect(self._close_history)
        self.layout().replaceWidget(self._keypad, past)  # type: ignore[union-attr]
        self._keypad.hide()
        past.show()
        past.rows.setFocus()

    def _take(self, value: Decimal) -> None:
        self._close_history()
        self._engine.put(value)
        self._show()

    def _close_history(self) -> None:
        past, self._past = self._past, None
        if past is not None:
            past.forget()
            self.layout().replaceWidget(past, self._keypad)  # type: ignore[union-attr]
            past.hide()
            past.deleteLater()
            self._keypad.show()
            self.setFocus()

    # The clipboard

    def copy(self) -> None:
        """Copy the number shown."""
        if self._engine.trouble is None:
            QGuiApplication.clipboard().setText(self._numbers.copied(self._engine.display))

    def paste(self) -> None:
        """Paste a number or a whole sum."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._hold.cancel()
            self._put(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and paste by mouse."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see `early_qt`
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - seldom

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Copy"), self.copy)
        menu.addAction(_("Paste"), self.paste)
        menu.popup(event.globalPos())
