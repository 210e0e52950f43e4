from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

import models_engine
from accounts.services.record_event import record_event
from assessments.models import Campaign
from dashboards.models import Batch, BatchShare, Publication
from dashboards.selectors.figures.change import Changes, earlier_round
from dashboards.selectors.figures.content import Contents
from dashboards.selectors.figures.contributions import Contributions, contributions_of
from dashboards.selectors.figures.families import Family, family_of, is_safe_step
from dashboards.selectors.figures.groups import Group, groups_of


@transaction.atomic
def publish_round(*, campaign: Campaign, moment: datetime, final: bool = False) -> Batch | None:
    """One batch of a round: the figures of every area, from the rollups as they are.

    While the round is open a batch comes out only where enough people of enough organisations came since the last;
    else nothing does, and None comes back. A group of whom too few came keeps what was published of it. Two at
    once come one after the other.
    """
    locked = Campaign.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=campaign.pk)
    earlier = list(Batch.objects.filter(campaign=locked).order_by("number"))
    found = contributions_of(locked)
    if earlier and (earlier[-1].final or (not final and not is_safe_step(found, earlier[-1]))):
        return None
    if not found.organisations or (not earlier and not final and not found.people.any()):
        return None
    groups = groups_of(locked, found, timezone.localdate(moment))
    family = family_of(found, groups, earlier)
    contents = Contents(found, family, Changes(locked, earlier_round(locked)))
    batch = Batch.objects.create(
        campaign=locked,
        number=len(earlier) + 1,
        published_at=moment,
        final=final,
        engine_version=models_engine.__version__,
    )
    Publication.objects.bulk_create(_publications(batch, groups, family, contents, earlier[-1:]))
    BatchShare.objects.bulk_create(_shares(batch, found))
    record_event(by=None, action="figures_published", subject=locked, batch=batch.number, final=final)
    return batch


def _publications(
    batch: Batch, groups: Sequence[Group], family: Family, contents: Contents, last: Sequence[Batch]
) -> list[Publication]:
    kept = {
        (row.area, row.boundaries, row.kind): row
        for row in Publication.objects.filter(batch__in=last, has_figures=True)
    }
    found = []
    for place, group in enumerate(groups):
        before = None if family.open[place] else kept.get(group.key)
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
                content=before.content if before else contents.of(place),
            )
        )
    return found


def _shares(batch: Batch, found: Contributions) -> list[BatchShare]:
    return [
        BatchShare(batch=batch, organisation_id=pk, marks=list(marks))
        for pk, marks in zip(found.organisations, found.marks, strict=True)
        if marks
    ]
