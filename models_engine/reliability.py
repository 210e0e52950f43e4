"""Whether items measure one thing consistently: Cronbach's alpha with its interval, and omega.

Never to be worked out for one small team: from the instrument's minimum on, over everybody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models_engine.grouped import BLOCK, Ratings
from models_engine.intraclass import f_quantile
from models_engine.one_factor import fit_one_factor


@dataclass(frozen=True)
class Reliability:
    """`n` are the people used: with every item answered, or when `pairwise` with any. `None` for no value."""

    n: int
    items: int
    pairwise: bool
    alpha: float | None
    alpha_interval: tuple[float, float] | None
    omega: float | None


def measure_reliability(ratings: Ratings, pairwise: bool = False) -> Reliability:
    """Alpha, its 95 % interval and omega of items that are reversed already.

    Listwise, a person with a missing answer is left out. Pairwise, each covariance rests on those who answered
    both items, and the interval takes everybody who answered something for its n, which flatters it a little.

    >>> rows = [[4, 4, 3, 4], [4, 5, 4, 4], [5, 4, 4, 4], [4, 4, 4, 3], [3, 4, 4, 4]]
    >>> result = measure_reliability(Ratings.from_rows(rows, low=1, high=5))
    >>> result.n, round(result.alpha, 4)
    (5, 0.1111)
    """
    answered = ratings.answered()
    n = int((answered > 0).sum() if pairwise else (answered == ratings.items).sum())
    matrix = covariance(ratings, pairwise)
    alpha = None if matrix is None else cronbach_alpha(matrix)
    return Reliability(
        n=n,
        items=ratings.items,
        pairwise=pairwise,
        alpha=alpha,
        alpha_interval=None if alpha is None else feldt_interval(alpha, n, ratings.items),
        omega=None if matrix is None else omega(matrix),
    )


def covariance(ratings: Ratings, pairwise: bool = False) -> NDArray[np.float64] | None:
    """The covariance matrix of the items, divisor n - 1, or `None` where a pair has fewer than two people.

    Pairwise, means and covariance of two items are of those who answered both.

    >>> covariance(Ratings.from_rows([[1, 2], [3, 2], [5, 5], [None, 5]], low=1, high=5)).tolist()
    [[4.0, 3.0], [3.0, 3.0]]
    """
    items = ratings.items
    both, sums, products = (np.zeros((items, items)) for _ in range(3))
    for start in range(0, ratings.people, BLOCK):
        cells = ratings.cells[:, start : start + BLOCK]
        if not pairwise:
            cells = cells[:, cells.all(axis=0)]
        there = (cells > 0).astype(np.float64)
        # From the middle of the scale, so that sums stay small whole numbers and are exact.
        values = (cells.astype(np.float64) - (ratings.options + 1) // 2) * there
        both += there @ there.T
        sums += values @ there.T
        products += values @ values.T
    if (both < 2).any():
        return None
    matrix: NDArray[np.float64] = (both * products - sums * sums.T) / (both * (both - 1))
    return matrix


def cronbach_alpha(covariance: NDArray[np.float64]) -> float | None:
    """J / (J - 1) × (1 - Σ item variances / variance of the sum), from the items' covariance matrix.

    May be negative, which mostly means that an item was not reversed. `None` for fewer than two items and where
    the sum has no variance. Source: Cronbach 1951.

    >>> cronbach_alpha(np.array([[2.0, 1.0], [1.0, 2.0]]))
    0.6666666666666667
    """
    items = len(covariance)
    whole = float(covariance.sum())
    # Pairwise matrices need not be consistent, and rounding may leave a trace where nothing varies.
    if items < 2 or whole <= 1e-12 * float(np.trace(covariance)):
        return None
    return items / (items - 1) * (1 - float(np.trace(covariance)) / whole)


def feldt_interval(alpha: float, n: int, items: int, confidence: float = 0.95) -> tuple[float, float] | None:
    """1 - (1 - alpha) F at both ends, F with n - 1 and (n - 1)(J - 1) degrees of freedom.

    `None` for fewer than two people or items and for an alpha above 1, which pairwise covariances can give.
    Source: Feldt, Woodruff and Salih 1987.

    >>> [round(end, 4) for end in feldt_interval(0.8, n=50, items=4)]
    [0.6911, 0.8773]
    """
    if n < 2 or items < 2 or alpha > 1:
        return None
    beside = (1 - confidence) / 2
    df, df_items = n - 1, (n - 1) * (items - 1)
    return (
        1 - (1 - alpha) * f_quantile(1 - beside, df, df_items),
        1 - (1 - alpha) * f_quantile(beside, df, df_items),
    )


def omega(covariance: NDArray[np.float64]) -> float | None:
    """McDonald's omega of the one-factor model: (Σ loadings)² / ((Σ loadings)² + Σ residuals), in (0, 1].

    `None` where the model has no solution (see `fit_one_factor`), so for one or two items. Source: McDonald 1999.

    >>> round(omega(np.array([[2.0, 1.0, 1.0], [1.0, 2.0, 1.0], [1.0, 1.0, 2.0]])), 6)
    0.75
    """
    model = fit_one_factor(covariance)
    return None if model is None else model.omega
