"""What every print takes and gives back: paper, layout, choices, and the finished pages."""

from dataclasses import dataclass
from enum import StrEnum

MM = 72 / 25.4
"""Points in a millimetre. All measures of this package are points, from the top left."""


class Paper(StrEnum):
    """The sizes of paper that can be chosen."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        match self:
            case Paper.A4:
                return 210 * MM, 297 * MM
            case Paper.LETTER:
                return 612.0, 792.0


class Layout(StrEnum):
    """Whether the pages say what they are."""

    PLAIN = "plain"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chooses before printing. Prints ignore what does not concern them."""

    paper: Paper = Paper.A4
    layout: Layout = Layout.PLAIN
    full_sheet: bool = False
    """Card: as many as fit on the sheet, instead of one."""
    tips: bool = False
    """Plan: print the tips of each step too; never in the neutral layout."""
    blanks: bool = True
    """Plan: print what is not answered too, with lines to write on by hand."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A finished print. `notes` are translated sentences to say before it is printed or saved."""

    pdf: bytes
    notes: tuple[str, ...] = ()
