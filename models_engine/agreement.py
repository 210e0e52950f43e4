"""How far the people who answered agree, from the counts of each answer.

Counts are items × 5: how often each answer 1 to 5 was given. Reversing an item leaves every number here as it
is. An item is used from two answers on; whoever answered it counts, with or without a score on the factor.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER

Counts = NDArray[np.int64]

OPTIONS = np.arange(LOWEST_ANSWER, HIGHEST_ANSWER + 1)
# The variance of answering at random: (A² - 1) / 12 for A options.
UNIFORM_VARIANCE = (len(OPTIONS) ** 2 - 1) / 12


def average_deviation(counts: Counts) -> float | None:
    """AD about the mean: Σ|x - mean| / n for each item, averaged over items. In points of the answer scale.

    `None` when no item has two answers. Source: Burke and Dunlap 2002.

    >>> average_deviation(np.array([[0, 0, 1, 3, 1]]))
    0.4
    """
    used, n, means = _used(counts)
    if not len(used):
        return None
    deviations = (used * np.abs(OPTIONS - means)).sum(axis=1) / n
    return float(deviations.mean())


def r_star(counts: Counts) -> float | None:
    """r*_wg(J) with the uniform null: 1 minus the mean item variance (divisor n - 1) over 2.

    1 when everybody agrees on every item; may fall below 0; does not rise with the number of items. `None`
    when no item has two answers. Source: Lindell, Brandt and Whitney 1999.

    >>> r_star(np.array([[0, 0, 1, 3, 1]]))
    0.75
    """
    used, n, means = _used(counts)
    if not len(used):
        return None
    variances = (used * (OPTIONS - means) ** 2).sum(axis=1) / (n - 1)
    return float(1 - variances.mean() / UNIFORM_VARIANCE)


def _used(counts: Counts) -> tuple[Counts, NDArray[np.int64], NDArray[np.float64]]:
    used = counts[counts.sum(axis=1) >= 2]
    n = used.sum(axis=1)
    return used, n, ((used @ OPTIONS) / n)[:, np.newaxis]
