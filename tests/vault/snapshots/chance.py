"""Whether anything that was seen goes with the second vault more than chance allows.

Three questions. Is one bit, at one place, set more or less often than half of the time? Does one
figure by itself tell (area under the curve, AUC)? Does a naive Bayes classifier tell, which learns
from nine tenths of the installations and is tried on the last, in turn? For the first two there
are many tests, so each is allowed `ALARM` divided by their number.

How sure this is: with n installations of each kind the AUC of a figure has a standard error of
sqrt((2 n + 1) / (12 n n)): 0.013 for 1,000. A classifier that is tried on all of them in turn has
1.5 times that, which was measured on noise: what it learns for one part depends on the others. So
one is within 0.02 of 0.5 in 70 of 100 runs only, when nothing can be told at all. The groups of
figures are measured on different things, so their AUCs are nearly independent, and the mean of six
has an error of 0.008.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean

from tests.vault.snapshots.look import Look

ALARM = 0.001
"""How often each of the three questions may be answered wrongly when nothing can be told."""
NEAR = 0.02
FOLDS = 10
IN_TURN = 1.5
BITS = "bits"

Row = Sequence[float]


@dataclass(frozen=True)
class Verdict:
    """What came out; `findings` is empty when nothing tells."""

    areas: dict[str, float]
    mean: float
    error: float
    worst_figure: str
    worst_bit: float
    bound: float
    findings: tuple[str, ...]

    def __str__(self) -> str:
        """The figures for people."""
        each = ", ".join(f"{name} {area:.3f}" for name, area in self.areas.items())
        return (
            f"AUC {each} (standard error {self.error:.4f} each); mean {self.mean:.4f}, "
            f"95 % interval ±{1.96 * self.error / math.sqrt(len(self.areas)):.4f}; strongest "
            f"figure {self.worst_figure}; largest |z| of a bit {self.worst_bit:.2f}, bound "
            f"{self.bound:.2f}; findings: {', '.join(self.findings) or 'none'}"
        )


def judge(looks: Sequence[Look]) -> Verdict:
    """Ask the three questions, and whether all have the same shape."""
    labels = [each.two for each in looks]
    alone = spread(sum(labels), len(labels) - sum(labels))
    error = IN_TURN * alone
    tables = {name: table(looks, name) for name in looks[0].figures}
    areas = {name: crossed(list(rows.values()), labels) for name, rows in tables.items()}
    mean = fmean(areas.values())
    findings = [] if all(each.shape == looks[0].shape for each in looks) else ["shape"]
    single = {
        f"{group}: {name}": column for group, t in tables.items() for name, column in t.items()
    }
    strengths = {name: strength(column, labels) / alone for name, column in single.items()}
    allowed = limit(2 * len(single))
    findings += [name for name, found in strengths.items() if found > allowed]
    places = 8 * bits_of(looks)
    bit, bound = worst_bit(looks, places), limit(3 * places)
    if bit > bound:
        findings.append(BITS)
    findings += [name for name, a in areas.items() if abs(a - 0.5) > limit(len(areas)) * error]
    if abs(mean - 0.5) > max(NEAR, limit(1) * error / math.sqrt(len(areas))):
        findings.append("mean")
    worst = max(strengths, key=strengths.__getitem__)
    told = f"{worst!r}, {strengths[worst]:.2f} standard errors of {allowed:.2f} allowed"
    return Verdict(areas, mean, error, told, bit, bound, tuple(findings))


def limit(tests: int) -> float:
    """The |z| that the largest of so many passes with the chance `ALARM`, when nothing tells."""
    return -NormalDist().inv_cdf(ALARM / (2 * tests))


def spread(yes: int, no: int) -> float:
    """The standard error of an AUC when nothing tells."""
    return math.sqrt((yes + no + 1) / (12 * yes * no))


def table(looks: Sequence[Look], group: str) -> dict[str, list[float]]:
    """Figure by figure, those of all installations; 0 where one has no such file."""
    names = sorted({name for each in looks for name in each.figures[group]})
    return {name: [each.figures[group].get(name, 0.0) for each in looks] for name in names}


def area(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The chance that one with a second vault has a higher score than one without."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    ranks, at = [0.0] * len(scores), 0
    while at < len(order):
        end = at
        while end < len(order) and scores[order[end]] == scores[order[at]]:
            end += 1
        for place in order[at:end]:
            ranks[place] = (at + end + 1) / 2
        at = end
    yes = sum(labels)
    total = sum(rank for rank, label in zip(ranks, labels, strict=True) if label)
    return (total - yes * (yes + 1) / 2) / (yes * (len(labels) - yes))


def strength(column: list[float], labels: Sequence[bool]) -> float:
    """How much a figure tells, by its size or by its distance from the middle."""
    middle = sorted(column)[len(column) // 2]
    far = [abs(value - middle) for value in column]
    return max(abs(area(each, labels) - 0.5) for each in (column, far))


def crossed(columns: list[list[float]], labels: Sequence[bool]) -> float:
    """AUC of naive Bayes, tried on installations that it did not learn from."""
    places = {
        label: [n for n, each in enumerate(labels) if each is label] for label in (True, False)
    }
    for each in places.values():
        random.Random(0).shuffle(each)  # noqa: S311 - which are tried together
    areas = []
    for fold in range(FOLDS):
        tried = [n for each in places.values() for n in each[fold::FOLDS]]
        learned = sorted(set(range(len(labels))) - set(tried))
        scores = [0.0] * len(tried)
        for column in columns:
            learn(column, labels, learned, tried, scores)
        areas.append(area(scores, [labels[n] for n in tried]))
    return fmean(areas)


def learn(
    column: list[float],
    labels: Sequence[bool],
    learned: list[int],
    tried: list[int],
    scores: list[float],
) -> None:
    """Add to the scores what one figure says: how much better one bell curve fits than another."""
    bells = []
    for label in (True, False):
        values = [column[n] for n in learned if labels[n] is label]
        mean = fmean(values)
        bells.append((mean, sum((value - mean) ** 2 for value in values) / len(values)))
    floor = 1e-9 + 1e-3 * max(variance for _, variance in bells)
    (mean, variance), (other, others) = ((m, v + floor) for m, v in bells)
    for at, n in enumerate(tried):
        value = column[n]
        scores[at] += (value - other) ** 2 / others - (value - mean) ** 2 / variance
        scores[at] += math.log(others / variance)


def bits_of(looks: Sequence[Look]) -> int:
    """How many bytes are looked at bit by bit."""
    return (max(each.bits for each in looks).bit_length() + 7) // 8


def worst_bit(looks: Sequence[Look], places: int) -> float:
    """The largest |z| at any place: of all, against half; of one kind against the other."""
    yes = counted([each.bits for each in looks if each.two], places)
    no = counted([each.bits for each in looks if not each.two], places)
    many, others = sum(each.two for each in looks), sum(not each.two for each in looks)
    total = many + others
    worst = 0.0
    for one, other in zip(yes, no, strict=True):
        both = one + other
        apart = (one * others - other * many) / math.sqrt(many * others * total / 4)
        worst = max(worst, abs(both - total / 2) / math.sqrt(total / 4), abs(apart))
    return worst


def counted(numbers: list[int], places: int) -> list[int]:
    """How many of the numbers have a one, place by place."""
    planes: list[int] = []
    for number in numbers:
        carry = number
        for at, plane in enumerate(planes):
            planes[at], carry = plane ^ carry, plane & carry
        planes.append(carry) if carry else None
    counts = [0] * places
    for weight, plane in enumerate(planes):
        for place, bit in enumerate(f"{plane:0{places}b}"):
            if bit == "1":
                counts[place] += 1 << weight
    return counts
