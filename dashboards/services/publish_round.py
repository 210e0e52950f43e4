from collections.abc import Sequence
from datetime import datetime

import numpy as np
from django.db import transaction
from django.utils import timezone

import models_engine
from accounts.services.record_event import record_event
from assessments.models import Campaign
from dashboards.models import Batch, BatchShare, Publication
from dashboards.selectors.figures.change import Changes, earlier_rounds
from dashboards.selectors.figures.content import Contents
from dashboards.selectors.figures.contributions import Contributions, contributions_of
from dashboards.selectors.figures.families import Family, family_of, is_safe_step
from dashboards.selectors.figures.groups import Group, groups_of
from dashboards.selectors.figures.standing import left_standing, people_before, people_behind


def publish_round(*, campaign: Campaign, moment: datetime, final: bool = False) -> Batch | None:
    """One batch of a round: the figures of every area, from the rollups as they are.

    While the round is open a batch comes out only where enough people of enough organisations came since the last;
    else nothing does, and None comes back. A group of whom too few came keeps what was published of it.

    First all is worked out and then all is written: a country takes seconds, in which nothing may be locked and no
    transaction stand idle. Of two at once one publishes.
    """
    campaign = Campaign.objects.select_related("instrument").get(pk=campaign.pk)
    earlier = list(Batch.objects.filter(campaign=campaign).order_by("number"))
    found = contributions_of(campaign)
    if earlier and (earlier[-1].final or (not final and not is_safe_step(found, earlier[-1]))):
        return None
    if not found.organisations or (not earlier and not final and not found.people.any()):
        return None
    groups = groups_of(campaign, found, timezone.localdate(moment))
    family = family_of(found, groups, earlier)
    contents = Contents(found, family, Changes(campaign, found, earlier_rounds(campaign)))
    batch = Batch(
        campaign=campaign,
        number=len(earlier) + 1,
        published_at=moment,
        final=final,
        engine_version=models_engine.__version__,
    )
    publications = _publications(batch, groups, family, contents, earlier[-1:])
    return keep_batch(batch=batch, publications=publications, shares=shares_of(batch, found))


@transaction.atomic
def keep_batch(
    *, batch: Batch, publications: Sequence[Publication], shares: Sequence[BatchShare]
) -> Batch | None:
    """None where another came first: what it published was not known when this one was worked out."""
    Campaign.objects.select_for_update(of=("self",)).get(pk=batch.campaign_id)
    if Batch.objects.filter(campaign=batch.campaign_id, number__gte=batch.number).exists():
        return None
    batch.save(force_insert=True)
    Publication.objects.bulk_create(publications)
    BatchShare.objects.bulk_create(shares)
    record_event(
        by=None, action="figures_published", subject=batch.campaign, batch=batch.number, final=batch.final
    )
    return batch


def _publications(
    batch: Batch, groups: Sequence[Group], family: Family, contents: Contents, last: Sequence[Batch]
) -> list[Publication]:
    kept = {
        (row.area, row.boundaries, row.kind): row
        for row in Publication.objects.filter(batch__in=last, has_figures=True)
    }
    then, now = (people_before(last[0]), people_behind(contents.found)) if last else ({}, {})
    found = []
    for place, group in enumerate(groups):
        before = None if family.open[place] else kept.get(group.key)
        content = before.content if before else contents.of(place)
        if before is None and group.key in kept:
            inside = [contents.found.organisations[number] for number in np.flatnonzero(group.members)]
            people = [(then.get(pk, {}), now[pk]) for pk in inside]
            content = left_standing(content, kept[group.key].content, contents.instrument.factors, people)
        members = [
            str(pk) for pk, inside in zip(contents.found.organisations, group.members, strict=True) if inside
        ]
        found.append(
            Publication(
                batch=batch,
                area=group.area,
                boundaries=group.boundaries,
                kind=group.kind,
                organisations=before.organisations if before else members,
                counted_in=before.counted_in if before else batch.number,
                has_figures=bool(family.open[place]) or before is not None,
                content=content,
            )
        )
    return found


def shares_of(batch: Batch, found: Contributions) -> list[BatchShare]:
    people = people_behind(found)
    return [
        BatchShare(batch=batch, organisation_id=pk, marks=list(marks), people=people[pk])
        for pk, marks in zip(found.organisations, found.marks, strict=True)
        if marks
    ]
