"""How far the people who answered agree, from the counts of each answer.

Counts are options in the last place (how often each answer was given, lowest first), items or groups before it.
Reversing an item leaves every number here as it is. An item is used in a group from two answers on; whoever
answered it counts, with or without a score on the factor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models_engine.grouped import Groups, Ratings, option_counts

Counts = NDArray[np.int64]
Null = Literal["uniform", "slight_skew", "moderate_skew", "heavy_skew", "triangular", "normal_like"]

# How people who do not agree at all would answer a scale of five (James, Demaree and Wolf 1984; LeBreton and
# Senter 2008). A uniform null exists for every scale.
NULL_SHARES: dict[str, tuple[float, ...]] = {
    "slight_skew": (0.05, 0.15, 0.20, 0.35, 0.25),
    "moderate_skew": (0.00, 0.10, 0.15, 0.40, 0.35),
    "heavy_skew": (0.00, 0.00, 0.10, 0.40, 0.50),
    "triangular": (0.11, 0.22, 0.34, 0.22, 0.11),
    "normal_like": (0.07, 0.24, 0.38, 0.24, 0.07),
}


@dataclass(frozen=True)
class Agreement:
    """How far one group agrees. `n` have answered at least one item, `items` have at least two answers.

    `r_wg` is r_wg(J) over those items, which for one item is r_wg. All are `None` where no item has two answers.
    """

    n: int
    items: int
    r_wg: float | None
    r_star: float | None
    ad_mean: float | None
    ad_median: float | None
    a_wg: float | None


def null_variance(options: int, null: Null = "uniform") -> float:
    """The variance of answers without any agreement: (A² - 1) / 12 for A options all as likely.

    The other nulls are for five options. Raises ValueError for another number of options, KeyError for an
    unknown null. Source: James, Demaree and Wolf 1984.

    >>> null_variance(5), null_variance(7), round(null_variance(5, "slight_skew"), 4)
    (2.0, 4.0, 1.34)
    """
    if null == "uniform":
        return (options**2 - 1) / 12
    shares = np.array(NULL_SHARES[null])
    if len(shares) != options:
        raise ValueError(f"the null {null!r} is for {len(shares)} options, not for {options}")
    values = np.arange(options)
    return float((shares * values**2).sum() - (shares * values).sum() ** 2)


def group_agreement(ratings: Ratings, groups: Groups, null: Null = "uniform") -> tuple[Agreement, ...]:
    """Agreement within each group, in the order of `groups.names`.

    With s² the mean item variance (divisor n - 1) over the items used, σ² the variance of the null, v = s² / σ²:
    r*_wg(J) = 1 - v, may be negative (Lindell, Brandt and Whitney 1999); with v cut off at 1 and q = 1 - v,
    r_wg(J) = J q / (J q + v), from 0 to 1 (James, Demaree and Wolf 1984). AD is the mean over items of
    Σ|x - middle| / n, about the mean or the median, in points of the scale (Burke and Dunlap 2002). a_wg is the
    mean over items of 1 - 2 s² (n - 1) / n / ((high - M)(M - low)), M the item's mean, 1 where all gave the
    lowest or all the highest answer (Brown and Hauenstein 2005); below options - 1 people read it with care.
    Missing answers are left out item by item. Raises ValueError when labels and people differ in number.

    >>> ratings = Ratings.from_rows([[3], [4], [4], [5], [4], [1]], low=1, high=5)
    >>> one, other = group_agreement(ratings, Groups.of(["A", "A", "A", "A", "A", "B"]))
    >>> one.r_wg, one.ad_mean, other.n, other.r_wg
    (0.75, 0.4, 1, None)
    """
    totals = np.zeros((5, len(groups.names)))
    for counts in option_counts(ratings, groups):
        totals += _item_indices(counts)
    people = np.bincount(groups.codes[ratings.answered() > 0], minlength=len(groups.names))
    return _agreements(people, totals, null_variance(ratings.options, null))


def agreement_of(counts: Counts, null: Null = "uniform") -> Agreement:
    """The same for one group from its counts, items × options; `n` is the most answers to any item.

    >>> agreement_of(np.array([[1, 1, 1, 1, 1]])).a_wg
    0.0
    """
    totals = _item_indices(counts).sum(axis=1, keepdims=True)
    people = counts.sum(axis=1).max(initial=0, keepdims=True)
    return _agreements(people, totals, null_variance(counts.shape[1], null))[0]


def average_deviation(counts: Counts) -> float | None:
    """AD about the mean: Σ|x - mean| / n for each item, averaged over items. In points of the answer scale.

    `None` when no item has two answers. Source: Burke and Dunlap 2002.

    >>> average_deviation(np.array([[0, 0, 1, 3, 1]]))
    0.4
    """
    return agreement_of(counts).ad_mean


def r_star(counts: Counts) -> float | None:
    """r*_wg(J) with the uniform null: 1 minus the mean item variance (divisor n - 1) over that of the null.

    1 when everybody agrees on every item; may fall below 0; does not rise with the number of items. `None`
    when no item has two answers. Source: Lindell, Brandt and Whitney 1999.

    >>> r_star(np.array([[0, 0, 1, 3, 1]]))
    0.75
    """
    return agreement_of(counts).r_star


def _item_indices(counts: Counts) -> NDArray[np.float64]:
    """Five rows over whatever stands before the options: 1 if used, variance, AD mean, AD median, a_wg.

    Answers are counted from 0 here. Sums stay whole numbers until the one division, so that equal answers have
    a variance of exactly 0 and the order of people or of the scale changes no digit. For the median: between two
    neighbouring options, as many answers lie on the far side of the middle as on the smaller side.
    """
    options = np.arange(counts.shape[-1])
    n = counts.sum(axis=-1)
    used = n >= 2
    safe = np.where(used, n, 2)
    total = counts @ options
    squares = n * (counts @ options**2) - total**2
    mean = total / safe
    below = counts.cumsum(axis=-1)[..., :-1]
    from_mean = (counts * np.abs(options - mean[..., np.newaxis])).sum(axis=-1)
    from_median = np.minimum(below, n[..., np.newaxis] - below).sum(axis=-1)
    to_ends = total * (options[-1] * n - total)
    widest = np.where(to_ends > 0, to_ends, 1)
    indices = [
        np.ones_like(mean),
        squares / (safe * (safe - 1)),
        from_mean / safe,
        from_median / safe,
        1 - 2 * squares / widest,
    ]
    return np.where(used, np.stack(indices), 0.0)


def _agreements(
    people: NDArray[np.int64], totals: NDArray[np.float64], random_variance: float
) -> tuple[Agreement, ...]:
    items = totals[0]
    variance, ad_mean, ad_median, a_wg = totals[1:] / np.maximum(items, 1)
    share = variance / random_variance
    cut = np.minimum(share, 1)
    r_wg = items * (1 - cut) / np.maximum(items * (1 - cut) + cut, np.finfo(float).tiny)
    numbers = np.stack([r_wg, 1 - share, ad_mean, ad_median, a_wg], axis=1).tolist()
    counts = zip(people.tolist(), items.astype(int).tolist(), strict=True)
    nothing = (None,) * 5
    return tuple(
        Agreement(n, used, *(row if used else nothing))
        for (n, used), row in zip(counts, numbers, strict=True)
    )
