"""What the map of devices and accounts says, as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.reach import Account, Device, ReachMap, own_words, reach_words
from nocontact_desktop.plan.readiness import item_name


def names_of(reach: ReachMap, ids: Iterable[str]) -> str:
    """The names of people, devices or accounts, side by side."""
    known = {item.id: item_name(item) for item in reach.people}
    known |= {each.item.id: each.name for each in reach.devices}
    known |= {each.item.id: each.name for each in reach.accounts}
    return ", ".join(known[each] for each in ids if each in known)


def resets_go_to(reach: ReachMap, account: Account) -> str:
    """Where a reset of an account goes, by name or in the person's words."""
    return names_of(reach, [account.reset_from]) or account.reset_words


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
        yield _("Had it or knows the code: {names}", names=names_of(reach, device.known_to))
    opens = [each.item.id for each in reach.accounts if device.item.id in each.used_on]
    if opens:
        yield _("Signed in here: {accounts}", accounts=names_of(reach, opens))


def _account_facts(reach: ReachMap, account: Account) -> Iterator[str]:
    if account.kind:
        yield account.kind
    yield _("The other person: {answer}", answer=reach_words(account.reach))
    yield from (words for words in account.why if words != own_words(account.reach))
    if account.known_to:
        yield _("Knows the password: {names}", names=names_of(reach, account.known_to))
    if account.used_on:
        yield _("Signed in on: {devices}", devices=names_of(reach, account.used_on))
    goes_to = resets_go_to(reach, account)
    if goes_to:
        yield _("Resets go to: {account}", account=goes_to)
    opens = [each.item.id for each in reach.accounts if each.reset_from == account.item.id]
    if opens:
        yield _("It can reset: {accounts}", accounts=names_of(reach, opens))
