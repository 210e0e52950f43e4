"""How fast a million sheets in 200 groups become agreement and intraclass correlations: python -m benchmarks.agreement

r_wg(J), r*_wg(J), AD about mean and median of 76 items in every group, and the ICCs of the people's means, from the
stored bytes. The plain way is the one an analyst would write first: group by group, floats with NaN for what is
missing, and numpy's nan functions. Both are measured in one run, in processor time.
"""

import math
import sys
import warnings

import numpy as np

from benchmarks.engine import best_of_each
from models_engine import Agreement, GroupEffect, Groups, Ratings, group_agreement, group_effect

PEOPLE = 1_000_000
ITEMS = 76
GROUPS = 200
RUNS = 3
AT_LEAST_TIMES_THE_PLAIN_WAY = 10
TOLERANCE = 1e-9


def random_ratings() -> tuple[Ratings, Groups]:
    """Groups of about 5,000 that differ a little; one answer in twenty is missing."""
    source = np.random.default_rng(20261122)
    codes = source.integers(0, GROUPS, PEOPLE)
    lean = source.normal(3.2, 0.4, GROUPS).astype(np.float32)[codes]
    cells = np.empty((ITEMS, PEOPLE), dtype=np.uint8)
    for item in cells:
        item[:] = np.clip(np.round(lean + source.standard_normal(PEOPLE, dtype=np.float32)), 1, 5)
        item[source.random(PEOPLE, dtype=np.float32) < 0.05] = 0
    return Ratings(cells, 1, 5), Groups(tuple(range(GROUPS)), codes)


def engine(ratings: Ratings, groups: Groups) -> tuple[tuple[Agreement, ...], GroupEffect]:
    return group_agreement(ratings, groups), group_effect(ratings.person_means(), groups)


def plain_way(ratings: Ratings, groups: Groups) -> tuple[list[tuple[float, ...]], float]:
    found, samples = [], []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # people without any answer
        for group in range(GROUPS):
            cells = ratings.cells[:, groups.codes == group]
            x = np.where(cells > 0, cells.astype(float), np.nan)
            share = np.nanvar(x, axis=1, ddof=1).mean() / 2
            q = 1 - min(share, 1)
            from_mean = np.nanmean(np.abs(x - np.nanmean(x, axis=1, keepdims=True)), axis=1)
            from_median = np.nanmean(np.abs(x - np.nanmedian(x, axis=1, keepdims=True)), axis=1)
            r_wg = ITEMS * q / (ITEMS * q + 1 - q)
            found.append((r_wg, 1 - share, from_mean.mean(), from_median.mean()))
            means = np.nanmean(x, axis=0)
            samples.append(means[~np.isnan(means)])
    people = sum(map(len, samples))
    grand = np.concatenate(samples).mean()
    msb = sum(len(one) * (one.mean() - grand) ** 2 for one in samples) / (GROUPS - 1)
    msw = sum(((one - one.mean()) ** 2).sum() for one in samples) / (people - GROUPS)
    return found, (msb - msw) / (msb + (people / GROUPS - 1) * msw)


def main() -> int:
    ratings, groups = random_ratings()
    found, effect = engine(ratings, groups)
    plain, icc1 = plain_way(ratings, groups)
    same = np.allclose(
        [(one.r_wg, one.r_star, one.ad_mean, one.ad_median) for one in found], plain, rtol=0, atol=TOLERANCE
    ) and math.isclose(effect.icc1 or math.nan, icc1, rel_tol=TOLERANCE)
    (engine_time,) = best_of_each(RUNS, lambda: engine(ratings, groups))
    (plain_time,) = best_of_each(1, lambda: plain_way(ratings, groups))

    print(f"{PEOPLE:,} people in {GROUPS} groups, {ITEMS} items")
    print(f"the engine                    {engine_time * 1e3:8.1f} ms")
    print(f"the plain way by groups       {plain_time * 1e3:8.1f} ms")
    checks = [
        (same, f"equal to the plain way within {TOLERANCE:g}"),
        (
            plain_time >= AT_LEAST_TIMES_THE_PLAIN_WAY * engine_time,
            f"{plain_time / engine_time:.0f} times faster than the plain way, at least {AT_LEAST_TIMES_THE_PLAIN_WAY}",
        ),
    ]
    for held, text in checks:
        print(f"{'ok  ' if held else 'FAIL'} {text}")
    return 0 if all(held for held, _ in checks) else 1


if __name__ == "__main__":
    sys.exit(main())
