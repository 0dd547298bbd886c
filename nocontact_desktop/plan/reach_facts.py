"""What the map of devices and accounts says, as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.reach import Account, Device, ReachMap, own_words, reach_words


def resets_go_to(reach: ReachMap, account: Account) -> str:
    """Where a reset of an account goes, by name or in the person's words."""
    return reach.names_of([account.reset_from]) or account.reset_words


def device_facts(reach: ReachMap, device: Device) -> tuple[str, ...]:
    """Everything that the map knows of a device besides its name, a line for each thing."""
    return tuple(_device_facts(reach, device))


def account_facts(reach: ReachMap, account: Account) -> tuple[str, ...]:
    """Everything that the map knows of an account besides its name, a line for each thing."""
    return tuple(_account_facts(reach, account))


def _device_facts(reach: ReachMap, device: Device) -> Iterator[str]:
    if device.kind:
        yield device.kind
    yield _("The other person: {answer}", answer=reach_words(device.reach))
    yield from (words for words in device.why if words != own_words(device.reach))
    if device.is_safe:
        yield _("Safe for planning, as you noted.")
    if device.known_to:
        yield _("Had it or knows the code: {names}", names=reach.names_of(device.known_to))
    opens = reach.signed_in_on(device.item.id)
    if opens:
        yield _("Signed in here: {accounts}", accounts=reach.names_of(opens))


def _account_facts(reach: ReachMap, account: Account) -> Iterator[str]:
    if account.kind:
        yield account.kind
    yield _("The other person: {answer}", answer=reach_words(account.reach))
    yield from (words for words in account.why if words != own_words(account.reach))
    if account.known_to:
        yield _("Knows the password: {names}", names=reach.names_of(account.known_to))
    if account.used_on:
        yield _("Signed in on: {devices}", devices=reach.names_of(account.used_on))
    goes_to = resets_go_to(reach, account)
    if goes_to:
        yield _("Resets go to: {account}", account=goes_to)
    opens = reach.reset_from(account.item.id)
    if opens:
        yield _("It can reset: {accounts}", accounts=reach.names_of(opens))
