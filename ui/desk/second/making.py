"""What was chosen for the second vault, and making it. It lives in memory, as long as the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from nocontact_desktop.app.first_run import PIN_ADVISED
from nocontact_desktop.vault import NewVault, Vault, set_up_second
from nocontact_desktop.vault.second import share_of
from ui.desk import stored

_TAKEN_ALONG = (
    stored.LOOK_SCHEME,
    stored.LOOK_SCALE,
    stored.EXIT_KEY,
    stored.IDLE_SECONDS,
    stored.LANGUAGE,
    PIN_ADVISED,
)
"""Settings that the second vault begins with: the hands know the exit key already, and the pages
have to be the same in both.
"""


@dataclass(slots=True)
class Chosen:
    """The secrets of the second vault, as far as they are chosen."""

    words: str = field(default="", repr=False)
    recovery_code: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)
    leaving: str = field(default="", repr=False)


def make(vault: Vault, again: str, chosen: Chosen) -> None:
    """Set the second vault up; slow, for a thread. Raises what `set_up_second` raises."""
    share = share_of(vault) if chosen.pin else None
    new = NewVault(chosen.words, chosen.recovery_code, chosen.pin or None, share)
    found = {name: vault.store.setting(name) for name in _TAKEN_ALONG}
    settings = {name: value for name, value in found.items() if value}
    set_up_second(vault, again, new, chosen.leaving or None, settings)
