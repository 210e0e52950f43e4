"""Which groups may be shown together: what can be added up and taken away must be safe as well as what is shown.

Think of every group as a row of ones over the smallest sets of people that groups tell apart (atoms). Whoever knows the
sums of some rows knows every linear combination of them, and nothing else. So the rows that are shown must span no
vector that stands on an unsafe set of people alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from models_engine.disclosure import RULE, DisclosureRule

Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]

NOTHING = 1e-8
# Above so many ways of combining a handful of small atoms they are not tried one by one: the group is refused.
WAYS_TRIED = 500


def publishable(
    groups: npt.ArrayLike,
    people: npt.ArrayLike,
    organisation: npt.ArrayLike,
    already: npt.ArrayLike | None = None,
    rule: DisclosureRule = RULE,
) -> Flags:
    """Which groups may be shown together, decided in the order given: earlier rows come first, later ones wait.

    `groups` is bool (groups, columns); a column is a set of people of one organisation who came in one batch,
    `people` their number and `organisation` whose they are, both int (columns,). `already` bool (groups,) are
    rows published before: they are kept, and count in what the others would reveal. A group is taken only if it
    is safe itself and the rows taken span no vector whose people are an unsafe set: fewer than 8, of fewer than 3
    organisations (both found always), or most of them of one organisation (found where it follows from the
    difference of two rows, a row less the rows inside it, or a row of either echelon form). That includes parent
    less child, parent less siblings, this batch less the last and one boundary less another. Somebody who is
    exact where figures are rounded is assumed, so it errs on the safe side. Nobody is never shown.

    Returns bool (groups,). Raises ValueError for shapes that do not fit. Cost: about a
    second for 99 groups of 300 organisations, some ten for three batches of them. Source: ours; linear disclosure
    as in Hundepool et al. 2012.

    >>> board_a, board_b = [1, 1, 1, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1, 0]
    >>> region = [1, 1, 1, 1, 1, 1, 1]  # one trust of neither board: it would follow from the three
    >>> publishable([region, board_a, board_b], [9] * 7, range(7)).tolist()
    [True, True, False]
    """
    rows = np.atleast_2d(np.asarray(groups, dtype=np.bool_))
    atoms = _Atoms.of(rows, np.asarray(people, dtype=np.int64), np.asarray(organisation), rule)
    taken = np.zeros(len(rows), dtype=np.bool_)
    if already is not None:
        taken |= np.asarray(already, dtype=np.bool_)
    guard = _Guard(atoms, np.flatnonzero(taken))
    waiting = np.flatnonzero(atoms.safe(atoms.rows) & ~taken)
    while len(waiting):
        agreed = guard.agreeing(waiting)
        fine = guard.first_that_reveals(agreed)
        guard.take(agreed[:fine])
        taken[agreed[:fine]] = True
        waiting = waiting[waiting > agreed[fine]] if fine < len(agreed) else waiting[:0]
    return taken


@dataclass(frozen=True)
class _Atoms:
    """Sets of people whom no group tells apart. `people` is int (atoms, organisations), `rows` bool (groups, atoms)."""

    rows: Flags
    people: Counts
    rule: DisclosureRule

    @classmethod
    def of(
        cls, rows: Flags, people: Counts, organisation: npt.NDArray[np.generic], rule: DisclosureRule
    ) -> _Atoms:
        if rows.shape[1] != len(people) or len(people) != len(organisation):
            raise ValueError(
                f"{rows.shape[1]} columns, {len(people)} counts, {len(organisation)} organisations"
            )
        if (people < 0).any():
            raise ValueError("expected counts of people from 0")
        there = np.flatnonzero((people > 0) & rows.any(axis=0))
        names, whose = np.unique(organisation[there], return_inverse=True)
        kept, which = np.unique(rows[:, there], axis=1, return_inverse=True)
        table = np.zeros((kept.shape[1], len(names)), dtype=np.int64)
        np.add.at(table, (which.ravel(), whose.ravel()), people[there])
        return cls(kept, table, rule)

    def safe(self, sets: npt.ArrayLike) -> Flags:
        """For each set of atoms, bool (sets, atoms), whether its people are safe. Nobody is not."""
        chosen = np.asarray(sets, dtype=np.float32)
        total = chosen @ self.people.sum(axis=1).astype(np.float32)
        # More than twice the largest organisation: then there are three, and none has above half.
        safe = np.asarray(total > self.surely_mixed)
        for index in np.flatnonzero(~safe & (total >= self.rule.people)):
            behind = self.people[chosen[index] > 0].sum(axis=0)
            safe[index] = (behind > 0).sum() >= self.rule.organisations and (
                behind.max() <= self.rule.largest_share * behind.sum()
            )
        return safe

    @cached_property
    def surely_mixed(self) -> int:
        rule = self.rule
        largest = int(self.people.sum(axis=0).max(initial=0))
        return max(rule.people - 1, int(max(rule.organisations - 1, 1 / rule.largest_share) * largest))

    def reveals(self, sets: Flags) -> bool:
        """Whether one of the sets, bool (sets, atoms), has people and is not safe."""
        return bool(len(sets)) and bool((sets.any(axis=1) & ~self.safe(sets)).any())


class _Guard:
    """The rows that were taken, by number, and what would follow from them and more."""

    def __init__(self, atoms: _Atoms, taken: npt.NDArray[np.intp]) -> None:
        self.atoms = atoms
        self.taken = taken
        self.totals = atoms.people.sum(axis=1)
        self.few = np.flatnonzero(self.totals < atoms.rule.people)
        self.owners = [frozenset(np.flatnonzero(row).tolist()) for row in atoms.people]
        weighted = atoms.rows * np.sqrt(self.totals)
        shared = weighted @ weighted.T
        sizes = np.diag(shared)
        self.apart = sizes[:, None] + sizes[None, :] - 2 * shared

    def take(self, rows: npt.NDArray[np.intp]) -> None:
        self.taken = np.concatenate([self.taken, rows])

    def agreeing(self, waiting: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Of the rows waiting, in order, those that differ by no unsafe set from one taken or agreed before."""
        rows, agreed = self.atoms.rows, list(self.taken)
        for row in waiting:
            near = [other for other in agreed if self.apart[row, other] < self.atoms.surely_mixed + 0.5]
            if not self.atoms.reveals(rows[near] ^ rows[row]):
                agreed.append(row)
        return np.array(agreed[len(self.taken) :], dtype=np.intp)

    def first_that_reveals(self, rows: npt.NDArray[np.intp]) -> int:
        """How many of the rows may be added, in order. What some rows reveal more rows reveal too, so by halving."""
        if not self._reveals(rows):
            return len(rows)
        fine, too_many = 0, len(rows)
        while too_many - fine > 1:
            middle = (fine + too_many) // 2
            if self._reveals(rows[:middle]):
                too_many = middle
            else:
                fine = middle
        return fine

    def _reveals(self, more: npt.NDArray[np.intp]) -> bool:
        rows = np.unique(self.atoms.rows[np.concatenate([self.taken, more])], axis=0)
        if self.atoms.reveals(_remainders(rows)):
            return True
        many_first = np.argsort(-self.totals, kind="stable")
        for order in (many_first, many_first[::-1]):
            vectors = _echelon(rows[:, order])[:, np.argsort(order)]
            if self.atoms.reveals(np.abs(vectors) > NOTHING):
                return True
        basis, _ = np.linalg.qr(vectors.T)
        spanned = np.asarray(basis @ basis.T)
        return self._tells_of_few(spanned) or self._tells_of_two(spanned)

    def _tells_of_few(self, spanned: Reals) -> bool:
        """Whether something follows about fewer than eight people: only atoms of fewer can take part in that."""
        for vectors in _independent_parts(_inside(spanned, self.few)):
            sets = _smallest_sets(vectors)
            if sets is None or (sets @ self.totals[self.few] < self.atoms.rule.people).any():
                return True
        return False

    def _tells_of_two(self, spanned: Reals) -> bool:
        """Whether something follows about one or two organisations: each one, and each two, is tried."""
        thin = [index for index, own in enumerate(self.owners) if len(own) < 3]
        freedom = np.eye(len(spanned)) - spanned
        return _dependent_pairs(freedom[np.ix_(thin, thin)], [self.owners[index] for index in thin])


def _remainders(rows: Flags) -> Flags:
    """Each row less the largest rows inside it, taken in order as long as they have nobody in common."""
    sizes = rows.sum(axis=1)
    inside = (rows.astype(np.int64) @ rows.T.astype(np.int64) == sizes[None, :]) & (
        sizes[None, :] < sizes[:, None]
    )
    order = np.argsort(-sizes, kind="stable")
    left = rows.copy()
    for parent in range(len(rows)):
        for child in order[inside[parent][order]]:
            if not (rows[child] & ~left[parent]).any():
                left[parent] &= ~rows[child]
    return left


def _echelon(rows: npt.ArrayLike) -> Reals:
    """The reduced echelon form: each row stands on a smallest set of which something follows."""
    work = np.array(rows, dtype=np.float64)
    height = 0
    for column in range(work.shape[1]):
        if height == len(work):
            break
        pivot = height + int(np.argmax(np.abs(work[height:, column])))
        if abs(work[pivot, column]) < NOTHING:
            continue
        work[[height, pivot]] = work[[pivot, height]]
        work[height] /= work[height, column]
        others = np.flatnonzero(np.abs(work[:, column]) > NOTHING)
        others = others[others != height]
        work[others] -= np.outer(work[others, column], work[height])
        height += 1
    return work[:height]


def _inside(spanned: Reals, atoms: npt.NDArray[np.intp]) -> Reals:
    """A basis of what stands on these atoms alone in the space of this projector, (dimension, atoms)."""
    block = spanned[np.ix_(atoms, atoms)]
    sizes, directions = np.linalg.eigh(block)
    return np.asarray(directions[:, sizes > 1 - NOTHING].T)


def _independent_parts(vectors: Reals) -> list[Reals]:
    """The same space as spaces that share no atom, so that each can be searched by itself."""
    if not len(vectors):
        return []
    reduced = _reduced(vectors)
    left, parts = list(range(len(reduced))), []
    while left:
        part = [left.pop(0)]
        support = np.abs(reduced[part[0]]) > NOTHING
        while more := [row for row in left if (support & (np.abs(reduced[row]) > NOTHING)).any()]:
            part += more
            left = [row for row in left if row not in more]
            support |= (np.abs(reduced[more]) > NOTHING).any(axis=0)
        parts.append(reduced[part])
    return parts


def _reduced(vectors: Reals) -> Reals:
    """Reduced echelon form with the largest number as pivot; all rows independent."""
    work = vectors.copy()
    for height in range(len(work)):
        free = np.abs(work[height:])
        row, column = np.unravel_index(int(np.argmax(free)), free.shape)
        work[[height, height + int(row)]] = work[[height + int(row), height]]
        work[height] /= work[height, column]
        for other in range(len(work)):
            if other != height:
                work[other] -= work[other, column] * work[height]
    work[np.abs(work) < NOTHING] = 0.0
    return work


def _smallest_sets(vectors: Reals) -> Flags | None:
    """Every smallest set of atoms on which some combination of the vectors stands; `None` where they are too many.

    Such a combination is 0 at as many atoms as there are vectors less one, so these are gone through.
    """
    used = np.flatnonzero((np.abs(vectors) > NOTHING).any(axis=0))
    count = len(vectors)
    ways = 1
    for step in range(count - 1):
        ways = ways * (len(used) - step) // (step + 1)
        if ways > WAYS_TRIED:
            return None
    sets = []
    for zeros in combinations(used, count - 1):
        _, sizes, directions = np.linalg.svd(vectors[:, list(zeros)].T, full_matrices=True)
        if (sizes > NOTHING).sum() == count - 1:
            sets.append(np.abs(directions[-1] @ vectors) > NOTHING)
    return np.array(sets, dtype=np.bool_).reshape(len(sets), vectors.shape[1])


def _dependent_pairs(freedom: Reals, owners: list[frozenset[int]]) -> bool:
    """Whether the atoms of one or of two organisations leave no freedom: then something follows about them alone.

    `freedom` is the projector on what the rows do not tell, of these atoms. Something follows about a set of
    atoms exactly when its block is singular. Blocks of single organisations are made unit first; then two
    organisations' block is singular exactly when what they share has the norm 1.
    """
    mixed = [index for index, own in enumerate(owners) if len(own) > 1]
    for index in mixed:
        block = [other for other, own in enumerate(owners) if own <= owners[index]]
        if np.linalg.eigvalsh(freedom[np.ix_(block, block)])[0] < NOTHING:
            return True
    own_atoms: dict[int, list[int]] = {}
    for index, own in enumerate(owners):
        if len(own) == 1:
            own_atoms.setdefault(min(own), []).append(index)
    return _singular_blocks(freedom, list(own_atoms.values()))


def _singular_blocks(freedom: Reals, blocks: list[list[int]]) -> bool:
    if not blocks:
        return False
    flat = [index for block in blocks for index in block]
    starts = np.cumsum([0, *(len(block) for block in blocks)])
    shared = freedom[np.ix_(flat, flat)].copy()
    for start, stop in zip(starts, starts[1:], strict=False):
        sizes, directions = np.linalg.eigh(shared[start:stop, start:stop])
        if sizes[0] < NOTHING:
            return True
        unit = directions / np.sqrt(sizes)
        shared[start:stop] = unit.T @ shared[start:stop]
        shared[:, start:stop] = shared[:, start:stop] @ unit
    weights = np.add.reduceat(np.add.reduceat(shared**2, starts[:-1], axis=0), starts[:-1], axis=1)
    for one, other in np.argwhere(np.triu(weights, 1) > 1 - 1e-6):
        block = shared[starts[one] : starts[one + 1], starts[other] : starts[other + 1]]
        if np.linalg.norm(block, 2) > 1 - 1e-6:
            return True
    return False
