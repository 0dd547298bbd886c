"""What a kind of work has to be for the loop."""

from __future__ import annotations

from collections.abc import Callable

from tests.vault.kills.site import Site

Say = Callable[[int], None]
"""Acknowledges a step by its number, after it has returned."""


class Work:
    """One kind of work. `run` is in the writer, all the rest in the reader."""

    steps = 4
    """How many steps a writer does before it waits for its end."""
    again = "opening"
    """What is killed a second time, before the reader looks: what comes next in real life."""

    def prepare(self, site: Site) -> None:
        """Make a fresh site ready for this work, once."""

    def before(self, site: Site) -> None:
        """Make it ready for the next writer."""

    def run(self, site: Site, say: Say) -> None:
        """Do the steps from `site.step` on."""
        raise NotImplementedError

    def check(self, site: Site, last: int) -> None:
        """Fail unless all steps up to `last` are there, one more at most, and none by half.

        Sets `site.step` to the first step that is still to be done, and the secrets to those that
        open now.
        """
        raise NotImplementedError
