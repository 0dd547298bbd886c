"""What the screen and the sheet for the day are made of: finished words, in their order."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DayLine:
    """One thing of the day. Empty words were not filled in."""

    item_id: str
    title: str
    done: bool = False
    time: str = ""
    who: str = ""
    number: str = ""
    """The number of whoever it is with."""
    where: str = ""
    fallback: str = ""
    note: str = ""
    step: str = ""
    """The title of the step it is from; empty for the lines of the day itself."""


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call; `remark` says what speaks against it, or what to say."""

    name: str
    number: str
    remark: str = ""
    emergency: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A question of the step, and the answer."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Refuge:
    """Somewhere to go; `how` tells where it is and whom to ask, and never goes on paper."""

    name: str
    how: str = ""
    of_list: bool = True
    """It is a place of the list, by the name that the person gave it."""


@dataclass(frozen=True, slots=True)
class GoNow:
    """The way out with nothing in the hands."""

    way: str = ""
    places: tuple[Refuge, ...] = ()
    """Where to, the first one first."""


@dataclass(frozen=True, slots=True)
class DayContent:
    """The day, as it was planned."""

    lines: tuple[DayLine, ...] = ()
    take: tuple[DayLine, ...] = ()
    also: tuple[DayLine, ...] = ()
    """What else belongs to the day, without a time."""
    calls: tuple[Call, ...] = ()
    go_now: GoNow = field(default_factory=GoNow)
    said: tuple[Said, ...] = ()
    """What was answered about the day, as far as it is needed on the day."""

    @property
    def begun(self) -> bool:
        """Whether anything at all is planned for the day."""
        return bool(self.lines or self.take or self.also or self.said)
