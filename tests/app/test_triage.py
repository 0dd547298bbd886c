"""The triage: every combination of answers, and the rules it must keep."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest

from nocontact_desktop.app.triage import (
    NONE,
    QUESTIONS,
    RULES,
    UNSURE,
    Advice,
    Outcome,
    Paper,
    advise,
    against,
    riskier_choices,
    safer_choices,
)

Given = dict[str, frozenset[str]]

SAFE = {"owner": "mine", "login": "me", "admin": "me", "signs": NONE, "paper": "away"}
SIGNS = ("knows", "told", "alone", "looks", UNSURE)


def given(**changes: str) -> Given:
    return {key: frozenset({value}) for key, value in {**SAFE, **changes}.items()}


def signs_sets() -> list[frozenset[str]]:
    some = chain.from_iterable(combinations(SIGNS, n) for n in range(1, len(SIGNS) + 1))
    return [frozenset({NONE}), *(frozenset(signs) for signs in some)]


def every_combination(papers: int = 1) -> Iterator[Given]:
    owner, login, admin, _, paper = (
        [frozenset({option.id}) for option in question.options] for question in QUESTIONS
    )
    paper = paper[:papers]
    for values in product(owner, login, admin, signs_sets(), paper):
        yield dict(zip(SAFE, values, strict=True))


def expected(a: Given) -> Outcome:
    """The same judgement, written a second time and another way."""
    owner, login, admin = (next(iter(a[key])) for key in ("owner", "login", "admin"))
    signs = a["signs"]
    doubts = (admin == UNSURE) + (UNSURE in signs) + ("alone" in signs)
    open_login = login in {"other", UNSURE}
    if signs & {"knows", "told"} or "other" in {owner, admin} or doubts > 1:
        return Outcome.NOT_HERE
    if owner in {"work", "trusted"} or doubts:
        return Outcome.STICK
    if open_login and (owner in {"shared", UNSURE} or "looks" in signs):
        return Outcome.STICK
    private = (owner, login, admin, signs) == ("mine", "me", "me", frozenset({NONE}))
    return Outcome.USE if private else Outcome.WORDS


def test_every_combination_gets_the_expected_advice_with_a_reason() -> None:
    for answers in every_combination(papers=4):
        advice = advise(answers)
        assert advice.outcome is expected(answers), answers
        assert advice.reasons
        assert advice.keyring_allowed == (advice.outcome is Outcome.USE)


def test_every_outcome_occurs() -> None:
    counted = Counter(advise(answers).outcome for answers in every_combination())
    assert set(counted) == set(Outcome)


def test_only_one_way_of_answering_leads_to_a_keyring() -> None:
    allowed = {
        tuple(tuple(a[key]) for key in ("owner", "login", "admin", "signs"))
        for a in every_combination()
        if advise(a).keyring_allowed
    }
    assert allowed == {(("mine",), ("me",), ("me",), (NONE,))}


def test_not_sure_is_never_safer_than_the_safest_answer_and_never_opens_the_keyring() -> None:
    for answers in every_combination():
        for key in ("owner", "login", "admin", "signs"):
            doubtful = advise({**answers, key: frozenset({UNSURE})})
            safest = advise({**answers, key: frozenset({SAFE[key]})})
            assert doubtful.outcome.care >= safest.outcome.care
            assert not doubtful.keyring_allowed


def test_one_more_sign_never_makes_the_advice_less_careful() -> None:
    for answers in every_combination():
        before = advise(answers).outcome.care
        for sign in SIGNS:
            more = {**answers, "signs": answers["signs"] | {sign}}
            assert advise(more).outcome.care >= before


def test_no_answer_counts_as_not_sure() -> None:
    unsure = {question.id: frozenset({UNSURE}) for question in QUESTIONS}
    assert advise({}) == advise(unsure)
    assert advise({}).outcome is Outcome.NOT_HERE


def test_none_of_these_beside_a_sign_does_not_hide_the_sign() -> None:
    both = {**given(), "signs": frozenset({NONE, "told"})}
    assert advise(both).outcome is Outcome.NOT_HERE


def test_an_unknown_answer_counts_as_no_answer() -> None:
    assert advise(given(owner="moon")) == advise(given(owner=UNSURE))


@pytest.mark.parametrize(
    ("answer", "paper"),
    [
        ("away", Paper.AWAY),
        ("home", Paper.HOME),
        ("nowhere", Paper.NOWHERE),
        (UNSURE, Paper.NOWHERE),
    ],
)
def test_the_place_for_paper_changes_only_what_is_said_about_paper(
    answer: str, paper: Paper
) -> None:
    advice = advise(given(paper=answer))
    assert advice.paper is paper
    assert advice.outcome is Outcome.USE


def test_every_question_can_be_left_open() -> None:
    assert all(any(o.id == UNSURE for o in question.options) for question in QUESTIONS)


def test_every_rule_speaks_of_questions_and_answers_that_exist() -> None:
    known = {(question.id, o.id) for question in QUESTIONS for o in question.options}
    assert all(pair in known for rule in RULES for pair in rule.when)


def test_every_rule_decides_at_least_one_combination() -> None:
    decisive = {reason for answers in every_combination() for reason in advise(answers).reasons}
    assert {rule.reason for rule in RULES} <= decisive


@pytest.mark.parametrize("outcome", list(Outcome))
def test_anything_safer_can_be_chosen_without_a_word(outcome: Outcome) -> None:
    advice = Advice(outcome, ("why",), Paper.AWAY)
    for safer in safer_choices(advice):
        assert safer.care >= outcome.care
        assert against(advice, safer) == ""


@pytest.mark.parametrize("outcome", list(Outcome))
def test_going_on_against_the_advice_takes_one_sentence_and_is_never_forbidden(
    outcome: Outcome,
) -> None:
    advice = Advice(outcome, ("why",), Paper.AWAY)
    for risky in riskier_choices(advice):
        assert "you can go on" in against(advice, risky)
    assert Outcome.WORDS in (*safer_choices(advice), *riskier_choices(advice))


def test_no_choice_brings_the_keyring_back() -> None:
    for outcome in (Outcome.WORDS, Outcome.STICK, Outcome.NOT_HERE):
        advice = Advice(outcome, ("why",), Paper.AWAY)
        assert Outcome.USE not in (*safer_choices(advice), *riskier_choices(advice))
