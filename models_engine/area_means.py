"""Means of an area: every organisation counts the same, with an interval; and whether one is unlike what is usual."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from models_engine.disclosure import RULE, DisclosureRule
from models_engine.side_mean import Interval

Reals = npt.NDArray[np.float64]
Expected = Literal["as_expected", "different"]

SEED = 20_261
RESAMPLES = 2_000
# The normal quantile of 99.8 %: of 500 units that are all alike, one falls outside by chance.
FUNNEL = 3.0902


@dataclass(frozen=True)
class AreaMean:
    """`mean` counts organisations the same, `pooled` counts people the same; `None` without any organisation."""

    mean: float | None
    pooled: float | None
    interval: Interval | None
    organisations: int
    people: int


def area_mean(
    means: Sequence[float | None],
    sds: Sequence[float | None],
    ns: Sequence[int],
    rule: DisclosureRule = RULE,
    seed: int = SEED,
) -> AreaMean:
    """The mean of organisations' means M = Σ m_i / k, beside the pooled Σ n_i m_i / Σ n_i, and M's 95 % interval.

    `means`, `sds` (divisor n - 1) and `ns` are per organisation, in scale points and people. Without a mean or
    people an organisation is left out; a missing sd is taken as the pooled sd of the others. The interval is a
    two-stage bootstrap: k organisations are drawn with replacement, each with noise of its people, normal with
    sd_i / √n_i; percentiles 2.5 and 97.5 of 2,000 draws, cut to 1 to 5. `None` below 8 organisations. The seed is
    fixed and organisations are sorted, so order does not matter. Raises ValueError for lists of different length.
    Source: measurement of regions as in Davison and Hinkley 1997, chapter 3.8; known answer ours.

    >>> found = area_mean([3.2, 3.9, 2.8, 4.1], [0.7] * 4, [5, 40, 8, 12])
    >>> round(found.mean, 3), round(found.pooled, 3), found.interval
    (3.5, 3.748, None)
    """
    if not len(means) == len(sds) == len(ns):
        raise ValueError(
            f"{len(means)} means, {len(sds)} standard deviations and {len(ns)} numbers of people"
        )
    there = sorted(
        (mean, n, -1.0 if sd is None else sd)
        for mean, sd, n in zip(means, sds, ns, strict=True)
        if mean is not None and n > 0
    )
    if not there:
        return AreaMean(None, None, None, 0, 0)
    values, people, spread = (np.array(column, dtype=np.float64) for column in zip(*there, strict=True))
    return AreaMean(
        mean=float(values.mean()),
        pooled=float(values @ people / people.sum()),
        interval=_interval(values, people, spread, seed)
        if len(values) >= rule.interval_organisations
        else None,
        organisations=len(values),
        people=int(people.sum()),
    )


def unlike_expected(mean: float | None, n: int, centre: float | None, sd: float | None) -> Expected | None:
    """Whether a mean of `n` units lies outside the funnel centre ± 3.09 sd / √n, which holds 99.8 % by chance.

    `centre` is the mean of the larger area and `sd` that of its single units (organisations, or people). It says
    different, and never better or worse. `None` where a number is missing or n is below 1. Source: Spiegelhalter
    2005.

    >>> unlike_expected(3.9, 9, 3.4, 0.4), unlike_expected(3.6, 9, 3.4, 0.4)
    ('different', 'as_expected')
    """
    if mean is None or centre is None or sd is None or n < 1:
        return None
    return "different" if abs(mean - centre) > FUNNEL * sd / math.sqrt(n) else "as_expected"


def _interval(
    means: Reals,
    people: Reals,
    spread: Reals,
    seed: int,
) -> Interval:
    known = (spread >= 0) & (people > 1)
    weights = np.where(known, people - 1, 0.0)
    usual = math.sqrt(float(weights @ np.maximum(spread, 0.0) ** 2 / weights.sum())) if known.any() else 0.0
    errors = np.where(known, spread, usual) / np.sqrt(people)
    random = np.random.default_rng(seed)
    drawn = random.integers(0, len(means), (RESAMPLES, len(means)))
    noise = random.standard_normal(drawn.shape) * errors[drawn]
    low, high = np.percentile((means[drawn] + noise).mean(axis=1), [2.5, 97.5])
    return max(1.0, float(low)), min(5.0, float(high))
