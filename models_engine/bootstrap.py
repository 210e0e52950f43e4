"""Where a mean would fall had other people like these been asked: a percentile bootstrap over persons."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from models_engine.grouped import Groups
from models_engine.instrument import IntervalRule

DRAWS_AT_A_TIME = 1_000_000


def bootstrap_over_people(
    people: Sequence[Hashable], values: Sequence[float | None], rule: IntervalRule, least: int
) -> tuple[float, float] | None:
    """The interval of the mean of all values, from resampling people: whoever is drawn brings all their values.

    `people` says whose each value is. Somebody who describes five partnerships is one person, not five; counted
    as five, the interval would be too narrow. `None` when fewer than `least` people have a value. The seed is
    fixed and people are sorted by what they said, so the same people give the same interval in any order. Raises
    ValueError when people and values differ in number. Source: Efron and Tibshirani 1993; Davison and Hinkley 1997.

    >>> from models_engine import load_instrument
    >>> rule = load_instrument().interval
    >>> low, high = bootstrap_over_people("ABCDE", [2, 3, 4, 4, 5], rule, least=5)
    >>> round(low, 9), round(high, 9)
    (2.8, 4.4)
    """
    if len(people) != len(values):
        raise ValueError(f"{len(values)} values of {len(people)} people")
    there = [(who, value) for who, value in zip(people, values, strict=True) if value is not None]
    groups = Groups.of([who for who, _ in there])
    if len(groups.names) < max(least, 1):
        return None
    totals = np.bincount(groups.codes, weights=np.array([value for _, value in there], dtype=np.float64))
    order = np.lexsort((groups.sizes, totals))
    totals, sizes = totals[order], groups.sizes[order]
    random = np.random.default_rng(rule.seed)
    means = np.empty(rule.resamples)
    step = max(1, DRAWS_AT_A_TIME // len(totals))
    for start in range(0, rule.resamples, step):
        stop = min(start + step, rule.resamples)
        drawn = random.integers(0, len(totals), (stop - start, len(totals)))
        means[start:stop] = totals[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [rule.from_percentile, rule.to_percentile])
    return float(low), float(high)
