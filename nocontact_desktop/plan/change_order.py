"""In which order devices and accounts are changed, worked out from what the plan says of them.

A safe device comes first, then a safe e-mail, then proof. Accounts come in the order in which they
reset each other, the most open first. Whatever the other person would notice goes to the day, as
long as both live together, and a safety step stands before the first change that shuts them out.
Every line says why it stands where it does. Nothing here is an order to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Notice, State, When, is_filled
from nocontact_desktop.plan.reach import ACCOUNTS, DEVICES, SECTION, Account, Reach, ReachMap
from nocontact_desktop.plan.reach import reach_map as read_reach
from nocontact_desktop.plan.references import PlanWords, gathered, texts
from nocontact_desktop.plan.reset_chain import Chain, Key, chained, circles


class Phase(IntEnum):
    """When a change belongs to be made."""

    FIRST = 0
    BEFORE = 1
    DAY = 2
    AFTER = 3


class Step(StrEnum):
    """What kind of line it is."""

    SAFE_DEVICE = "safe-device"
    KEEP_USING = "keep-using"
    SAFE_MAIL = "safe-mail"
    PROOF = "proof"
    SAFETY = "safety"
    ACCOUNT = "account"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Change:
    """One line: what to do, when, and why just there. The place is where it can be noted."""

    step: Step
    phase: Phase
    title: str
    why: tuple[str, ...]
    item_id: str = ""
    list_id: str = ""
    section_id: str = SECTION
    field_id: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class ChangeOrder:
    """The lines in their order, and the names of accounts that can stay as they are."""

    changes: tuple[Change, ...]
    settled: tuple[str, ...] = ()


def phase_words(phase: Phase) -> str:
    """When that is."""
    return {
        Phase.FIRST: _("First of all"),
        Phase.BEFORE: _("Before the day, from the safe device"),
        Phase.DAY: _("On the day"),
        Phase.AFTER: _("When you are safe"),
    }[phase]


_KINDS = (
    "email", "email-old", "phone-company", "app-store", "passwords", "cloud", "email-work",
    "computer-login", "bank", "payments", "messaging", "social",
)  # fmt: skip
_MAIL = ("email", "email-old")
_SHOWS = ("yes", "could", "not-sure")
_IN_THE_HOME = ("router", "camera", "doorbell", "speaker", "tracker", "toy", "smart-home", "car")
_ON_THE_DAY = ("take", "take-off", "leave", "swap", "give-back")


def change_order(plan: PlanWords) -> ChangeOrder:
    """The order for the plan as it is now."""
    return _Order(plan, read_reach(plan)).order()


class _Order:
    """Puts the lines together. What is settled already is left out of the chains."""

    def __init__(self, plan: PlanWords, reach: ReachMap) -> None:
        self._plan = plan
        self._reach = reach
        situation = plan.answers("situation")
        self._together = situation.get("living_together") != "no"
        self._mail = next((a for a in reach.accounts if _is_safe_mail(a)), None)
        self._open = {
            account.item.id: account
            for account in reach.accounts
            if account.reach > Reach.NO and account is not self._mail
        }
        self._places = {id_: place for place, id_ in enumerate(self._open)}
        resets = {id_: account.reset_from for id_, account in self._open.items()}
        self._resets = {id_: source for id_, source in resets.items() if source in self._open}
        self._below = gathered((source, id_) for id_, source in self._resets.items())
        self._phases = self._lifted()
        self._chain: Chain = chained(tuple(self._open), self._resets, self._key)

    def order(self) -> ChangeOrder:
        """All lines. Without a device and an account there is nothing to put in order."""
        if not self._reach.devices and not self._reach.accounts:
            return ChangeOrder(())
        lines = [*self._first(), *self._accounts(), *self._devices()]
        lines = sorted(lines, key=lambda line: line.phase)
        return ChangeOrder(tuple(self._with_safety(lines)), self._settled())

    def _settled(self) -> tuple[str, ...]:
        closed = (a for a in self._reach.accounts if a.item.id not in self._open)
        return tuple(account.name for account in closed if account is not self._mail)

    def _first(self) -> Iterator[Change]:
        yield self._safe_device()
        yield from self._keep_using()
        yield self._safe_mail()
        yield from self._proof()

    def _safe_device(self) -> Change:
        safe = [device for device in self._reach.devices if device.is_safe]
        doubtful = [
            device
            for device in self._reach.devices
            if not device.is_safe and texts(device.item, "safe_for_plan") == "yes"
        ]
        why = [
            _("{device} is noted as safe, but they may get into it.", device=device.name)
            for device in doubtful
        ]
        words = self._plan.answers(SECTION).get("safe_device")
        if safe:
            why.insert(
                0, _("What you type on a watched device may be seen. You noted this one as safe.")
            )
            title = _("Make every change on {device}", device=safe[0].name)
            return Change(
                Step.SAFE_DEVICE,
                Phase.FIRST,
                title,
                tuple(why),
                safe[0].item.id,
                DEVICES,
                done=True,
            )
        if is_filled(words) and not self._points(words):
            why.insert(0, _("What you type on a watched device may be seen. You named a safe one."))
            title = _("Make every change on the safe device")
        else:
            said = _(
                "What you type on a watched device may be seen. A library or a friend may help."
            )
            why.insert(0, said)
            title = _("Find a device they cannot get into")
        return Change(Step.SAFE_DEVICE, Phase.FIRST, title, tuple(why), field_id="safe_device")

    def _points(self, words: object) -> bool:
        named = words if isinstance(words, list) else [words]
        return all(str(each).startswith("item:") for each in named)

    def _keep_using(self) -> Iterator[Change]:
        """What is watched stays in use, so that it does not fall silent."""
        watched = [each for each in self._reach.devices if each.reach >= Reach.COULD]
        used = [each.name for each in watched if texts(each.item, "kind") not in _IN_THE_HOME]
        other = [each.name for each in watched if texts(each.item, "kind") in _IN_THE_HOME]
        if used:
            title = _("Go on using {devices} for harmless things", devices=", ".join(used))
            why = _("If it falls silent, they may notice. No plans and no new passwords on it.")
            yield Change(Step.KEEP_USING, Phase.FIRST, title, (why,), field_id="harmless_use")
        if other:
            title = _("Leave {devices} as it is for now", devices=", ".join(other))
            why = _("When it goes off, they see it at once. Talk and plan somewhere else.")
            yield Change(Step.KEEP_USING, Phase.FIRST, title, (why,), list_id=DEVICES)

    def _safe_mail(self) -> Change:
        why = _(
            "Most accounts can be reset by e-mail. With an address only you know, they stay yours."
        )
        if self._mail is not None:
            title = _("Let resets go to {account}", account=self._mail.name)
            return Change(
                Step.SAFE_MAIL, Phase.FIRST, title, (why,), self._mail.item.id, ACCOUNTS, done=True
            )
        if self._plan.answers("blocking").get("safe_email") == "yes":
            title = _("Let resets go to your safe e-mail")
            return Change(Step.SAFE_MAIL, Phase.FIRST, title, (why,), list_id=ACCOUNTS)
        title = _("Make a new e-mail on the safe device")
        return Change(Step.SAFE_MAIL, Phase.FIRST, title, (why,), list_id=ACCOUNTS)

    def _proof(self) -> Iterator[Change]:
        names = [
            account.name
            for account in self._open.values()
            if account.reach >= Reach.NOT_SURE and not texts(account.item, "proof_saved_on")
        ]
        if names:
            title = _("Save proof from {accounts}", accounts=", ".join(names))
            why = _(
                "A change may sign them out, and what shows that they were there may go with it. "
                "Pictures of signed-in devices and messages are enough."
            )
            yield Change(Step.PROOF, Phase.FIRST, title, (why,), list_id=ACCOUNTS)

    def _accounts(self) -> Iterator[Change]:
        for id_ in self._chain.order:
            account = self._open[id_]
            asks = account.reach is Reach.NOT_SAID
            title = _("Look at {account}") if asks else _("Change {account}")
            yield Change(
                Step.ACCOUNT,
                self._phases[id_],
                title.format(account=account.name),
                tuple(self._why(account)),
                id_,
                ACCOUNTS,
            )

    def _why(self, account: Account) -> Iterator[str]:
        id_ = account.item.id
        yield from account.why
        below = [self._open[each].name for each in self._below.get(id_, ())]
        circle = self._chain.circle_of(id_)
        if circle:
            names = ", ".join(self._open[each].name for each in circle)
            yield _(
                "These can reset each other: {accounts}. Change them in one go.", accounts=names
            )
            if id_ == circle[0]:
                yield _("Begin with this one, and let its resets go to your safe e-mail.")
        if below:
            yield _("It can reset {accounts}, so it comes before.", accounts=", ".join(below))
        source = self._resets.get(id_)
        if source and id_ not in circle:
            name = self._open[source].name
            yield _("It comes after {account}, which can reset it.", account=name)
        if account.changed:
            yield _("Its password is new. What is still open is the reset or the second step.")
        yield from self._about_time(account)

    def _about_time(self, account: Account) -> Iterator[str]:
        phase = self._phases[account.item.id]
        if _said_time(account) == phase:
            yield _("You chose the time yourself.")
        elif _shows(account) and self._together:
            yield _("They may notice, so it is put on the day.")
        elif _shows(account):
            yield _("They may notice. Have somebody near.")
        elif phase is Phase.BEFORE and self._together and not _is_quiet(account):
            yield _("Not said yet if a change shows. If it does, it can wait for the day.")
        elif phase > Phase.BEFORE:
            yield _("It waits for what can reset it, so that it stays changed.")

    def _devices(self) -> Iterator[Change]:
        for device in self._reach.devices:
            planned = texts(device.item, "on_the_day")
            done = device.item.state is State.DONE
            if planned in _ON_THE_DAY:
                label = self._label(planned)
                title = f"{device.name}: {label}"
                why = _("You noted this for the day.")
                yield Change(
                    Step.DEVICE, Phase.DAY, title, (why,), device.item.id, DEVICES, done=done
                )
            elif device.reach >= Reach.COULD or planned == "reset":
                title = _("Decide about {device}", device=device.name)
                why = _("Keep it, have it looked at, or clear it. A wipe takes proof with it.")
                yield Change(
                    Step.DEVICE, Phase.AFTER, title, (*device.why, why), device.item.id, DEVICES,
                    done=done,
                )  # fmt: skip

    def _label(self, option: str) -> str:
        labels = {
            each.id: _(each.label)
            for section in self._plan.sections
            for list_ in section.lists
            if (section.id, list_.id) == (SECTION, DEVICES)
            for field in list_.fields
            if field.id == "on_the_day"
            for each in field.options
        }
        return labels.get(option, option)

    def _with_safety(self, lines: Sequence[Change]) -> Iterator[Change]:
        """The safety step, right before the first line that shuts them out of something."""
        told = False
        for line in lines:
            if not told and self._cuts(line):
                told = True
                yield self._safety(line.phase)
            yield line

    def _cuts(self, line: Change) -> bool:
        if line.step is Step.DEVICE:
            device = self._reach.device(line.item_id)
            return device is not None and device.reach >= Reach.NOT_SURE
        account = self._open.get(line.item_id)
        return account is not None and account.reach >= Reach.NOT_SURE

    def _safety(self, phase: Phase) -> Change:
        reacting = is_filled(self._plan.answers("blocking").get("if_they_react"))
        calling = is_filled(self._plan.answers("people").get("first_call"))
        why = _(
            "When somebody loses a way in, they may get angry. Choose where you would be and whom "
            "you would call. An advocate can go through it with you."
        )
        place = ("people", "first_call") if reacting else ("blocking", "if_they_react")
        title = _("Before you shut them out: who is near, and where you would be")
        return Change(
            Step.SAFETY, phase, title, (why,), section_id=place[0], field_id=place[1],
            done=reacting and calling,
        )  # fmt: skip

    def _key(self, id_: str) -> Key:
        account = self._open[id_]
        kind = texts(account.item, "kind")
        rank = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
        return self._phases[id_], -account.reach, rank, self._places[id_]

    def _own_phase(self, account: Account) -> Phase:
        said = _said_time(account)
        if said is not None:
            return said
        return Phase.DAY if self._together and _shows(account) else Phase.BEFORE

    def _lifted(self) -> Mapping[str, Phase]:
        """When each is changed: not before what can reset it, and a circle all at one time."""
        phases = {id_: self._own_phase(account) for id_, account in self._open.items()}
        for circle in circles(self._resets, lambda id_: (self._places[id_],)):
            latest = max(phases[id_] for id_ in circle)
            phases.update(dict.fromkeys(circle, latest))
        waiting = list(phases)
        while waiting:
            source = waiting.pop()
            for id_ in self._below.get(source, ()):
                if phases[id_] < phases[source]:
                    phases[id_] = phases[source]
                    waiting.append(id_)
        return phases


def _is_safe_mail(account: Account) -> bool:
    return texts(account.item, "kind") in _MAIL and account.reach is Reach.NO


def _shows(account: Account) -> bool:
    """Whether they would notice: as the person said, or because they use it themselves."""
    said = texts(account.item, "change_shows")
    if said in _SHOWS or account.item.notice in (Notice.YES, Notice.MAYBE):
        return True
    return account.reach is Reach.YES and said != "no" and account.item.notice is not Notice.NO


def _is_quiet(account: Account) -> bool:
    """Whether the person said that they would not notice."""
    said_so = texts(account.item, "change_shows") == "no"
    return said_so or account.item.notice is Notice.NO or account.reach < Reach.NOT_SURE


def _said_time(account: Account) -> Phase | None:
    """The time that the person chose; "now" comes with most suggestions, so it says nothing."""
    if account.item.state is State.LATER or account.item.when is When.AFTER:
        return Phase.AFTER
    return Phase.DAY if account.item.when is When.ON_THE_DAY else None
