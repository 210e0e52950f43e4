"""Two sides of a partnership, and two rounds: what differs, and by how much it might differ by chance."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean
from typing import Literal

from models_engine.instrument import TOLERANCE
from models_engine.intraclass import rater_reliability
from models_engine.side_mean import Interval, SideMean, t_quantile

GapLabel = Literal["aligned", "differs", "contested"]
ChangeLabel = Literal["higher", "lower", "no_clear_change"]

# Two partners see a factor differently from here on, and contest it beyond there.
DIFFERS_FROM = 0.5
CONTESTED_ABOVE = 1.0
# The smallest change of a mean worth acting on, in points of the scale.
SMALLEST_CHANGE = 0.3


@dataclass(frozen=True)
class Gap:
    """One side's mean minus the other's, its 95 % interval and the word for its size, `None` for none."""

    difference: float | None
    interval: Interval | None
    label: GapLabel | None


@dataclass(frozen=True)
class ProfileAgreement:
    """How alike two profiles are in level, in shape and in both. `n` are the factors both sides have.

    Gaps are a - b. `icc` are the forms (1,1), (2,1) and (3,1) with the two sides as judges.
    """

    n: int
    mean_gap: float | None
    mean_absolute_gap: float | None
    root_mean_square: float | None
    distance: float | None
    pearson: float | None
    concordance: float | None
    double_entry: float | None
    icc: tuple[float | None, float | None, float | None]


@dataclass(frozen=True)
class ReliableChange:
    """One person's change beside what measuring twice makes by chance. `needed` is the smallest that counts."""

    difference: float
    standard_error: float
    difference_error: float
    index: float | None
    needed: float
    reliable: bool


@dataclass(frozen=True)
class Change:
    """A later mean minus an earlier one. `n_before` and `n_after` are people; all `None` without both means."""

    difference: float | None
    standard_error: float | None
    interval: Interval | None
    label: ChangeLabel | None
    n_before: int
    n_after: int


@dataclass(frozen=True)
class ChangeOfMeans:
    """Change of everybody's mean, and of the people who answered both times. `unmatched_n` answered only once."""

    everybody: Change
    matched: Change
    matched_n: int
    unmatched_n: int


def gap(a: SideMean, b: SideMean, least: int = 5) -> Gap:
    """mean a - mean b, with Welch's interval: ± t √(s_a² / n_a + s_b² / n_b), t by Satterthwaite's degrees of freedom.

    t and not 1.96, because a side may be five people. Aligned below 0.5, contested above 1.0, between them it
    differs; no word when a side has fewer than `least` people, unless it is an agreed sheet. No interval when a
    side has fewer than two people or is an agreed sheet. Source: Welch 1947; the borders are ours.

    >>> gap(SideMean(4.2, 0.7, 8), SideMean(3.4, 0.6, 6)).label
    'differs'
    """
    if a.mean is None or b.mean is None:
        return Gap(None, None, None)
    difference = a.mean - b.mean
    said = all(side.agreed or side.n >= least for side in (a, b))
    return Gap(difference, _welch(difference, a, b), _gap_label(difference) if said else None)


def named_gaps(
    a: Mapping[str, SideMean], b: Mapping[str, SideMean], least: int = 5
) -> tuple[tuple[str, Gap], ...]:
    """The gap of every factor that both sides have, the largest first: a profile that looks alike may hide one.

    >>> three, four = SideMean(3.0, 0.5, 5), SideMean(4.0, 0.5, 5)
    >>> [(code, found.label) for code, found in named_gaps({"POL": three, "ABS": four}, {"POL": three, "ABS": three})]
    [('ABS', 'differs'), ('POL', 'aligned')]
    """
    found = [(code, gap(side, b[code], least)) for code, side in a.items() if code in b]
    there = [(code, one) for code, one in found if one.difference is not None]
    return tuple(sorted(there, key=lambda named: -abs(named[1].difference or 0.0)))


def profile_agreement(a: Sequence[float | None], b: Sequence[float | None]) -> ProfileAgreement:
    """Two profiles of factor means in the same order; a factor that a side lacks is left out.

    Pearson's r says whether the shape is alike, Lin's concordance 2 s_ab / (s_a² + s_b² + (mean a - mean b)²)
    (divisor n) whether shape and level are. `double_entry` is Pearson's r of a, b with b, a: for partners that are
    interchangeable. `None` for no factor, for correlations of one, and where nothing varies. Raises ValueError
    for profiles of different length. Source: Lin 1989; Shrout and Fleiss 1979.

    >>> found = profile_agreement([4.2, 3.8, 2.5, 3.0, 4.5], [3.9, 3.6, 3.4, 2.8, 4.4])
    >>> round(found.mean_absolute_gap, 2), round(found.pearson, 6), round(found.concordance, 6)
    (0.34, 0.808716, 0.763723)
    """
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    if not pairs:
        return ProfileAgreement(0, None, None, None, None, None, None, None, (None, None, None))
    gaps = [x - y for x, y in pairs]
    squares = math.fsum(one**2 for one in gaps)
    one_way, absolute, consistent = rater_reliability(pairs).single
    return ProfileAgreement(
        n=len(pairs),
        mean_gap=fmean(gaps),
        mean_absolute_gap=fmean(abs(one) for one in gaps),
        root_mean_square=math.sqrt(squares / len(pairs)),
        distance=math.sqrt(squares),
        pearson=_pearson(pairs),
        concordance=_concordance(pairs),
        double_entry=_pearson([*pairs, *((y, x) for x, y in pairs)]),
        icc=(one_way.value, absolute.value, consistent.value),
    )


def reliable_change(
    before: float, after: float, sd: float, reliability: float, confidence: float = 0.95
) -> ReliableChange:
    """One person's change: SE = s √(1 - r), S = √2 SE, index = (after - before) / S, reliable beyond ± 1.96.

    `sd` is that of people before, `reliability` that of the measure. The index is `None` for a measure without
    error. Raises ValueError for a negative sd or a reliability outside 0 to 1. Source: Jacobson and Truax 1991.

    >>> found = reliable_change(before=32.5, after=47.5, sd=7.5, reliability=0.80)
    >>> round(found.difference_error, 4), round(found.index, 4), found.reliable
    (4.7434, 3.1623, True)
    """
    if sd < 0 or not 0 <= reliability <= 1:
        raise ValueError("expected a standard deviation from 0 and a reliability from 0 to 1")
    error = sd * math.sqrt(1 - reliability)
    spread = math.sqrt(2) * error
    needed = _z(confidence) * spread
    return ReliableChange(
        difference=after - before,
        standard_error=error,
        difference_error=spread,
        index=(after - before) / spread if spread else None,
        needed=needed,
        reliable=abs(after - before) > needed,
    )


def change_of_means(
    before: Mapping[Hashable, float | None],
    after: Mapping[Hashable, float | None],
    smallest: float = SMALLEST_CHANGE,
    least: int = 5,
) -> ChangeOfMeans:
    """Change of a mean between two rounds, from each person's score under a key that both rounds share.

    Everybody: SE = √(s1² / n1 + s2² / n2), as if all were different people, which errs on the side of caution.
    Matched: the mean of the persons' own changes d, SE = s_d / √n. The interval is ± 1.96 SE, which for a few
    people is too narrow. Higher or lower only where the interval excludes 0 and the change is at least
    `smallest`; no word where a round has fewer than `least` people, and no interval with fewer than two.

    >>> found = change_of_means({"A": 2.0, "B": 2.5, "C": 3.0}, {"A": 3.0, "B": 4.0, "D": 4.0})
    >>> found.matched.difference, found.matched_n, found.matched.label
    (1.25, 2, None)
    """
    first = {who: score for who, score in before.items() if score is not None}
    second = {who: score for who, score in after.items() if score is not None}
    both = [who for who in first if who in second]
    return ChangeOfMeans(
        everybody=unmatched_change(
            SideMean.of(list(first.values())), SideMean.of(list(second.values())), smallest, least
        ),
        matched=_matched_change([second[who] - first[who] for who in both], smallest, least),
        matched_n=len(both),
        unmatched_n=len(first.keys() | second.keys()) - len(both),
    )


def unmatched_change(
    before: SideMean, after: SideMean, smallest: float = SMALLEST_CHANGE, least: int = 5
) -> Change:
    """Change between two means of different people: SE = √(s1² / n1 + s2² / n2), interval ± 1.96 SE.

    Words as in `change_of_means`.

    >>> found = unmatched_change(SideMean(3.0, 0.7, 12), SideMean(3.5, 0.7, 12))
    >>> round(1.96 * found.standard_error, 2), found.label
    (0.56, 'no_clear_change')
    """
    if before.mean is None or after.mean is None:
        return Change(None, None, None, None, before.n, after.n)
    error = None
    if before.error is not None and after.error is not None:
        error = math.sqrt(before.error + after.error)
    return _change(after.mean - before.mean, error, (before.n, after.n), smallest, least)


def _matched_change(changes: list[float], smallest: float, least: int) -> Change:
    own = SideMean.of(changes)
    if own.mean is None:
        return Change(None, None, None, None, 0, 0)
    error = None if own.error is None else math.sqrt(own.error)
    return _change(own.mean, error, (own.n, own.n), smallest, least)


def _change(
    difference: float, error: float | None, people: tuple[int, int], smallest: float, least: int
) -> Change:
    if error is None:
        return Change(difference, None, None, None, *people)
    half = _z(0.95) * error
    clear = abs(difference) > half + TOLERANCE and abs(difference) >= smallest - TOLERANCE
    word: ChangeLabel = "higher" if difference > 0 else "lower"
    label: ChangeLabel = word if clear else "no_clear_change"
    return Change(
        difference=difference,
        standard_error=error,
        interval=(difference - half, difference + half),
        label=label if min(people) >= least else None,
        n_before=people[0],
        n_after=people[1],
    )


def differs(difference: float) -> bool:
    """Whether two means of one factor are far enough apart to talk about: |difference| >= 0.5 points of the scale.

    The border is taken with the tolerance of all borders, since means of thirds land a hair beside it. Source: ours.

    >>> differs(-0.5), differs(0.4)
    (True, False)
    """
    return abs(difference) >= DIFFERS_FROM - TOLERANCE


def _gap_label(difference: float) -> GapLabel:
    if not differs(difference):
        return "aligned"
    return "contested" if abs(difference) > CONTESTED_ABOVE + TOLERANCE else "differs"


def _welch(difference: float, a: SideMean, b: SideMean) -> Interval | None:
    if a.agreed or b.agreed or a.error is None or b.error is None:
        return None
    error = a.error + b.error
    if error == 0:
        return difference, difference
    own, other = a.error / error, b.error / error
    df = 1 / (own**2 / (a.n - 1) + other**2 / (b.n - 1))
    half = t_quantile(df) * math.sqrt(error)
    return difference - half, difference + half


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _moments(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Both variances, the covariance (divisor n) and the difference of the means."""
    mean_x, mean_y = fmean(x for x, _ in pairs), fmean(y for _, y in pairs)
    return (
        fmean((x - mean_x) ** 2 for x, _ in pairs),
        fmean((y - mean_y) ** 2 for _, y in pairs),
        fmean((x - mean_x) * (y - mean_y) for x, y in pairs),
        mean_x - mean_y,
    )


def _pearson(pairs: Sequence[tuple[float, float]]) -> float | None:
    x, y, both, _ = _moments(pairs)
    # Less than this is a trace of rounding in means of a scale of a few points.
    if min(x, y) < TOLERANCE**2:
        return None
    return max(-1.0, min(1.0, both / math.sqrt(x * y)))


def _concordance(pairs: Sequence[tuple[float, float]]) -> float | None:
    x, y, both, apart = _moments(pairs)
    whole = x + y + apart**2
    return 2 * both / whole if len(pairs) >= 2 and whole >= TOLERANCE**2 else None
