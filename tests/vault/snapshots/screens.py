"""An installation made and used through the real screens, by somebody who types and clicks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from nocontact_desktop.app.first_run import Step
from nocontact_desktop.app.triage import QUESTIONS
from nocontact_desktop.vault import generations
from tests.vault.snapshots.life import Habits, Item, Lived, aged, cheap
from tests.vault.snapshots.sitting import Home, Seat, Told, sat
from ui.desk.copies.entries import COPIES
from ui.desk.first_run.flow import FirstRun
from ui.desk.opened import SECRETS
from ui.desk.page import HOME, SEARCH
from ui.desk.plan_window import SETTINGS
from ui.desk.second.entries import SECOND
from ui.desk.second.second_page import SecondPage
from ui.desk.secrets import upkeep
from ui.desk.step_page import StepPage
from ui.forms import FieldEditor
from ui.parts import Note
from ui.sample.hands import click, press, visible, wait_until, widget, write

PRIVATE = {"owner": "mine", "login": "me", "admin": "me", "signs": "none", "paper": "away"}
SHARED = PRIVATE | {"owner": "shared"}
USE = "Use this computer. Words open the vault, and a PIN can be added."
PIN, SECOND_PIN, LEAVING = "839216", "718204", "774412"
PLAIN_PAGES = (HOME, SEARCH, SETTINGS, SECRETS, COPIES, SECOND)
TEXT = "bread and carrots, and the bus at nine "
MADE = "The second vault is made."
NEVER_MS = 10**6


@contextmanager
def lived_on_screen(root: Path, chance: random.Random, *, two: bool) -> Iterator[Lived]:
    """As `lived`: everything but the second vault has the same odds with and without one."""
    habits = Habits.of(chance, chance.randrange(2, 4))
    home, item = Home(root), Item(root / "item")
    home.system.data.mkdir()
    known: Told = {}
    with cheap(item), hurried(keeps=habits.keeps), ExitStack() as last:
        for turn in range(habits.sittings):
            sitting = partial(
                sit,
                chance=random.Random(chance.random()),  # noqa: S311 - how it is used
                habits=habits,
                turn=turn,
                known=dict(known),
                two=two,
            )
            stays = habits.is_open and turn + 1 == habits.sittings
            known |= last.enter_context(sat(home, sitting, stays=stays))
            if turn == habits.at:
                aged(home.folder, chance.randrange(86_400, 400 * 86_400))
        yield Lived(home.folder, home.profile.files, item.get() or b"")


@contextmanager
def hurried(*, keeps: bool) -> Iterator[None]:
    """What is done for a vault a second after it was opened is done at once, each day, or never."""
    with (
        mock.patch.object(upkeep, "PAUSE_MS", 0 if keeps else NEVER_MS),
        mock.patch.object(generations, "DAY", 0),
    ):
        yield


def sit(
    seat: Seat, *, chance: random.Random, habits: Habits, turn: int, known: Told, two: bool
) -> Told:
    """One sitting: the first run or an opening, some pages, and perhaps the second vault."""
    if not known:
        known = go_through(seat, with_pin=habits.with_pin)
    else:
        ways = [name for name in ("words", "pin", "second", "second pin") if name in known]
        seat.open(known[chance.choice(ways)])
    for _ in range(chance.randrange(1, 4)):
        visit(seat, chance)
    if turn == habits.at and two:
        return known | set_up(seat, chance, known)
    if turn == habits.at:
        seat.go(SECOND)
        click(second_page(seat).forth)
    return known


def go_through(seat: Seat, *, with_pin: bool) -> Told:
    """The first run, to the open plan; gives the secrets."""
    flow = seat.begin()
    told: Told = {}
    while flow.step is not Step.AGREE:
        step = flow.step
        told |= answer(flow, step, with_pin=with_pin)
        wait_until(flow.forth.isEnabled)
        click(flow.forth)
        wait_until(lambda before=step: flow.step is not before)  # type: ignore[misc]
    click(flow.forth)
    wait_until(lambda: seat.session.plan is not None)
    return told


def answer(flow: FirstRun, step: Step, *, with_pin: bool) -> Told:
    """What has to be done on one screen of the first run; gives the secrets of this screen."""
    answers = PRIVATE if with_pin else SHARED
    match step:
        case Step.OUTCOME if with_pin:
            press(flow, USE)
        case Step.WORDS:
            words = flow.draft.words
            typed_back(flow, "I have them", "Type the words once", words)
            return {"words": words}
        case Step.PIN:
            type_twice(flow, "PIN, six digits or more", "The same PIN again", PIN)
            return {"pin": PIN}
        case Step.RECOVERY:
            code = flow.draft.recovery_code
            keep_code(flow, code)
            return {"code": code}
        case _ if step.value in answers:
            question = next(each for each in QUESTIONS if each.id == step.value)
            press(flow, next(o.label for o in question.options if o.id == answers[step.value]))
        case _:
            pass
    return {}


def visit(seat: Seat, chance: random.Random) -> None:
    """Go to some page; on a step of the plan answer a question or two."""
    plan = seat.session.plan
    assert plan is not None
    steps = [section.id for section in plan.workspace.sections]
    seat.go(chance.choice([*steps, *steps, *PLAIN_PAGES]))
    if not isinstance(seat.page, StepPage):
        return
    lines = [
        line
        for kind in (QLineEdit, QPlainTextEdit)
        for editor in visible(seat.page, FieldEditor)
        for line in visible(editor, kind)
    ]
    for line in chance.sample(lines, min(len(lines), 2)):
        write(line, TEXT * chance.randrange(1, 4))


def set_up(seat: Seat, chance: random.Random, known: Told) -> Told:
    """The page for a second vault, from its first part to its last; gives what opens it."""
    seat.go(SECOND)
    page = second_page(seat)
    click(page.forth)
    words = page.part.words  # type: ignore[attr-defined]
    typed_back(page, "I have them", "Type the words once", words)
    click(page.forth)
    keep_code(page, page.chosen.recovery_code)
    click(page.forth)
    told = choose_ways(page, chance, known) | {"second": words}
    click(page.forth)
    press(page, "I understand that another vault here, if there is one, will be gone")
    label = "Your words or your PIN for this vault, once more"
    write(widget(page, QLineEdit, label), known["words"])
    click(page.forth)
    wait_until(lambda: MADE in [note.words for note in visible(page, Note)])
    return told


def choose_ways(page: SecondPage, chance: random.Random, known: Told) -> Told:
    """Its words only, or a PIN, or a code for leaving too."""
    if chance.random() < 0.4:
        press(page, "Its words, and a code for leaving")
        label = "Code for leaving: digits or words"
        type_twice(page, label, "The same code again", LEAVING)
        label = "The recovery code of this vault, to be sure that you have it"
        write(widget(page, QLineEdit, label), known["code"])
        press(page, "Check it")
    elif "pin" in known:
        press(page, "Its words, and a PIN")
        type_twice(page, "PIN, six digits or more", "The same PIN again", SECOND_PIN)
        wait_until(page.forth.isEnabled)
        return {"second pin": SECOND_PIN}
    wait_until(page.forth.isEnabled)
    return {}


def second_page(seat: Seat) -> SecondPage:
    """The page for a second vault, which is shown."""
    assert isinstance(seat.page, SecondPage)
    return seat.page


def keep_code(inside: FirstRun | SecondPage, code: str) -> None:
    """Write the recovery code down and type it."""
    label = "Type the code once, with or without the dashes"
    typed_back(inside, "I have written it down", label, code)


def typed_back(inside: FirstRun | SecondPage, have: str, label: str, text: str) -> None:
    """Say that one has it, and type it."""
    press(inside, have)
    write(widget(inside, QLineEdit, label), text)
    wait_until(inside.forth.isEnabled)


def type_twice(inside: FirstRun | SecondPage, first: str, again: str, text: str) -> None:
    """Type a secret into two lines."""
    write(widget(inside, QLineEdit, first), text)
    write(widget(inside, QLineEdit, again), text)
