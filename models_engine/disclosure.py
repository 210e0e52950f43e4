"""When a figure of a group of people may leave their organisations: the numbers, in one table, and the first test.

Beside it: `disclosure_values` (what one figure looks like once it may be shown), `disclosure_groups` (which groups may
be shown together) and `disclosure_tables` (counts that add up). Nothing leaves an organisation by another way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

WithheldReason = Literal[
    "no_answers",
    "too_few_people",
    "too_few_organisations",
    "one_organisation_dominates",
    "would_reveal_others",
]

STRICT_PEOPLE = 11


@dataclass(frozen=True)
class DisclosureRule:
    """The numbers of disclosure control.

    `people`, `organisations` and `largest_share` say when a group is safe. Counts are rounded to the nearest
    `round_to`, and every hidden one stays uncertain by at least `hidden_width`. Means have `decimals`, and end in
    "`top` or above" and "`bottom` or below"; shares end in "under `low_percent` %" and "over `high_percent` %".
    `interval_organisations` are needed before an interval is given. Source: Hospital Episode Statistics since
    2018 for 1 to 7 and the nearest 5; the rest is ours.
    """

    people: int = 8
    organisations: int = 3
    largest_share: float = 0.5
    round_to: int = 5
    hidden_width: int = 5
    decimals: int = 1
    top: float = 4.5
    bottom: float = 1.5
    low_percent: int = 5
    high_percent: int = 95
    interval_organisations: int = 8

    def strictly(self) -> DisclosureRule:
        """The same with eleven people, for those who ask for more.

        >>> RULE.strictly().people
        11
        """
        return replace(self, people=STRICT_PEOPLE)


RULE = DisclosureRule()
STRICT_RULE = RULE.strictly()


def withheld_reason(people: Sequence[int], rule: DisclosureRule = RULE) -> WithheldReason | None:
    """Why the figures of one group stay closed, `None` if they may be shown as far as the group alone goes.

    `people` are counts per organisation; organisations without people count as absent. The first that holds of:
    nobody, fewer than `rule.people`, fewer than `rule.organisations`, one with more than `rule.largest_share` of
    all. That a group would reveal another is for `publishable` to find. Raises ValueError for a count below 0.
    Source: ours, after the statistical practice of England's health service.

    >>> withheld_reason([4, 4]), withheld_reason([6, 1, 1]), withheld_reason([4, 2, 2])
    ('too_few_organisations', 'one_organisation_dominates', None)
    """
    if any(count < 0 for count in people):
        raise ValueError("expected counts of people from 0")
    total = sum(people)
    if total == 0:
        return "no_answers"
    if total < rule.people:
        return "too_few_people"
    if sum(count > 0 for count in people) < rule.organisations:
        return "too_few_organisations"
    if max(people) > rule.largest_share * total:
        return "one_organisation_dominates"
    return None


def is_safe(people: Sequence[int], rule: DisclosureRule = RULE) -> bool:
    """Whether a group is large and mixed enough: at least 8 people of 3 organisations, none above half of them.

    `people` are counts per organisation, zeros allowed. Nobody is not safe: there is nothing to show. Raises
    ValueError for a count below 0. Two safe groups without a common person make a safe group. Source: ours.

    >>> is_safe([4, 2, 2]), is_safe([4, 2, 1]), is_safe([4, 4]), is_safe([])
    (True, False, False, False)
    """
    return withheld_reason(people, rule) is None


def round_count(count: int, rule: DisclosureRule = RULE) -> int | None:
    """A count of people as it may be shown: 0 as it is, 1 to 7 as `None`, others to the nearest 5, halves up.

    Raises ValueError below 0. Source: Hospital Episode Statistics analysis guide, 2018.

    >>> [round_count(count) for count in (0, 1, 7, 8, 12, 13, 17, 18, 22, 23, 97)]
    [0, None, None, 10, 10, 15, 15, 20, 20, 25, 95]
    """
    if count < 0:
        raise ValueError(f"expected a count from 0, not {count}")
    if 0 < count < rule.people:
        return None
    return to_nearest(count, rule.round_to)


def to_nearest(count: int, step: int) -> int:
    """The multiple of `step` nearest to a count from 0, halves up. Raises ValueError for a step below 1.

    >>> to_nearest(12, 5), to_nearest(13, 5), to_nearest(5, 10)
    (10, 15, 10)
    """
    if step < 1:
        raise ValueError(f"expected a step from 1, not {step}")
    return (2 * count + step) // (2 * step) * step
