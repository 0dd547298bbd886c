"""The blocking checklist: for each way to reach the person, what comes first and what is done.

Proof, then who else can get into the account, then what else would change, then the day. Only
then the block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Item, State, When
from nocontact_desktop.plan.readiness import item_name
from nocontact_desktop.plan.references import PlanWords, fields_of, of_list, shown_value, texts

SECTION, CHANNELS = "blocking", "channels"
_STAYS = ("keep", "")
_CLOSES = ("block", "leave-group", "stop-sharing", "new-account")
_WHEN = {When.NOW: 0, When.OPEN: 1, When.ON_THE_DAY: 2, When.AFTER: 3}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to do, and whether it is done."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach the person, with what is to be done in its order."""

    item_id: str
    name: str
    checks: tuple[Check, ...]
    cautions: tuple[str, ...] = ()
    when: str = ""
    """The time that was chosen, in words."""

    @property
    def next(self) -> str:
        """What comes next; empty when all is done."""
        return next((check.text for check in self.checks if not check.done), "")


def channels(plan: PlanWords) -> tuple[Channel, ...]:
    """All ways that are in the plan, by their time, and as they stand in the list."""
    fields = fields_of(plan, SECTION, CHANNELS)
    items = sorted(of_list(plan, SECTION, CHANNELS), key=lambda item: _WHEN[item.when])
    return tuple(_channel(plan, fields, item) for item in items)


def _channel(plan: PlanWords, fields: Mapping[str, Field], item: Item) -> Channel:
    known = dict(fields)
    effects = shown_value(plan, known, item, "side_effects")
    action = shown_value(plan, known, item, "action")
    closed = bool(texts(item, "blocked_on")) or item.state is State.DONE
    return Channel(
        item.id,
        item_name(item),
        tuple(_checks(item, action, closed=closed)),
        tuple(_cautions(item, effects, closed=closed)),
        _when(item),
    )


def _checks(item: Item, action: str, *, closed: bool) -> Iterator[Check]:
    yield Check(_("Save proof, or look and find none"), bool(texts(item, "proof_saved_on")))
    if texts(item, "action") == "keep":
        yield Check(_("Leave it open"), done=True)
        return
    checked = texts(item, "recovery_checked") in ("yes", "does-not-apply")
    yield Check(_("Check that only you can get into the account"), checked)
    yield Check(_("Look at what else would change"), bool(texts(item, "side_effects")))
    yield Check(_("Choose the time"), item.when is not When.OPEN or closed)
    yield Check(action or _("Choose what to do, and do it"), closed)
    yield Check(_("Put in a day to look again"), bool(texts(item, "review_on")))


def _cautions(item: Item, effects: str, *, closed: bool) -> Iterator[str]:
    """What to think of before it is closed."""
    required, action = texts(item, "required"), texts(item, "action")
    if required == "court" and action not in _STAYS:
        yield _("A court order asks for this way. A lawyer can tell you what is open to you.")
    if required == "child" and action in _CLOSES:
        yield _("A child's contact runs through it. Another way for the child comes first.")
    if required == "work" and action in _CLOSES:
        yield _("Work asks for this way. A word with your workplace comes first.")
    if required == "not-sure":
        yield _("You are not sure if it has to stay open. Somebody who knows the rules can say.")
    if texts(item, "recovery_checked") == "no":
        yield _("They could still get in. New reset data, from a safe device, comes first.")
    if effects and not closed:
        yield _("Also changes: {things}", things=effects)
    if texts(item, "shows_to_them"):
        yield _("How it shows: {words}", words=texts(item, "shows_to_them"))


def _when(item: Item) -> str:
    return {
        When.OPEN: "",
        When.NOW: _("Now"),
        When.ON_THE_DAY: _("On the day"),
        When.AFTER: _("After"),
    }[item.when]
