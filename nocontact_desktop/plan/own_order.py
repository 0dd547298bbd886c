"""Fits the order of the steps to one person: to what matters to them, and to what they said.

Somebody who gets away from a boss begins elsewhere than somebody who lives with a partner, and who
has no pets is asked nothing about pets. It only changes what comes first: every step stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nocontact_desktop.plan.model import Answers, Value
from nocontact_desktop.plan.reading import Table, read_file
from nocontact_desktop.plan.stages import FIRST_MOST, Stage


@dataclass(frozen=True, slots=True)
class Circumstance:
    """What one answer changes: it holds when the answer is, or has in it, one of `values`."""

    section_id: str
    field_id: str
    values: frozenset[str]
    first: tuple[str, ...] = ()
    """Ids of the steps that come first for this person."""
    waits: frozenset[str] = frozenset()
    """Ids of the steps of which nothing is asked by itself."""
    unless: tuple[Circumstance, ...] = ()
    """It does not count for somebody who also gave one of these answers."""

    def counts(self, answers: Callable[[str], Answers]) -> bool:
        """Whether it counts for the person who gave these `answers`."""
        value = answers(self.section_id).get(self.field_id)
        return self.holds(value) and not any(each.counts(answers) for each in self.unless)

    def holds(self, value: Value | None) -> bool:
        """Whether `value` is such an answer."""
        given = [value] if isinstance(value, str) else value or []
        return not self.values.isdisjoint(given)


def load_circumstances(path: Path) -> tuple[Circumstance, ...]:
    """Those in the file at `path`; raises `ContentError` for whatever is not right there."""
    table = read_file(path)
    found = tuple(_circumstance(each) for each in table.tables("circumstance", "circumstance"))
    table.close()
    return found


def own_order(
    stage: Stage,
    circumstances: Iterable[Circumstance],
    answers: Callable[[str], Answers],
    chosen: Iterable[str],
    others: Iterable[str] = (),
) -> Stage:
    """`stage` as it fits one person, who keeps the first two steps of it near the front.

    `answers` gives what was answered in a section. `chosen` are the main steps of the person's
    priorities, most wanted first, and `others` the further ones, which come after what the
    circumstances put first. What a circumstance puts off, a priority brings back.
    """
    given = [each for each in circumstances if each.counts(answers)]
    main, further = tuple(chosen), tuple(others)
    put_off = {each for one in given for each in one.waits}.difference(main, further)
    of_the_stage = [each for each in stage.first if each not in put_off]
    here = of_the_stage[:1] if stage.first[:1] == tuple(of_the_stage[:1]) else []
    then = of_the_stage[1:2] if here else []
    by_answers = [each for one in given for each in one.first]
    in_order = dict.fromkeys([*here, *main, *then, *by_answers, *further, *of_the_stage])
    waits = stage.waits | put_off
    first = [each for each in in_order if each not in waits][:FIRST_MOST]
    return replace(stage, first=tuple(first), waits=frozenset(waits - set(first)))


def chosen_steps(
    priorities: Mapping[str, Sequence[str]], answer: Value | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first step of each priority that `answer` names, and all its further steps."""
    named = [priorities.get(each, ()) for each in answer] if isinstance(answer, list) else []
    firsts = dict.fromkeys(each for steps in named for each in steps[:1])
    further = dict.fromkeys(each for steps in named for each in steps[1:])
    return tuple(firsts), tuple(each for each in further if each not in firsts)


def _circumstance(table: Table) -> Circumstance:
    answer = _answer(table)
    first = table.texts("first")
    waits = frozenset(table.texts("waits"))
    unless = tuple(map(_other_answer, table.tables("unless", "unless")))
    if bool(waits.intersection(first)) or not (first or waits):
        raise table.fault("first or waits name steps, none of them in both")
    table.once(first, "step")
    table.close()
    return replace(answer, first=first, waits=waits, unless=unless)


def _other_answer(table: Table) -> Circumstance:
    answer = _answer(table)
    table.close()
    return answer


def _answer(table: Table) -> Circumstance:
    section_id, _, field_id = table.words("answer").partition("/")
    values = frozenset(table.texts("values"))
    if not field_id or not values:
        raise table.fault("answer is a step/field, and values name at least one answer")
    return Circumstance(section_id, field_id, values)
