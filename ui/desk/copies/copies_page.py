"""The page about copies: how old the last one is, a new one, a check, a practice, what is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import (
    Generation,
    Rehearsed,
    State,
    check_copy,
    entries_of,
    generations_of,
    last_backup,
    last_rehearsal,
    note_rehearsal,
    rehearse,
)
from ui.desk.column_page import ColumnPage
from ui.desk.copies.make_copy import MakeCopy
from ui.desk.copies.sentences import age, day
from ui.desk.copies.try_copy import Trial, TryCopy
from ui.desk.opened import Opened
from ui.parts import Card, Fold, Heading, PlainLabel, quiet_button

_WHERE = (
    "Keep the stick in another place than this computer: with somebody you trust, or at work.",
    "Do not keep it with the other person, and not in a car or home that they can search.",
    "Whoever finds the stick cannot read the file. They can see that there is one.",
    "A copy does not change when your plan does. Make a new one now and then.",
)
_OPENS = (
    "Your words open it, and so does your recovery code, as they were on the day it was made.",
    "A PIN does not: it needs the keyring of this computer.",
    "If you change your words, copies from before still take the old ones.",
)


class CopiesPage(ColumnPage):
    """Everything slow runs in threads; each part says in its own place how it went."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self.age = PlainLabel("", "strong")
        self.make = MakeCopy(opened)
        self.make.made.connect(self._show_age)
        self.check = TryCopy(_checking(), opened.profile, opened.tasks)
        self.practice = TryCopy(self._practising(), opened.profile, opened.tasks)
        self.practised = PlainLabel("", "muted")
        self.beside = PlainLabel(_("One moment…"), "muted")
        self._lay_out()
        self._show_age()
        self._show_practised()
        self._look_beside()

    def _lay_out(self) -> None:
        lead = _(
            "A copy brings all of it back when this computer breaks, is lost or is taken away."
        )
        self.column.add(PlainLabel(lead, "lead"))
        self.column.add(
            _card(
                "",
                self.age,
                self.make,
                _fold(_("Where to keep it"), _WHERE),
                _fold(_("What opens a copy"), _OPENS),
            )
        )
        words = _("Every byte of it is read. Nothing is changed.")
        self.column.add(_card(_("Check a copy"), PlainLabel(words, "muted"), self.check))
        self.column.add(self._practice_card())
        words = _(
            "The program keeps copies beside the vault by itself, one a day at most. They help "
            "when a file is damaged, and not when this computer is gone."
        )
        self.column.add(_card(_("Kept beside the vault"), PlainLabel(words, "muted"), self.beside))

    def _practice_card(self) -> Card:
        words = _(
            "Try it once while all is well: type your recovery code as if this were a new "
            "computer. The copy is opened in memory only. Your vault is not changed."
        )
        self.newest = quiet_button(_("Use the newest one beside the vault"))
        self.newest.hide()
        self.practice.row.addWidget(self.newest)
        self.practice.tried.connect(self._note_practice)
        return _card(
            _("Practise bringing it back"),
            PlainLabel(words, "muted"),
            self.practised,
            self.practice,
        )

    def _practising(self) -> Trial:
        return Trial(
            _("Choose a copy"),
            _("Try to open it"),
            _("Trying to open the copy, as a new computer would."),
            rehearse,
            self._would_have_opened,
        )

    def _would_have_opened(self, outcome: object) -> str:
        assert isinstance(outcome, Rehearsed)  # noqa: S101 - what `rehearse` gives
        whole = _("You could open this copy with what you typed, and every byte of it is whole.")
        if outcome.entries is None:
            return whole + " " + _("It is from {day}.", day=day(outcome.made))
        return (
            whole
            + " "
            + _(
                "It is from {day} and holds {count} entries. Your plan has {now} now.",
                day=day(outcome.made),
                count=outcome.entries,
                now=entries_of(self._opened.vault),
            )
        )

    def _note_practice(self, _outcome: object) -> None:
        note_rehearsal(self._opened.vault.store)
        self._show_practised()

    def _show_practised(self) -> None:
        last = last_rehearsal(self._opened.vault.store)
        self.practised.setVisible(last is not None)
        if last is not None:
            self.practised.setText(_("You practised this last on {day}.", day=day(last)))

    def _show_age(self) -> None:
        self.age.setText(age(last_backup(self._opened.vault.store)))

    def _look_beside(self) -> None:
        task = self._opened.tasks.run(partial(generations_of, self._opened.vault))
        task.done.connect(self._show_beside)
        task.failed.connect(self._cannot_look_beside)

    def _cannot_look_beside(self, _error: object) -> None:
        self.beside.setText(_("They could not be read."))

    def _show_beside(self, found: object) -> None:
        assert isinstance(found, list)  # noqa: S101 - what `generations_of` gives
        good = [each for each in found if each.state is State.GOOD]
        spoilt = [each for each in found if each.state is State.DAMAGED]
        lines = [_("Whole: {day}", day=day(_made(each))) for each in good]
        lines += [_("Damaged: {day}", day=day(_made(each))) for each in spoilt]
        self.beside.setText("\n".join(lines) or _("There is none yet."))
        if good:
            path, called = good[0].path, _("The newest one: {day}", day=day(_made(good[0])))
            self.newest.clicked.connect(lambda: self.practice.choose(path, called))
            self.newest.show()


def _checking() -> Trial:
    return Trial(
        _("Choose a copy"),
        _("Check it"),
        _("Reading every byte of the copy."),
        check_copy,
        lambda made: _("This copy is whole. It is from {day}.", day=_day_of(made)),
    )


def _day_of(made: object) -> str:
    assert isinstance(made, datetime)  # noqa: S101 - what `check_copy` gives
    return day(made)


def _made(generation: Generation) -> datetime:
    return datetime.fromtimestamp(generation.made, UTC)


def _fold(title: str, sentences: tuple[str, ...]) -> Fold:
    fold = Fold(title)
    for sentence in sentences:
        fold.body.addWidget(PlainLabel(_(sentence)))
    return fold


def _card(title: str, *parts: QWidget) -> Card:
    card = Card()
    if title:
        card.body.addWidget(Heading(title))
    for part in parts:
        card.body.addWidget(part)
    return card
