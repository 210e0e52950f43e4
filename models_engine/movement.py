"""Whether a partnership has moved from one round to the next, or whether people only answered a little otherwise.

Rule (ours): a change is named only where its 95 % interval leaves out 0 and it is at least the smallest that is worth
naming. Where enough of the same people answered both times it is the mean of their own changes, since how people
differ from each other is then no error.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from models_engine.answers import AnswerMatrix, Row, as_matrix
from models_engine.comparison import SMALLEST_CHANGE, ChangeLabel, gap
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, TOLERANCE, Instrument, IntervalRule
from models_engine.position import person_scores
from models_engine.side_mean import Interval, SideMean, mean_interval

# The smallest change worth naming on an axis from 0 to 100: what 0.3 points are on the scale from 1 to 5.
SMALLEST_MOVE = SMALLEST_CHANGE * 100 / (HIGHEST_ANSWER - LOWEST_ANSWER)
# From how many people in each round a change has an error and a word.
LEAST_PEOPLE = 5


@dataclass(frozen=True)
class Move:
    """A later mean minus an earlier one, in the units of the scores.

    `n_before` and `n_after` are everybody with a score. `matched_n` of them answered both times, and the change is
    theirs; `None`: the change is everybody's, and how many answered twice must not be said. No `interval` and no
    `label` below the least number of people.
    """

    difference: float | None
    interval: Interval | None
    label: ChangeLabel | None
    n_before: int
    n_after: int
    matched_n: int | None = None


def change_between(
    before: Sequence[float],
    after: Sequence[float],
    pairs: Sequence[tuple[float, float]] = (),
    *,
    smallest: float = SMALLEST_MOVE,
    least: int = LEAST_PEOPLE,
) -> Move:
    """Change of a mean over two rounds from people's scores; `pairs` are those of the people who are in both.

    Matched: mean of d = after - before, ± t s_d / √n with n - 1 degrees of freedom. It is used only where at least
    `least` people are matched and in each round nobody or at least `least` are left over: from fewer, their answers
    would follow from the two numbers. Else Welch: ± t √(s1² / n1 + s2² / n2), t by Satterthwaite. t and not 1.96,
    because a side may be five people. A round without a score: no change. Sources: Student 1908; Welch 1947;
    `smallest` is ours.

    >>> found = change_between([60, 60, 65, 70, 70], [40, 45, 45, 50, 50])
    >>> found.difference, [round(end, 2) for end in found.interval], found.label
    (-19.0, [-25.76, -12.24], 'lower')
    >>> change_between([60, 70], [40, 50]).label is None
    True
    """
    first, second = SideMean.of(before), SideMean.of(after)
    if first.mean is None or second.mean is None:
        return Move(None, None, None, first.n, second.n)
    left_over = (first.n - len(pairs), second.n - len(pairs))
    if len(pairs) >= least and all(left == 0 or left >= least for left in left_over):
        own = SideMean.of([there - here for here, there in pairs])
        return _judged(own.mean or 0.0, mean_interval(own), first.n, second.n, smallest, len(pairs))
    if min(first.n, second.n) < least:
        return Move(second.mean - first.mean, None, None, first.n, second.n)
    interval = gap(second, first, least).interval
    return _judged(second.mean - first.mean, interval, first.n, second.n, smallest, None)


def change_of_shown(
    before: tuple[float, Interval | None, int],
    after: tuple[float, Interval | None, int],
    rule: IntervalRule,
    smallest: float = SMALLEST_MOVE,
) -> Move:
    """The change between two means of which only the mean, its bootstrap interval and the number of people are shown.

    Each is (mean, interval, people). A side's standard error is taken back from the width of its interval,
    width / (2 z) × √(n / (n - 1)) with z of the rule's percentiles, since resampling n people makes it too narrow by
    that much; the interval of the change is ± 1.96 √(SE1² + SE2²). Without both intervals there is no word. Source:
    Efron and Tibshirani 1993.

    >>> from models_engine import load_instrument
    >>> rule = load_instrument().interval
    >>> found = change_of_shown((60, (55, 65), 10), (45, (40, 50), 10), rule)
    >>> found.difference, [round(end, 2) for end in found.interval], found.label
    (-15, [-23.88, -6.12], 'lower')
    """
    difference, people = after[0] - before[0], (before[2], after[2])
    if before[1] is None or after[1] is None or min(people) < 2:
        return Move(difference, None, None, *people)
    z = NormalDist().inv_cdf(rule.to_percentile / 100)
    error = math.fsum(
        ((high - low) / (2 * z)) ** 2 * n / (n - 1)
        for (low, high), n in ((before[1], people[0]), (after[1], people[1]))
    )
    half = NormalDist().inv_cdf(0.975) * math.sqrt(error)
    return _judged(difference, (difference - half, difference + half), *people, smallest, None)


def change_over_cases(changes: Sequence[float]) -> Move:
    """The mean change of several cases, such as partnerships, each counting once: ± t s / √n over the cases.

    Fewer than two cases have no interval. Source: Student 1908.

    >>> found = change_over_cases([-10.0, 0.0, -20.0, -10.0])
    >>> found.difference, [round(end, 2) for end in found.interval], found.label
    (-10.0, [-22.99, 2.99], 'no_clear_change')
    """
    own = SideMean.of(changes)
    if own.mean is None:
        return Move(None, None, None, 0, 0)
    return _judged(own.mean, mean_interval(own), own.n, own.n, SMALLEST_MOVE, own.n)


def scores_on(
    instrument: Instrument, measure: str, rows: Sequence[Row] | AnswerMatrix
) -> tuple[float | None, ...]:
    """Each person's own number on an axis, 0 to 100, in the order of the rows: what a pair of rounds is matched by.

    `None` where too few of its parts are answered. Raises KeyError for a measure that is not in the instrument.

    >>> from models_engine import load_instrument
    >>> scores_on(load_instrument(), "drive_now", [{"O4": 5, "O6": 3}, {"O4": 5}])
    (75.0, None)
    """
    return person_scores(as_matrix(instrument, rows), instrument.measure(measure))


def _judged(
    difference: float,
    interval: Interval | None,
    n_before: int,
    n_after: int,
    smallest: float,
    matched_n: int | None,
) -> Move:
    if interval is None:
        return Move(difference, None, None, n_before, n_after, matched_n)
    low, high = interval
    clear = (low > TOLERANCE or high < -TOLERANCE) and abs(difference) >= smallest - TOLERANCE
    word: ChangeLabel = "higher" if difference > 0 else "lower"
    return Move(difference, interval, word if clear else "no_clear_change", n_before, n_after, matched_n)
