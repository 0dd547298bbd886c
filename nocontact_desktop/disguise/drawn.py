"""Names that are drawn for one installation, so that nothing ties two of them together."""

from __future__ import annotations

import secrets
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from random import Random

from nocontact_desktop import resources
from nocontact_desktop.disguise.preferences import Preferences
from nocontact_desktop.disguise.profile import FileNames, Profile

SHORTEST_HOLD, LONGEST_HOLD = 430, 490
"""Milliseconds for which a key is held: shorter than most computers wait before it repeats."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that chance decides. What follows from the chosen name is made of it later."""

    maker: str
    domain: str
    files: FileNames
    hold_ms: int

    def preferences(self, profile: Profile, name: str = "", icon: str = "") -> Preferences:
        """The preferences under `profile`, with a name and an icon of the person's own if given."""
        return Preferences(
            f"{self.domain}.{self.maker}.{self._short(profile, name)}",
            name or profile.name,
            icon or profile.icon,
            profile.id,
            self.hold_ms,
            self.files,
        )

    def folder(self, profile: Profile, name: str = "") -> str:
        """What the data folder is called."""
        return f"{self.maker}-{self._short(profile, name)}"

    def _short(self, profile: Profile, name: str) -> str:
        """The name as programs are called: what cannot be written so falls back on the profile."""
        plain = unicodedata.normalize("NFKD", name or profile.name).encode("ascii", "ignore")
        letters = "".join(c if c.isalnum() else " " for c in plain.decode().lower())
        return "-".join(letters.split())[:_LONGEST].strip("-") or profile.window_class


def draw(chance: Random | None = None, pools: Path | None = None) -> Drawn:
    """Fresh names. `chance` is the system's own source unless a test gives another."""
    chance = chance or secrets.SystemRandom()
    path = pools or resources.folder("names") / "names.toml"
    words = tomllib.loads(path.read_text("utf-8"))
    makers, files = words["makers"], words["files"]
    first = chance.choice(makers["first"])
    second = chance.choice([word for word in makers["second"] if word != first])
    return Drawn(
        first + second,
        chance.choice(makers["domains"]),
        _files(chance, files["first"], files["second"], files["endings"]),
        chance.randrange(SHORTEST_HOLD, LONGEST_HOLD + 1, 5),
    )


def _files(chance: Random, first: list[str], second: list[str], endings: list[str]) -> FileNames:
    """Five different names. The two compartments stand in the order of the alphabet.

    So they can be told apart without the preferences, should all copies of those be lost.
    """
    starts = chance.sample(first, 5)
    kinds = chance.sample(second, 5)
    names = [
        f"{start}-{kind}.{chance.choice(endings)}"
        for start, kind in zip(starts, kinds, strict=True)
    ]
    names[1:3] = sorted(names[1:3])
    return FileNames(*names)
