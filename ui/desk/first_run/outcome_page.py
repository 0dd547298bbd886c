"""What the triage advises, why, and the person's own choice."""

from PySide6.QtCore import Signal

from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.app.room import trouble
from nocontact_desktop.app.triage import (
    Outcome,
    Paper,
    against,
    riskier_choices,
    safer_choices,
)
from nocontact_desktop.i18n import text as _
from ui.desk.choices import Choices
from ui.desk.choosing.group import Group, put
from ui.desk.first_run.page import FirstRunPage
from ui.parts import Card, Note, PlainLabel, link_button, primary_button

_TITLES = {
    Outcome.USE: "You can use this computer",
    Outcome.WORDS: "You can use this computer, with words only",
    Outcome.STICK: "A USB stick is safer here",
    Outcome.NOT_HERE: "Better not on this computer",
}
_CHOICES = {
    Outcome.USE: "Use this computer. Words open the vault, and a PIN can be added.",
    Outcome.WORDS: "Use this computer with words only. No PIN, nothing in its keyring.",
    Outcome.STICK: "Keep everything beside the program, on a USB stick. Words only, nothing "
    "in the menu.",
    Outcome.NOT_HERE: "Do not use this computer.",
}
_INSTEAD = (
    "Use a computer that they cannot get at: in a library, at a friend’s, at an advocate’s.",
    "Call a helpline from a phone that they do not own, pay for or look at.",
    "Plan on paper, if you have a safe place for it. A friend can keep it for you.",
    "Go on using this computer for everyday things. To stop all at once may be noticed.",
)
_PROGRAM = (
    "The program itself is still in {folder}. If that is safe, delete this folder and empty the "
    "bin."
)
_ON_STICK = "The files will lie on the stick, in {folder}."
_NOT_ON_STICK = (
    "The files would lie in {folder}, which does not seem to be on a stick. To use one: leave "
    "now, copy the program’s folder onto the stick, and start it from there."
)
_PAPER = {
    Paper.AWAY: "Paper: you have a place outside your home. Keep the recovery sheet there.",
    Paper.HOME: "Paper: at home it can be found. Take it out of the house when you can.",
    Paper.NOWHERE: "Paper: you have no safe place for it now. You can do without print-outs.",
}


class OutcomePage(FirstRunPage):
    """The advice first; anything safer is a click away, anything less safe takes a sentence."""

    close_asked = Signal()

    def __init__(self, draft: Draft, doors: Doors) -> None:
        self._draft = draft
        self._doors = doors
        self._advice = advice = draft.advice
        super().__init__(_(_TITLES[advice.outcome]))
        for reason in advice.reasons:
            self.say(_(reason), "lead")
        draft.chosen = draft.chosen or advice.outcome
        self.choices = self._offer(safer_choices(advice))
        self.add(self.choices)
        self._add_details(doors)
        self._add_riskier()
        self.say(_(_PAPER[advice.paper]), "muted")
        self._show()

    def _offer(self, outcomes: tuple[Outcome, ...]) -> Choices:
        chosen = frozenset({str(self._draft.chosen)})
        choices = Choices([(o.value, _(_CHOICES[o])) for o in outcomes], chosen)
        choices.picked.connect(lambda picked: self._choose(Outcome(next(iter(picked)))))
        return choices

    def _add_details(self, doors: Doors) -> None:
        self.instead = Card()
        self.instead.body.addWidget(PlainLabel(_("What you can do instead"), "strong"))
        for sentence in _INSTEAD:
            self.instead.body.addWidget(PlainLabel(_(sentence)))
        folder = doors.system.portable_root()
        self.instead.body.addWidget(PlainLabel(_(_PROGRAM, folder=folder), "muted"))
        self.close_button = primary_button(_("Close. Nothing was kept."))
        self.close_button.clicked.connect(self.close_asked)
        put(self.instead.body, self.close_button)
        along = doors.system.can_be_taken_along()
        words, tone = (_ON_STICK, "") if along else (_NOT_ON_STICK, "notice")
        self.stick = Note(_(words, folder=folder), tone)
        self.room = Note("", "notice")
        self.add(self.instead)
        self.add(self.stick)
        self.add(self.room)

    def _add_riskier(self) -> None:
        riskier = riskier_choices(self._advice)
        self.more = link_button(_("Other ways, against the advice"))
        self.more.setVisible(bool(riskier))
        self.risky = self._offer(riskier)
        sentence = against(self._advice, riskier[0]) if riskier else ""
        self.warning = Note(_(sentence), "notice")
        self.against = Group(self.warning, self.risky)
        self.more.clicked.connect(self._open_riskier)
        self.add(self.more)
        self.add(self.against)
        opened = bool(self.risky.chosen)
        self.against.setVisible(opened)
        self.more.setVisible(bool(riskier) and not opened)
        self.choices.setVisible(opened or len(self.choices.rows) > 1)

    def _open_riskier(self) -> None:
        self.more.hide()
        self.choices.show()
        self.against.show()
        self.risky.rows[min(self.risky.rows)].mark.setFocus()

    def _choose(self, chosen: Outcome) -> None:
        self._draft.chosen = chosen
        for choices in (self.choices, self.risky):
            choices.show_chosen(frozenset({chosen.value}))
        self._show()
        self.answered.emit()

    def _show(self) -> None:
        self.instead.setVisible(self._draft.chosen is Outcome.NOT_HERE)
        self.stick.setVisible(self._draft.chosen is Outcome.STICK)
        here = self._draft.chosen is not Outcome.NOT_HERE
        why_not = trouble(self._draft.folder(self._doors)) if here else ""
        self.room.set_words(why_not)
        self.room.setVisible(bool(why_not))
