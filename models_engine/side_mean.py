"""A mean of several people's scores, and how far it may be off."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

Interval = tuple[float, float]


@dataclass(frozen=True)
class SideMean:
    """A mean of `n` people's scores with their standard deviation (divisor n - 1), `None` for none.

    `agreed`: one sheet that people filled in together, which counts whatever their number.
    """

    mean: float | None
    sd: float | None
    n: int
    agreed: bool = False

    @classmethod
    def of(cls, scores: Sequence[float | None]) -> SideMean:
        """From each person's score; those without one are left out.

        >>> SideMean.of([3.0, 5.0, None])
        SideMean(mean=4.0, sd=1.4142135623730951, n=2, agreed=False)
        """
        there = [score for score in scores if score is not None]
        return cls(
            mean=fmean(there) if there else None, sd=stdev(there) if len(there) >= 2 else None, n=len(there)
        )

    @property
    def error(self) -> float | None:
        """The squared standard error of the mean."""
        return None if self.sd is None or self.n < 2 else self.sd**2 / self.n


def mean_interval(side: SideMean, invited: int | None = None) -> Interval | None:
    """The 95 % interval of a mean: ± t s / √n, t with n - 1 degrees of freedom.

    With `invited` people in all it is narrowed by √((N - n) / (N - 1)): it then describes these N people and says
    nothing about a team that changes. `None` for fewer than two people. Raises ValueError when fewer were invited
    than answered. Source: Cochran 1977.

    >>> low, high = mean_interval(SideMean(3.5, 0.7, 8), invited=12)
    >>> round((high - low) / 2, 2)
    0.35
    """
    if invited is not None and invited < side.n:
        raise ValueError(f"{side.n} answered of {invited} invited")
    if side.mean is None or side.error is None:
        return None
    left_out = 1.0 if invited is None else (invited - side.n) / (invited - 1)
    half = t_quantile(side.n - 1) * math.sqrt(side.error * left_out)
    return side.mean - half, side.mean + half


def t_quantile(df: float) -> float:
    """The point of the t distribution below which 97.5 % lie."""
    from scipy import special  # only here, so that whoever needs no interval waits for no library

    return float(special.stdtrit(df, 0.975))
