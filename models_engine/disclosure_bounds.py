"""What somebody who knows the rules can work out about counts that add up: the narrowest interval of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Reals = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]

NO_END = 1e9
SWEEPS = 60


@dataclass(frozen=True)
class Sums:
    """Equations "this count is the sum of those", as triples: number of the equation, of the count, and its sign."""

    equation: Numbers
    count: Numbers
    sign: Reals
    size: int

    @classmethod
    def of(cls, sums: Sequence[tuple[int, Sequence[int]]], size: int) -> Sums:
        triples = [
            (number, index, sign)
            for number, (total, parts) in enumerate(sums)
            for index, sign in [(total, -1.0), *((part, 1.0) for part in parts)]
        ]
        columns = np.array(triples, dtype=np.float64).reshape(-1, 3)
        return cls(columns[:, 0].astype(np.intp), columns[:, 1].astype(np.intp), columns[:, 2], size)

    def narrow(self, low: Reals, high: Reals) -> tuple[Reals, Reals]:
        """The intervals after every equation has been used until nothing changes. Exact where no ring is left.

        In an equation a count is at least what is missing when all others are at their other end.
        """
        low, high = low.copy(), high.copy()
        number = int(self.equation.max(initial=-1)) + 1
        plus = self.sign > 0
        for _ in range(SWEEPS):
            least = np.where(plus, low[self.count], -high[self.count])
            most = np.where(plus, high[self.count], -low[self.count])
            all_least = np.bincount(self.equation, weights=least, minlength=number)[self.equation] - least
            all_most = np.bincount(self.equation, weights=most, minlength=number)[self.equation] - most
            from_below = np.where(plus, -all_most, all_least)
            from_above = np.where(plus, -all_least, all_most)
            new_low, new_high = low.copy(), high.copy()
            np.maximum.at(new_low, self.count, from_below)
            np.minimum.at(new_high, self.count, from_above)
            if np.array_equal(new_low, low) and np.array_equal(new_high, high):
                break
            low, high = new_low, new_high
        return low, high

    def has_ring(self, low: Reals, high: Reals) -> bool:
        """Whether counts that are still open are tied together in a ring: then `narrow` may be too generous."""
        parent = list(range(self.size + int(self.equation.max(initial=-1)) + 1))

        def root(node: int) -> int:
            while parent[node] != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        for equation, count in zip(self.equation.tolist(), self.count.tolist(), strict=True):
            if low[count] == high[count]:
                continue
            one, other = root(count), root(self.size + equation)
            if one == other:
                return True
            parent[one] = other
        return False

    def too_narrow(self, low: Reals, high: Reals, asked: Numbers, width: Reals) -> Numbers:
        """Which of the counts asked for can be told to less than its `width`, by linear programs.

        Every solution of a program is a table that could be true, so what solutions have shown so far saves most
        of the programs. scipy is loaded only here.
        """
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import coo_array

        number = int(self.equation.max(initial=-1)) + 1
        matrix = coo_array((self.sign, (self.equation, self.count)), shape=(number, self.size)).tocsc()
        # Beyond this no count without an end has to be looked for: there is room for every other one.
        far = 10 * (float(low.sum()) + float(high[high < NO_END / 2].sum()) + float(width.max(initial=1.0)))
        ends = np.where(high >= NO_END / 2, far, high)
        sums, bounds = LinearConstraint(matrix, np.zeros(number), np.zeros(number)), Bounds(low, ends)
        seen_low, seen_high = np.full(self.size, np.inf), np.full(self.size, -np.inf)

        def solve(goal: Reals) -> None:
            found = milp(goal, constraints=sums, bounds=bounds)
            if found.x is None:
                raise ValueError(f"no table fits what would be published: {found.message}")
            np.minimum(seen_low, found.x, out=seen_low)
            np.maximum(seen_high, found.x, out=seen_high)

        def open_ones() -> Numbers:
            return np.asarray(asked[seen_high[asked] - seen_low[asked] < width[asked] - 1e-6])

        for way in (np.arange(len(asked)) % 2, np.arange(len(asked)) // 2 % 2, np.zeros(len(asked))):
            goal = np.zeros(self.size)
            goal[asked] = 1.0 - 2.0 * way
            solve(goal)
            solve(-goal)
        for index in open_ones():
            if index in open_ones():
                goal = np.zeros(self.size)
                goal[index] = 1.0
                solve(goal)
                solve(-goal)
        return open_ones()
