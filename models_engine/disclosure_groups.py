"""Which groups may be shown together: what can be added up and taken away must be safe as well as what is shown.

Think of every group as a row of ones over the smallest sets of people that groups tell apart (atoms). Whoever knows the
sums of some rows knows every linear combination of them, and nothing else. So the rows that are shown must span no
vector that stands on an unsafe set of people alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models_engine.disclosure import RULE, DisclosureRule, is_safe

Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]

NOTHING = 1e-8
SAME = 1e-6
# A group is refused that would need more steps than this to find what would follow from it.
SETS_TRIED = 300


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
    is safe itself and, with the rows taken, no unsafe set follows: none of fewer than 8 people, of fewer than 3
    organisations or with most of them of one organisation. What follows is every vector in the span of the rows,
    so that includes parent less child, parent less siblings, this batch less the last, one boundary less another
    and whatever takes more rows. Sets are meant that hold no smaller one of which something follows. Somebody who
    is exact where figures are rounded is assumed, so it errs on the safe side, and so it does where a row would
    take more than `SETS_TRIED` steps to be looked at. Nobody is never shown.

    Returns bool (groups,). Raises ValueError for shapes that do not fit. Cost: 0.1 seconds for 99 groups of 300
    organisations on one core, 3 for three batches of them. Source: ours; linear disclosure as in Hundepool et al.
    2012.

    >>> board_a, board_b = [1, 1, 1, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1, 0]
    >>> region = [1, 1, 1, 1, 1, 1, 1]  # one trust of neither board: it would follow from the three
    >>> publishable([region, board_a, board_b], [9] * 7, range(7)).tolist()
    [True, True, False]
    """
    rows = np.atleast_2d(np.asarray(groups, dtype=np.bool_))
    atoms = _Atoms.of(rows, np.asarray(people, dtype=np.int64), np.asarray(organisation), rule)
    earlier = np.zeros(len(rows), dtype=np.bool_) if already is None else np.asarray(already, dtype=np.bool_)
    guard, taken = _Guard(atoms), earlier.copy()
    for row in atoms.rows[earlier]:
        guard.take(row)
    for number in np.flatnonzero(~earlier):
        row = atoms.rows[number]
        if atoms.is_safe(row) and not guard.reveals(row):
            guard.take(row)
            taken[number] = True
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

    def is_safe(self, atoms: npt.ArrayLike) -> bool:
        return is_safe(self.people[np.asarray(atoms)].sum(axis=0).tolist(), self.rule)

    @cached_property
    def limits(self) -> Reals:
        """Below which sum of `costs` a set is unsafe, (reasons,): the first for its size, the others because one
        organisation dominates. Left out are those so small that what they dominate is too small as well."""
        share = self.rule.largest_share
        most = self.people[:, self._large].sum(axis=0) * (1 - share) / share
        return np.concatenate([[float(self.rule.people)], most])

    @cached_property
    def costs(self) -> Reals:
        """What an atom adds to that, (atoms, reasons): its people, or those not of the organisation that dominates."""
        sizes = self.people.sum(axis=1, keepdims=True)
        return np.hstack([sizes, sizes - self.people[:, self._large]]).astype(np.float64)

    @cached_property
    def fits(self) -> npt.NDArray[np.intp]:
        """The atoms that can be in an unsafe set of at least three organisations."""
        return np.flatnonzero((self.costs < self.limits).any(axis=1))

    @cached_property
    def _large(self) -> npt.NDArray[np.intp]:
        totals = self.people.sum(axis=0)
        return np.flatnonzero(totals / self.rule.largest_share > self.rule.people)


class _Guard:
    """What the rows that were taken leave open: `free` (dimensions, atoms), a basis of all that is orthogonal to them.

    A combination of atoms follows from the rows exactly when it is orthogonal to `free`. So something follows about
    a set of atoms exactly when its columns of `free` are dependent; and a further row adds to that exactly the sets
    whose columns span what `free` makes of the row (`told`).
    """

    def __init__(self, atoms: _Atoms) -> None:
        self.atoms = atoms
        self.free = np.eye(len(atoms.people))

    def take(self, row: Flags) -> None:
        self.free = _without(self.free, self.free @ row)

    def reveals(self, row: Flags) -> bool:
        """Whether with this row something would follow, that did not, about an unsafe set. Every smallest set is
        tried that is unsafe; where they are too many to try, the answer is yes."""
        told = self.free @ row
        if np.abs(told).max(initial=0.0) < NOTHING:
            return False
        return self._tells_of_two(told) or self._tells_of_few(told)

    def _tells_of_two(self, told: Reals) -> bool:
        """Whether something would follow about one or two organisations.

        Every row of `free` that sees what was told has to see one of the two; so one of them is in the row that sees
        fewest, and the other sees all that is left when the first is taken away.
        """
        owned = self.atoms.people > 0
        owners = owned.sum(axis=1)
        thin = np.flatnonzero(owners < self.atoms.rule.organisations)
        start = np.hstack([self.free, told[:, None]])
        seen_by = _seen_by(start, thin, owned)
        if not len(thin) or not seen_by.any(axis=1).all():
            return False
        for one in np.flatnonzero(seen_by[np.argmin(seen_by.sum(axis=1))]):
            left = start
            for atom in np.flatnonzero(owned[:, one] & (owners == 1)):
                left = _without(left, left[:, atom])
            if np.abs(left[:, -1]).max(initial=0.0) < NOTHING:
                return True
            for other in np.flatnonzero(_seen_by(left, thin, owned).all(axis=0)):
                both = owned[:, one] * 1 + (owned[:, other] if other != one else 0)
                if _spans(self.free[:, both == owners], told):
                    return True
        return False

    def _tells_of_few(self, told: Reals) -> bool:
        """Whether something would follow about too few people, or about people most of whom are of one organisation.

        A tree of choices: a row that still sees something of what was told has to see an atom of the set, so each of
        its atoms is tried in turn. A branch ends where nothing is left to be told (then the set is looked at), or
        where the people who must be in the set in any case are too many for it to be unsafe.
        """
        costs, limits = self.atoms.costs, self.atoms.limits
        start, atoms = _connected(self.free[:, self.atoms.fits], told)
        costs = costs[self.atoms.fits][atoms]
        atoms = self.atoms.fits[atoms]
        nodes: list[tuple[Reals, list[int], Reals, Flags]] = [
            (start, [], np.zeros(len(limits)), np.zeros(len(atoms), dtype=np.bool_))
        ]
        for _ in range(SETS_TRIED):
            if not nodes:
                return False
            left, chosen, cost, banned = nodes.pop()
            if chosen:
                left = _without(left, left[:, chosen[-1]])
            choices = (np.abs(left[np.abs(left[:, -1]) > NOTHING, :-1]) > NOTHING) & ~banned
            if not len(choices):
                if self._is_unsafe(atoms[chosen], told):
                    return True
                continue
            order = np.argsort(choices.sum(axis=1), kind="stable")
            if _is_too_much(choices[order], cost, costs, limits):
                continue
            affordable = ((cost + costs) < limits).any(axis=1)
            choices &= affordable
            banned = banned | ~affordable
            for atom in np.flatnonzero(choices[np.argmin(choices.sum(axis=1))]):
                nodes.append((left, [*chosen, int(atom)], cost + costs[atom], banned.copy()))
                banned[atom] = True
        return bool(nodes)

    def _is_unsafe(self, chosen: npt.NDArray[np.intp], told: Reals) -> bool:
        """Whether those are, of the atoms chosen, about whom it really is. (Smaller sets are tried by themselves.)"""
        weights, *_ = np.linalg.lstsq(self.free[:, chosen], told, rcond=None)
        return not self.atoms.is_safe(chosen[np.abs(weights) > SAME])


def _is_too_much(choices: Flags, cost: Reals, costs: Reals, limits: Reals) -> bool:
    """Whether a set with an atom of each of these choices, bool (choices, atoms), is unsafe for no reason.

    Choices that have no atom in common cost at least their cheapest atom each.
    """
    met, alive = np.zeros(choices.shape[1], dtype=np.bool_), np.arange(len(limits))
    for choice in choices:
        if not choice.any():
            return True
        if (choice & met).any():
            continue
        met |= choice
        cost = cost + costs[np.ix_(choice, alive)].min(axis=0)
        still = cost < limits[alive]
        cost, alive = cost[still], alive[still]
        if not len(alive):
            return True
    return False


def _seen_by(rows: Reals, atoms: npt.NDArray[np.intp], owned: Flags) -> Flags:
    """bool (rows, organisations): what these atoms of an organisation see, of rows that see the last column."""
    sees = np.abs(rows[np.abs(rows[:, -1]) > NOTHING][:, atoms]) > NOTHING
    return np.asarray((sees.astype(np.float32) @ owned[atoms].astype(np.float32)) > 0)


def _connected(rows: Reals, told: Reals) -> tuple[Reals, npt.NDArray[np.intp]]:
    """The rows and columns that have to do with what was told, it as last column; and which columns they are."""
    numbers = np.abs(rows) > NOTHING
    mine = np.abs(told) > NOTHING
    while True:
        columns = numbers[mine].any(axis=0)
        more = numbers[:, columns].any(axis=1) | mine
        if more.sum() == mine.sum():
            break
        mine = more
    return np.hstack([rows[np.ix_(mine, columns)], told[mine, None]]), np.flatnonzero(columns)


def _without(rows: Reals, seen: Reals) -> Reals:
    """Of the space these rows span, a basis of the part that sees nothing of what they each see of something.

    The pivot is a row with few numbers in it, so that the basis stays thin.
    """
    sizes = np.abs(seen)
    if sizes.max(initial=0.0) < NOTHING:
        return rows
    large = np.flatnonzero(sizes >= sizes.max() / 2)
    pivot = large[np.argmin(np.count_nonzero(rows[large], axis=1))]
    touched = sizes > NOTHING
    changed = rows[touched] - np.outer(seen[touched] / seen[pivot], rows[pivot])
    changed[np.abs(changed) < NOTHING] = 0.0
    less = rows.copy()
    less[touched] = changed
    less[pivot] = less[-1]
    return less[:-1]


def _spans(columns: Reals, told: Reals) -> bool:
    """Whether what was told is a combination of these columns."""
    if not columns.shape[1]:
        return False
    found, *_ = np.linalg.lstsq(columns, told, rcond=None)
    return bool(np.abs(columns @ found - told).max() < SAME)
