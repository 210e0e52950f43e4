"""Counting a whole round, spread over as many workers as there are: one job for each organisation that was asked.

No job waits for another. What a process that dies has not queued is queued in the next slot of the clock, and what
was queued is in the outbox.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from assessments.models import CampaignOrganisation
from jobs.services.queue_job import queue_job

# So long after a closing its jobs are still queued, if nothing ran at the time. Shorter than done jobs are kept, so
# that each is done once.
LOOKED_BACK = timedelta(days=2)


@transaction.atomic
def queue_results_of_closed_rounds(*, moment: datetime) -> int:
    """After a round has closed for an organisation: its last results, and what follows from them for areas."""
    since = moment - LOOKED_BACK
    candidates = CampaignOrganisation.objects.filter(
        Q(campaign__closes_at__gt=since) | Q(extended_until__gte=since.date() - timedelta(days=1)),
        campaign__closes_at__lte=moment,
    ).select_related("campaign")
    closed = [asked for asked in candidates if since < asked.closes_at <= moment]
    return _queue((asked, f"{asked.closes_at:%Y-%m-%dT%H:%M}") for asked in closed)


@transaction.atomic
def queue_all_results(*, moment: datetime) -> int:
    """Every organisation of every round, once a day: what is missing or out of date is counted, as after an upgrade."""
    return _queue((asked, f"{moment:%Y-%m-%d}") for asked in CampaignOrganisation.objects.all())


def _queue(occasions: Iterable[tuple[CampaignOrganisation, str]]) -> int:
    count = 0
    for asked, occasion in occasions:
        queue_job(
            name="assessments.store_organisation_results",
            key=f"results:{asked.pk}:{occasion}",
            asking_id=asked.pk,
        )
        count += 1
    return count
