"""Counts of people, of organisations and of partnerships over all groups at once, as the engine lets them through.

A partnership counts once in an area, whichever of its sides are there, and everybody who answered about it stands
behind it. A cell opens where those are enough; the engine then rounds, and hides more until nothing hidden can be
worked out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from dashboards.selectors.figures.contributions import Contributions, Counts, Flags
from dashboards.selectors.figures.families import Family
from models_engine import CountTable, ShownCount, publish_counts, round_count, shown_across, withheld_reason

HIDDEN = ShownCount(None)
ONE_GROUP = np.ones((1, 1), dtype=np.bool_)


@dataclass
class Counted:
    """By group: its cells, their total where they are parts of a whole, and why a cell's own people close it."""

    cells: list[list[ShownCount]]
    totals: list[ShownCount]
    reasons: list[list[str | None]]

    def reason(self, group: int) -> str | None:
        """Why the first of the group's hidden cells that has anybody behind it is closed."""
        return next((one for one in self.reasons[group] if one not in (None, "no_answers")), None)


@dataclass(frozen=True)
class Told:
    """What is out already of the same people: its organisations, bool (organisations,), and its content."""

    members: Flags
    content: Mapping[str, Any]


class Counting:
    """All tables of one publication, over the same groups, and beside what was `told` of the same people."""

    def __init__(self, found: Contributions, family: Family, told: Sequence[Told] = ()) -> None:
        self.found, self.family, self.told = found, family, told

    def people(
        self, by_organisation: Counts, where: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    ) -> list[ShownCount]:
        """A count of people in each group. How many were asked or answered is told of any group: 1 to 7 are hidden.

        `where` is where it stands in a content. What is out stays out, so new ones are hidden for it.
        """
        rows = np.array([*self.family.rows, *(one.members for one in self.told)], dtype=np.bool_)
        # A condition that was left as it was before shows another number: it says nothing of these people.
        is_out = [
            where(one.content).get("shown", -1) == round_count(int(by_organisation[one.members].sum()))
            for one in self.told
        ]
        out = np.array([False] * len(self.family.groups) + is_out)
        table = publish_counts(CountTable(rows, by_organisation[:, None], out=out[:, None]))
        return [cells[0] for cells in table.cells[: len(self.family.groups)]]

    def organisations(self, cells: Flags, people: Counts, adds_up: bool = True) -> Counted:
        """Organisations by cell, bool (organisations, cells), with so many people of each behind it."""
        cells = cells & (people > 0)[:, None]
        columns = range(cells.shape[1])
        behind = [[(cells[:, k] & row) * people for k in columns] for row in self.family.rows]
        return self._in_groups(self.family.rows, cells, behind, adds_up)

    def partnerships(self, cells: Flags, adds_up: bool = True) -> Counted:
        """Partnerships by cell, bool (partnerships, cells)."""
        behind = [self._behind(group, cells) for group in range(len(self.family.groups))]
        return self._in_groups(self._partnerships_in, cells, behind, adds_up, overlapping=True)

    def _in_groups(
        self,
        rows: Flags,
        cells: Flags,
        behind: Sequence[Sequence[Counts]],
        adds_up: bool,
        overlapping: bool = False,
    ) -> Counted:
        """Each group's table by itself; then more is hidden where a group and those in it would tell of one of them.

        Where an area holds all that the one above has of a kind, the two counts are one: hidden in the smaller it is
        hidden in both.
        """
        reasons = [[withheld_reason(people[people > 0].tolist()) for people in one] for one in behind]
        counts = rows.astype(np.int64) @ cells.astype(np.int64)
        zeros = [ShownCount(0)] * cells.shape[1]
        found = Counted([zeros] * len(rows), [ShownCount(0)] * len(rows), reasons)
        for group in np.flatnonzero(counts.any(axis=1)):
            if not self.family.open[group]:
                found.cells[group] = [HIDDEN] * cells.shape[1]
                found.totals[group] = HIDDEN
                continue
            safe = np.array([[reason is None for reason in reasons[group]]])
            table = publish_counts(
                CountTable(ONE_GROUP, counts[[group]], adds_up=adds_up, safe=safe, things=True)
            )
            found.cells[group] = list(table.cells[0])
            found.totals[group] = table.totals[0] if table.totals else table.cells[0][0]
        self._hide_the_same(rows, counts, found, adds_up)
        self._hide_across(counts, found, adds_up, overlapping)
        return found

    def _hide_across(self, counts: Counts, found: Counted, adds_up: bool, overlapping: bool) -> None:
        shown = np.array(
            [[cell.shown is not None for cell in cells] for cells in found.cells], dtype=np.bool_
        )
        if adds_up:
            counts = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
            shown = np.hstack([shown, [[total.shown is not None] for total in found.totals]])
        stays = shown_across(self.family.rows, counts, shown, self.family.open, overlapping)
        for group, k in np.argwhere(shown & ~stays).tolist():
            if k == len(found.cells[group]) or adds_up and np.count_nonzero(counts[group]) <= 3:
                found.totals[group] = HIDDEN
            if k < len(found.cells[group]):
                found.cells[group][k] = HIDDEN

    @staticmethod
    def _hide_the_same(rows: Flags, counts: Counts, found: Counted, adds_up: bool) -> None:
        inside = (rows.astype(np.int64) @ (~rows).T.astype(np.int64)) == 0
        for part, whole in np.argwhere(inside):
            for k in np.flatnonzero((counts[part] == counts[whole]) & (counts[part] > 0)):
                if found.cells[part][k].shown is None and found.cells[whole][k].shown is not None:
                    found.cells[whole][k] = HIDDEN
                    if adds_up and np.count_nonzero(counts[whole]) <= 2:
                        found.totals[whole] = HIDDEN

    @cached_property
    def _partnerships_in(self) -> Flags:
        """bool (groups, partnerships)"""
        sides, rows = self.found.sides, self.family.rows
        inside = np.zeros((len(rows), len(self.found.partnerships)), dtype=np.bool_)
        for group, members in enumerate(rows):
            inside[group, sides.partnership[members[sides.organisation]]] = True
        return inside

    @cached_property
    def _pairs(self) -> tuple[Counts, Counts]:
        """(partnership, person), one for everybody who answered about one."""
        side, person = self.found.sides.who[:, 0], self.found.sides.who[:, 1]
        return self.found.sides.partnership[side], person

    @cached_property
    def _pairs_of(self) -> list[tuple[Counts, Counts]]:
        partnership, person = self._pairs
        found = []
        for inside in self._partnerships_in:
            here = inside[partnership]
            found.append((partnership[here], person[here]))
        return found

    def _behind(self, group: int, cells: Flags) -> list[Counts]:
        """People by organisation behind each cell of a group, everybody once."""
        partnership, person = self._pairs_of[group]
        behind = []
        for k in range(cells.shape[1]):
            seen = np.zeros(len(self.found.person_of), dtype=np.bool_)
            seen[person[cells[partnership, k]]] = True
            behind.append(np.bincount(self.found.person_of[seen], minlength=len(self.found.organisations)))
        return behind
