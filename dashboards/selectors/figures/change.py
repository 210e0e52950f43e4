"""What changed in a group since the round before: the difference of two means that are both shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any
from uuid import UUID

import numpy as np

from assessments.models import Campaign
from dashboards.models import Publication
from dashboards.selectors.figures.contributions import Contributions, Flags, Reals, contributions_of
from dashboards.selectors.figures.groups import Group
from dashboards.selectors.figures.means import MeanFigures
from models_engine import NOT_COMPARED, ShownDifference, change_between, publish_difference, version_diff
from models_engine.side_mean import Interval
from organisations.selectors.areas import area_tree

NOT_SHOWN = ShownDifference(None, None, "not_shown")


@dataclass(frozen=True)
class Earlier:
    """A round before with final figures: its organisations' numbers, and what came out of it of those areas for which
    it is the latest."""

    campaign: Campaign
    found: Contributions
    published: Mapping[str, tuple[frozenset[str], dict[str, Any]]]


def earlier_rounds(campaign: Campaign) -> list[Earlier]:
    """For every area its latest round before that showed figures of it, of all kinds together, in the boundaries of
    that round's first day. A round of one region is no earlier round of another. Few queries a round."""
    figures = Publication.objects.filter(
        batch__final=True, batch__campaign__opens_at__lt=campaign.opens_at, kind="", has_figures=True
    )
    latest: dict[str, Publication] = {}
    newest_first = figures.order_by("-batch__campaign__opens_at", "-batch__number")
    for row in newest_first.defer("content").select_related("batch__campaign__instrument"):
        if row.boundaries == row.batch.campaign.first_day:
            latest.setdefault(row.area, row)
    contents = dict(figures.filter(pk__in=[row.pk for row in latest.values()]).values_list("pk", "content"))
    by_round: dict[Campaign, list[Publication]] = defaultdict(list)
    for row in latest.values():
        by_round[row.batch.campaign].append(row)
    return [
        Earlier(
            before,
            contributions_of(before),
            {row.area: (frozenset(row.organisations), contents[row.pk]) for row in rows},
        )
        for before, rows in by_round.items()
    ]


class Changes:
    """Changes of all groups' condition means, each since its earlier round."""

    def __init__(self, campaign: Campaign, found: Contributions, earlier: Sequence[Earlier]) -> None:
        self.organisations = found.organisations
        self.earlier = {area: one for one in earlier for area in one.published}
        self.breaks = {one.campaign: _breaks(one.campaign, campaign) for one in earlier}
        self.moved = {one.campaign: _moved_members(one.campaign, campaign) for one in earlier}

    def of(self, group: Group, place: int, factors: Mapping[str, MeanFigures]) -> dict[str, Any]:
        earlier = None if group.kind else self.earlier.get(group.area)
        breaks = self.breaks[earlier.campaign] if earlier else {}
        return {
            "since": str(earlier.campaign.pk) if earlier else None,
            "factors": {
                code: (
                    NOT_COMPARED if code in breaks else self._difference(code, group, place, figures, earlier)
                ).as_data()
                for code, figures in factors.items()
            },
            "breaks": sorted(item for items in breaks.values() for item in items),
            "boundaries_changed": bool(earlier) and group.area in self.moved[earlier.campaign],
        }

    def _difference(
        self, code: str, group: Group, place: int, now: MeanFigures, earlier: Earlier | None
    ) -> ShownDifference:
        one = now.found[place]
        if earlier is None or one is None or one.mean is None:
            return NOT_SHOWN
        members, content = earlier.published[group.area]
        if "shown" not in content["factors"].get(code, {}).get("mean", {}):
            return NOT_SHOWN
        then = earlier.found.measured("factors", code)
        inside = earlier.found.places([pk for pk in earlier.found.organisations if str(pk) in members])
        inside &= then.people > 0
        first = _by_organisation(earlier.found.organisations, then.mean, inside)
        second = _by_organisation(
            self.organisations, now.measured.mean, group.members & (now.measured.people > 0)
        )
        return publish_difference(
            fmean(first.values()) if first else None,
            one.mean,
            then.people[inside].tolist(),
            now.people(place),
            interval=_interval(first, second),
        )


def _interval(before: Mapping[UUID, float], after: Mapping[UUID, float]) -> Interval | None:
    """95 % of the change of a mean over organisations, each counting the same; None below five.

    Where the same ones answered both times it is that of their own changes: how they differ from each other is then
    no error. Else both rounds' spreads count.
    """
    same = before.keys() == after.keys()
    pairs = [(before[pk], after[pk]) for pk in before] if same else []
    return change_between(list(before.values()), list(after.values()), pairs).interval


def _by_organisation(organisations: Sequence[UUID], means: Reals, inside: Flags) -> dict[UUID, float]:
    return {organisations[place]: float(means[place]) for place in np.flatnonzero(inside)}


def _breaks(before: Campaign, after: Campaign) -> dict[str, tuple[str, ...]]:
    """By condition the statements that do not mean the same in both versions."""
    then, now = before.instrument.definition, after.instrument.definition
    if now.version == then.version:
        return {}
    return {one.code: one.items for one in version_diff(then, now).factor_breaks}


def _moved_members(before: Campaign, after: Campaign) -> frozenset[str]:
    """The areas whose organisations are not the same on the first days of the two rounds."""
    then, now = area_tree(before.first_day), area_tree(after.first_day)
    codes = then.areas.keys() | now.areas.keys()
    return frozenset(code for code in codes if then.members.get(code) != now.members.get(code))
