"""The shipped helplines: who answers, on which number, for whom, and how old the source is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from nocontact_desktop.errors import ContentError

COLUMNS = (
    "country_iso2", "country", "name", "kinds", "phone", "sms", "tty", "hours", "text_hours",
    "on_bill", "note", "web", "source", "certainty", "checked",
)  # fmt: skip
CERTAINTIES = ("high", "medium")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CALLABLE = re.compile(r"[+#*]?\d(?:[ \-]?\d){2,}#?(?!-?\w)")


class LineKind(StrEnum):
    """What a line is about, or whom it is for. The order is the order on the screens."""

    DOMESTIC = "domestic"
    SEXUAL = "sexual"
    STALKING = "stalking"
    FORCED_MARRIAGE = "forced-marriage"
    CRISIS = "crisis"
    CHILD = "child"
    ELDER = "elder"
    MEN = "men"
    LGBT = "lgbt"
    DEAF = "deaf"
    WORK = "work"
    CRIME = "crime"


class OnBill(StrEnum):
    """Whether a call shows on the bill. Only said where a source says it."""

    UNKNOWN = ""
    NO = "no"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Helpline:
    """One helpline. It may have changed since: always show `source_year` and `checked`."""

    country_code: str
    country: str
    name: str
    kinds: tuple[LineKind, ...] = ()
    phone: str = ""
    sms: str = ""
    tty: str = ""
    hours: str = ""
    """When the phone is answered."""
    text_hours: str = ""
    """When texts and chats are answered, where that is known."""
    on_bill: OnBill = OnBill.UNKNOWN
    note: str = ""
    web: str = ""
    source: str = ""
    certainty: str = ""
    checked: date | None = None
    """When somebody last held it against its source; None for a line of the person's own."""

    @property
    def source_year(self) -> int | None:
        """The newest year that the source names; None when it names none."""
        return max((int(year) for year in _YEAR.findall(self.source)), default=None)


def load_helplines(path: Path) -> tuple[Helpline, ...]:
    """Read the list at `path`; raises `ContentError` for anything that is not as it should be."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise ContentError(f"{path.name}: the first line must be {','.join(COLUMNS)}")
    helplines = tuple(_helpline(f"{path.name}:{i}", row) for i, row in enumerate(rows[1:], 2))
    keys = [(line.country_code, line.name) for line in helplines]
    if len(set(keys)) != len(keys):
        raise ContentError(f"{path.name}: a helpline is there twice")
    return helplines


def countries(helplines: Iterable[Helpline]) -> tuple[tuple[str, str], ...]:
    """Each country that has a helpline, as (code, English name), by name.

    A country whose lines are split by region ("Belgium (Flanders)") is named once, without it.
    """
    names = {line.country_code: line.country.partition(" (")[0] for line in helplines}
    names.pop("", None)
    return tuple(sorted(names.items(), key=lambda pair: pair[1]))


def digits_only(phone: str) -> tuple[str, ...]:
    """The numbers in `phone` without the words around them: "800-7283 (800-SAVE)" → 800-7283."""
    return tuple(_CALLABLE.findall(phone))


def _helpline(where: str, row: list[str]) -> Helpline:
    if len(row) != len(COLUMNS):
        raise ContentError(f"{where}: {len(row)} columns instead of {len(COLUMNS)}")
    cells = dict(zip(COLUMNS, row, strict=True))
    code = cells.pop("country_iso2")
    if not re.fullmatch("[A-Z]{2}", code):
        raise ContentError(f"{where}: the country code is two capital letters")
    try:
        kinds = tuple(LineKind(kind) for kind in cells.pop("kinds").split())
        on_bill, checked = OnBill(cells.pop("on_bill")), date.fromisoformat(cells.pop("checked"))
    except ValueError as fault:
        raise ContentError(f"{where}: {fault}") from fault
    line = Helpline(code, **cells, kinds=kinds, on_bill=on_bill, checked=checked)
    if not (line.country and line.name and line.kinds and line.source and (line.phone or line.web)):
        raise ContentError(f"{where}: country, name, kind, source and a number are needed")
    if line.certainty not in CERTAINTIES:
        raise ContentError(f"{where}: certainty must be one of {', '.join(CERTAINTIES)}")
    return line
