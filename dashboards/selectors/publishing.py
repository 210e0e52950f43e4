"""Which rounds have figures to publish."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Max

from assessments.models import Campaign
from dashboards.models import Batch
from dashboards.selectors.roll_up import has_unopened_answers


def rounds_to_publish(moment: datetime, between: timedelta) -> Iterator[tuple[Campaign, bool]]:
    """Each with whether this is its final batch: the round has closed for everybody, and every anonymous answer has
    been opened. An open one is due when its last batch is old enough."""
    done = Batch.objects.filter(final=True).values("campaign")
    begun = Campaign.objects.filter(opens_at__lte=moment).exclude(pk__in=done).select_related("instrument")
    for campaign in begun.annotate(last_batch_at=Max("batches__published_at")).order_by("opens_at"):
        if campaign.all_closed_at <= moment:
            if not has_unopened_answers(campaign):
                yield campaign, True
        elif campaign.last_batch_at is None or campaign.last_batch_at <= moment - between:
            yield campaign, False
