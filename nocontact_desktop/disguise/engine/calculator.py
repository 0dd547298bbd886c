"""A desktop calculator, key by key.

× and ÷ go before + and −. "=" pressed again repeats the last operation. A percent after + or −
is of what stands before it (200 + 10 % is 220), elsewhere it is hundredths. An operator pressed
twice is replaced. What stands in brackets goes first, and "=" closes those that are still open; a
number right beside a bracket is multiplied by it. An error stays until a number is typed or the
display is cleared.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from nocontact_desktop.disguise.engine.arithmetic import (
    DEEPEST,
    HUNDRED,
    Operator,
    SumError,
    Trouble,
    combine,
    shown,
)
from nocontact_desktop.disguise.engine.entry import Entry
from nocontact_desktop.disguise.engine.pending import Pending

DIGITS = frozenset("0123456789")
_ZERO = Decimal(0)
MOST_SUMS = 100
LONG_DIGITS = 6
"""As many digits as a code of digits has at least. Behind a begun sum fewer are only a number."""


class Sum(NamedTuple):
    """A finished sum: its numbers, operators and brackets in turn, and its result."""

    line: tuple[str, ...]
    result: Decimal


class Calculator:
    """The state behind the keys. `press` takes one key; `display` and `line` are what is read.

    Keys: the ten digits, `.`, `+ - * /`, `( )`, `=`, `%`, `sign`, `back`, `clear`, `clear_entry`,
    and the memory's `mc`, `mr`, `m+`, `m-`, `ms`. A key that is unknown raises `KeyError`.
    """

    _pending: Pending
    _outer: list[Pending]
    _bracket: tuple[str, ...]
    _entry: Entry | None
    _value: Decimal
    _is_operand: bool
    _percent_of: Decimal | None
    _again: tuple[Operator, Decimal] | None
    _line: tuple[str, ...]
    _trouble: Trouble | None

    def __init__(self) -> None:
        self._memory: Decimal | None = None
        self._history: list[Sum] = []
        self._left_out = False
        self._keys: dict[str, Callable[[], None]] = {
            ".": self._point,
            "=": self._equals,
            "%": self._percent,
            "(": self._open,
            ")": self._close,
            "sign": self._sign,
            "back": self._back,
            "clear": self._clear,
            "clear_entry": self._clear_entry,
            "mc": self._memory_clear,
            "mr": self._memory_recall,
            "m+": lambda: self._memory_add(Operator.ADD),
            "m-": lambda: self._memory_add(Operator.SUBTRACT),
            "ms": self._memory_store,
        }
        self._clear()

    # What is read

    @property
    def display(self) -> str:
        """The number shown, with `.` as the decimal sign; empty while there is trouble."""
        if self._trouble is not None:
            return ""
        return self._entry.text if self._entry is not None else shown(self._value)

    @property
    def line(self) -> tuple[str, ...]:
        """The sum so far, as numbers, operators and brackets, and "=" when it is done."""
        return self._line

    @property
    def trouble(self) -> Trouble | None:
        """Why there is no result, if there is none."""
        return self._trouble

    @property
    def has_memory(self) -> bool:
        """Whether a number is kept in the memory."""
        return self._memory is not None

    @property
    def history(self) -> tuple[Sum, ...]:
        """The sums that were finished, the last one last. A lone number is no sum."""
        return tuple(self._history)

    @property
    def is_idle(self) -> bool:
        """Whether the display reads a plain "0" and no sum is begun."""
        return self.display == "0" and not self._is_begun

    @property
    def _is_begun(self) -> bool:
        return bool(self._pending or self._outer)

    @property
    def lone_digits(self) -> str:
        """The digits as pressed, when they are a fresh whole number.

        A sum may be begun before a long one: what was typed on when the calculator came up, such
        as a hyphen, begins one, and nobody looks for it before typing a code.
        """
        entry = self._entry
        if entry is None or not entry.is_digits:
            return ""
        return entry.typed if not self._is_begun or len(entry.typed) >= LONG_DIGITS else ""

    @property
    def value(self) -> Decimal:
        """The number shown, with all its digits; zero while there is trouble."""
        return self._entry.value if self._entry is not None else self._value

    # What is pressed

    def press(self, key: str) -> None:
        """Press one key."""
        try:
            if key in DIGITS:
                self._type(lambda entry: entry.with_digit(key))
            elif key in tuple(Operator):
                self._operate(Operator(key))
            else:
                self._keys[key]()
        except SumError as error:
            self.fail(error.trouble)

    def put(self, value: Decimal) -> None:
        """Set the number shown, as if it had been typed."""
        self._recover()
        self._begin_anew()
        self._set_operand(value)

    def leave_out(self) -> None:
        """Keep the number typed last, and what is made of the result, out of the history.

        It ends when a new number is begun.
        """
        if self._history and self._line == (*self._history[-1].line, "="):
            del self._history[-1]
        self._left_out = True

    def forget_history(self) -> None:
        """Let go of all sums."""
        self._history.clear()

    def fail(self, trouble: Trouble) -> None:
        """Show `trouble` instead of a number and forget the sum."""
        self._reset()
        self._trouble = trouble

    def _reset(self) -> None:
        self._pending = Pending()
        self._outer = []
        self._bracket = ()
        self._entry = None
        self._value = _ZERO
        self._is_operand = False
        self._percent_of = None
        self._again = None
        self._line = ()
        self._trouble = None

    def _clear(self) -> None:
        self._reset()
        self._left_out = False

    def _recover(self) -> None:
        if self._trouble is not None:
            self._reset()

    def _type(self, change: Callable[[Entry], Entry]) -> None:
        self._recover()
        if self._entry is None:
            self._multiply_by_what_follows(beside=bool(self._bracket))
            self._begin_anew()
            self._start_operand()
        self._entry = change(self._entry or Entry())
        self._is_operand = True

    def _begin_anew(self) -> None:
        if not self._is_begun:
            self._left_out = False

    def _start_operand(self) -> None:
        self._percent_of, self._bracket = None, ()
        if self._pending:
            self._pending.settle()
        else:
            self._again = None
        self._line = self._begun_line()

    def _set_operand(self, value: Decimal) -> None:
        self._start_operand()
        self._entry = None
        self._value = value
        self._is_operand = True

    def _point(self) -> None:
        self._type(Entry.with_point)

    def _sign(self) -> None:
        if self._entry is not None:
            self._entry = self._entry.with_other_sign()
        elif self._trouble is None and self._value:
            self._set_operand(-self._value)

    def _back(self) -> None:
        self._recover()
        if self._entry is not None:
            self._entry = self._entry.shortened()
            self._value = _ZERO

    def _clear_entry(self) -> None:
        if self._is_begun and self._trouble is None:
            self._set_operand(_ZERO)
        else:
            self._reset()

    def _operate(self, operator: Operator) -> None:
        if self._trouble is not None:
            return
        if self._is_operand or not self._pending:
            operand = self._operand_before(operator)
            self._pending.add(operand, operator, self._written(operand))
        else:
            self._pending.replace(operator)
        self._entry, self._is_operand, self._percent_of, self._bracket = None, False, None, ()
        self._value = self._pending.subtotal()
        self._line = self._begun_line()

    def _written(self, operand: Decimal) -> tuple[str, ...]:
        """How a number reads in the line: as the bracket that it came from, if it did."""
        return self._bracket or (shown(operand),)

    def _operand_before(self, operator: Operator) -> Decimal:
        """The number before `operator`. A percent before × or ÷ is hundredths after all."""
        if operator.binds and self._percent_of is not None:
            return self._percent_of
        return self.value

    def _equals(self) -> None:
        if self._trouble is not None or self.is_idle:
            return
        while self._outer:
            self._close()
        if self._pending or self._bracket:
            self._finish(self.value)
        elif self._again is not None:
            self._repeat(*self._again)
        else:
            self._show_result(self.value, (shown(self.value), "="))

    def _finish(self, operand: Decimal) -> None:
        line = (*self._pending.line(), *self._written(operand), "=")
        again = (self._pending.last_operator, operand) if self._pending else None
        result = self._pending.total(operand)
        self._show_result(result, line)
        self._again = again
        self._remember()

    def _repeat(self, operator: Operator, operand: Decimal) -> None:
        line = (shown(self.value), operator.value, shown(operand), "=")
        self._show_result(combine(self.value, operator, operand), line)
        self._again = (operator, operand)
        self._remember()

    def _remember(self) -> None:
        is_sum = any(part in tuple(Operator) for part in self._line)
        if is_sum and not self._left_out:
            self._history.append(Sum(self._line[:-1], self._value))
            del self._history[:-MOST_SUMS]

    def _show_result(self, value: Decimal, line: tuple[str, ...]) -> None:
        self._reset()
        self._value = value
        self._line = line

    def _open(self) -> None:
        if len(self._outer) >= DEEPEST:
            return
        self._recover()
        self._multiply_by_what_follows(beside=self._is_operand)
        self._begin_anew()
        self._outer.append(self._pending)
        self._pending = Pending()
        self._entry, self._value, self._is_operand = None, _ZERO, False
        self._start_operand()

    def _close(self) -> None:
        if not self._outer or self._trouble is not None:
            return
        operand = self.value
        inside = (*self._pending.line(), *self._written(operand))
        value = self._pending.total(operand)
        self._pending = self._outer.pop()
        self._set_operand(value)
        self._bracket = ("(", *inside, ")")
        self._line += self._bracket

    def _multiply_by_what_follows(self, *, beside: bool) -> None:
        """Put the × in that nobody writes `beside` a bracket."""
        if beside:
            self._operate(Operator.MULTIPLY)

    def _begun_line(self) -> tuple[str, ...]:
        outer = [part for pending in self._outer for part in (*pending.line(), "(")]
        return (*outer, *self._pending.line())

    def _percent(self) -> None:
        if self._trouble is not None:
            return
        share = combine(self._percent_of or self.value, Operator.DIVIDE, HUNDRED)
        base = self._pending.percent_base()
        self._set_operand(share if base is None else combine(base, Operator.MULTIPLY, share))
        self._percent_of = share if base is not None else None

    def _memory_clear(self) -> None:
        self._memory = None

    def _memory_recall(self) -> None:
        if self._memory is not None:
            self.put(self._memory)

    def _memory_add(self, operator: Operator) -> None:
        if self._trouble is None:
            self._memory = combine(self._memory or _ZERO, operator, self.value)
            self._end_entry()

    def _memory_store(self) -> None:
        if self._trouble is None:
            self._memory = self.value
            self._end_entry()

    def _end_entry(self) -> None:
        self._value, self._entry = self.value, None
