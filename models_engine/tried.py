"""Mechanisms that partnerships tried, and how those partnerships moved afterwards: only what outsiders may be shown.

It is no proof of effect. Who tries something differs from who does not, and much else happens between two rounds.
The rules of what is shown are ours, on top of `disclosure`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models_engine.comparison import ChangeLabel
from models_engine.disclosure import RULE, DisclosureRule, round_count, to_nearest
from models_engine.disclosure_groups import publishable
from models_engine.movement import change_over_cases

# One side of one partnership over one pair of rounds: (that side over that pair, whose side it is).
Column = tuple[Hashable, Hashable]


@dataclass(frozen=True)
class TriedCase:
    """One partnership that tried it, with the mean change of its sides to the next round, by axis, 0 to 100.

    `columns` are the sides whose answers it rests on, `members` all organisations that know it from the inside.
    `region` is where it stood before.
    """

    partnership: Hashable
    columns: tuple[Column, ...]
    members: frozenset[Hashable]
    region: str
    changes: Mapping[str, float]


@dataclass(frozen=True)
class ShownMove:
    """A mean change in whole points of 100, with its 95 % interval where enough organisations stand behind it."""

    difference: int
    interval: tuple[int, int] | None
    label: ChangeLabel | None


@dataclass(frozen=True)
class TriedFigures:
    """`tried` and `regions` count partnerships to the nearest 5; no `regions` where one of them would be too few."""

    tried: int
    regions: Mapping[str, int] | None
    moves: Mapping[str, ShownMove]


def publish_tried(
    cases: Mapping[int, Sequence[TriedCase]],
    published: Sequence[Iterable[Column]] = (),
    rule: DisclosureRule = RULE,
) -> dict[int, TriedFigures]:
    """By mechanism, what may be shown beside what has been shown before (`published`: the columns of each figure).

    At least 8 partnerships of 3 organisations, none with more than half of the sides; the same without the
    partnerships that any one organisation knows from the inside, so that nobody can take out their own; and nothing
    that follows from two mechanisms together, or from an earlier figure of the same one, may rest on fewer than 8
    sides (`publishable`, each side counting once). Mechanisms are taken by number. Each partnership counts once.
    Counts of partnerships are rounded as counts of people are. Source: ours.

    >>> def case(number):
    ...     trust = f"trust {number}"
    ...     return TriedCase(number, ((number, trust),), frozenset({trust}), "FE", {"formality": -10})
    >>> found = publish_tried({4: [case(number) for number in range(12)], 5: [case(1), case(2)]})
    >>> found[4].tried, found[4].regions, found[4].moves["formality"].difference, 5 in found
    (10, {'FE': 10}, -10, False)
    """
    large = {number: list(known) for number, known in sorted(cases.items()) if _is_large(known, rule)}
    before = [frozenset(columns) for columns in published]
    wanted = [frozenset(column for case in known for column in case.columns) for known in large.values()]
    columns = sorted({column for group in (*before, *wanted) for column in group}, key=repr)
    if not wanted:
        return {}
    whose = {name: index for index, name in enumerate(sorted({owner for _, owner in columns}, key=repr))}
    groups = np.array([[column in group for column in columns] for group in (*before, *wanted)])
    taken = publishable(
        groups,
        np.ones(len(columns), dtype=np.int64),
        np.array([whose[owner] for _, owner in columns]),
        np.array([True] * len(before) + [False] * len(wanted)),
        rule,
    )
    return {
        number: _figures(known, rule)
        for (number, known), group, open_now in zip(large.items(), wanted, taken[len(before) :], strict=True)
        if open_now or group in before
    }


def _is_large(cases: Sequence[TriedCase], rule: DisclosureRule) -> bool:
    """Large enough for whoever knows some of the cases from the inside."""
    everybody = {member for case in cases for member in case.members}
    if len(everybody) < rule.organisations:
        return False
    left = (sum(member not in case.members for case in cases) for member in everybody)
    return min(left) >= rule.people


def _figures(cases: Sequence[TriedCase], rule: DisclosureRule) -> TriedFigures:
    counts = Counter(case.region for case in cases)
    regions = {region: round_count(count, rule) for region, count in sorted(counts.items())}
    organisations = {owner for case in cases for _, owner in case.columns}
    with_interval = len(organisations) >= rule.interval_organisations
    axes = sorted({axis for case in cases for axis in case.changes})
    return TriedFigures(
        tried=to_nearest(len(cases), rule.round_to),
        regions=None if None in regions.values() else {code: count or 0 for code, count in regions.items()},
        moves={axis: _move([case.changes[axis] for case in cases], with_interval) for axis in axes},
    )


def _move(changes: Sequence[float], with_interval: bool) -> ShownMove:
    found = change_over_cases(changes)
    if found.difference is None:
        raise ValueError("expected at least one case")
    interval = None
    if with_interval and found.interval:
        interval = round(found.interval[0]), round(found.interval[1])
    return ShownMove(round(found.difference), interval, found.label if interval else None)
