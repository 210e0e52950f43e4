"""Rounds that are done, told again by the boundaries of today: boards merge long after a round has closed."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

import models_engine
from assessments.models import Campaign
from dashboards.models import Batch, Publication
from dashboards.selectors.figures.change import Changes, earlier_rounds
from dashboards.selectors.figures.content import Contents
from dashboards.selectors.figures.contributions import Contributions, Flags, contributions_of
from dashboards.selectors.figures.counts import Told
from dashboards.selectors.figures.families import family_of
from dashboards.selectors.figures.groups import groups_of
from dashboards.selectors.publishing import published_members, published_rounds
from dashboards.services.publish_round import keep_batch, shares_of


def recast_rounds(*, moment: datetime) -> list[Batch]:
    """One further batch for every round of which an area of today has no figures yet."""
    batches = [recast_round(campaign=campaign, moment=moment) for campaign in published_rounds()]
    return [batch for batch in batches if batch]


def recast_round(*, campaign: Campaign, moment: datetime) -> Batch | None:
    """The last batch as it stands, and beside it the areas of today whose members it has not had for that area.

    They are decided with everything that was published of the round before. None where there are none.
    """
    today = timezone.localdate(moment)
    earlier = list(Batch.objects.filter(campaign=campaign).order_by("number"))
    told = published_members(earlier[-1])
    asked = contributions_of(campaign, with_numbers=False)
    wanted = {
        group.key
        for group in groups_of(campaign, asked, today)
        if (group.area, group.kind, asked.names(group.members)) not in told
    }
    if not wanted:
        return None
    found = contributions_of(campaign)
    groups = groups_of(campaign, found, today)
    family = family_of(found, groups, earlier)
    last = list(Publication.objects.filter(batch=earlier[-1]))
    changes = Changes(campaign, found, earlier_rounds(campaign))
    contents = Contents(found, family, changes, [Told(_members(row, found), row.content) for row in last])
    batch = Batch(
        campaign=campaign,
        number=len(earlier) + 1,
        published_at=moment,
        final=True,
        engine_version=models_engine.__version__,
    )
    publications = [
        Publication(
            batch=batch,
            area=group.area,
            boundaries=group.boundaries,
            kind=group.kind,
            organisations=sorted(found.names(group.members)),
            counted_in=batch.number,
            has_figures=bool(family.open[place]),
            content=contents.of(place),
        )
        for place, group in enumerate(groups)
        if group.key in wanted
    ]
    return keep_batch(
        batch=batch,
        publications=[*_copies(batch, last), *publications],
        shares=shares_of(batch, found),
    )


def _members(row: Publication, found: Contributions) -> Flags:
    return found.places([UUID(pk) for pk in row.organisations])


def _copies(batch: Batch, rows: list[Publication]) -> list[Publication]:
    for row in rows:
        row.pk, row.batch, row._state.adding = None, batch, True
    return rows
