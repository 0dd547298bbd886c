"""Who can reach which device and which account, and through what, from what the plan says.

A way in counts at its worst: an account is as open as the mail that resets it and as the devices
that it is signed in on. What was not said is told apart from what is safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Item, State
from nocontact_desktop.plan.people_map import PEOPLE
from nocontact_desktop.plan.readiness import item_name
from nocontact_desktop.plan.references import (
    PlanWords,
    Pointing,
    fields_of,
    gathered,
    of_list,
    shown_value,
    texts,
)

SECTION = DEVICES = "devices"
ACCOUNTS = "accounts"
_CAREFUL = ("carries", "not-to-know")


class Reach(IntEnum):
    """How far the other person can get in. The larger, the more open."""

    NO = 0
    NOT_SAID = 1
    NOT_SURE = 2
    COULD = 3
    YES = 4


_SAID = {"no": Reach.NO, "not-sure": Reach.NOT_SURE, "could": Reach.COULD, "yes": Reach.YES}


@dataclass(frozen=True, slots=True)
class Device:
    """A device. `why` says in sentences how the other person gets in; `known_to` who else."""

    item: Item
    kind: str
    reach: Reach
    why: tuple[str, ...] = ()
    known_to: tuple[str, ...] = ()
    """The ids of people who know its code or have had it in their hands."""
    is_safe: bool = False
    """It can be used for planning: the person said so, and nothing speaks against it."""

    @property
    def name(self) -> str:
        """What to call it."""
        return item_name(self.item)


@dataclass(frozen=True, slots=True)
class Account:
    """An account, with what resets it and where it is signed in, by id."""

    item: Item
    kind: str
    reach: Reach
    why: tuple[str, ...] = ()
    reset_from: str = ""
    """The id of the account that a reset goes to; empty when that is no account of the list."""
    reset_words: str = ""
    """Where else a reset goes, in the person's words."""
    used_on: tuple[str, ...] = ()
    known_to: tuple[str, ...] = ()
    changed: bool = False

    @property
    def name(self) -> str:
        """What to call it."""
        return item_name(self.item)


@dataclass(frozen=True)
class ReachMap:
    """All devices and accounts with what leads into them, and the people who know something."""

    devices: tuple[Device, ...]
    accounts: tuple[Account, ...]
    people: tuple[Item, ...]

    def device(self, item_id: str) -> Device | None:
        """A device by its id."""
        return self._devices.get(item_id)

    def account(self, item_id: str) -> Account | None:
        """An account by its id."""
        return self._accounts.get(item_id)

    def names_of(self, ids: Iterable[str]) -> str:
        """What people, devices and accounts are called, one behind the other."""
        return ", ".join(self._names[each] for each in ids if each in self._names)

    def signed_in_on(self, device_id: str) -> Sequence[str]:
        """The ids of the accounts that are signed in on a device."""
        return self._signed_in.get(device_id, ())

    def reset_from(self, account_id: str) -> Sequence[str]:
        """The ids of the accounts whose reset goes to an account."""
        return self._resets.get(account_id, ())

    @cached_property
    def _devices(self) -> Mapping[str, Device]:
        return {each.item.id: each for each in self.devices}

    @cached_property
    def _accounts(self) -> Mapping[str, Account]:
        return {each.item.id: each for each in self.accounts}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        names = {item.id: item_name(item) for item in self.people}
        names |= {each.item.id: each.name for each in self.devices}
        return names | {each.item.id: each.name for each in self.accounts}

    @cached_property
    def _signed_in(self) -> Mapping[str, Sequence[str]]:
        return gathered((id_, each.item.id) for each in self.accounts for id_ in each.used_on)

    @cached_property
    def _resets(self) -> Mapping[str, Sequence[str]]:
        return gathered((each.reset_from, each.item.id) for each in self.accounts)


def reach_words(reach: Reach) -> str:
    """How far they can get in, as a short answer."""
    return {
        Reach.NO: _("They cannot get in"),
        Reach.NOT_SAID: _("Not said yet"),
        Reach.NOT_SURE: _("Not sure"),
        Reach.COULD: _("They could get in"),
        Reach.YES: _("They can get in"),
    }[reach]


def own_words(reach: Reach) -> str:
    """What the person said of it themselves, as a reason; empty when they cannot get in."""
    return {
        Reach.NO: "",
        Reach.NOT_SAID: _("Not said yet if they can get in."),
        Reach.NOT_SURE: _("You are not sure if they can get in."),
        Reach.COULD: _("They could get in."),
        Reach.YES: _("They can get in."),
    }[reach]


def reach_map(plan: PlanWords) -> ReachMap:
    """The devices and accounts that are in the plan now."""
    people = of_list(plan, "people", PEOPLE)
    named = Pointing(people)
    devices = _devices(plan, named)
    accounts = _spread(_accounts(plan, named, devices), devices)
    known = {id_ for device in devices for id_ in device.known_to}
    known |= {id_ for account in accounts for id_ in account.known_to}
    return ReachMap(devices, accounts, tuple(each for each in people if each.id in known))


def _devices(plan: PlanWords, people: Pointing) -> tuple[Device, ...]:
    items = of_list(plan, SECTION, DEVICES)
    answers = plan.answers(SECTION)
    listed = Pointing(items)
    watched = {item.id for item in listed.of(answers.get("watched_devices"))[0]}
    named = {item.id for item in listed.of(answers.get("safe_device"))[0]}
    fields = fields_of(plan, SECTION, DEVICES)
    found = []
    for item in items:
        known = _people_in(item, people, "code_known_by", "hands_on", "prints_of")
        ways = list(_ways_into_device(item, watched=item.id in watched, known=known))
        said = item.id in named or texts(item, "safe_for_plan") == "yes"
        reach = _worst(ways)
        found.append(
            Device(
                item,
                shown_value(plan, fields, item, "kind"),
                reach,
                tuple(words for _reach, words in ways if words),
                tuple(person.id for person in known),
                is_safe=said and reach <= Reach.NOT_SAID,
            )
        )
    return tuple(found)


def _ways_into_device(
    item: Item, *, watched: bool, known: Sequence[Item]
) -> Iterator[tuple[Reach, str]]:
    yield _own(item)
    if watched:
        yield Reach.COULD, _("You noted that it may be watched.")
    if texts(item, "family_plan") == "theirs":
        yield Reach.COULD, _("It is on a plan or group that they run.")
    if texts(item, "bought_by") == "other-person":
        yield Reach.NOT_SURE, _("They bought it or set it up.")
    if texts(item, "safe_for_plan") == "no":
        yield Reach.NOT_SURE, _("You noted that it is not safe for planning.")
    yield from _through_people(known)


def _accounts(plan: PlanWords, people: Pointing, devices: Sequence[Device]) -> tuple[Account, ...]:
    items = of_list(plan, SECTION, ACCOUNTS)
    fields = fields_of(plan, SECTION, ACCOUNTS)
    listed, machines = Pointing(items), Pointing(each.item for each in devices)
    found = []
    for item in items:
        known = _people_in(item, people, "known_by")
        changed = bool(texts(item, "changed_on")) or item.state is State.DONE
        ways = list(_ways_into_account(item, known, changed=changed))
        reset, words = listed.of(item.values.get("recovery_account"))
        used, _words = machines.of(item.values.get("used_on"))
        found.append(
            Account(
                item,
                shown_value(plan, fields, item, "kind"),
                _worst(ways),
                tuple(words_ for _reach, words_ in ways if words_),
                reset[0].id if reset and reset[0].id != item.id else "",
                ", ".join(words),
                tuple(each.id for each in used),
                tuple(person.id for person in known),
                changed,
            )
        )
    return tuple(found)


def _ways_into_account(
    item: Item, known: Sequence[Item], *, changed: bool
) -> Iterator[tuple[Reach, str]]:
    """The ways that the account itself tells of. A new password closes the first of them."""
    yield (Reach.NO, "") if changed else _own(item)
    reset = _SAID.get(texts(item, "recovery_theirs"), Reach.NO)
    if reset:
        words = _("A reset reaches them.") if reset is Reach.YES else _("A reset may reach them.")
        yield min(reset, Reach.COULD), words
    if texts(item, "two_step") == "their-phone":
        yield Reach.COULD, _("The second step goes to a phone they can reach.")
    if texts(item, "questions_known") == "yes":
        yield Reach.COULD, _("They could answer its questions.")
    if texts(item, "shared") == "in-their-name":
        yield Reach.COULD, _("It is in their name.")
    if not changed:
        if texts(item, "shared") == "shared":
            yield Reach.COULD, _("It is shared with them.")
        yield from _through_people(known)


def _own(item: Item) -> tuple[Reach, str]:
    reach = _SAID.get(texts(item, "they_reach"), Reach.NOT_SAID)
    return reach, own_words(reach)


def _through_people(known: Sequence[Item]) -> Iterator[tuple[Reach, str]]:
    for person in known:
        if texts(person, "role") in _CAREFUL:
            name = item_name(person)
            yield Reach.COULD, _("{name} knows it, and may pass things on.", name=name)


def _spread(accounts: Sequence[Account], devices: Sequence[Device]) -> tuple[Account, ...]:
    """What is open opens what hangs on it: from devices to accounts, from mail to mail."""
    open_devices = {each.item.id: each for each in devices if each.reach >= Reach.NOT_SURE}
    found = {each.item.id: _through_devices(each, open_devices) for each in accounts}
    waiting = sorted(found, key=lambda id_: -found[id_].reach)
    resets = gathered((each.reset_from, each.item.id) for each in accounts)
    while waiting:
        source = found[waiting.pop()]
        if source.reach < Reach.NOT_SURE:
            continue
        for id_ in resets.get(source.item.id, ()):
            opened = _through_reset(found[id_], source)
            if opened.reach > found[id_].reach:
                waiting.append(id_)
            found[id_] = opened
    return tuple(found[each.item.id] for each in accounts)


def _through_devices(account: Account, open_devices: Mapping[str, Device]) -> Account:
    for id_ in account.used_on:
        device = open_devices.get(id_)
        if device is not None:
            words = _("It is signed in on {device}, which they may reach.", device=device.name)
            account = _opened(account, min(device.reach, Reach.COULD), words)
    return account


def _through_reset(account: Account, source: Account) -> Account:
    words = _("It can be reset from {account}, which they may reach.", account=source.name)
    return _opened(account, min(source.reach, Reach.COULD), words)


def _opened(account: Account, reach: Reach, words: str) -> Account:
    why = account.why if words in account.why else (*account.why, words)
    return replace(account, reach=max(account.reach, reach), why=why)


def _worst(ways: Iterable[tuple[Reach, str]]) -> Reach:
    return max((reach for reach, _words in ways), default=Reach.NOT_SAID)


def _people_in(item: Item, people: Pointing, *field_ids: str) -> list[Item]:
    found: dict[str, Item] = {}
    for field_id in field_ids:
        for person in people.of(item.values.get(field_id))[0]:
            found[person.id] = person
    return list(found.values())
