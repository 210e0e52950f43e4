"""Intraclass correlations: how much of what people say goes with their group, and how well judges agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models_engine.grouped import Groups

# Deviations this small beside the scores themselves are traces of rounding, not differences.
NOTHING = 1e-12


@dataclass(frozen=True)
class GroupEffect:
    """One-way analysis of variance: `people` with a score in `groups` with at least one of them.

    `msb` and `msw` are mean squares between and within groups. Each number is `None` where its own formula
    has no value. Negative estimates are raw; a page shows them as 0.
    """

    groups: int
    people: int
    msb: float | None
    msw: float | None
    f: float | None
    icc1: float | None
    icc1_unbalanced: float | None
    icc2: float | None


@dataclass(frozen=True)
class RaterForm:
    """One of the six forms, with its 95 % interval."""

    value: float | None
    interval: tuple[float, float] | None


@dataclass(frozen=True)
class RaterReliability:
    """Targets × judges, everybody judged by everybody. `single` and `average` by the letter of the form.

    1: each target has other judges. 2: the judges stand for others (absolute agreement). 3: these judges alone
    (consistency). `average` is the mean of all judges.
    """

    targets: int
    judges: int
    single: tuple[RaterForm, RaterForm, RaterForm]
    average: tuple[RaterForm, RaterForm, RaterForm]


def group_effect(scores: Sequence[float | None] | NDArray[np.float64], groups: Groups) -> GroupEffect:
    """ICC(1) and ICC(2) of one score for each person, `None` (or NaN) where a person has none.

    ICC(1) = (MSB - MSW) / (MSB + (k - 1) MSW) with k the mean group size N / K, and in the unbalanced form with
    k = (N - Σn² / N) / (K - 1). ICC(2) = (MSB - MSW) / MSB. F = MSB / MSW. MSB needs two groups, MSW a group of
    two; a division by zero gives `None`. Source: Bliese 2000; Bartko 1976. Raises ValueError when labels and
    scores differ in number.

    >>> effect = group_effect([1.0, 3.0, 5.0, 7.0, None], Groups.of("AABBB"))
    >>> effect.msb, effect.msw, effect.f, round(effect.icc1, 4), effect.icc2
    (16.0, 2.0, 8.0, 0.7778, 0.875)
    """
    groups.check(len(scores))
    every = np.asarray(scores, dtype=np.float64)
    there = ~np.isnan(every)
    codes, values = groups.codes[there], every[there]
    n = np.bincount(codes, minlength=len(groups.names))
    people, used = int(n.sum()), int((n > 0).sum())
    if not people:
        return GroupEffect(0, 0, None, None, None, None, None, None)
    grand = values.mean()
    values = values - grand
    means = np.bincount(codes, weights=values, minlength=len(n)) / np.maximum(n, 1)
    slight = NOTHING * max(1.0, abs(float(grand)), float(np.abs(values).max()))
    within = _clean(values - means[codes], slight)
    between = _clean(means, slight)
    msb = float((n * between**2).sum()) / (used - 1) if used > 1 else None
    msw = float((within**2).sum()) / (people - used) if people > used else None
    if msb is None or msw is None:
        return GroupEffect(used, people, msb, msw, None, None, None, None)
    even = (people - float((n**2).sum()) / people) / (used - 1)
    return GroupEffect(
        groups=used,
        people=people,
        msb=msb,
        msw=msw,
        f=_ratio(msb, msw),
        icc1=_ratio(msb - msw, msb + (people / used - 1) * msw),
        icc1_unbalanced=_ratio(msb - msw, msb + (even - 1) * msw),
        icc2=_ratio(msb - msw, msb),
    )


def rater_reliability(table: Sequence[Sequence[float | None]]) -> RaterReliability:
    """The six intraclass correlations of targets × judges; a target with a missing judgement is left out.

    With mean squares B between targets, W within, J between judges, E of the rest, n targets and k judges:
    (1) (B - W) / (B + (k - 1) W), (2) (B - E) / (B + (k - 1) E + k (J - E) / n), (3) (B - E) / (B + (k - 1) E);
    of the mean of k judges (B - W) / B, (B - E) / (B + (J - E) / n), (B - E) / B. Intervals by F. `None` with
    fewer than two targets or judges and where a denominator or the error is 0. Source: Shrout and Fleiss 1979.

    >>> result = rater_reliability([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...     [6, 2, 4, 7]])
    >>> [round(form.value, 4) for form in (*result.single, *result.average)]
    [0.1657, 0.2898, 0.7148, 0.4428, 0.6201, 0.9093]
    """
    rows = [row for row in table if None not in row]
    n, k = len(rows), len(table[0]) if table else 0
    nothing = RaterForm(None, None)
    if n < 2 or k < 2:
        return RaterReliability(n, k, (nothing,) * 3, (nothing,) * 3)
    x = np.array(rows, dtype=np.float64)
    x = x - x.mean()
    targets, judges = x.mean(axis=1, keepdims=True), x.mean(axis=0, keepdims=True)
    slight = NOTHING * max(1.0, float(np.abs(np.array(rows, dtype=np.float64)).max()))
    between = float((_clean(targets, slight) ** 2).sum()) * k / (n - 1)
    within = float((_clean(x - targets, slight) ** 2).sum()) / (n * (k - 1))
    judge = float((_clean(judges, slight) ** 2).sum()) * n / (k - 1)
    error = float((_clean(x - targets - judges, slight) ** 2).sum()) / ((n - 1) * (k - 1))
    values = (
        _ratio(between - within, between + (k - 1) * within),
        _ratio(between - error, between + (k - 1) * error + k * (judge - error) / n),
        _ratio(between - error, between + (k - 1) * error),
    )
    averages = (
        _ratio(between - within, between),
        _ratio(between - error, between + (judge - error) / n),
        _ratio(between - error, between),
    )
    intervals = (
        _one_way_interval(between, within, n - 1, n * (k - 1), k),
        _absolute_interval(between, judge, error, values[1], n, k),
        _one_way_interval(between, error, n - 1, (n - 1) * (k - 1), k),
    )
    singles = [RaterForm(value, interval) for value, interval in zip(values, intervals, strict=True)]
    means = [
        RaterForm(value, interval and _stepped_up(interval, k))
        for value, interval in zip(averages, intervals, strict=True)
    ]
    return RaterReliability(n, k, (singles[0], singles[1], singles[2]), (means[0], means[1], means[2]))


def people_needed(icc1: float, icc2: float = 0.70) -> int:
    """How many people of a group must answer for its mean to reach a reliability: icc2 (1 - icc1) / (icc1 (1 - icc2)).

    Rounded up. Raises ValueError unless both lie between 0 and 1. Source: Spearman and Brown 1910; Bliese 2000.

    >>> people_needed(0.10)
    21
    """
    if not (0 < icc1 < 1 and 0 < icc2 < 1):
        raise ValueError("expected both correlations between 0 and 1")
    return math.ceil(icc2 * (1 - icc1) / (icc1 * (1 - icc2)) - NOTHING * 1000)


def _one_way_interval(
    between: float, rest: float, df_between: int, df_rest: int, k: int
) -> tuple[float, float] | None:
    if rest <= 0:
        return None
    f = between / rest
    low = f / f_quantile(0.975, df_between, df_rest)
    high = f * f_quantile(0.975, df_rest, df_between)
    return (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)


def _absolute_interval(
    between: float, judge: float, error: float, value: float | None, n: int, k: int
) -> tuple[float, float] | None:
    """For form 2, whose degrees of freedom are Satterthwaite's."""
    if error <= 0 or value is None:
        return None
    one = k * value * judge / error
    two = n * (1 + (k - 1) * value) - k * value
    spread = (n - 1) * one**2 + two**2
    if spread == 0:
        return None
    df = (k - 1) * (n - 1) * (one + two) ** 2 / spread
    if df == 0:
        return None
    rest = k * judge + (k * n - k - n) * error
    lower, upper = f_quantile(0.975, n - 1, df), f_quantile(0.975, df, n - 1)
    low = _ratio(n * (between - lower * error), lower * rest + n * between)
    high = _ratio(n * (upper * between - error), rest + n * upper * between)
    return None if low is None or high is None else (low, high)


def f_quantile(share: float, df_above: float, df_below: float) -> float:
    """The point of the F distribution below which a share of it lies."""
    from scipy import special  # only here, so that whoever needs no interval waits for no library

    return float(special.fdtri(df_above, df_below, share))


def _stepped_up(single: tuple[float, float], k: int) -> tuple[float, float] | None:
    """Spearman and Brown: k r / (1 + (k - 1) r) at both ends. Has no value at the lowest r there can be."""
    low, high = (_ratio(k * end, 1 + (k - 1) * end) for end in single)
    return None if low is None or high is None else (low, high)


def _clean(deviations: NDArray[np.float64], slight: float) -> NDArray[np.float64]:
    return np.where(np.abs(deviations) < slight, 0.0, deviations)


def _ratio(above: float, below: float) -> float | None:
    """`None` for a division by zero, or by what rounding has left of it."""
    return above / below if abs(below) > NOTHING * abs(above) and below else None
