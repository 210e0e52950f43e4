"""Which groups' figures may stand side by side, and why the others may not: every answer is the engine's.

Columns are sets of people of one organisation who were counted in the same batches; so "this batch less the last one",
"England less its regions" and "the old boundaries less the new ones" are all looked at in one call.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import numpy as np

from dashboards.models import Batch, BatchShare, Publication
from dashboards.selectors.figures.contributions import Contributions, Counts, Flags
from dashboards.selectors.figures.groups import Group
from models_engine import is_safe, publishable, withheld_reason


@dataclass(frozen=True)
class Family:
    """`open` says of each group whether its figures of today may be shown."""

    groups: tuple[Group, ...]
    open: Flags
    people: Counts

    @cached_property
    def rows(self) -> Flags:
        """bool (groups, organisations)"""
        return np.array([group.members for group in self.groups], dtype=np.bool_)

    @cached_property
    def _decided(self) -> dict[bytes, Flags]:
        return {}

    def open_for(self, people: Counts) -> Flags:
        """Which groups' figures may be shown about these people, so many by organisation: of those that are open at
        all, those from which together nothing follows about a few. One call for every figure on the same people."""
        key = people.tobytes()
        if key not in self._decided:
            opened = np.zeros(len(self.groups), dtype=np.bool_)
            where = np.flatnonzero(self.open)
            if len(where):
                opened[where] = publishable(self.rows[where], people, np.arange(len(people)))
            self._decided[key] = opened
        return self._decided[key]

    def reason(self, place: int, people: Counts) -> str:
        """Why these people's figures of a group are closed."""
        return withheld_reason(people[self.groups[place].members].tolist()) or "would_reveal_others"


def family_of(found: Contributions, groups: Sequence[Group], earlier: Sequence[Batch]) -> Family:
    """Two queries, about what was published of the round before."""
    shares = _shares(earlier)
    given = _given_out(earlier)
    organisations, present = _columns(found, [shares[batch.pk] for batch in earlier])
    place = {pk: number for number, pk in enumerate(found.organisations)}
    numbers = {batch.pk: number for number, batch in enumerate(earlier)}
    before = []
    for batch, members in given:
        inside = np.zeros(len(found.organisations), dtype=np.bool_)
        inside[[place[pk] for pk in members if pk in place]] = True
        before.append(inside[organisations[1]] & present[:, numbers[batch]])
    now = [group.members[organisations[1]] & present[:, -1] for group in groups]
    rows = np.array([*before, *now], dtype=np.bool_)
    already = np.array([True] * len(before) + [False] * len(now))
    opened = publishable(rows, organisations[0], organisations[1], already)[len(before) :]
    return Family(tuple(groups), opened, found.people)


def is_safe_step(found: Contributions, last: Batch) -> bool:
    """Whether enough new people, of enough organisations, came since the last batch for another one to say anything."""
    shares = _shares([last])[last.pk]
    came = [
        len(set(marks) - set(shares.get(pk, ())))
        for pk, marks in zip(found.organisations, found.marks, strict=True)
    ]
    return is_safe(came)


def _columns(
    found: Contributions, shares: Sequence[dict[UUID, list[str]]]
) -> tuple[tuple[Counts, Counts], Flags]:
    """People by organisation and by the batches that counted them, this one last: (number, organisation) and bool
    (columns, batches)."""
    counts: dict[tuple[int, tuple[bool, ...]], int] = {}
    for number, (pk, marks) in enumerate(zip(found.organisations, found.marks, strict=True)):
        ever = [set(share.get(pk, ())) for share in shares]
        now = set(marks)
        for mark in now.union(*ever):
            key = number, (*(mark in share for share in ever), mark in now)
            counts[key] = counts.get(key, 0) + 1
    width = len(shares) + 1
    people = np.array(list(counts.values()), dtype=np.int64)
    whose = np.array([number for number, _ in counts], dtype=np.int64)
    present = np.array([batches for _, batches in counts], dtype=np.bool_).reshape(-1, width)
    return (people, whose), present


def _shares(batches: Sequence[Batch]) -> dict[UUID, dict[UUID, list[str]]]:
    found: dict[UUID, dict[UUID, list[str]]] = {batch.pk: {} for batch in batches}
    rows = BatchShare.objects.filter(batch__in=batches).values_list("batch_id", "organisation_id", "marks")
    for batch, organisation, marks in rows:
        found[batch][organisation] = marks
    return found


def _given_out(batches: Sequence[Batch]) -> list[tuple[UUID, list[UUID]]]:
    """The batch and the organisations of everything whose figures came out, each once."""
    by_number = {(batch.campaign_id, batch.number): batch.pk for batch in batches}
    rows = Publication.objects.filter(batch__in=batches, has_figures=True).values_list(
        "batch__campaign_id", "counted_in", "organisations"
    )
    found = {
        (by_number[campaign, number], tuple(sorted(members)))
        for campaign, number, members in rows
        if (campaign, number) in by_number
    }
    return [(batch, [UUID(pk) for pk in members]) for batch, members in sorted(found)]
