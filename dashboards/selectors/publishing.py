"""Which rounds have figures to publish."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from assessments.models import Campaign, CampaignOrganisation
from dashboards.models import Batch, Publication, Rollup
from dashboards.selectors.roll_up import has_unopened_answers


def rounds_to_publish(moment: datetime, between: timedelta) -> Iterator[Campaign]:
    """The open ones whose last batch is old enough."""
    for campaign in _begun(moment).annotate(last_batch_at=Max("batches__published_at")):
        due = campaign.last_batch_at is None or campaign.last_batch_at <= moment - between
        if due and campaign.all_closed_at > moment:
            yield campaign


def closed_rounds(moment: datetime) -> Iterator[Campaign]:
    """Those without a final batch: the round has closed for everybody, every anonymous answer has been opened."""
    for campaign in _begun(moment).filter(closes_at__lte=moment):
        if campaign.all_closed_at <= moment and not has_unopened_answers(campaign):
            yield campaign


def is_rolled_up(campaign: Campaign, since: datetime) -> bool:
    """Whether the rollup of every organisation asked was counted, or found right, since then."""
    done = Rollup.objects.filter(campaign=campaign, computed_at__gte=since).values("organisation")
    return not CampaignOrganisation.objects.filter(campaign=campaign).exclude(organisation__in=done).exists()


def published_rounds() -> QuerySet[Campaign]:
    """Those with a final batch."""
    done = Batch.objects.filter(final=True).values("campaign")
    return Campaign.objects.filter(pk__in=done).select_related("instrument").order_by("opens_at")


def published_members(batch: Batch) -> set[tuple[str, str, frozenset[str]]]:
    """(area, kind, organisations) of everything in a batch, in whatever boundaries."""
    rows = Publication.objects.filter(batch=batch).values_list("area", "kind", "organisations")
    return {(area, kind, frozenset(members)) for area, kind, members in rows}


def _begun(moment: datetime) -> QuerySet[Campaign]:
    """And not done with."""
    done = Batch.objects.filter(final=True).values("campaign")
    begun = Campaign.objects.filter(opens_at__lte=moment).exclude(pk__in=done)
    return begun.select_related("instrument").order_by("opens_at")
