"""Names that are drawn the same each time."""

from random import Random

from nocontact_desktop.disguise import drawn


def draw(seed: int) -> drawn.Drawn:
    """The names that belong to this number."""
    return drawn.draw(Random(seed))  # noqa: S311 - the same each time is what is wanted
