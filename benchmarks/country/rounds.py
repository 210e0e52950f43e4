"""Closing rounds of a country, by workers that run already."""

import time
from datetime import timedelta

from assessments.models import Campaign
from benchmarks.country.workers import no_job_is_left, wait_for
from dashboards.services.close_rounds import queue_closed_rounds
from jobs.models import Job


def close(campaign: Campaign) -> float:
    """From nothing counted to the last figures published, as the clock sets it going. Earlier rounds are published."""
    campaign.results.all().delete()
    campaign.rollups.all().delete()
    campaign.batches.all().delete()
    Job.objects.all().delete()
    started = time.monotonic()
    queue_closed_rounds(moment=campaign.closes_at + timedelta(minutes=1))
    wait_for(no_job_is_left)
    taken = time.monotonic() - started
    if not campaign.batches.filter(final=True).exists():
        raise RuntimeError(f"{campaign} was not published.")
    return taken


def close_before(last: Campaign) -> None:
    """The earlier ones, one after the other, where that is not done: each is compared with the one before it."""
    for campaign in Campaign.objects.filter(opens_at__lt=last.opens_at).order_by("opens_at"):
        if not campaign.batches.filter(final=True).exists():
            print(f"{campaign}: closed in {close(campaign):.1f} s", flush=True)
