"""Whose figures are published together: every area, the breakdowns by kind, and the areas as they are today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from assessments.models import Campaign
from dashboards.selectors.figures.contributions import Contributions, Flags
from organisations.enums import AreaLevel
from organisations.models import Succession
from organisations.selectors.areas import AreaTree, area_tree

LEVELS = (AreaLevel.ENGLAND, AreaLevel.REGION, AreaLevel.BOARD)


@dataclass(frozen=True)
class Group:
    """`members` is by organisation of the round. `kind` is empty for all kinds."""

    area: str
    boundaries: date
    kind: str
    members: Flags

    @property
    def key(self) -> tuple[str, date, str]:
        return self.area, self.boundaries, self.kind


def groups_of(campaign: Campaign, found: Contributions, today: date) -> list[Group]:
    """In the order in which they are decided: what comes first is shown first, so England, regions, boards, then
    kinds of organisations, then the areas of today that differ. Areas without an organisation that was asked are left
    out, England never."""
    then, now = area_tree(campaign.first_day), area_tree(max(today, campaign.first_day))
    groups = _areas(then, campaign.first_day, found, found.organisations)
    groups += [
        Group(group.area, group.boundaries, kind, _of_kind(group, kind, found))
        for group in groups
        if then.areas[group.area].level != AreaLevel.BOARD
        for kind in sorted({kind for kind, inside in zip(found.kinds, group.members, strict=True) if inside})
    ]
    # A kind that is all there is would say the same twice.
    groups = [group for group in groups if not group.kind or _narrows(group, groups)]
    return groups + _recast(groups, _areas(now, now.day, found, _heirs(found.organisations, now.day)))


def _recast(groups: list[Group], today: list[Group]) -> list[Group]:
    """Those areas of today that had other members then, or were not there."""
    before = {group.area: group.members.tobytes() for group in groups if not group.kind}
    return [group for group in today if before.get(group.area) != group.members.tobytes()]


def _areas(tree: AreaTree, day: date, found: Contributions, bodies: tuple[UUID, ...]) -> list[Group]:
    """`bodies` stand for the organisations, in their order: each itself, or whoever does its work on that day."""
    areas = sorted(tree.areas.values(), key=lambda area: (LEVELS.index(area.level), area.code))
    england = Group(areas[0].code, day, "", _all(found))
    inside = [
        Group(area.code, day, "", np.array([pk in tree.members[area.code] for pk in bodies], dtype=np.bool_))
        for area in areas[1:]
    ]
    return [england, *(group for group in inside if group.members.any())]


def _all(found: Contributions) -> Flags:
    return np.ones(len(found.organisations), dtype=np.bool_)


def _heirs(organisations: tuple[UUID, ...], day: date) -> tuple[UUID, ...]:
    """Who does each organisation's work on that day. One that was split stays itself: no one heir has its answers."""
    heirs: dict[UUID, list[UUID]] = defaultdict(list)
    for before, after in Succession.objects.filter(happened_on__lte=day).values_list(
        "predecessor_id", "successor_id"
    ):
        heirs[before].append(after)
    found = []
    for pk in organisations:
        seen = {pk}
        while len(heirs[pk]) == 1 and heirs[pk][0] not in seen:
            pk = heirs[pk][0]
            seen.add(pk)
        found.append(pk)
    return tuple(found)


def _of_kind(group: Group, kind: str, found: Contributions) -> Flags:
    return group.members & found.places(
        [pk for pk, own in zip(found.organisations, found.kinds, strict=True) if own == kind]
    )


def _narrows(group: Group, groups: list[Group]) -> bool:
    whole = next(one for one in groups if one.area == group.area and not one.kind)
    return bool((whole.members & ~group.members).any())
