"""Numbers as people here write them. The engine itself knows only the point."""

from __future__ import annotations

from typing import NamedTuple

MINUS = "\u2212"
SIGNS = {"+": "+", "-": MINUS, "*": "×", "/": "÷", "=": "=", "(": "(", ")": ")"}


class LocalNumbers(NamedTuple):
    """The decimal sign and the separator of thousands; the latter may be empty."""

    decimal: str = "."
    thousands: str = ","

    def shown(self, number: str) -> str:
        """The engine's `number` for reading: local signs, thousands apart."""
        return self._with_signs(number, self.thousands).replace("-", MINUS)

    def copied(self, number: str) -> str:
        """The engine's `number` for other programs: the local decimal sign and nothing else."""
        return self._with_signs(number, "")

    def line(self, parts: tuple[str, ...]) -> str:
        """The engine's line of numbers, operators and brackets for reading."""
        apart = " ".join(SIGNS.get(part) or self.shown(part) for part in parts)
        return apart.replace("( ", "(").replace(" )", ")")

    def _with_signs(self, number: str, thousands: str) -> str:
        sign = "-" if number.startswith("-") else ""
        body, power_sign, power = number.removeprefix("-").partition("e")
        whole, point, rest = body.partition(".")
        grouped = f"{int(whole):,}".replace(",", thousands) if whole else ""
        return f"{sign}{grouped}{point and self.decimal}{rest}{power_sign}{power}"
