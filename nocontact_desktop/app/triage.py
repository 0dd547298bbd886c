"""Is this computer safe enough, and for what? The questions, the rules and the advice.

The rules only ever make the advice more careful: each one that fits names a least outcome, and
the most careful one counts. What is not answered counts as "not sure". The advice is never an
order: a person may choose any other outcome, after one plain sentence where it is less safe. Only
the PIN and the keyring stay tied to the advice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

UNSURE = "unsure"
NONE = "none"

Answers = Mapping[str, frozenset[str]]


class Outcome(StrEnum):
    """What to do with this computer, from the easiest to the most careful."""

    USE = "use"
    WORDS = "words"
    STICK = "stick"
    NOT_HERE = "not_here"

    @property
    def care(self) -> int:
        """How careful it is; a higher figure is safer."""
        return list(Outcome).index(self)


class Paper(StrEnum):
    """What the person said about a place for paper."""

    AWAY = "away"
    HOME = "home"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be picked."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One screen of the triage. With `several`, more than one answer can be ticked."""

    id: str
    title: str
    help: str
    options: tuple[Option, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """If every pair of question and answer in `when` was given, at least `outcome` is advised."""

    outcome: Outcome
    when: tuple[tuple[str, str], ...]
    reason: str

    def fits(self, answers: Answers) -> bool:
        """Whether the rule speaks about these answers."""
        return all(option in answers[question] for question, option in self.when)


@dataclass(frozen=True, slots=True)
class Advice:
    """The outcome, and the sentences that say why."""

    outcome: Outcome
    reasons: tuple[str, ...]
    paper: Paper

    @property
    def keyring_allowed(self) -> bool:
        """Whether a PIN with a share in the keyring may be offered at all."""
        return self.outcome is Outcome.USE


NOT_SURE = Option(UNSURE, "I am not sure.")

QUESTIONS = (
    Question(
        "owner",
        "Whose computer is this?",
        "Think of who owns it, who pays for it, and who could ask for it back.",
        (
            Option("mine", "Mine. Nobody else uses it."),
            Option("shared", "Several people use it."),
            Option("other", "The other person’s: they own it or could take it back."),
            Option("work", "It belongs to my work or my school."),
            Option("trusted", "It belongs to a friend, an advocate or a library."),
            NOT_SURE,
        ),
    ),
    Question(
        "login",
        "Who can sign in as you?",
        "To sign in is to get past the lock screen with a password, a PIN, a finger or a face.",
        (
            Option("me", "Only I can."),
            Option("trusted", "I can, and somebody I trust."),
            Option("other", "The other person can, or it has no password."),
            NOT_SURE,
        ),
    ),
    Question(
        "admin",
        "Who looks after this computer?",
        "Whoever looks after it, its administrator, can add programs and see what is on it.",
        (
            Option("me", "I do, and nobody else."),
            Option("trusted", "Somebody I trust, my work or a library."),
            Option("other", "The other person does, or knows the administrator’s password."),
            NOT_SURE,
        ),
    ),
    Question(
        "signs",
        "Does any of this fit?",
        "These can be signs that somebody sees what you do here. Tick all that fit.",
        (
            Option("knows", "They know things that I only wrote or read on this computer."),
            Option(
                "told",
                "They say they can see what I do here, or I found a program "
                "that I did not put there.",
            ),
            Option("alone", "They set it up or repaired it, or had it to themselves for a while."),
            Option("looks", "They look through it: files, messages, pages I visited."),
            Option(NONE, "None of these."),
            NOT_SURE,
        ),
        several=True,
    ),
    Question(
        "paper",
        "Could you keep a sheet of paper safe?",
        "Some things are good to have on paper, if nobody finds them.",
        (
            Option("away", "Yes, outside my home: with a friend, at work, in a locker."),
            Option("home", "Yes, at home, where nobody looks."),
            Option("nowhere", "No."),
            NOT_SURE,
        ),
    ),
)

_WATCHED = "Somebody may see what is written on this computer. The program cannot prevent that."
_THEIRS = "It is the other person’s computer. They can look at it whenever they like."
_THEIR_ADMIN = (
    "Whoever looks after a computer can see what is done on it. The program cannot prevent that."
)
_DOUBTS = "More than one thing about this computer is not clear. Another one would be safer."
_BORROWED = "Other people use this computer after you. Nothing of yours should stay on it."
_WORK = "Your work or school can look at this computer. Nothing of yours should stay on it."
_SHARED_LOGIN = "Others may sign in as you on this computer and could find the files."
_SEARCHED = "They may sign in as you and look through your files. They could find the vault’s."
_ADMIN_DOUBT = "It is not clear who looks after this computer, so nothing should stay on it."
_SIGN_DOUBT = (
    "It is not clear whether somebody watches this computer, so nothing should stay on it."
)
_ALONE = "They had this computer to themselves, so nothing of yours should stay on it."
_SHARED = "Other people use this computer, so its keyring should not know about the vault."
_KNOWN_LOGIN = "You may not be the only one who can sign in as you, so a short PIN is not enough."
_HELPED = "Somebody else looks after this computer, so its keyring should not know about the vault."
_LOOKED = "They look through this computer, and the keyring is one of the places to look."
_FINE = "You use it alone, you alone can sign in, and you look after it yourself."

RULES = (
    Rule(Outcome.NOT_HERE, (("signs", "knows"),), _WATCHED),
    Rule(Outcome.NOT_HERE, (("signs", "told"),), _WATCHED),
    Rule(Outcome.NOT_HERE, (("owner", "other"),), _THEIRS),
    Rule(Outcome.NOT_HERE, (("admin", "other"),), _THEIR_ADMIN),
    Rule(Outcome.NOT_HERE, (("admin", UNSURE), ("signs", UNSURE)), _DOUBTS),
    Rule(Outcome.NOT_HERE, (("admin", UNSURE), ("signs", "alone")), _DOUBTS),
    Rule(Outcome.NOT_HERE, (("signs", UNSURE), ("signs", "alone")), _DOUBTS),
    Rule(Outcome.STICK, (("owner", "trusted"),), _BORROWED),
    Rule(Outcome.STICK, (("owner", "work"),), _WORK),
    Rule(Outcome.STICK, (("owner", "shared"), ("login", "other")), _SHARED_LOGIN),
    Rule(Outcome.STICK, (("owner", "shared"), ("login", UNSURE)), _SHARED_LOGIN),
    Rule(Outcome.STICK, (("owner", UNSURE), ("login", "other")), _SHARED_LOGIN),
    Rule(Outcome.STICK, (("owner", UNSURE), ("login", UNSURE)), _SHARED_LOGIN),
    Rule(Outcome.STICK, (("signs", "looks"), ("login", "other")), _SEARCHED),
    Rule(Outcome.STICK, (("signs", "looks"), ("login", UNSURE)), _SEARCHED),
    Rule(Outcome.STICK, (("admin", UNSURE),), _ADMIN_DOUBT),
    Rule(Outcome.STICK, (("signs", UNSURE),), _SIGN_DOUBT),
    Rule(Outcome.STICK, (("signs", "alone"),), _ALONE),
    Rule(Outcome.WORDS, (("owner", "shared"),), _SHARED),
    Rule(Outcome.WORDS, (("owner", UNSURE),), _SHARED),
    Rule(Outcome.WORDS, (("login", "trusted"),), _KNOWN_LOGIN),
    Rule(Outcome.WORDS, (("login", "other"),), _KNOWN_LOGIN),
    Rule(Outcome.WORDS, (("login", UNSURE),), _KNOWN_LOGIN),
    Rule(Outcome.WORDS, (("admin", "trusted"),), _HELPED),
    Rule(Outcome.WORDS, (("signs", "looks"),), _LOOKED),
)

_PAPER = {"away": Paper.AWAY, "home": Paper.HOME}

_AGAINST = {
    Outcome.NOT_HERE: (
        "If somebody watches this computer, they may see what you write and that you are "
        "planning. You know your situation best, and you can go on."
    ),
    Outcome.STICK: (
        "The files will stay on this computer. Nobody can read them, but somebody may find them "
        "and ask about them. You know your situation best, and you can go on."
    ),
}


def advise(answers: Answers) -> Advice:
    """The advice for what was answered so far."""
    full = {question.id: _given(question, answers) for question in QUESTIONS}
    fitting = [rule for rule in RULES if rule.fits(full)]
    outcome = max((rule.outcome for rule in fitting), key=lambda o: o.care, default=Outcome.USE)
    reasons = dict.fromkeys(rule.reason for rule in fitting if rule.outcome is outcome)
    paper = next((place for id_, place in _PAPER.items() if id_ in full["paper"]), Paper.NOWHERE)
    return Advice(outcome, tuple(reasons) or (_FINE,), paper)


def safer_choices(advice: Advice) -> tuple[Outcome, ...]:
    """What can be chosen without a word: the advice itself, and all that is safer."""
    return tuple(outcome for outcome in Outcome if outcome.care >= advice.outcome.care)


def riskier_choices(advice: Advice) -> tuple[Outcome, ...]:
    """What can be chosen against the advice. A PIN never comes back this way, so no `USE`."""
    return tuple(
        outcome
        for outcome in Outcome
        if outcome is not Outcome.USE and outcome.care < advice.outcome.care
    )


def against(advice: Advice, chosen: Outcome) -> str:
    """The one sentence to show before going on against the advice; empty when it is not against."""
    return _AGAINST[advice.outcome] if chosen in riskier_choices(advice) else ""


def _given(question: Question, answers: Answers) -> frozenset[str]:
    known = {option.id for option in question.options}
    given = answers.get(question.id, frozenset()) & known
    return given - {NONE} or given or frozenset({UNSURE})
