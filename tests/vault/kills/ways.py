"""Work on what opens the vault. The old secret opens or the new one, never neither."""

from __future__ import annotations

from nocontact_desktop.errors import WrongSecretError
from nocontact_desktop.vault import (
    NewVault,
    add_share,
    change_pin,
    change_recovery_code,
    change_words,
    has_share,
    keep_generation,
    new_code,
    remove_share,
    renew_key,
    set_up_second,
    strengthen,
)
from nocontact_desktop.vault.stretch import Stretch
from nocontact_desktop.vault.vault import read_slots
from tests.vault.kills.checks import next_edit, works
from tests.vault.kills.site import FIRST_TEXT, LEAVING, SECOND_TEXT, SECOND_WORDS, Site
from tests.vault.kills.work import Say, Work
from tests.vault.made import NAMES

_CODES = 400


def opens(site: Site, secret: str) -> bool:
    """Whether a secret opens the first vault, with all that was kept in it."""
    try:
        with site.opened(secret) as vault:
            works(vault, FIRST_TEXT)
    except WrongSecretError:
        return False
    return True


def same_or_next(site: Site, last: int, found: list[int]) -> None:
    """Fail unless the secret of `last`, or of the step after it, is the one that opens."""
    assert found in ([last], [last + 1]), f"{found} open, {last} was acknowledged"
    site.step = found[0] + 1


class Words(Work):
    """Each step puts other words in the place of the last."""

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                change_words(vault, f"first words {n}")
                say(n)

    def prepare(self, site: Site) -> None:
        site.step = 1

    def check(self, site: Site, last: int) -> None:
        near = range(max(last - 2, 0), last + 4)
        same_or_next(site, last, [n for n in near if opens(site, f"first words {n}")])
        site.words = f"first words {site.step - 1}"


class Code(Work):
    """Each step puts a fresh recovery code in the place of the last."""

    def prepare(self, site: Site) -> None:
        site.codes = [new_code() for _ in range(_CODES)]
        site.code = site.codes[0]
        site.step = 1
        with site.opened(site.words) as vault:
            change_recovery_code(vault, site.code)

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                change_recovery_code(vault, site.codes[n])
                say(n)

    def check(self, site: Site, last: int) -> None:
        near = range(max(last - 2, 0), last + 4)
        same_or_next(site, last, [n for n in near if opens(site, site.codes[n])])
        site.code = site.codes[site.step - 1]


class Pin(Work):
    """Each step sets another PIN; each fifth takes it away."""

    def prepare(self, site: Site) -> None:
        site.step = 1
        with site.opened(site.words) as vault:
            add_share(vault, site.keyring)
            change_pin(vault, _pin(0))

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                change_pin(vault, _pin(n))
                say(n)

    def check(self, site: Site, last: int) -> None:
        near = range(max(last - 4, 0), last + 4)
        found = [pin for pin in map(_pin, near) if pin and opens(site, pin)]
        fitting = [n for n in (last, last + 1) if [pin for pin in [_pin(n)] if pin] == found]
        assert fitting, f"{found} opens, {last} was acknowledged"
        site.step = fitting[0] + 1


def _pin(n: int) -> str | None:
    return None if n % 5 == 4 else str(493_000 + n)


class Share(Work):
    """Odd steps bring a share into the keyring and the slots, even ones take it away."""

    def prepare(self, site: Site) -> None:
        site.step = 1

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                (add_share if n % 2 else remove_share)(vault, site.keyring)
                say(n)

    def check(self, site: Site, last: int) -> None:
        with site.opened(site.words) as vault:
            there = has_share(vault)
            assert there in (last % 2 == 1, (last + 1) % 2 == 1)
            site.step = last + 1 if there == (last % 2 == 1) else last + 2
            if there:  # a PIN can be set, and needs both
                change_pin(vault, _pin(0))
        if there:
            assert opens(site, str(_pin(0)))


class Strengthening(Work):
    """Each step adds a link to the stretching, or seals the slots under it."""

    steps = 2

    def run(self, site: Site, say: Say) -> None:
        for n in range(site.step, site.step + self.steps):
            with site.opened(site.words) as vault:
                strengthen(vault, Stretch(64, 20 + 10 * (n // 2)))
            say(n)

    def check(self, site: Site, last: int) -> None:
        assert opens(site, site.words)
        links = len(read_slots(site.folder / NAMES.slots).further)
        assert links in ((last + 2) // 2, (last + 3) // 2)
        site.step = max(last + 1, 2 * links - 1)
        site.more["spent"] = links == 3


class Renewal(Work):
    """Each step gives the first compartment another key."""

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.words) as vault:
            for n in range(site.step, site.step + self.steps):
                renew_key(vault)
                say(n)

    def check(self, site: Site, last: int) -> None:
        site.step = last + 1
        assert opens(site, site.code)
        with site.opened(site.words) as vault:
            assert not any(vault.place.slot.next_key)
        if site.step % 10 == 0:
            with site.opened(site.words) as vault:
                keep_generation(vault, also_today=True)


class Second(Work):
    """A step sets up a second vault in the place of the one before; the first is not touched."""

    steps = 1

    def prepare(self, site: Site) -> None:
        site.second = False
        site.codes = [new_code() for _ in range(_CODES)]
        site.more["there"] = []

    def run(self, site: Site, say: Say) -> None:
        words, code, leaving = _three(site, site.step)
        with site.opened(site.words) as vault:
            set_up_second(vault, site.words, NewVault(words, code), leaving)
        say(site.step)

    def check(self, site: Site, last: int) -> None:
        assert opens(site, site.words)
        before = site.more["there"]
        near = [*before, site.step, site.step + 1]
        found = [n for n in near if any([_is_second(site, secret) for secret in _three(site, n)])]
        done = last == site.step
        allowed = [[site.step]] if done else [[], before, [site.step]]
        assert found in allowed, f"{found} opens, {before} did, {last} was acknowledged"
        assert all(_is_second(site, secret) for n in found for secret in _three(site, n))
        assert opens(site, site.code)  # after the leaving secret it brings the words back
        assert opens(site, site.words)
        site.more["there"] = found
        site.step += 1


def _three(site: Site, n: int) -> tuple[str, ...]:
    """What opens the second vault of a step; the last takes the first one's words away."""
    return f"second words {n}", site.codes[n], f"leave {n}"


def _is_second(site: Site, secret: str) -> bool:
    try:
        with site.opened(secret) as vault:
            assert "mark" not in vault.store.answers("s")
            next_edit(vault.store)
    except WrongSecretError:
        return False
    return True


class Leaving(Work):
    """Even steps take the words of the first away, odd ones bring them back."""

    steps = 1
    again = "leaving"

    def before(self, site: Site) -> None:
        if site.step % 2:
            with site.opened(LEAVING) as vault:
                works(vault, SECOND_TEXT)

    def run(self, site: Site, say: Say) -> None:
        with site.opened(site.code if site.step % 2 else LEAVING):
            pass
        say(site.step)

    def check(self, site: Site, last: int) -> None:
        with site.opened(SECOND_WORDS) as vault:
            works(vault, SECOND_TEXT)
        there = opens(site, site.words)
        if last == site.step:
            assert there == bool(site.step % 2)
        assert opens(site, site.code)
        assert opens(site, site.words)
        site.step += 1
