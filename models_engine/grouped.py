"""Answers of many people to a few items on any scale of whole numbers, and the groups the people belong to.

The shape of every statistic over groups. A million people in 200 groups are one call; one team is a batch of one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models_engine.answers import AnswerMatrix
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER

# People worked on at a time, so that what is read stays in the processor's cache.
BLOCK = 65_536
# Bins of counts that stay in the cache, and that may be held at one time.
FEW_BINS = 32_768
MOST_BINS = 4_000_000
MOST_OPTIONS = 101


@dataclass(frozen=True, eq=False)
class Ratings:
    """`cells` is items × people: 0 for no answer, otherwise the answer - `low` + 1.

    The scale is the whole numbers from `low` to `high`, at least two and at most 101 of them. Don't know, not
    applicable and unanswered are all no answer here. Raises ValueError for another shape, type or scale.

    >>> ratings = Ratings.from_rows([[4, None], [0, 10]], low=0, high=10)
    >>> ratings.cells.tolist(), ratings.options
    ([[5, 1], [0, 11]], 11)
    """

    cells: NDArray[np.uint8]
    low: int
    high: int

    def __post_init__(self) -> None:
        check_scale(self.low, self.high)
        if self.cells.dtype != np.uint8 or self.cells.ndim != 2 or not len(self.cells):
            raise ValueError("expected items × people of uint8")
        if self.cells.size and self.cells.max() > self.options:
            raise ValueError(f"an answer lies outside {self.low} to {self.high}")

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[int | None]], low: int, high: int) -> Ratings:
        """One row for each person, `None` where there is no answer. Raises ValueError for anything else."""
        check_scale(low, high)
        if any(cell is not None and not low <= cell <= high for row in rows for cell in row):
            raise ValueError(f"an answer lies outside {low} to {high}")
        cells = [[0 if cell is None else cell - low + 1 for cell in row] for row in rows]
        return cls(np.ascontiguousarray(np.array(cells, dtype=np.uint8).T), low, high)

    @classmethod
    def from_matrix(cls, matrix: AnswerMatrix, codes: Iterable[str]) -> Ratings:
        """Answers of the instrument's items, reversed as declared."""
        return cls(matrix.values(codes).view(np.uint8), LOWEST_ANSWER, HIGHEST_ANSWER)

    @property
    def items(self) -> int:
        return int(self.cells.shape[0])

    @property
    def people(self) -> int:
        return int(self.cells.shape[1])

    @property
    def options(self) -> int:
        return self.high - self.low + 1

    def reversed(self, items: Iterable[int]) -> Ratings:
        """The same with low + high - answer on these items, numbered from 0."""
        cells = self.cells.copy()
        for item in items:
            cells[item] = np.where(cells[item], self.options + 1 - cells[item], 0)
        return Ratings(cells, self.low, self.high)

    def answered(self) -> NDArray[np.int64]:
        """How many items each person answered."""
        answered = np.empty(self.people, dtype=np.int64)
        for start in range(0, self.people, BLOCK):
            block = slice(start, start + BLOCK)
            answered[block] = (self.cells[:, block] > 0).view(np.uint8).sum(axis=0, dtype=np.uint32)
        return answered

    def person_means(self) -> NDArray[np.float64]:
        """Each person's mean over the items they answered, however few; NaN for nobody's."""
        means = np.empty(self.people)
        answered = self.answered()
        for start in range(0, self.people, BLOCK):
            block = slice(start, start + BLOCK)
            total = self.cells[:, block].sum(axis=0, dtype=np.uint32)
            with np.errstate(invalid="ignore"):
                means[block] = total / answered[block] + (self.low - 1)
        return means


def check_scale(low: int, high: int) -> None:
    if not 2 <= high - low + 1 <= MOST_OPTIONS:
        raise ValueError(f"a scale has 2 to {MOST_OPTIONS} options, not those from {low} to {high}")


@dataclass(frozen=True, eq=False)
class Groups:
    """Which group each person is in: `codes` number the `names`, which stand in the order of first appearance.

    >>> groups = Groups.of(["b", "a", "b"])
    >>> groups.names, groups.codes.tolist(), groups.sizes.tolist()
    (('b', 'a'), [0, 1, 0], [2, 1])
    """

    names: tuple[Hashable, ...]
    codes: NDArray[np.intp]

    @classmethod
    def of(cls, labels: Sequence[Hashable]) -> Groups:
        numbers: dict[Hashable, int] = {}
        codes = [numbers.setdefault(label, len(numbers)) for label in labels]
        return cls(tuple(numbers), np.array(codes, dtype=np.intp))

    @property
    def sizes(self) -> NDArray[np.int64]:
        return np.bincount(self.codes, minlength=len(self.names))

    def check(self, people: int) -> None:
        if len(self.codes) != people:
            raise ValueError(f"{len(self.codes)} group labels for {people} people")


def option_counts(ratings: Ratings, groups: Groups) -> Iterator[NDArray[np.int64]]:
    """How often each answer was given in each group, groups × options, for one item after the other.

    Two items are counted as one with the square of the options where that stays small: counting is what takes
    the time. As many items as the memory bears are counted in one pass over the people.
    """
    groups.check(ratings.people)
    width = ratings.options + 1
    together = 2 if width <= 16 and len(groups.names) * width**2 <= FEW_BINS else 1
    bins = len(groups.names) * width**together
    bundles = [ratings.cells[item : item + together] for item in range(0, ratings.items, together)]
    at_a_time = max(1, MOST_BINS // max(1, bins))
    for first in range(0, len(bundles), at_a_time):
        some = bundles[first : first + at_a_time]
        for cells, counts in zip(some, _counts(some, groups, width, bins), strict=True):
            if together == 1:
                yield counts.reshape(-1, width)[:, 1:]
                continue
            square = counts.reshape(-1, width, width)
            yield square.sum(axis=1)[:, 1:]
            if len(cells) == 2:
                yield square.sum(axis=2)[:, 1:]


def _counts(bundles: Sequence[NDArray[np.uint8]], groups: Groups, width: int, bins: int) -> NDArray[np.int64]:
    counts = np.zeros((len(bundles), bins), dtype=np.int64)
    first_bin = groups.codes * (bins // max(1, len(groups.names)))
    step = max(BLOCK, bins)
    for start in range(0, len(groups.codes), step):
        block = slice(start, start + step)
        for number, cells in enumerate(bundles):
            keys = cells[0, block] if len(cells) == 1 else cells[1, block] * np.uint8(width) + cells[0, block]
            counts[number] += np.bincount(first_bin[block] + keys, minlength=bins)
    return counts
