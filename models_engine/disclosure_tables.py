"""Counts that add up, over areas and over categories: what is rounded, what is hidden, and what else then has to be."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from models_engine.disclosure import RULE, DisclosureRule, to_nearest
from models_engine.disclosure_bounds import NO_END, Numbers, Reals, Sums
from models_engine.disclosure_values import ShownCount

Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class CountTable:
    """Counts per category in groups that may lie in each other.

    `groups` bool (groups, columns); a column is what no group splits: an organisation, or all partnerships of the same
    areas. `counts` int (columns, categories). `adds_up`: the categories are parts of a whole, whose total is
    published too; otherwise each category stands by itself. `shown` bool (groups,): which groups may be shown at
    all, from `publishable`; all by default. `safe` bool (groups, categories): where the people behind a cell are
    safe; all by default, and then counts of people go by their size alone. `things`: not people are counted but
    what stands on people (organisations, partnerships), so a cell goes by `safe` alone. `out` bool (groups,
    categories): what is shown elsewhere already, so that hiding it would protect nothing; none by default.
    """

    groups: Flags
    counts: Counts
    adds_up: bool = True
    shown: Flags | None = None
    safe: Flags | None = None
    things: bool = False
    out: Flags | None = None

    @classmethod
    def one_way(cls, counts: npt.ArrayLike, things: bool = False) -> CountTable:
        """One group: a row of categories and its total."""
        row = np.atleast_2d(np.asarray(counts, dtype=np.int64))
        return cls(np.ones((1, 1), dtype=np.bool_), row, things=things)

    @classmethod
    def two_way(cls, counts: npt.ArrayLike, things: bool = False) -> CountTable:
        """Rows by categories with both margins: the last group is all rows together."""
        table = np.asarray(counts, dtype=np.int64)
        groups = np.vstack([np.eye(len(table), dtype=np.bool_), np.ones((1, len(table)), dtype=np.bool_)])
        return cls(groups, table, things=things)


@dataclass(frozen=True)
class PublishedTable:
    """What may be shown: `cells` (groups, categories) and `totals` (groups,), empty where there are no totals."""

    cells: tuple[tuple[ShownCount, ...], ...]
    totals: tuple[ShownCount, ...]


def publish_counts(table: CountTable, rule: DisclosureRule = RULE) -> PublishedTable:
    """Counts as they may be shown, each to the nearest 5 by itself, so that they need not add up.

    Hidden are: 1 to 7 people, and every category of a group of so few; a cell whose people are not safe;
    everything of a group that is not shown. Zero is shown. Then further cells or totals are hidden, few and small
    ones first, until each hidden count, and what is left of a group beside the groups inside it, could lie
    anywhere in an interval at least `hidden_width` wide, for somebody who knows the rules, which cells were hidden
    for being small (1 to 7) and that no other hidden cell of people is; less only where that alone says more, and
    then not for somebody who does not know which are small. That is not published.
    A small count of things on safe people is shown as 5, and is to be said as "7 or fewer" (1 to 7).

    Intervals are exact: by passing through the sums where these make no ring, else by linear programs. Raises
    ValueError for shapes that do not fit and counts below 0. Cost: milliseconds for one margin, some tenths of a
    second for a country of 50 areas by 9 categories. Source: Hospital Episode Statistics analysis guide 2018 for
    the rounding; Fischetti and Salazar 2001 for hiding more until an attacker fails.

    >>> shown = publish_counts(CountTable.one_way([3, 20, 41]))
    >>> [cell.shown for cell in shown.cells[0]], shown.totals[0].shown
    ([None, 20, 40], 65)
    >>> shown = publish_counts(CountTable.one_way([7, 7]))  # a total of 15 would leave 6 or 7 for each
    >>> [cell.shown for cell in shown.cells[0]], shown.totals[0].shown
    ([None, None], None)
    """
    model = _model(table, rule)
    shown = model.protect()
    size, categories = table.groups.shape[0], table.counts.shape[1]

    def value(group: int, category: int) -> ShownCount:
        index = model.index[group, category]
        return ShownCount(int(model.rounded[index]) if shown[index] and model.open[group] else None)

    cells = tuple(tuple(value(group, one) for one in range(categories)) for group in range(size))
    totals = tuple(value(group, categories) for group in range(size)) if model.has_totals else ()
    return PublishedTable(cells, totals)


@dataclass
class _Model:
    """The table as a list of counts and sums. `index` (groups, categories and total) says where a cell is."""

    true: Counts
    rounded: Counts
    sums: Sums
    index: Numbers
    open: Flags
    has_totals: bool
    small: Flags
    visible: Flags
    guarded: Flags
    known_positive: Flags
    closed: Flags
    rule: DisclosureRule
    things: bool
    out: Flags
    neighbours: dict[int, list[int]] = field(default_factory=dict)

    def bounds(self, visible: Flags, knows_small: bool) -> tuple[Reals, Reals]:
        """What is known of each count by itself, to somebody who knows which hidden ones are small, or does not."""
        half = self.rule.round_to // 2
        least = 1.0 if self.things else float(self.rule.people)
        few_people = self.small & (self.known_positive | self.closed) & knows_small
        low = np.where(self.known_positive, np.where(self.small | (not knows_small), 1.0, least), 0.0)
        high = np.where(few_people, float(self.rule.people - 1), NO_END)
        shown_low = np.maximum(self.rounded - half, least)
        shown_high = (self.rounded + half).astype(np.float64)
        few = self.things & (self.true < self.rule.people)
        shown_low[few], shown_high[few] = 1.0, self.rule.people - 1
        zero = self.true == 0
        shown_low[zero], shown_high[zero] = 0.0, 0.0
        return np.where(visible, shown_low, low), np.where(visible, shown_high, high)

    def protect(self) -> Flags:
        visible = self.visible.copy()
        self.neighbours = self._neighbours()
        guessing, unknowing = (self._demand(visible, knows_small) for knows_small in (True, False))
        # What is wide enough for the one who knows more is so for the other too.
        attackers = [(True, guessing), (False, np.where(guessing < unknowing, unknowing, 0.0))]
        for _ in range(len(visible) + 1):
            hidden = [
                self._hide_beside(int(index), visible, demand[index], knows_small)
                for knows_small, demand in attackers
                for index in self._narrow_ones(visible, demand, knows_small)
            ]
            if not any(hidden):
                break
        return visible

    def _demand(self, visible: Flags, knows_small: bool) -> Reals:
        """How wide each hidden count has to stay: the width of the rule, or what zeros and the rules alone leave."""
        low, high = self.sums.narrow(*self.bounds(visible & (self.true == 0), knows_small))
        return np.minimum(high - low, float(self.rule.hidden_width))

    def _narrow_ones(self, visible: Flags, demand: Reals, knows_small: bool) -> Numbers:
        asked = np.flatnonzero(~visible & self.guarded & (demand > 0))
        if not len(asked):
            return asked
        low, high = self.sums.narrow(*self.bounds(visible, knows_small))
        narrow = asked[(high - low)[asked] < demand[asked]]
        if len(narrow) or not self.sums.has_ring(low, high):
            return narrow
        return self.sums.too_narrow(low, high, asked, demand)

    def _hide_beside(self, index: int, visible: Flags, demand: float, knows_small: bool) -> bool:
        """Hide the smallest count whose going makes room for this one; else the one that makes most room.

        It is looked for in the same sums; where nothing is left there, in the sums of what is in these, and so on.
        """
        ring, met = {index}, {index}
        choices: list[int] = []
        while ring and not choices:
            ring = {other for one in ring for other in self.neighbours[one]} - met
            met |= ring
            choices = [
                other for other in ring if visible[other] and self.true[other] > 0 and not self.out[other]
            ]
        best, widest = -1, -1.0
        for other in sorted(choices, key=lambda one: (int(self.true[one]), one)):
            visible[other] = False
            low, high = self.sums.narrow(*self.bounds(visible, knows_small))
            visible[other] = True
            width = float(high[index] - low[index])
            if width > widest + 1e-9:
                best, widest = other, width
            if width >= demand:
                break
        if best >= 0:
            visible[best] = False
        return best >= 0

    def _neighbours(self) -> dict[int, list[int]]:
        members: dict[int, list[int]] = {}
        mine: dict[int, list[int]] = {index: [] for index in range(len(self.true))}
        for equation, count in zip(self.sums.equation.tolist(), self.sums.count.tolist(), strict=True):
            members.setdefault(equation, []).append(count)
            mine[count].append(equation)
        return {
            index: sorted({other for equation in equations for other in members[equation]} - {index})
            for index, equations in mine.items()
        }


def _model(table: CountTable, rule: DisclosureRule) -> _Model:
    groups, counts = np.asarray(table.groups, dtype=np.bool_), np.asarray(table.counts, dtype=np.int64)
    if groups.ndim != 2 or counts.ndim != 2 or groups.shape[1] != counts.shape[0]:
        raise ValueError(f"groups of shape {groups.shape} do not fit counts of shape {counts.shape}")
    if (counts < 0).any():
        raise ValueError("expected counts from 0")
    shown = (
        np.ones(len(groups), dtype=np.bool_)
        if table.shown is None
        else np.asarray(table.shown, dtype=np.bool_)
    )
    categories = counts.shape[1]
    has_totals = table.adds_up and categories > 1
    groups, counts = _merged(groups, counts)
    sets, parts = _nested(groups)
    of_sets = sets.astype(np.int64) @ counts
    if has_totals:
        of_sets = np.hstack([of_sets, of_sets.sum(axis=1, keepdims=True)])
    width = of_sets.shape[1]
    place = np.arange(of_sets.size).reshape(of_sets.shape)
    sums = [
        (int(place[row, one]), [int(place[part, one]) for part in inside])
        for row, inside in parts.items()
        for one in range(width)
    ]
    if has_totals:
        sums += [(int(line[-1]), line[:-1].tolist()) for line in place]
    true = of_sets.ravel()
    which = _which(sets, groups)
    few = np.zeros(len(of_sets), dtype=np.bool_)
    if has_totals and not table.things:
        # Of fewer than eight people no distribution is shown, zeros included: seven ones and "1 to 7" would say all.
        few = (of_sets[:, -1] > 0) & (of_sets[:, -1] < rule.people)
        shown &= ~few[which]
    safe = np.ones((len(groups), width), dtype=np.bool_)
    if table.safe is not None:
        safe[:, :categories] = table.safe
    published, unsafe = np.zeros(of_sets.shape, dtype=np.bool_), np.zeros(of_sets.shape, dtype=np.bool_)
    published[which[shown]] = True
    np.logical_or.at(unsafe, which[shown], ~safe[shown])
    unsafe = unsafe.ravel() & (true > 0)
    out = np.zeros(of_sets.shape, dtype=np.bool_)
    if table.out is not None:
        np.logical_or.at(out[:, :categories], which, np.asarray(table.out, dtype=np.bool_))
    size_hides = np.zeros(len(true), dtype=np.bool_) if table.things else (true > 0) & (true < rule.people)
    is_group = np.zeros(of_sets.shape, dtype=np.bool_)
    is_group[which] = True
    rounded = np.array(
        [max(to_nearest(int(one), rule.round_to), rule.round_to if one else 0) for one in true]
    )
    return _Model(
        true=true,
        rounded=rounded,
        sums=Sums.of(sums, len(true)),
        index=place[which],
        open=shown,
        has_totals=has_totals,
        small=size_hides,
        visible=published.ravel() & ~size_hides & ~unsafe,
        guarded=is_group.ravel() | ((true > 0) & (true < rule.people)),
        known_positive=published.ravel(),
        closed=np.repeat(few, width),
        rule=rule,
        things=table.things,
        out=out.ravel(),
    )


def _merged(groups: Flags, counts: Counts) -> tuple[Flags, Counts]:
    """The same with columns that no group tells apart as one, and without those in no group."""
    kept, column = np.unique(groups, axis=1, return_inverse=True)
    summed = np.zeros((kept.shape[1], counts.shape[1]), dtype=np.int64)
    np.add.at(summed, column.ravel(), counts)
    there = kept.any(axis=0)
    return kept[:, there], summed[there]


def _nested(groups: Flags) -> tuple[Flags, dict[int, list[int]]]:
    """All sets that matter, bool (sets, columns), and for each that is a sum the sets it is the sum of.

    Sets are the groups, each once, and the columns. A group is the sum of the largest groups inside it that have
    nothing in common, taken in order, and of what is then left.
    """
    filled = groups[groups.any(axis=1)]
    _, first = np.unique(filled, axis=0, return_index=True)
    unique = filled[np.sort(first)]
    alone = unique[unique.sum(axis=1) == 1].any(axis=0)
    sets = np.vstack([unique, np.eye(groups.shape[1], dtype=np.bool_)[~alone]])
    sizes = sets.sum(axis=1)
    parts: dict[int, list[int]] = {}
    for row in range(len(unique)):
        inside = np.flatnonzero(~(sets & ~unique[row]).any(axis=1) & (sizes < sizes[row]))
        left, found = unique[row].copy(), []
        for other in inside[np.argsort(-sizes[inside], kind="stable")]:
            if not (sets[other] & ~left).any():
                found.append(int(other))
                left &= ~sets[other]
        if found:
            parts[row] = found
    return sets, parts


def _which(sets: Flags, groups: Flags) -> Numbers:
    """For each group the number of its set; an empty group has none and is refused."""
    places = {row.tobytes(): number for number, row in reversed(list(enumerate(sets)))}
    if not groups.any(axis=1).all():
        raise ValueError("expected groups with at least one column")
    return np.array([places[row.tobytes()] for row in groups], dtype=np.intp)
