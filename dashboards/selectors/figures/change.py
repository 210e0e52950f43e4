"""What changed in a group since the round before: the difference of two means that are both shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.models import Campaign
from dashboards.models import Batch, Publication
from dashboards.selectors.figures.contributions import Contributions, contributions_of
from dashboards.selectors.figures.groups import Group
from dashboards.selectors.figures.means import MeanFigures
from models_engine import NOT_COMPARED, ShownDifference, SideMean, gap, publish_difference, version_diff
from organisations.selectors.areas import area_tree

NOT_SHOWN = ShownDifference(None, None, "not_shown")


@dataclass(frozen=True)
class Earlier:
    """The latest round before with final figures: its organisations' numbers, and what came out of it, by area."""

    campaign: Campaign
    found: Contributions
    published: Mapping[str, tuple[frozenset[str], dict[str, Any]]]


def earlier_round(campaign: Campaign) -> Earlier | None:
    """Of all kinds together, in the boundaries of its own first day. Four queries."""
    final = Batch.objects.filter(final=True, campaign__opens_at__lt=campaign.opens_at)
    last = final.select_related("campaign__instrument").order_by("-campaign__opens_at", "-number").first()
    if last is None:
        return None
    rows = Publication.objects.filter(
        batch=last, kind="", boundaries=last.campaign.first_day, has_figures=True
    ).values_list("area", "organisations", "content")
    return Earlier(
        last.campaign,
        contributions_of(last.campaign),
        {area: (frozenset(members), content) for area, members, content in rows},
    )


class Changes:
    """Changes of all groups' condition means since one earlier round."""

    def __init__(self, campaign: Campaign, earlier: Earlier | None) -> None:
        self.earlier = earlier
        self.breaks: dict[str, tuple[str, ...]] = {}
        self.moved: frozenset[str] = frozenset()
        if earlier:
            now, then = campaign.instrument.definition, earlier.found.instrument
            found = version_diff(then, now).factor_breaks if now.version != then.version else ()
            self.breaks = {one.code: one.items for one in found}
            self.moved = _moved_members(earlier.campaign, campaign)

    def of(self, group: Group, place: int, factors: Mapping[str, MeanFigures]) -> dict[str, Any]:
        before = self.earlier.published.get(group.area) if self.earlier and not group.kind else None
        return {
            "since": str(self.earlier.campaign.pk) if self.earlier and before else None,
            "factors": {
                code: self._difference(code, place, figures, before).as_data()
                for code, figures in factors.items()
            },
            "breaks": sorted(item for items in self.breaks.values() for item in items) if before else [],
            "boundaries_changed": group.area in self.moved,
        }

    def _difference(
        self,
        code: str,
        place: int,
        now: MeanFigures,
        before: tuple[frozenset[str], dict[str, Any]] | None,
    ) -> ShownDifference:
        if before is None or self.earlier is None:
            return NOT_SHOWN
        if code in self.breaks:
            return NOT_COMPARED
        members, content = before
        was, one = content["factors"].get(code, {}).get("mean", {}), now.found[place]
        if "shown" not in was or one is None or one.mean is None:
            return NOT_SHOWN
        then = self.earlier.found.measured("factors", code)
        inside = self.earlier.found.places(
            [pk for pk in self.earlier.found.organisations if str(pk) in members]
        )
        inside &= then.people > 0
        first = SideMean.of(then.mean[inside].tolist())
        second = SideMean.of(now.means(place))
        return publish_difference(
            first.mean,
            one.mean,
            then.people[inside].tolist(),
            now.people(place),
            interval=gap(second, first).interval,
        )


def _moved_members(before: Campaign, after: Campaign) -> frozenset[str]:
    """The areas whose organisations are not the same on the first days of the two rounds."""
    then, now = area_tree(before.first_day), area_tree(after.first_day)
    codes = then.areas.keys() | now.areas.keys()
    return frozenset(code for code in codes if then.members.get(code) != now.members.get(code))
