"""The part of a sum that waits for its next number."""

from __future__ import annotations

from decimal import Decimal

from nocontact_desktop.disguise.engine.arithmetic import Operator, combine

Step = tuple[Decimal, Operator]
MOST_SHOWN = 64


class Pending:
    """Numbers and operators in turn, an operator last. Empty when no sum is begun."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._line: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._steps)

    @property
    def last_operator(self) -> Operator:
        """The operator that waits for a number."""
        return self._steps[-1][1]

    def add(self, operand: Decimal, operator: Operator, written: tuple[str, ...]) -> None:
        """A number, the operator after it, and how the number reads in the line."""
        self._steps.append((operand, operator))
        self._line += [*written, operator.value]
        del self._line[:-MOST_SHOWN]

    def replace(self, operator: Operator) -> None:
        """Another operator in place of the last one."""
        self._steps[-1] = (self._steps[-1][0], operator)
        self._line[-1] = operator.value

    def settle(self) -> None:
        """Work out what the next number can no longer change; raises `SumError`."""
        start = self._last_sum() + 1 if self.last_operator.binds else 0
        self._steps[start:] = [(self.subtotal(), self.last_operator)]

    def subtotal(self) -> Decimal:
        """What the display shows after the last operator; raises `SumError`."""
        if self.last_operator.binds:
            return _product(self._steps[self._last_sum() + 1 :])
        return self._total_of(self._steps)

    def percent_base(self) -> Decimal | None:
        """What a percent is of: the sum before a + or −; None after × and ÷ or without a sum."""
        if not self._steps or self.last_operator.binds:
            return None
        return self.subtotal()

    def total(self, operand: Decimal) -> Decimal:
        """The whole sum with `operand` as its last number; raises `SumError`."""
        return self._total_of([*self._steps, (operand, Operator.ADD)])

    def line(self) -> tuple[str, ...]:
        """The sum so far, for reading; a very long one without its beginning."""
        return tuple(self._line)

    def _last_sum(self) -> int:
        places = [i for i, (_, operator) in enumerate(self._steps) if not operator.binds]
        return places[-1] if places else -1

    @staticmethod
    def _total_of(steps: list[Step]) -> Decimal:
        """The steps added up, products first; the last operator is not used."""
        total: Decimal | None = None
        sign, product = Operator.ADD, list[Step]()
        for step in steps:
            product.append(step)
            if step[1].binds:
                continue
            value = _product(product)
            total = value if total is None else combine(total, sign, value)
            sign, product = step[1], []
        return total if total is not None else Decimal(0)


def _product(steps: list[Step]) -> Decimal:
    value, operator = steps[0]
    for operand, following in steps[1:]:
        value = combine(value, operator, operand)
        operator = following
    return value
